// Writes a set of files whole or not at all.
import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isFolder, makeFolder } from "../files/make-folder.ts";

export type NewFile = { path: string; bytes: Uint8Array };

export type OutputErrorCode = "is-folder" | "not-a-folder" | "no-access" | "no-folder-there" | "in-use";

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
  // A disk that is not there, one that takes no folders, or on Windows a name that no file can have.
  ENOENT: "no-folder-there",
  EINVAL: "no-folder-there",
  ENAMETOOLONG: "no-folder-there",
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
      await at(folder, () => makeFolder(folder));
      if (await isFolder(path)) throw new OutputError("is-folder", path);
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      const handle = await at(folder, () => open(temporary, "wx"));
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
    for (const { path, temporary } of staged) await at(path, () => rename(temporary, path));
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true });
  }
}

async function at<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const reason = outputErrorCodeOf(error);
    throw reason === undefined ? error : new OutputError(reason, path);
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
    if (code === "ENOENT") return;
    const reason = outputErrorCodeOf(error);
    throw reason === undefined ? error : new OutputError(reason, path);
  }
}
