import { afterAll, beforeAll, expect, it } from "vitest";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { faultyStore, type Fault, type FaultyStore } from "../aws/faulty-store.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient, type BatchClient } from "./batch-client.ts";
import { exampleAnswers, openTestService, type TestService } from "./service.ts";

let local: LocalStore;
let store: FaultyStore;
let machine: FaultyStore;
let service: TestService;
let client: BatchClient;
let sheet: Uint8Array;

beforeAll(async () => {
  local = await openLocalStore();
  store = await faultyStore(local.store.endpoint);
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_REGION: settings.region,
    AWS_ENDPOINT_URL_S3: store.endpoint,
  });
  service = await openTestService();
  machine = await faultyStore(process.env["AWS_ENDPOINT_URL_SFN"] ?? "");
  process.env["AWS_ENDPOINT_URL_SFN"] = machine.endpoint;
  client = batchClient(service.url);
  sheet = sheetOf([(await exampleAnswers("stateless-renewal-centre-widowed")) as Answers]);
});
afterAll(async () => {
  await service.close();
  await store.close();
  await machine.close();
  await local.end();
});

const from = (position: number, fault: Fault): Fault[] => [
  ...Array.from({ length: position }, (): Fault => "none"),
  fault,
];

async function expectUnavailable(reply: Response, code: string): Promise<void> {
  expect([reply.status, problemSchema.parse(await reply.json()).code]).toEqual([503, code]);
  expect(reply.headers.get("retry-after")).toBe("30");
}

async function uploaded(): Promise<string> {
  const created = await client.create(sheet.length);
  await client.upload(created, sheet);
  return created.id;
}

it.each([
  [0, "slow-down"],
  [0, "hang-up"],
  [2, "hang-up"],
  [3, "slow-down"],
  [4, "lost-answer"],
] as const)(
  "a store that goes away at request %i (%s) is a clear refusal; asked again, the batch is checked, made and erased",
  async (position, fault) => {
    const id = await uploaded();
    const steps = [
      ["POST", "/check", undefined],
      ["POST", "/start", { rows: "all" }],
      ["DELETE", "", undefined],
    ] as const;
    for (const [method, path, body] of steps) {
      store.spoil(...from(position, fault));
      const reply = await client.ask(method, `/${id}${path}`, body);
      // Whoever needed fewer requests did not notice.
      if (reply.status !== 202) await expectUnavailable(reply, "store-unavailable");
      store.spoil("none");
      const again = reply.status === 202 ? reply : await client.ask(method, `/${id}${path}`, body);
      expect(again.status).toBe(202);
      if (method === "DELETE") continue;
      const aim = path === "/check" ? "checked" : "done";
      const batch = await client.until(id, ({ state }) => state === aim || state === "stopped");
      // The work itself met the fault: it goes on when it is told to.
      if (batch.state === "stopped") await client.must(method, `/${id}${path}`, body);
      await client.until(id, ({ state }) => state === aim);
    }
    await expect.poll(async () => (await client.ask("GET", `/${id}`)).status, { timeout: 10_000 }).toBe(404);
  },
  60_000,
);

it("a store that is away is said on every address that needs it", async () => {
  const id = await uploaded();
  await client.must("POST", `/${id}/check`);
  await client.until(id, ({ state }) => state === "checked");
  store.spoil("slow-down");
  for (const [method, path] of [
    ["GET", ""],
    ["GET", `/${id}`],
    ["GET", `/${id}/results`],
    ["POST", `/${id}/check`],
    ["POST", `/${id}/cancel`],
    ["DELETE", `/${id}`],
  ] as const) {
    await expectUnavailable(await client.ask(method, path), "store-unavailable");
  }
  store.spoil("none");
  expect((await client.show(id)).state).toBe("checked");
}, 60_000);

it.each(["slow-down", "hang-up", "lost-answer"] as const)(
  "a state machine that is away (%s) is a clear refusal; asked again, nothing is done twice",
  async (fault) => {
    const id = await uploaded();
    machine.spoil(fault);
    await expectUnavailable(await client.ask("POST", `/${id}/check`), "engine-unavailable");
    machine.spoil("none");
    await client.must("POST", `/${id}/check`);
    await client.until(id, ({ state }) => state === "checked");
    machine.spoil(fault);
    await expectUnavailable(await client.ask("POST", `/${id}/start`, { rows: "all" }), "engine-unavailable");
    machine.spoil("none");
    const again = await client.ask("POST", `/${id}/start`, { rows: "all" });
    // Where only the answer was lost, the work is under way, or done.
    expect([202, 409]).toContain(again.status);
    expect(await client.until(id, ({ state }) => state === "done")).toMatchObject({ done: 1, failed: 0 });
    expect((await client.results(id)).made).toBe(1);
  },
  60_000,
);
