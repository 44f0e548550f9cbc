// Step: writes the manifest and the file to correct; then the batch is done.
import { finishBatch } from "./batch/finish-batch.ts";
import { step } from "./cloud/step.ts";

export const handler = step("finish-batch", finishBatch);
