// Conformance: a clone made with Git's settings on Windows has the same bytes, names that Windows takes, and a formatter
// that finds nothing to change.
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { runProgram, type Outcome } from "./programs.ts";

const clone = ".cache/windows-checkout";

export async function runWindowsCheckout(): Promise<Outcome> {
  rmSync(clone, { recursive: true, force: true });
  const settings = ["core.autocrlf=true", "core.eol=crlf"].flatMap((setting) => ["--config", setting]);
  const cloned = await runProgram("git", ["clone", "--quiet", ...settings, ".", clone]);
  if (cloned.exitCode !== 0) return { passed: 0, failed: 1, failures: [cloned.stderr.trim()] };
  const listed = async (...args: string[]) => (await runProgram("git", args)).stdout.split("\0").filter(Boolean);
  const paths = await listed("ls-files", "-z");
  const changedHere = new Set(await listed("diff", "--name-only", "-z", "HEAD"));

  const failures: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const other = !changedHere.has(path) && !readFileSync(path).equals(readFileSync(join(clone, path)));
    if (other) failures.push(`${path} has other bytes in a clone as on Windows`);
    const names = path.split("/");
    if (names.some((name) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"\\|?*]|[. ]$/i.test(name))) {
      failures.push(`${path} cannot be a file on Windows`);
    }
    if (seen.has(path.toLowerCase())) failures.push(`${path} is one file with another on Windows`);
    seen.add(path.toLowerCase());
  }
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  const formatted = await runProgram("npm", ["exec", "--", "oxfmt", "--check"], clone);
  if (formatted.exitCode !== 0) failures.push(`oxfmt --check in such a clone:\n${formatted.stdout.trim()}`);
  return { passed: paths.length + 1 - failures.length, failed: failures.length, failures };
}
