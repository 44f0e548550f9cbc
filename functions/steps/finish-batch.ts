// Step: writes the manifest and the file to correct; then the batch is done.
import { finishBatch } from "../batch/steps/finish-batch.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("finish-batch", finishBatch);
