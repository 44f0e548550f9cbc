// Conformance: a person of every kind, in French or English by turns, and of each pair of kinds in both, read by rules that are
// not those of the product.
import { loadBundled } from "../support/bundle.ts";
import type { Outcome } from "./programs.ts";

/** Kept short: one fault of a common row is found in hundreds of dossiers. */
const maxShown = 60;

/** `SEED=7 npm run conformance` draws other people. */
export async function runProof(): Promise<Outcome> {
  const { everyPair, quadruples, readPeople } =
    await loadBundled<typeof import("../proof/run.ts")>("test/proof/run.ts");
  const seed = Number(process.env["SEED"] ?? 0);
  const outcomes = [readPeople(everyPair(), seed, true), readPeople(quadruples, seed, false)];
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const read = sum(outcomes.map((outcome) => outcome.read));
  const refused = sum(outcomes.map((outcome) => outcome.refused));
  const faults = new Set(outcomes.flatMap((outcome) => outcome.faults));
  const tooManyRefused = refused > read / 8 ? [`${refused} of ${read + refused} people were refused`] : [];
  const failures = [...tooManyRefused, ...faults];
  return { passed: read, failed: failures.length, failures: failures.slice(0, maxShown) };
}
