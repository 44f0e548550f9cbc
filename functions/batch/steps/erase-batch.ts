// Deletes a batch and everything that it made; a repeated call continues an interrupted one.
import { readRecord } from "../../delivery/dossier-records.ts";
import { batchKeys } from "../keys.ts";
import { findBatch, findStarted, markDeleting } from "../lifecycle.ts";
import { deleteDossiers } from "../row-dossier.ts";
import type { StepContext } from "../step-context.ts";
import type { Clock } from "../../aws/dependencies.ts";
import { readLines, readRowNumbers } from "../jsonl.ts";
import {
  chunkItemSchema,
  chunkOutcomeSchema,
  type BatchRecord,
  type BatchRef,
  type BatchStore,
  type ChunkItem,
  type Started,
} from "../records.ts";

/** The deletion record is put first, so that nothing new is made; it and the batch's record are deleted last. */
export async function eraseBatch(
  store: BatchStore,
  ref: BatchRef,
  { clock }: Pick<StepContext, "clock">,
): Promise<{ erased: number }> {
  const [record, started] = await Promise.all([findBatch(store, ref), findStarted(store, ref)]);
  if (record !== undefined) await markDeleting(store, ref);
  const dossiers =
    record === undefined || started === undefined || !record.links
      ? 0
      : await deleteStartedDossiers(store, ref, { record, started }, clock);
  const last = [batchKeys.record(ref), batchKeys.deleting(ref)];
  const listed = (await store.list(batchKeys.all(ref))).map(({ key }) => key);
  const others = listed.filter((key) => !last.includes(key));
  await store.delete([...others, batchKeys.upload(ref)]);
  for (const key of last) await store.delete([key]);
  return { erased: listed.length + dossiers };
}

/** A chunk's `begun` object is deleted after its dossiers, so that an interrupted call can continue. */
async function deleteStartedDossiers(
  store: BatchStore,
  ref: BatchRef,
  made: { record: BatchRecord; started: Started },
  clock: Clock,
): Promise<number> {
  const chunks = readLines((await store.getText(batchKeys.chunks(ref))) ?? "", chunkItemSchema);
  const begun = new Set((await store.list(batchKeys.allStartedChunks(ref))).map(({ key }) => key));
  let erased = 0;
  for (const item of chunks) {
    const startedKey = batchKeys.startedChunk(ref, item.chunk);
    if (!begun.has(startedKey)) continue;
    const rows = await rowsOf(store, ref, item);
    await deleteDossiers(store, made, rows, clock());
    await store.delete([startedKey]);
    erased += rows.length;
  }
  return erased;
}

/** The row numbers, from the outcome if the chunk has one, because a finished batch keeps no rows. */
async function rowsOf(store: BatchStore, ref: BatchRef, { chunk, part, start, end }: ChunkItem): Promise<number[]> {
  const outcome = await readRecord(store, batchKeys.outcome(ref, chunk), chunkOutcomeSchema);
  if (outcome !== undefined) return outcome.rows.map(({ row }) => row);
  const lines = await store.getRange(batchKeys.rows(ref, part), start, end);
  return readRowNumbers(lines ?? new Uint8Array());
}
