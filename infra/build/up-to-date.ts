// Builds only what is out of date: a stamp keeps which sources a build read, and a hash of what was in them.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";

/** What decides every build and is in no import: packages, compiler settings, plugins, and templates found by folder. */
const always = ["package.json", "package-lock.json", "tsconfig.json", "infra/build", "templates"];

type Stamp = { sources: string[]; outputs: string[]; hash: string };

/**
 * Runs `build` unless what it read is as it was when the stamp was written, and what it wrote is there. Paths are relative
 * to `root`. True where it was run.
 */
export async function upToDate(stampPath: string, build: () => Promise<Metafile>, root = "."): Promise<boolean> {
  const stampFile = join(root, stampPath);
  const isThere = (path: string) => existsSync(join(root, path));
  const stamp = readStamp(stampFile);
  if (stamp?.outputs.every(isThere) === true && stamp.hash === hashOf(stamp.sources, root)) return false;
  // A build that breaks off leaves no stamp.
  rmSync(stampFile, { force: true });
  const { inputs, outputs } = await build();
  // Packages are those of the lock file; modules that plugins make up are no files.
  const sources = Object.keys(inputs).filter((path) => !path.includes("node_modules/") && isThere(path));
  mkdirSync(dirname(stampFile), { recursive: true });
  const written: Stamp = { sources, outputs: Object.keys(outputs), hash: hashOf(sources, root) };
  writeFileSync(stampFile, JSON.stringify(written));
  return true;
}

function readStamp(path: string): Stamp | undefined {
  try {
    // Only this file writes it. Zod would make each command of `npm run dossier` start later.
    return JSON.parse(readFileSync(path, "utf8")) as Stamp;
  } catch {
    return undefined;
  }
}

/** Of names and contents, so that a file that is moved, or added to a folder, counts too. */
function hashOf(sources: readonly string[], root: string): string {
  const hash = createHash("sha256");
  for (const path of [...always.flatMap((path) => filesOf(path, root)), ...sources]) {
    const file = join(root, path);
    hash
      .update(`${path}\0`)
      .update(existsSync(file) ? readFileSync(file) : "")
      .update("\0");
  }
  return hash.digest("hex");
}

function filesOf(path: string, root: string): string[] {
  const isFolder = existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
  if (!isFolder) return [path];
  const names = readdirSync(join(root, path), { recursive: true, encoding: "utf8" }).toSorted();
  return names.map((name) => join(path, name)).filter((file) => statSync(join(root, file)).isFile());
}
