// From what age a person may need a residence permit: 18, or 16 to work. A younger child has none (L. 424-3, L. 421-35;
// Réfugiés.info's sheet on the DCEM; read 2026-11-23).
import type { Facts } from "./facts.ts";

/** Whether the person is known to be too young for any residence permit; an unknown age counts as grown up. */
export const isTooYoungForPermit = ({ age }: Pick<Facts, "age">): boolean => age !== undefined && age < 16;
