// What became of the rows, read back chunk by chunk.
import { readRecord } from "../cloud/dossier-records.ts";
import { batchKeys } from "./batch-keys.ts";
import { findStarted, there } from "./batch-life.ts";
import type { BatchRef, BatchStore, ChunkOutcome, RowOutcome } from "./records.ts";

/** Throws where the chunk has none yet. */
export async function readOutcome(store: BatchStore, ref: BatchRef, chunk: number): Promise<ChunkOutcome> {
  return there(await readRecord<ChunkOutcome>(store, batchKeys.outcome(ref, chunk)), "Outcome");
}

/** Every row that was to be made, in the order of the sheet. */
export async function* readOutcomes(store: BatchStore, ref: BatchRef): AsyncGenerator<RowOutcome> {
  const { chunks } = there(await findStarted(store, ref), "Start");
  for (let chunk = 0; chunk < chunks; chunk++) yield* (await readOutcome(store, ref, chunk)).rows;
}
