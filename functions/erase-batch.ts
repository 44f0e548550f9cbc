// Step: erases everything of a batch.
import { eraseBatch } from "./batch/erase-batch.ts";
import { step } from "./cloud/step.ts";

export const handler = step("erase-batch", eraseBatch);
