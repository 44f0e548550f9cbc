import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import type { LambdaEvent, LambdaHandler } from "../../functions/api/lambda-http.ts";
import { functionNames, type FunctionName } from "../../functions/api/routes.ts";
import {
  startHttpServer,
  type RunningHttpServer,
  type HttpServerOptions,
} from "../../infra/local/service/http-server.ts";

let door: RunningHttpServer | undefined;
afterEach(() => door?.close());

async function open(handler: LambdaHandler, options: Partial<HttpServerOptions> = {}): Promise<string> {
  const handlers = Object.fromEntries(functionNames.map((name) => [name, handler])) as Record<
    FunctionName,
    LambdaHandler
  >;
  door = await startHttpServer({ host: "127.0.0.1", port: 0, handlers, ...options });
  return `http://127.0.0.1:${door.port}`;
}

/** Something to wait for until the test opens it. */
function newGate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

const reply = { statusCode: 200, headers: {}, body: "done", isBase64Encoded: false } as const;

it("lets so many work at once, so many wait, and tells the others to come back, as a problem", async () => {
  let atWork = 0;
  let most = 0;
  let answered = 0;
  // Nobody is done before those who are told to come back have heard it.
  const allRefused = newGate();
  const url = await open(
    async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await allRefused.opened;
      atWork -= 1;
      return reply;
    },
    { atOnce: 2, maxWaiting: 3 },
  );
  const replies = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const one = await fetch(`${url}/api/health`);
      if (++answered === 7) allRefused.open();
      return one;
    }),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(most).toBe(2);
  const busy = replies.filter(({ status }) => status === 429);
  expect(busy).toHaveLength(7);
  for (const one of busy) {
    expect(one.headers.get("retry-after")).toBe("5");
    expect(problemSchema.parse(await one.json()).code).toBe("too-many-requests");
  }
});

it("cuts off a request that has not come whole in its time, however it drips, and no function hears of it", async () => {
  let calls = 0;
  const url = await open(
    async () => {
      calls += 1;
      return reply;
    },
    { requestMs: 1000 },
  );
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (piece: Buffer) => (answer += piece.toString())).on("error", () => undefined);
  socket.write("POST /d HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n");
  const dripping = setInterval(() => socket.write("x"), 100);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(dripping);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(calls).toBe(0);
});

it("finishes what is under way before it closes", async () => {
  const begun = newGate();
  const finish = newGate();
  const url = await open(async () => {
    begun.open();
    await finish.opened;
    return reply;
  });
  const underWay = fetch(`${url}/api/health`);
  await begun.opened;
  const closed = door?.close();
  door = undefined;
  finish.open();
  expect(await (await underWay).text()).toBe("done");
  await closed;
});

describe("batches, which are for who sits at the machine", () => {
  const events: LambdaEvent[] = [];
  const handler: LambdaHandler = async (event) => {
    events.push(event);
    return reply;
  };
  /** As `fetch`, which chooses its own Host. */
  const ask = (url: string, headers: Record<string, string>, method = "GET") =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      request(`${url}/api/batches`, { method, headers }, (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject);
      })
        .on("error", reject)
        .end();
    });

  it("are asked for under one tenant, and nothing else is", async () => {
    const url = await open(handler);
    events.length = 0;
    await fetch(`${url}/api/batches`);
    await fetch(`${url}/api/health`);
    expect(events.map(({ requestContext: { authorizer } }) => authorizer)).toEqual([
      { jwt: { claims: { "custom:tenant": "local" } } },
      undefined,
    ]);
  });

  it.each([
    ["an address that somebody else's name leads to here", { host: "attacker.example:8080" }],
    ["a page of another site", { origin: "https://attacker.example" }],
    ["a page without a site", { origin: "null" }],
    ["a page of another program on this machine", { origin: "http://localhost:1" }],
  ])("are refused to %s", async (_what, headers) => {
    const url = await open(handler);
    events.length = 0;
    for (const method of ["GET", "POST"]) {
      const { status, body } = await ask(url, headers, method);
      expect([status, problemSchema.parse(JSON.parse(body)).code]).toEqual([403, "only-on-this-machine"]);
    }
    expect(events).toEqual([]);
  });

  it("are open to this machine by each of its names", async () => {
    const url = await open(handler);
    const { port } = new URL(url);
    for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
      const host = `${name}:${port}`;
      expect((await ask(url, { host, origin: `http://${host}` })).status).toBe(200);
    }
  });

  it("are refused to everybody, in clear words, where the service listens to others too", async () => {
    const url = await open(handler, { host: "0.0.0.0" });
    const { status, body } = await ask(url, { "accept-language": "en" });
    expect([status, problemSchema.parse(JSON.parse(body)).title]).toEqual([
      403,
      "Batches are available on this machine only",
    ]);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });
});
