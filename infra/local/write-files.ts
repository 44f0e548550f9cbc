// Writes a set of files whole or not at all.
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

export type NewFile = { path: string; bytes: Uint8Array };

/**
 * Every file is written beside its place and flushed before the first takes its name: a full disk or a crash leaves what
 * was there before. Throws what the file system says, or that a folder stands where a file should.
 */
export async function writeFilesWhole(files: readonly NewFile[]): Promise<void> {
  const staged = files.map(({ path, bytes }) => ({
    path,
    bytes,
    temporary: join(dirname(path), `.${randomUUID()}.tmp`),
  }));
  try {
    for (const { path, bytes, temporary } of staged) {
      await mkdir(dirname(path), { recursive: true });
      if (await isFolder(path)) throw new Error(`${path} is a folder`);
      const handle = await open(temporary, "wx");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { path, temporary } of staged) await rename(temporary, path);
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true });
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};
