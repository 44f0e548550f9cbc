// Step: says which chunks are missing, and what there is to pack.
import { findMissingChunks } from "../batch/steps/find-missing-chunks.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("find-missing-chunks", findMissingChunks);
