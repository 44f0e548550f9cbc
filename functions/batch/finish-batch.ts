// Ends a batch: the manifests, the sheet to correct, and last of all the list of results that makes it done.
import type { BatchRef, BatchStore } from "./records.ts";

export async function finishBatch(_store: BatchStore, _ref: BatchRef): Promise<{ made: number; failed: number }> {
  throw new Error("Not yet.");
}
