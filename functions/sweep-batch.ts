// Step: says which chunks are missing, and what there is to pack.
import { sweepBatch } from "./batch/sweep-batch.ts";
import { step } from "./cloud/step.ts";

export const handler = step("sweep-batch", sweepBatch);
