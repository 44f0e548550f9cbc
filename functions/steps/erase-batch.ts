// Step: erases everything of a batch.
import { eraseBatch } from "../batch/steps/erase-batch.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("erase-batch", eraseBatch);
