// Properties run from a fixed seed, so that the same commit gives the same result; by default with a part of their runs,
// which takes seconds. For another seed, or more runs:
// SEED=7 RUNS=20 npx vitest run test/pdf/layout.test.ts
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20261123) });

const share = Number(process.env["RUNS"] ?? 0.125);

/** A number of runs, times what `RUNS` says. */
export const runs = (whole: number): number => Math.ceil(whole * share);

/** The whole size where all runs are made, as in the conformance run; otherwise the small one. */
export const sized = <Size>(whole: Size, small: Size): Size => (share >= 1 ? whole : small);

/** Flags of Node for a program that works a second or two: to optimise its code takes longer than it saves. */
export const briefly: readonly string[] = sized([], ["--no-opt"]);
