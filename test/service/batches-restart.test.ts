import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { rowsPerChunk } from "../../functions/batch/keys.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { packedProgram } from "../support/once.ts";
import { newDataFolder, removeFolder, startProcess, batchClientAt } from "./bundled-service.ts";
import { briefly, sized } from "../support/seeded.ts";
import { exampleAnswers } from "../support/service-client.ts";

let script: string;
let data: string;

beforeAll(async () => {
  script = await packedProgram();
  data = await newDataFolder();
});
afterAll(() => removeFolder(data));

/** Each thread may finish a chunk more before the kill, and again before the cancellation: there are more chunks. */
const people = (2 * availableParallelism() + 2) * rowsPerChunk;
const options = sized({ links: false }, { links: false, only: ["cover-sheet"] });

it("goes on with a batch where the service was killed, when it is told to, and where it was cancelled", async () => {
  const person = (await exampleAnswers("stateless-renewal-centre-widowed")) as Answers;
  const sheet = sheetOf(Array.from({ length: people }, () => person));

  const first = await startProcess(script, data, { flags: briefly });
  let client = batchClientAt(first.url);
  const { id, report } = await client.check(sheet, options);
  expect(report?.counts.valid).toBe(people);
  await client.must("POST", `/${id}/start`, { rows: "all" });
  await client.until(id, ({ done }) => done > 0);
  expect((await client.ask("POST", `/${id}/start`, { rows: "all" })).status).toBe(409);
  await first.end("SIGKILL");

  const second = await startProcess(script, data, { flags: briefly });
  client = batchClientAt(second.url);
  const stopped = await client.show(id);
  expect(stopped).toMatchObject({ state: "stopped", total: people });
  expect(stopped.done).toBeGreaterThan(0);
  expect(stopped.done).toBeLessThan(people);
  await client.must("POST", `/${id}/start`, { rows: "all" });
  expect((await client.show(id)).state).toBe("running");

  expect(await client.must("POST", `/${id}/cancel`)).toEqual({ id, state: "cancelled" });
  const cancelled = await client.show(id);
  expect(cancelled.state).toBe("cancelled");
  // No more than what was under way is finished: a chunk for each thread.
  expect(cancelled.done).toBeLessThan(people);

  expect(await client.make(id)).toMatchObject({ state: "done", done: people, failed: 0, percent: 100 });
  const { files, made } = await client.results(id);
  expect(made).toBe(people);
  const manifest = files.find(({ kind }) => kind === "manifest-json");
  const { rows } = JSON.parse(new TextDecoder().decode(await client.download(manifest?.url ?? ""))) as {
    rows: { row: number }[];
  };
  expect(new Set(rows.map(({ row }) => row)).size).toBe(people);

  // Ending the service does not wait for a batch.
  const other = await client.check(sheet, options);
  await client.must("POST", `/${other.id}/start`, { rows: "all" });
  const { done } = await client.show(other.id);
  expect(done).toBeLessThan(people);
  expect(await second.end("SIGTERM")).toBe(0);
  // It did not finish the batch first: the next service finds it stopped half-way.
  const third = await startProcess(script, data, { flags: briefly });
  expect(await batchClientAt(third.url).show(other.id)).toMatchObject({ state: "stopped" });
  await third.end("SIGTERM");
});
