// Step: packs some chunks into one archive and one print file.
import { packVolume } from "../batch/steps/pack-volume.ts";
import { step } from "../batch/step-lambda.ts";

export const handler = step("pack-volume", packVolume);
