// Step: says which chunks are missing, and what there is to pack.
import { sweepBatch } from "../batch/steps/sweep-batch.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("sweep-batch", sweepBatch);
