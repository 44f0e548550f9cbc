import { expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import type { StateMachine } from "../../functions/aws/step-functions.ts";
import type { Store } from "../../functions/aws/store.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient } from "../support/batch-client.ts";
import { failingStore, type FailingStore, type Moment } from "../support/failing-store.ts";
import { openMemoryService } from "../support/memory-service.ts";
import { exampleAnswers } from "../support/service-client.ts";

let store: FailingStore<Store> | undefined;
let machineFails: Moment | undefined;

const service = openMemoryService((given) => {
  store = failingStore(given.store);
  return { ...given, store: store.store, machine: failingMachine(given.machine) };
});
const failing = store!;
const client = batchClient(service);
const sheet = sheetOf([(await exampleAnswers("stateless-renewal-centre-widowed")) as Answers]);

function failingMachine(machine: StateMachine): StateMachine {
  const failing = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const unavailable = new ServiceError("engine-unavailable", "StartExecution", "ThrottlingException");
    const moment = machineFails;
    if (moment === "before") throw unavailable;
    const result = await run();
    if (moment === "after") throw unavailable;
    return result;
  };
  return {
    start: (operation, ref) => failing(() => machine.start(operation, ref)),
    stop: (operation, ref) => failing(() => machine.stop(operation, ref)),
    isUnderWay: (operation, ref) => failing(() => machine.isUnderWay(operation, ref)),
  };
}

async function expectUnavailable(reply: Response, code: string): Promise<void> {
  expect([reply.status, problemSchema.parse(await reply.json()).code]).toEqual([503, code]);
  expect(reply.headers.get("retry-after")).toBe("30");
}

async function uploaded(): Promise<string> {
  const created = await client.create(sheet.length);
  await client.upload(created, sheet);
  return created.id;
}

const cuts = [0, 1, 2, 3, 4, 5].flatMap((position) =>
  (["before", "after"] as const).map((moment) => [moment, position] as const),
);

it.each(cuts)(
  "a store that goes away %s call %i is a clear refusal; asked again, the batch is checked, made and erased",
  async (moment, position) => {
    const id = await uploaded();
    const requests = [
      ["POST", "/check", undefined, "checked"],
      ["POST", "/start", { rows: "all" }, "done"],
      ["DELETE", "", undefined, undefined],
    ] as const;
    for (const [method, path, body, state] of requests) {
      failing.failAt(position, moment);
      const reply = await client.ask(method, `/${id}${path}`, body);
      // A request that needs fewer calls does not notice.
      if (reply.status !== 202) await expectUnavailable(reply, "store-unavailable");
      failing.mend();
      const again = reply.status === 202 ? reply : await client.ask(method, `/${id}${path}`, body);
      expect(again.status).toBe(202);
      await service.pause();
      const reached = state === undefined ? undefined : (await client.show(id)).state;
      expect(reached).toBe(state);
    }
    expect((await client.ask("GET", `/${id}`)).status).toBe(404);
  },
);

it("a store that is away is said on every address that needs it", async () => {
  const id = await uploaded();
  await client.must("POST", `/${id}/check`);
  await client.until(id, ({ state }) => state === "checked");
  failing.failAt(0, "before");
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
  failing.mend();
  expect((await client.show(id)).state).toBe("checked");
});

it.each(["before", "after"] as const)(
  "a state machine that is away (%s the start) is a clear refusal; asked again, nothing is done twice",
  async (moment) => {
    const id = await uploaded();
    machineFails = moment;
    await expectUnavailable(await client.ask("POST", `/${id}/check`), "engine-unavailable");
    machineFails = undefined;
    await client.must("POST", `/${id}/check`);
    await client.until(id, ({ state }) => state === "checked");
    machineFails = moment;
    await expectUnavailable(await client.ask("POST", `/${id}/start`, { rows: "all" }), "engine-unavailable");
    machineFails = undefined;
    const again = await client.ask("POST", `/${id}/start`, { rows: "all" });
    // Where only the answer was lost, the work is under way, or done.
    expect([202, 409]).toContain(again.status);
    expect(await client.until(id, ({ state }) => state === "done")).toMatchObject({ done: 1, failed: 0 });
    expect((await client.results(id)).made).toBe(1);
  },
);

it("a state machine that is away does not hide how far a batch is", async () => {
  const id = await uploaded();
  await client.must("POST", `/${id}/check`);
  machineFails = "before";
  expect(["checking", "checked"]).toContain((await client.show(id)).state);
  machineFails = undefined;
  await service.pause();
});

it("work that fails leaves the batch stopped; asked again, it goes on", async () => {
  const id = await uploaded();
  await client.must("POST", `/${id}/check`);
  await service.pause();
  await client.must("POST", `/${id}/start`, { rows: "all" });
  service.objects.interfere(({ operation, key }) => {
    if (operation === "put" && key.endsWith("/results.json")) throw new ServiceError("store-unavailable", "put", "x");
  });
  await service.pause();
  service.objects.interfere(() => undefined);
  expect((await client.show(id)).state).toBe("stopped");
  expect(await client.make(id)).toMatchObject({ state: "done", done: 1 });
});
