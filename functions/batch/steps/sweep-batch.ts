// Looks which chunks have no outcome yet, and says what there is to pack once none is missing.
import { batchKeys, chunksPerVolume } from "../keys.ts";
import { findStarted, isEnding, there } from "../lifecycle.ts";
import type { BatchRef, BatchStore } from "../records.ts";

export type Sweep = { missing: number; volumes: { volume: number }[]; state: "whole" | "missing" | "cancelled" };

export async function sweepBatch(store: BatchStore, ref: BatchRef): Promise<Sweep> {
  const [cancelled, ending] = await Promise.all([store.head(batchKeys.cancelled(ref)), isEnding(store, ref)]);
  if (cancelled !== undefined || ending) return { missing: 0, volumes: [], state: "cancelled" };
  const [started, outcomes] = await Promise.all([findStarted(store, ref), store.list(batchKeys.allOutcomes(ref))]);
  const { chunks } = there(started, "Start");
  const missing = chunks - outcomes.length;
  const volumes = Array.from({ length: volumesOf(chunks) }, (_, volume) => ({ volume }));
  return { missing, volumes, state: missing === 0 ? "whole" : "missing" };
}

export const volumesOf = (chunks: number): number => Math.ceil(chunks / chunksPerVolume);
