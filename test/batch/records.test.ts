// Records are validated when they are read; the error for a damaged one quotes nothing of it.
import { expect, it, test } from "vitest";
import type { ServiceError } from "../../functions/aws/service-error.ts";
import { readRowLines, readRowNumbers } from "../../functions/batch/jsonl.ts";
import { batchKeys } from "../../functions/batch/keys.ts";
import { findBatch, findReport, findStarted } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { sampleAnswers } from "../support/sample-answers.ts";
import { memoryStore } from "./memory-store.ts";
import { context, people, recordOf, ref, sendSheet } from "./small-batch.ts";

const text = { contentType: "application/json" };

test.each([
  ["a batch", batchKeys.record(ref), findBatch, JSON.stringify({ ...recordOf(), links: "Rahimi" })],
  ["a batch cut short", batchKeys.record(ref), findBatch, JSON.stringify(recordOf()).slice(0, -9)],
  ["a start", batchKeys.started(ref), findStarted, '{"at":"2026-11-23T08:00:00.000Z","rows":"Rahimi"}'],
  ["a report", batchKeys.report(ref), findReport, '{"ok":true,"name":"Rahimi"}'],
])("the record of %s that is damaged is refused, and not quoted", async (_, key, find, body) => {
  const store = memoryStore();
  await store.put(key, body, text);
  const error = await find(store, ref).then(
    () => undefined,
    (error: ServiceError) => error,
  );
  expect(error).toMatchObject({ name: "ServiceError", code: "store-refused", reason: "RecordDamaged" });
  expect(String(error?.message) + String(error?.cause)).not.toContain("Rahimi");
});

it("reads back what a check has written", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(3)));
  await checkRows(store, ref, context);
  expect(await findBatch(store, ref)).toEqual(recordOf());
  expect(await findReport(store, ref)).toMatchObject({ ok: true, chunks: 1, lastRow: 4 });
});

it("knows a row by its number even where its line is damaged", () => {
  const whole = { row: 7, reference: "A-7", answers: sampleAnswers() };
  const lines = [JSON.stringify(whole), '{"row":8,"reference":"A-8","ans', '{"row":9,"reference":"A-9"}'];
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  expect(readRowLines(bytes)).toEqual([whole, { row: 8, reference: "" }, { row: 9, reference: "" }]);
  expect(readRowNumbers(bytes)).toEqual([7, 8, 9]);
});
