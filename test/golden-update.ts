// Writes the golden files anew: `npm run golden`. Look at what changed (git diff, and the pages) before committing it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadBundled } from "./support/bundle.ts";

const { listCases, makeCase, snapshotOf, encodePng } =
  await loadBundled<typeof import("./golden-cases.ts")>("test/golden-cases.ts");

/** What a person wrote; all else in the folder of a case is made here. */
const inputs = new Set(["answers.json", "case.json"]);

const [only] = process.argv.slice(2);
for (const goldenCase of listCases().filter(({ name }) => only === undefined || name === only)) {
  const snapshot = await snapshotOf(goldenCase, makeCase(goldenCase));
  mkdirSync(goldenCase.folder, { recursive: true });
  for (const name of readdirSync(goldenCase.folder)) {
    if (!inputs.has(name)) rmSync(join(goldenCase.folder, name), { recursive: true });
  }
  for (const [name, content] of snapshot) {
    writeFileSync(join(goldenCase.folder, name), typeof content === "string" ? content : encodePng(content));
  }
  console.log(`${goldenCase.name}: ${snapshot.size} files`);
}
