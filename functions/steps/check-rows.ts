// Step: reads a batch's file, writes its good rows down for the others and reports on all.
import { checkRows } from "../batch/steps/check-rows.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("check-rows", checkRows);
