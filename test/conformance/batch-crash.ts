// Twenty batches of 2,000 rows, each killed once at a random moment and resumed: the bytes of one that was left in peace.
import { rowsPerChunk } from "../../functions/batch/keys.ts";
import { momentsOf, newRandom, runKilled } from "../infra/batch-crash.ts";
import { BatchProgram, day, hashesIn } from "../infra/batch-program.ts";
import { bundlePrograms } from "../support/bundle-programs.ts";
import { loadBundled } from "../support/bundle.ts";
import { manyPeople } from "../support/many-people.ts";
import type { Outcome } from "./programs.ts";

const { sheetOf } = await loadBundled<typeof import("../spreadsheet/sheet-of.ts")>("test/spreadsheet/sheet-of.ts");

const rows = 2000;
const runs = 20;
/** One document for each row: what is shown is that none is lost or made twice, not how it looks. */
const args = ["--only", "cover-sheet"];

export async function runBatchCrashes(): Promise<Outcome> {
  const seed = Number(process.env["CRASH_SEED"] ?? 20_261_123);
  console.log(`  CRASH_SEED=${seed}`);
  const random = newRandom(seed);
  const program = await BatchProgram.build(bundlePrograms);
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  try {
    const sheet = await program.write(sheetOf(manyPeople(rows)));
    const quiet = program.newPath();
    const { code, err } = await program.batch(sheet, quiet, ...args);
    if (code !== 0) throw new Error(`The run that nobody killed ended with ${code}: ${err}`);
    const expected = JSON.stringify(await hashesIn(quiet));
    for (const [index, moment] of momentsOf(runs, Math.ceil(rows / rowsPerChunk), random).entries()) {
      const { outs, kills } = await runKilled(program, { sheet, today: day, args, moments: [moment], random });
      const hashes = await Promise.all(outs.map(async (out) => JSON.stringify(await hashesIn(out))));
      const isSame = hashes.every((found) => found === expected);
      if (isSame && kills === 1) outcome.passed += 1;
      else {
        outcome.failed += 1;
        const what = isSame ? "no kill came in time" : "other files or other bytes";
        outcome.failures.push(`Batch ${index + 1}, killed at ${JSON.stringify(moment)}: ${what}.`);
      }
    }
  } finally {
    await program.remove();
  }
  return outcome;
}
