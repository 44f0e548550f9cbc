// Deleting a batch deletes the dossiers of chunks that were started, and no others.
import { expect, it } from "vitest";
import { rowsPerChunk } from "../../functions/batch/keys.ts";
import { startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { memoryStore } from "./memory-store.ts";
import { context, chunksOf, now, people, ref, sendSheet } from "./small-batch.ts";

it.each([0, 1, 2])("of three chunks, %i were begun: only their rows are ended, and counted", async (begun) => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2 * rowsPerChunk + 1)), { links: true, only: ["hosting-attestation"] });
  await checkRows(store, ref, context);
  await startBatch(store, ref, { rows: "all", now });
  const chunks = await chunksOf(store);
  expect(chunks).toHaveLength(3);
  for (const item of chunks.slice(0, begun)) await renderRows(store, { ...ref, ...item }, context);

  const objects = [...store.objects.keys()].filter((key) => key.startsWith("batches/")).length;
  const deletingMark = 1;
  expect(await eraseBatch(store, ref, context)).toEqual({
    erased: objects + deletingMark - begun + begun * rowsPerChunk,
  });
  const ended = [...store.objects.keys()].filter((key) => key.startsWith("ended/"));
  expect(ended).toHaveLength(begun * rowsPerChunk);
});
