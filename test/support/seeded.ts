// Properties run from a fixed seed, so that the same commit gives the same result. For another seed, or more runs:
// SEED=7 RUNS=20 npx vitest run test/pdf/layout.test.ts
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20261123) });

/** A number of runs, times what was asked for. */
export const runs = (usual: number): number => usual * Number(process.env["RUNS"] ?? 1);
