import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createdSchema, type Created } from "../../functions/api/dossier-schemas.ts";
import { packedProgram } from "../support/once.ts";
import { newDataFolder, removeFolder, startProcess, type ServiceProcess } from "./bundled-service.ts";
import { sized } from "../support/seeded.ts";
import { exampleAnswers, tokenOf } from "../support/service-client.ts";

let data: string;
let service: ServiceProcess;
let body: string;

beforeAll(async () => {
  data = await newDataFolder();
  service = await startProcess(await packedProgram(), data);
  body = JSON.stringify(await exampleAnswers("subsidiary-first-hotel-two-nationalities"));
});
afterAll(async () => {
  await service.end("SIGKILL");
  await removeFolder(data);
});

const post = (text: string) =>
  fetch(`${service.url}/api/dossiers`, { method: "POST", headers: { "content-type": "application/json" }, body: text });

/** Writes to a socket as long as the other side takes it, and gives what comes back. */
async function talk(write: (send: (text: string) => Promise<boolean>) => Promise<void>): Promise<string> {
  const { port } = new URL(service.url);
  const socket = connect(Number(port), "127.0.0.1").setMaxListeners(0);
  let answer = "";
  let isOpen = true;
  socket.on("data", (piece: Buffer) => (answer += piece.toString()));
  const closed = new Promise<void>((resolve) => {
    socket.on("close", () => {
      isOpen = false;
      resolve();
    });
    socket.on("error", () => resolve());
  });
  await write(async (text) => {
    if (!isOpen) return false;
    if (!socket.write(text)) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    return isOpen;
  });
  await Promise.race([closed, wait(300_000, undefined, { ref: false })]);
  socket.destroy();
  return answer;
}

const head = (more: string) =>
  `POST /api/dossiers HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;
const megabyte = "x".repeat(1024 * 1024);

it.each([
  ["that says its length", `content-length: ${100 * megabyte.length}`, megabyte],
  ["in chunks without end", "transfer-encoding: chunked", `100000\r\n${megabyte}\r\n`],
])("refuses a body of 100 MB %s with 413, and does not keep it", async (_, header, piece) => {
  const answers = await Promise.all(
    Array.from({ length: sized(4, 1) }, () =>
      talk(async (send) => {
        await send(head(header));
        for (let sent = 0; sent < 100; sent++) if (!(await send(piece))) return;
      }),
    ),
  );
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"body-too-large"');
  }
});

it("serves others while two hundred clients send their bodies by drops", async () => {
  const { port } = new URL(service.url);
  const sockets = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined).write(head("content-length: 5000"));
    return socket;
  });
  const dripping = setInterval(() => {
    for (const socket of sockets) socket.write("x");
  }, 50);
  expect((await post(body)).status).toBe(201);
  clearInterval(dripping);
  for (const socket of sockets) socket.destroy();
});

const atOnce = sized(200, 16);

it(`answers ${atOnce} requests at once, each rightly and with a dossier of its own`, async () => {
  const replies = await Promise.all(
    Array.from({ length: atOnce }, (_, index) => (index % 4 === 3 ? post('{"version":1}') : post(body))),
  );
  const statuses = replies.map(({ status }) => status);
  expect(statuses).toEqual(statuses.map((_, index) => (index % 4 === 3 ? 422 : 201)));
  const made = (await Promise.all(
    replies.filter(({ status }) => status === 201).map((reply) => reply.json()),
  )) as Created[];
  for (const one of made) expect(createdSchema.safeParse(one).success).toBe(true);
  expect(new Set(made.flatMap(({ id, link, ownerSecret }) => [id, link, ownerSecret])).size).toBe(3 * made.length);
  const last = made.at(-1);
  if (last === undefined) throw new Error("none was made");
  const page = await fetch(`${service.url}/d`, { method: "POST", body: new URLSearchParams({ token: tokenOf(last) }) });
  expect(page.status).toBe(200);
});

it.each([
  ["a request without a host", "GET /d HTTP/1.1\r\n\r\n"],
  ["what is no HTTP", "NONSENSE\r\n\r\n"],
  ["an address of 20 KB", `GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`],
  [
    "a body of two lengths",
    "POST /d HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\ntransfer-encoding: chunked\r\n\r\n",
  ],
  ["an address that is a star", "OPTIONS * HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"],
  ["an address that cannot be decoded", "GET /d/%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"],
])("stays up after %s", async (_, text) => {
  expect(await talk(async (send) => void (await send(text)))).toMatch(/^HTTP\/1\.1 [1-4]\d\d /);
  expect((await fetch(`${service.url}/api/health`)).status).toBe(200);
});
