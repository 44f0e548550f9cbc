// Counts the chunks without an outcome; once there are none, lists the volumes to pack.
import { batchKeys, chunksPerVolume } from "../keys.ts";
import { findStarted, isDeleted, requireFound } from "../lifecycle.ts";
import type { BatchRef, BatchStore } from "../records.ts";

export type MissingChunks = {
  missing: number;
  volumes: { volume: number }[];
  state: "whole" | "missing" | "cancelled";
};

export async function findMissingChunks(store: BatchStore, ref: BatchRef): Promise<MissingChunks> {
  const [cancelled, ending] = await Promise.all([store.head(batchKeys.cancelled(ref)), isDeleted(store, ref)]);
  if (cancelled !== undefined || ending) return { missing: 0, volumes: [], state: "cancelled" };
  const [started, outcomes] = await Promise.all([findStarted(store, ref), store.list(batchKeys.allOutcomes(ref))]);
  const { chunks } = requireFound(started, "Start");
  const missing = chunks - outcomes.length;
  const volumes = Array.from({ length: volumesOf(chunks) }, (_, volume) => ({ volume }));
  return { missing, volumes, state: missing === 0 ? "whole" : "missing" };
}

export const volumesOf = (chunks: number): number => Math.ceil(chunks / chunksPerVolume);
