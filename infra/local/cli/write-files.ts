// Writes a set of files whole or not at all.
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

export type NewFile = { path: string; bytes: Uint8Array };

export type OutputErrorCode = "is-folder" | "not-a-folder" | "no-access" | "in-use";

/** The requested path cannot hold the files; nothing was written. */
export class OutputError extends Error {
  override name = "OutputError";
  readonly reason: OutputErrorCode;
  readonly path: string;
  constructor(reason: OutputErrorCode, path: string) {
    super(`${path}: ${reason}`);
    this.reason = reason;
    this.path = path;
  }
}

const reasons: Partial<Record<string, OutputErrorCode>> = {
  EEXIST: "not-a-folder",
  ENOTDIR: "not-a-folder",
  EACCES: "no-access",
  EPERM: "no-access",
  EROFS: "no-access",
  // Node reports this when it cannot create parent folders on a read-only disk.
  ENOENT: "no-access",
};

/** Undefined if the error is not about the requested path. */
export const outputErrorCodeOf = (error: unknown): OutputErrorCode | undefined =>
  reasons[(error as NodeJS.ErrnoException).code ?? ""];

/**
 * Every file is written under a temporary name and flushed before the first is renamed, so that a full disk or a crash
 * leaves the earlier files unchanged. Throws OutputError, or the error of the file system.
 */
export async function writeFilesWhole(files: readonly NewFile[]): Promise<void> {
  const staged: { path: string; temporary: string }[] = [];
  try {
    for (const { path, bytes } of files) {
      const folder = dirname(path);
      await inFolder(folder, () => mkdir(folder, { recursive: true }));
      if (await isFolder(path)) throw new OutputError("is-folder", path);
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      const handle = await inFolder(folder, () => open(temporary, "wx"));
      staged.push({ path, temporary });
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    // Windows replaces no file that another program holds open: found out before the first is replaced.
    for (const { path } of staged) await checkReplaceable(path);
    for (const { path, temporary } of staged) await rename(temporary, path);
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true });
  }
}

async function inFolder<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const reason = outputErrorCodeOf(error);
    throw reason === undefined ? error : new OutputError(reason, folder);
  }
}

const inUse: ReadonlySet<string | undefined> = new Set(["EBUSY", "EPERM", "EACCES", "ETXTBSY"]);

async function checkReplaceable(path: string): Promise<void> {
  try {
    const handle = await open(path, "r+");
    await handle.close();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (inUse.has(code)) throw new OutputError("in-use", path);
    if (code !== "ENOENT") throw error;
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};
