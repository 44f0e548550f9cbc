// Runs a batch's steps on this machine, as the state machine does on AWS: every chunk once, what is missing again.
import { batchKeys } from "../../functions/batch/batch-keys.ts";
import type { BatchRef, ChunkItem } from "../../functions/batch/records.ts";
import { openBatchStore } from "./batch-store-at.ts";
import type { BatchPool } from "./batch-pool.ts";
import type { StepResult } from "./batch-worker.ts";

export type RunPhase = "rows" | "volumes" | "finish";

/** Counts of rows; `seen` is how many have an outcome, made or not. */
export type RunProgress = { phase: RunPhase; total: number; seen: number; failed: number };

export type RunOptions = {
  onProgress?: (progress: RunProgress) => void;
  /** Stops after what is under way; the same call again goes on from there. */
  signal?: AbortSignal;
};

export type RunEnd =
  | { state: "done"; made: number; failed: number }
  | { state: "cancelled" }
  /** By `signal`. */
  | { state: "interrupted" };

/** The same chunks were missing again and again: something takes them away. */
export class ChunksMissing extends Error {
  override name = "ChunksMissing";
}

const maxRounds = 3;

export const runCheck = (pool: BatchPool, ref: BatchRef): Promise<StepResult<"checkRows">> =>
  pool.run("checkRows", ref);

export const runErase = (pool: BatchPool, ref: BatchRef): Promise<StepResult<"eraseBatch">> =>
  pool.run("eraseBatch", ref);

/** Does what is not done yet. Throws ServiceError where the store fails for good. */
export async function runBatch(pool: BatchPool, ref: BatchRef, options: RunOptions = {}): Promise<RunEnd> {
  const { onProgress = () => undefined, signal } = options;
  const store = openBatchStore(pool.store);
  const chunks = readItems((await store.getText(batchKeys.chunks(ref))) ?? "");
  const total = chunks.reduce((sum, { rows }) => sum + rows, 0);
  const isCancelled = async () => (await store.head(batchKeys.cancelled(ref))) !== undefined;

  for (let round = 1; ; round++) {
    const outcomes = new Set((await store.list(batchKeys.allOutcomes(ref))).map(({ key }) => key));
    const missing = chunks.filter(({ chunk }) => !outcomes.has(batchKeys.outcome(ref, chunk)));
    let failed = (await store.list(batchKeys.allFailed(ref))).length;
    let seen = total - missing.reduce((sum, { rows }) => sum + rows, 0);
    onProgress({ phase: "rows", total, seen, failed });
    const end = await feed(pool.jobs, missing, async ({ chunk, part, start, end }) => {
      if (signal?.aborted === true) return "interrupted";
      if (await isCancelled()) return "cancelled";
      const result = await pool.run("renderRows", { ...ref, chunk, part, start, end });
      seen += result.made + result.failed;
      failed += result.failed;
      onProgress({ phase: "rows", total, seen, failed });
      return undefined;
    });
    if (end === "interrupted") return { state: "interrupted" };

    const sweep = await pool.run("sweepBatch", ref);
    if (sweep.state === "cancelled") return { state: "cancelled" };
    if (sweep.state === "whole") {
      onProgress({ phase: "volumes", total, seen, failed });
      const stopped = await feed(pool.jobs, sweep.volumes, async ({ volume }) => {
        if (signal?.aborted === true) return "interrupted";
        await pool.run("packVolume", { ...ref, volume });
        return undefined;
      });
      if (stopped !== undefined) return { state: stopped };
      onProgress({ phase: "finish", total, seen, failed });
      return { state: "done", ...(await pool.run("finishBatch", ref)) };
    }
    if (round >= maxRounds) throw new ChunksMissing(`${sweep.missing} chunks are missing after ${round} rounds.`);
  }
}

/**
 * Gives the items to as many runners as there are threads, so that nothing waits in a queue and memory stays flat. Ends
 * early, after what is under way, with the first reason or error.
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

const readItems = (lines: string): ChunkItem[] =>
  lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ChunkItem);
