// Brings parts of dist/ up to date: `build.ts dossier functions`. `--sizes` prints the weight of the functions.
import { readdirSync, statSync } from "node:fs";
import { bringUpToDate, partNames } from "./parts.ts";

for (const argument of process.argv.slice(2).filter((argument) => argument !== "--sizes")) {
  const name = partNames.find((known) => known === argument);
  if (name === undefined) throw new Error(`no part ${argument} to build; there are ${partNames.join(", ")}`);
  await bringUpToDate(name);
}

if (process.argv.includes("--sizes")) {
  for (const name of readdirSync("dist/functions")) {
    const { size } = statSync(`dist/functions/${name}/index.mjs`);
    process.stdout.write(`${String(Math.round(size / 1000)).padStart(6)} KB  ${name}\n`);
  }
}
