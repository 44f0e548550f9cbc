// Step: makes the dossiers of one chunk of rows.
import { renderRows } from "../batch/steps/render-rows.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("render-rows", renderRows);
