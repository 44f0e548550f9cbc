// What is made once in a run of the tests, by the first file that needs it: bundles and templates.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import { bringUpToDate } from "../../infra/build/parts.ts";

/** Gives the folder in which `make` has put what it makes. Another file that asks meanwhile waits for it. */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("runFolder"), name);
  const verdict = `${folder}.done`;
  await mkdir(inject("runFolder"), { recursive: true });
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await make(folder);
      await writeFile(verdict, "");
    } catch (error) {
      await writeFile(verdict, String(error));
      throw error;
    }
    return folder;
  }
  // As long as a test may take: a busy machine builds for minutes.
  for (let rounds = 0; rounds < 30_000; rounds++) {
    const error = await readFile(verdict, "utf8").catch(() => undefined);
    if (error === "") return folder;
    if (error !== undefined) throw new Error(error);
    await wait(20);
  }
  throw new Error(`${name} was begun by another test file and never finished.`);
}

/** The page in `dist`, which both programs hold: two builds at one time would disturb each other. */
const upToDatePage = (): Promise<string> => once("page", () => bringUpToDate("web"));

/** The program as `npm start` builds and runs it, where its sources changed: the path of `dossier.mjs`. */
export async function builtProgram(): Promise<string> {
  const folder = await once("dist", async (outdir) => {
    await upToDatePage();
    for (const part of ["dossier", "functions"] as const) await bringUpToDate(part);
    for (const name of ["dossier.mjs", "batch-worker.mjs", "functions", "web"]) {
      // The maps weigh twenty times as much as what is run.
      await cp(join("dist", name), join(outdir, name), { recursive: true, filter: (path) => !path.endsWith(".map") });
    }
  });
  return join(folder, "dossier.mjs");
}

/** The page as `npm start` serves it: the path of its folder. */
export const builtPage = (): Promise<string> =>
  once("web", async (outdir) => {
    await upToDatePage();
    await cp("dist/web", outdir, { recursive: true, filter: (path) => !/\.(?:map|br)$/.test(path) });
  });

/**
 * The program as people install it: the path of `dossier.mjs`. It starts in less time than the other one, since what its
 * parts share is read once. `npm pack` finds it built.
 */
export async function packedProgram(): Promise<string> {
  const folder = await once("package", async (outdir) => {
    await upToDatePage();
    await bringUpToDate("package");
    await cp("dist/package", outdir, { recursive: true });
  });
  return join(folder, "dossier.mjs");
}
