// How far a batch is, counted from the keys of its objects: the same on one machine and on AWS.
import { batchKeys, rowsPerChunk } from "./keys.ts";
import { findStarted } from "./lifecycle.ts";
import type { BatchRef, BatchState, BatchStore, Progress, Started } from "./records.ts";

export async function readProgress(store: BatchStore, ref: BatchRef): Promise<Progress> {
  const [listed, started] = await Promise.all([store.list(batchKeys.all(ref)), findStarted(store, ref)]);
  const keys = new Set(listed.map(({ key }) => key));
  const state = stateOf(ref, keys);
  if (started === undefined) return { state, total: 0, done: 0, failed: 0, percent: 0 };
  const [outcomes, failures] = [batchKeys.allOutcomes(ref), batchKeys.allFailed(ref)];
  const { total } = started;
  const done = rowsIn(
    [...keys].filter((key) => key.startsWith(outcomes)),
    ref,
    started,
  );
  const failed = Math.min(done, [...keys].filter((key) => key.startsWith(failures)).length);
  return { state, total, done, failed, percent: percentOf(state, done, total), startedAt: started.at };
}

export function stateOf(ref: BatchRef, keys: ReadonlySet<string>): BatchState {
  if (keys.has(batchKeys.deleting(ref)) || !keys.has(batchKeys.record(ref))) return "deleting";
  if (keys.has(batchKeys.results(ref))) return "done";
  if (keys.has(batchKeys.cancelled(ref))) return "cancelled";
  if (keys.has(batchKeys.started(ref))) return "running";
  return keys.has(batchKeys.report(ref)) ? "checked" : "checking";
}

/** Every chunk but the last one is full. */
function rowsIn(outcomes: string[], ref: BatchRef, { chunks, total }: Started): number {
  const hasLast = outcomes.includes(batchKeys.outcome(ref, chunks - 1));
  const lastRows = total - (chunks - 1) * rowsPerChunk;
  return outcomes.length * rowsPerChunk - (hasLast ? rowsPerChunk - lastRows : 0);
}

/** 99 at most until the batch is done: packing follows the last row. */
function percentOf(state: BatchState, done: number, total: number): number {
  if (state === "done") return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total));
}
