// Plants small bugs one at a time in a copy of the project and says which of them the related tests find: `npm run mutants`.
// Arguments choose: `npm run mutants -- functions/pdf` plants only those in files whose path holds this.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mutants, type Mutant } from "./table.ts";

const wanted = process.argv.slice(2);
const chosen = mutants.filter(({ file }) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

/** The source after the bug; throws where the text to replace is not there exactly once, as the code has moved on. */
function planted({ file, find, replace }: Mutant): string {
  const parts = readFileSync(file, "utf8").split(find);
  if (parts.length !== 2) throw new Error(`${file}: ${JSON.stringify(find)} is there ${parts.length - 1} times.`);
  return parts.join(replace);
}

function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), "mutants-"));
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]);
  const paths = listed.stdout.toString().split("\0");
  for (const path of paths) {
    // What was deleted and not yet committed is listed too.
    if (path !== "" && path !== "node_modules") cpSync(path, join(copy, path), { recursive: true, force: true });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Whether all the tests of these files pass, and what Vitest says of them. */
function runTests(folder: string, tests: readonly string[]): { pass: boolean; output: string } {
  const ran = spawnSync("npx", ["vitest", "run", "--bail", "1", "--reporter", "dot", ...tests], { cwd: folder });
  return { pass: ran.status === 0, output: `${ran.stdout.toString()}${ran.stderr.toString()}` };
}

const sources = chosen.map((mutant) => ({ mutant, text: planted(mutant) }));
const folder = copyProject();
try {
  // Tests that fail anyhow would find every bug.
  const { pass, output } = runTests(folder, [...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (!pass) throw new Error(`The tests fail before any bug is planted:\n${output}`);
  const survivors: Mutant[] = [];
  for (const { mutant, text } of sources) {
    const path = join(folder, mutant.file);
    const original = readFileSync(path, "utf8");
    writeFileSync(path, text);
    const survived = runTests(folder, mutant.tests).pass;
    writeFileSync(path, original);
    if (survived) survivors.push(mutant);
    console.log(`${survived ? "SURVIVED" : "killed  "} ${mutant.file}: ${mutant.what}`);
  }
  console.log(`Mutants: ${chosen.length - survivors.length} killed, ${survivors.length} survived`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
