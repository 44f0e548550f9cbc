// A batch's objects as files of a folder, for several threads. After a crash of the process each is whole or absent.
import { randomUUID } from "node:crypto";
import {
  closeSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Dirent,
  type Stats,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ServiceError } from "../../../functions/aws/service-error.ts";
import { checkedKey, checkedPrefix } from "../../../functions/aws/store-checks.ts";
import type { ListedObject, ObjectStore, StoredFacts } from "../../../functions/aws/store.ts";

/**
 * Opens the folder. Types and metadata of objects are not kept: no step of a batch reads them.
 *
 * A file is written under a temporary name and then renamed. It is not flushed: the system's cache survives a crash of
 * the process, and what a power cut loses is made again.
 *
 * Calls are synchronous: a thread of the pool has nothing else to do, and they cost a fifth of asynchronous ones.
 */
export function openFolderStore(folder: string): ObjectStore {
  const incoming = join(folder, "incoming");
  const objects = join(folder, "objects");
  const pathOf = (key: string): string => objectPath(folder, key);
  const madeFolders = new Set<string>();

  function makeFolder(path: string): void {
    if (madeFolders.has(path)) return;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    madeFolders.add(path);
  }

  return {
    async put(key, body, { ifAbsent = false, ifMatch }) {
      if (ifMatch !== undefined) throw new RangeError("A folder cannot replace one exact version.");
      const path = pathOf(key);
      const temporary = join(incoming, randomUUID());
      return attempt("put", () => {
        makeFolder(incoming);
        makeFolder(dirname(path));
        try {
          writeFileSync(temporary, body, { flag: "wx", mode: 0o600 });
          if (ifAbsent) giveNameIfFree(temporary, path);
          else renameSync(temporary, path);
        } finally {
          rmSync(temporary, { force: true });
        }
        return { etag: etagOf(statSync(path)) };
      });
    },
    async get(key) {
      return withFile("get", pathOf(key), (file) => ({ ...factsOf(fstatSync(file)), body: readFileSync(file) }));
    },
    async getText(key) {
      return withFile("get", pathOf(key), (file) => readFileSync(file, "utf8"));
    },
    async getRange(key, start, end) {
      return withFile("get", pathOf(key), (file) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(end, fstatSync(file).size) - start));
        for (let read = 0; read < bytes.length;) {
          const count = readSync(file, bytes, read, bytes.length - read, start + read);
          // The file became shorter after its size was read: as for a connection that was cut, a later attempt may succeed.
          if (count === 0) throw new ServiceError("store-unavailable", "get", "UnexpectedEnd");
          read += count;
        }
        return bytes;
      });
    },
    async head(key) {
      const path = pathOf(key);
      return attempt("head", () => orUndefined(() => factsOf(statSync(path))));
    },
    async list(prefix) {
      // Only the folders that can hold such keys are read.
      const start = join(objects, ...checkedPrefix(prefix).split("/").slice(0, -1));
      return attempt("list", () => {
        const entries = orUndefined(() => readdirSync(start, { recursive: true, withFileTypes: true })) ?? [];
        return entries
          .flatMap((entry) => listed(entry, objects, prefix))
          .toSorted((one, other) => (one.key < other.key ? -1 : 1));
      });
    },
    async delete(keys) {
      const paths = keys.map(pathOf);
      attempt("delete", () => {
        for (const path of paths) rmSync(path, { force: true });
      });
    },
  };
}

/** The file of an object. */
export const objectPath = (folder: string, key: string): string =>
  join(folder, "objects", ...checkedKey(key).split("/"));

/** Removes the temporary files of a killed process. Call it only while holding the lock of the folder. */
export function sweepFolder(folder: string): void {
  rmSync(join(folder, "incoming"), { recursive: true, force: true });
}

function giveNameIfFree(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") throw new ServiceError("already-stored", "put", code);
    if (!withoutLinks.has(code)) throw error;
    // Some file systems (FAT) have no hard links. Two threads never make the same chunk, so checking first is enough.
    if (orUndefined(() => statSync(path)) !== undefined) throw new ServiceError("already-stored", "put", code);
    renameSync(temporary, path);
  }
}

const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK"]);

/** Another attempt does not help: a person has to free space or give access. */
const permanentCodes: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "EEXIST",
  "ENOTDIR",
  "EISDIR",
  "ENAMETOOLONG",
]);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

/** Turns errors of the file system into ServiceError, without the path, which could hold a name. */
function attempt<Result>(operation: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof ServiceError || !/^E[A-Z0-9]+$/.test(code)) throw error;
    throw new ServiceError(permanentCodes.has(code) ? "store-refused" : "store-unavailable", operation, code);
  }
}

function orUndefined<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

const withFile = <Result>(operation: string, path: string, read: (file: number) => Result): Result | undefined =>
  attempt(operation, () => {
    const file = orUndefined(() => openSync(path, "r"));
    if (file === undefined) return undefined;
    try {
      return read(file);
    } finally {
      closeSync(file);
    }
  });

function listed(entry: Dirent, objects: string, prefix: string): ListedObject[] {
  if (!entry.isFile()) return [];
  const path = join(entry.parentPath, entry.name);
  const key = relative(objects, path).split(sep).join("/");
  if (!key.startsWith(prefix)) return [];
  const stats = orUndefined(() => statSync(path));
  // The file was deleted after its folder was read.
  if (stats === undefined) return [];
  const { bytes, etag, lastModified } = factsOf(stats);
  return [{ key, bytes, etag, lastModified }];
}

const etagOf = ({ size, mtimeMs, ino }: Stats): string => `"${ino}-${size}-${mtimeMs}"`;

const factsOf = (stats: Stats): StoredFacts => ({
  bytes: stats.size,
  etag: etagOf(stats),
  lastModified: stats.mtime,
  contentType: "application/octet-stream",
  metadata: {},
});
