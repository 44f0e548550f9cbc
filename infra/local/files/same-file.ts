// Whether two paths lead to one file.
import { stat } from "node:fs/promises";

/** By what the disk says: letters of another case, links and short names are other paths to the same file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([one, other].map((path) => stat(path, { bigint: true })));
    return first!.dev === second!.dev && first!.ino === second!.ino;
  } catch {
    return false;
  }
}
