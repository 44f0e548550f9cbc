// Killed at any moment, again and again, a batch makes every dossier exactly once, and not one byte is different. The
// conformance run does the same with thousands of rows.
import { unzipSync } from "fflate";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsPerChunk } from "../../functions/batch/keys.ts";
import { manyPeople } from "../support/many-people.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { momentsOf, newRandom, runKilled } from "./batch-crash.ts";
import { BatchProgram, day, hashesIn } from "./batch-program.ts";
import { packedProgram } from "../support/once.ts";
import { briefly, sized } from "../support/seeded.ts";

let program: BatchProgram;
beforeAll(async () => {
  program = await BatchProgram.build(packedProgram, briefly);
}, 120_000);
afterAll(() => program.remove());

const seed = Number(process.env["CRASH_SEED"] ?? 20_261_123);

const onlyOne = ["--only", "cover-sheet"];
const batches = [
  { rows: 400, kills: 10, args: onlyOne, what: "one document for each of 400 rows, 10 times" },
  { rows: 60, kills: 5, args: [], what: "all documents of 60 rows, 5 times" },
];

// A thread takes as long to start as its rows take.
const small = {
  rows: 60,
  kills: 6,
  args: [...onlyOne, "--jobs", "1"],
  what: "one document for each of 60 rows, 6 times",
};

test.each(sized(batches, [small]))(
  `kill −9, then --resume: $what (CRASH_SEED=${seed})`,
  async ({ rows, kills, args }) => {
    const sheet = await program.write(sheetOf(manyPeople(rows)));
    const quiet = program.newPath();
    expect((await program.batch(sheet, quiet, ...args)).code).toBe(0);

    const random = newRandom(seed);
    const moments = momentsOf(kills, Math.ceil(rows / rowsPerChunk), random);
    const killed = await runKilled(program, { sheet, today: day, args, moments, random });

    expect(killed.kills).toBeGreaterThan(kills / 2);
    for (const out of killed.outs) {
      expect(await hashesIn(out)).toEqual(await hashesIn(quiet));
      expect(await rowsMade(out)).toEqual(Array.from({ length: rows }, (_, index) => index + 2));
    }
  },
  900_000,
);

/** The rows that have a folder, each once for each archive that it stands in. */
async function rowsMade(out: string): Promise<number[]> {
  const rows: number[] = [];
  for (const name of await readdir(out)) {
    if (!name.endsWith(".zip")) continue;
    const folders = new Set(Object.keys(unzipSync(await readFile(join(out, name)))).map((path) => path.split("/")[0]!));
    rows.push(...[...folders].map((folder) => Number.parseInt(folder, 10)));
  }
  return rows.toSorted((one, other) => one - other);
}
