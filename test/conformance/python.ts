// Python packages of exact versions, installed once into a folder of their own.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MissingProgram, runProgram } from "./programs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const needsPython = "The conformance run needs Python 3.11 or later (Debian: apt-get install python3 python3-venv).";

/** The folder of programs (`python3` and those of the packages) for `<name>-requirements.txt`. */
export async function installPython(name: string): Promise<string> {
  const requirements = join(here, `${name}-requirements.txt`);
  const version = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const folder = join(here, "../../.cache", name, version);
  const [programs, done] = [join(folder, "bin"), join(folder, "installed")];
  if (existsSync(done)) return programs;
  const made = await runProgram("python3", ["-m", "venv", "--clear", folder]).catch((error: unknown) => {
    throw error instanceof MissingProgram ? new MissingProgram(needsPython) : error;
  });
  if (made.exitCode !== 0) throw new MissingProgram(`${needsPython}\n${made.stdout}${made.stderr}`);
  const options = ["install", "--quiet", "--no-input", "--disable-pip-version-check"];
  const ran = await runProgram(join(programs, "pip"), [...options, "--requirement", requirements]);
  if (ran.exitCode !== 0) throw new Error(`pip could not install ${name}:\n${ran.stderr}`);
  // Last, so that an installation that was cut is done again.
  writeFileSync(done, "");
  return programs;
}
