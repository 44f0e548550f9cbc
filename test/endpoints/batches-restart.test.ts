import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient, download } from "./batch-client.ts";
import { bundleService, newDataFolder, removeFolder, startProcess } from "./bundled-service.ts";
import { exampleAnswers } from "./service.ts";

let script: string;
let data: string;

beforeAll(async () => {
  script = await bundleService("batches-restart");
  data = await newDataFolder();
}, 60_000);
afterAll(() => removeFolder(data));

it("goes on with a batch where the service was killed, when it is told to, and where it was cancelled", async () => {
  const person = (await exampleAnswers("stateless-renewal-centre-widowed")) as Answers;
  const people = 150;
  const sheet = sheetOf(Array.from({ length: people }, () => person));

  const first = await startProcess(script, data);
  let client = batchClient(first.url);
  const { id, report } = await client.check(sheet, { links: false });
  expect(report?.counts.valid).toBe(people);
  await client.must("POST", `/${id}/start`, { rows: "all" });
  await client.until(id, ({ done }) => done > 0);
  expect((await client.ask("POST", `/${id}/start`, { rows: "all" })).status).toBe(409);
  await first.end("SIGKILL");

  const second = await startProcess(script, data);
  client = batchClient(second.url);
  const stopped = await client.show(id);
  expect(stopped).toMatchObject({ state: "stopped", total: people });
  expect(stopped.done).toBeGreaterThan(0);
  expect(stopped.done).toBeLessThan(people);
  await client.must("POST", `/${id}/start`, { rows: "all" });
  expect((await client.show(id)).state).toBe("running");

  expect(await client.must("POST", `/${id}/cancel`)).toEqual({ id, state: "cancelled" });
  const cancelled = await client.show(id);
  expect(cancelled.state).toBe("cancelled");
  // What was under way is finished; then nothing more comes.
  await wait(2500);
  const settled = await client.show(id);
  await wait(1000);
  expect(await client.show(id)).toEqual(settled);
  expect(settled.done).toBeLessThan(people);

  expect(await client.make(id)).toMatchObject({ state: "done", done: people, failed: 0, percent: 100 });
  const { files, made } = await client.results(id);
  expect(made).toBe(people);
  const manifest = files.find(({ kind }) => kind === "manifest-json");
  const { rows } = JSON.parse(new TextDecoder().decode(await download(manifest?.url ?? ""))) as {
    rows: { row: number }[];
  };
  expect(new Set(rows.map(({ row }) => row)).size).toBe(people);

  // Ending the service does not wait for a batch.
  const other = await client.check(sheet, { links: false });
  await client.must("POST", `/${other.id}/start`, { rows: "all" });
  const startedAt = Date.now();
  expect(await second.end("SIGTERM")).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(5000);
}, 120_000);
