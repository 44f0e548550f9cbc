// Step: makes the dossiers of one chunk of rows.
import { renderRows } from "./batch/render-rows.ts";
import { step } from "./cloud/step.ts";

export const handler = step("render-rows", renderRows);
