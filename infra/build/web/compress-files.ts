// Compresses the files of the page once, at the build, as well as Brotli can: it takes seconds, too long for a request.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { hashedFolder } from "../../../functions/api/page-files.ts";

const brotli = promisify(brotliCompress);

/** What an earlier build has compressed, by the names of files that cannot have changed since. */
export async function compressedBefore(outdir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(join(outdir, hashedFolder)).catch(() => []);
  const found = names
    .filter((name) => name.endsWith(".br"))
    .map(async (name) => [`${hashedFolder}${name}`, await readFile(join(outdir, hashedFolder, name))] as const);
  return new Map(await Promise.all(found));
}

/** Writes `<path>.br` beside each path in the folder `outdir`. */
export async function compressFiles(
  outdir: string,
  paths: readonly string[],
  before: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const compressed = before.get(`${path}.br`) ?? (await brotli(await readFile(join(outdir, path))));
      await writeFile(join(outdir, `${path}.br`), compressed);
    }),
  );
}
