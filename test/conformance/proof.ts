// Conformance: a person of each pair of kinds, in French and in English, read by rules that are not those of the product.
import { loadBundled } from "../support/bundle.ts";
import type { Outcome } from "./programs.ts";

/** Kept short: one fault of a common row is found in hundreds of dossiers. */
const maxShown = 60;

/** `SEED=7 npm run conformance` draws other people; with `PEOPLE=all`, of every four kinds, which takes a quarter of an hour. */
export async function runProof(): Promise<Outcome> {
  const { everyPair, quadruples, readPeople } =
    await loadBundled<typeof import("../proof/run.ts")>("test/proof/run.ts");
  const seed = Number(process.env["SEED"] ?? 0);
  const people = process.env["PEOPLE"] === "all" ? quadruples : everyPair();
  const { read, refused, faults } = readPeople(people, seed, true);
  const tooManyRefused = refused > read / 8 ? [`${refused} of ${read + refused} people were refused`] : [];
  const failures = [...tooManyRefused, ...faults];
  return { passed: read, failed: failures.length, failures: failures.slice(0, maxShown) };
}
