// Runs a batch's steps on this machine in the order of the state machine on AWS; missing chunks run again.
import { batchKeys, chunksPerVolume } from "../../../functions/batch/keys.ts";
import { readLines } from "../../../functions/batch/jsonl.ts";
import { chunkItemSchema, type BatchRef, type ChunkItem } from "../../../functions/batch/records.ts";
import { openBatchStore } from "./batch-store-at.ts";
import type { BatchPool } from "./batch-pool.ts";
import type { StepResult } from "./run-step.ts";

export type RunPhase = "rows" | "volumes" | "finish";

/** Counts of rows; `seen` counts the rows with an outcome, made or not. */
export type RunProgress = { phase: RunPhase; total: number; seen: number; failed: number };

export type RunOptions = {
  onProgress?: (progress: RunProgress) => void;
  /** Stops after the running tasks; calling again resumes. */
  signal?: AbortSignal;
};

export type RunEnd =
  | { state: "done"; made: number; failed: number }
  | { state: "cancelled" }
  /** True if `signal` stopped it. */
  | { state: "interrupted" };

/** Chunks were still missing after several rounds: another process must be removing them. */
export class MissingChunksError extends Error {
  override name = "MissingChunksError";
}

const maxRounds = 3;

export const runCheck = (pool: BatchPool, ref: BatchRef): Promise<StepResult<"checkRows">> =>
  pool.run("checkRows", ref);

export const runErase = (pool: BatchPool, ref: BatchRef): Promise<StepResult<"eraseBatch">> =>
  pool.run("eraseBatch", ref);

/**
 * Runs the steps that are not done yet. A volume is packed as soon as its chunks are made; only one at a time, because
 * packing holds hundreds of dossiers in memory. Throws ServiceError if the store fails repeatedly.
 */
export async function runBatch(pool: BatchPool, ref: BatchRef, options: RunOptions = {}): Promise<RunEnd> {
  const { onProgress = () => undefined, signal } = options;
  const store = await openBatchStore(pool.store);
  const chunks = readLines((await store.getText(batchKeys.chunks(ref))) ?? "", chunkItemSchema);
  const total = chunks.reduce((sum, { rows }) => sum + rows, 0);
  const isCancelled = async () => (await store.head(batchKeys.cancelled(ref))) !== undefined;
  const packing = oneAtATime(async (volume: number) => {
    if (signal?.aborted !== true) await pool.run("packVolume", { ...ref, volume });
  });

  try {
    for (let round = 1; ; round++) {
      const outcomes = new Set((await store.list(batchKeys.allOutcomes(ref))).map(({ key }) => key));
      const missing = chunks.filter(({ chunk }) => !outcomes.has(batchKeys.outcome(ref, chunk)));
      const volumes = newVolumeCount(missing);
      let failed = (await store.list(batchKeys.allFailed(ref))).length;
      let seen = total - missing.reduce((sum, { rows }) => sum + rows, 0);
      const tell = (phase: RunPhase) => onProgress({ phase, total, seen, failed });
      tell("rows");
      const end = await feed(pool.jobs, missing, async ({ chunk, part, start, end }) => {
        if (signal?.aborted === true) return "interrupted";
        if (await isCancelled()) return "cancelled";
        const result = await pool.run("renderRows", { ...ref, chunk, part, start, end });
        seen += result.made + result.failed;
        failed += result.failed;
        tell("rows");
        const volume = volumes.wholeWith(chunk);
        if (volume !== undefined) packing.add(volume);
        return undefined;
      });
      if (end === "interrupted") return { state: "interrupted" };

      const search = await pool.run("findMissingChunks", ref);
      if (search.state === "cancelled") return { state: "cancelled" };
      if (search.state === "whole") {
        tell("volumes");
        // Volumes of an earlier run too; packed ones are skipped.
        for (const { volume } of search.volumes) packing.add(volume);
        await packing.end();
        if (signal?.aborted === true) return { state: "interrupted" };
        tell("finish");
        return { state: "done", ...(await pool.run("finishBatch", ref)) };
      }
      if (round >= maxRounds)
        throw new MissingChunksError(`${search.missing} chunks are missing after ${round} rounds.`);
    }
  } finally {
    // No packing is still running when this returns or throws.
    await packing.end().catch(() => undefined);
  }
}

/** Counts the chunks that each volume still lacks. */
function newVolumeCount(missing: readonly ChunkItem[]) {
  const waiting = new Map<number, number>();
  const volumeOf = (chunk: number) => Math.floor(chunk / chunksPerVolume);
  for (const { chunk } of missing) waiting.set(volumeOf(chunk), (waiting.get(volumeOf(chunk)) ?? 0) + 1);
  return {
    /** The volume that this chunk completes, if any. */
    wholeWith(chunk: number): number | undefined {
      const volume = volumeOf(chunk);
      const left = (waiting.get(volume) ?? 0) - 1;
      waiting.set(volume, left);
      return left === 0 ? volume : undefined;
    },
  };
}

/** Runs each item once, one after another, in the background; none after a failure. */
function oneAtATime<Item>(run: (item: Item) => Promise<unknown>) {
  const taken = new Set<Item>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    add(item: Item) {
      if (taken.has(item)) return;
      taken.add(item);
      last = last.then(() => run(item));
      // `end` rejects with it.
      last.catch(() => undefined);
    },
    end: () => last,
  };
}

/**
 * Gives the items to as many runners as there are threads, so that no queue grows and memory stays flat. At a signal or
 * an error it stops after the running items.
 */
async function feed<Item, Reason>(
  runners: number,
  items: Iterable<Item>,
  run: (item: Item) => Promise<Reason | undefined>,
): Promise<Reason | undefined> {
  const iterator = items[Symbol.iterator]();
  let reason: Reason | undefined;
  let failed = false;
  const runSome = async () => {
    while (reason === undefined && !failed) {
      const next = iterator.next();
      if (next.done === true) return;
      try {
        const stopped = await run(next.value);
        reason ??= stopped;
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: runners }, runSome));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return reason;
}
