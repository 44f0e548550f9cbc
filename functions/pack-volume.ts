// Step: packs some chunks into one archive and one print file.
import { packVolume } from "./batch/pack-volume.ts";
import { step } from "./cloud/step.ts";

export const handler = step("pack-volume", packVolume);
