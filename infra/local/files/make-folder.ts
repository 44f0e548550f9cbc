// Makes a folder with its parents, wherever a person points: the disk may not take it.
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * True where it was made. Throws the error of the file system. Node's own `recursive` never returns where the parent is
 * there and takes no folder: in /proc, or below a link that leads nowhere.
 */
export async function makeFolder(path: string, mode?: number): Promise<boolean> {
  try {
    return await makeOne(path, mode);
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === path) throw error;
    await makeFolder(parent, mode);
    return makeOne(path, mode);
  }
}

async function makeOne(path: string, mode?: number): Promise<boolean> {
  try {
    await mkdir(path, mode);
    return true;
  } catch (error) {
    // Of a folder that is there, the root of a disk of Windows says EPERM, and a disk that is only read EROFS.
    if (await isFolder(path)) return false;
    throw error;
  }
}

/** Whether a folder is there, as far as can be seen. */
export const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};
