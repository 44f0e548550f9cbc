// How much a project takes on with an engine: the packages that it needs, theirs too, as installed.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

type Lock = {
  packages: Record<
    string,
    Partial<Record<"dependencies" | "optionalDependencies" | "peerDependencies", Record<string, string>>> & {
      version?: string;
      peerDependenciesMeta?: Record<string, { optional?: boolean }>;
    }
  >;
};

const readLock = (folder: string): Lock["packages"] =>
  (JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as Lock).packages;

export const installedVersion = (folder: string, name: string): string =>
  readLock(folder)[`node_modules/${name}`]?.version ?? "?";

/** Where `name` is found from the package at `from`, as Node looks for it. */
function found(lock: Lock["packages"], from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules") - 1))) {
    const path = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in lock) return path;
    if (at === "") return undefined;
  }
}

/** Bytes of the files in a folder, without the packages inside it. */
function ownBytes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += entry.name === "node_modules" ? 0 : ownBytes(path);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
}

/** Bytes of the packages at these paths of the lock file and of all that they depend on. */
export function bytesWithDependencies(folder: string, names: readonly string[]): number {
  const lock = readLock(folder);
  const seen = new Set<string>();
  const visit = (path: string | undefined) => {
    if (path === undefined || seen.has(path) || !existsSync(join(folder, path))) return;
    seen.add(path);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) visit(found(lock, path, name));
    for (const name of Object.keys(peerDependencies ?? {})) {
      if (peerDependenciesMeta?.[name]?.optional !== true) visit(found(lock, path, name));
    }
  };
  for (const name of names) visit(found(lock, "", name));
  return [...seen].reduce((sum, path) => sum + ownBytes(join(folder, path)), 0);
}
