// Writes the golden files anew: `npm run golden`. Look at what changed (git diff, and the pages) before committing it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Snapshot } from "./golden-cases.ts";
import { loadBundled } from "./support/bundle.ts";

const {
  blanksName,
  fillableName,
  goldenFolder,
  listCases,
  makeCase,
  snapshotOf,
  snapshotOfBlanks,
  snapshotOfFillable,
  encodePng,
} = await loadBundled<typeof import("./golden-cases.ts")>("test/golden-cases.ts");
const { languagesName, languagesToKeep, snapshotOfLanguage } =
  await loadBundled<typeof import("./golden-languages.ts")>("test/golden-languages.ts");

/** What a person wrote; all else in the folder of a case is made here. */
const inputs = new Set(["answers.json", "case.json"]);

const [only] = process.argv.slice(2);
const isWanted = (name: string): boolean => only === undefined || name === only;

function write(name: string, folder: string, snapshot: Snapshot): void {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (!inputs.has(file)) rmSync(join(folder, file), { recursive: true });
  }
  for (const [file, content] of snapshot) {
    writeFileSync(join(folder, file), typeof content === "string" ? content : encodePng(content));
  }
  console.log(`${name}: ${snapshot.size} files`);
}

for (const goldenCase of listCases().filter(({ name }) => isWanted(name))) {
  write(goldenCase.name, goldenCase.folder, await snapshotOf(goldenCase, makeCase(goldenCase)));
}
for (const language of languagesToKeep().filter((one) => isWanted(join(languagesName, one)))) {
  const name = join(languagesName, language);
  write(name, join(goldenFolder, name), await snapshotOfLanguage(language));
}
if (isWanted(blanksName)) write(blanksName, join(goldenFolder, blanksName), await snapshotOfBlanks());
if (isWanted(fillableName)) write(fillableName, join(goldenFolder, fillableName), await snapshotOfFillable());
