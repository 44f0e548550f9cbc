// Plants small bugs one at a time in a copy of the project and says which of them the related tests find: `npm run mutants`.
// Arguments choose: `npm run mutants -- functions/pdf` plants only those in files whose path holds this. A bug that makes
// the tests hang is found by their time limit.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
  for (const packages of ["node_modules", "test/browser/node_modules"].filter((path) => existsSync(path))) {
    symlinkSync(resolve(packages), join(copy, packages));
  }
  return copy;
}

let endTests = (): void => undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    endTests();
    process.exit(1);
  });
}

type Result = "passed" | "failed" | "timed out";

/** Runs the tests of these files, and gives what Vitest says of them. `maxMs`: no limit where it is left out. */
async function runTests(folder: string, tests: readonly string[], maxMs?: number): Promise<[Result, output: string]> {
  const vitest = [join(folder, "node_modules/vitest/vitest.mjs"), "run", "--bail", "1", "--reporter", "dot", ...tests];
  // A process group of its own, because a loop runs in a worker of Vitest.
  const child = spawn(process.execPath, vitest, { cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  endTests = () => void (child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, "SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (output += String(piece)));
  let isLate = false;
  const limit =
    maxMs === undefined
      ? undefined
      : setTimeout(() => {
          isLate = true;
          endTests();
        }, maxMs);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(limit);
  return [isLate ? "timed out" : code === 0 ? "passed" : "failed", output];
}

const sources = chosen.map((mutant) => ({ mutant, text: planted(mutant) }));
const folder = copyProject();
try {
  // Tests that fail anyhow would find every bug.
  const startedAt = performance.now();
  const [result, output] = await runTests(folder, [...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (result !== "passed") throw new Error(`The tests fail before any bug is planted:\n${output}`);
  // All the tests took this long together, so a few of them that take longer hang.
  const maxMs = 60_000 + 2 * (performance.now() - startedAt);
  const survivors: Mutant[] = [];
  for (const { mutant, text } of sources) {
    const path = join(folder, mutant.file);
    const original = readFileSync(path, "utf8");
    writeFileSync(path, text);
    const [found] = await runTests(folder, mutant.tests, maxMs);
    writeFileSync(path, original);
    if (found === "passed") survivors.push(mutant);
    const verdict = { passed: "SURVIVED", failed: "killed", "timed out": "killed by the time limit" }[found];
    console.log(`${verdict}: ${mutant.file}: ${mutant.what}`);
  }
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  console.log(`Mutants: ${chosen.length - survivors.length} killed, ${survivors.length} survived, in ${minutes} min`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
