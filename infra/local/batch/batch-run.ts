// The folder in which a batch is under way, so that it goes on after any interruption: which batch it is, and its results.
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report, Results } from "../../../functions/batch/records.ts";
import type { DocumentId } from "../../../functions/documents/table.ts";
import type { Language } from "../../../functions/text/languages.ts";

/** What decides the bytes of the results, besides the program. */
export type SheetBatch = {
  /** SHA-256 of the sheet. */
  file: string;
  today: string;
  language: Language;
  only?: DocumentId[];
};

/** `run.json`: written first and removed last. */
export type Run = SheetBatch & {
  validOnly: boolean;
  /** The results are in their place, and only the traces of the work are left to remove. */
  published?: Published;
};

/** What does not keep a row from being made, and is worth a look before the papers are handed out. */
export type Doubts = Pick<Report, "warnings" | "warningCount" | "duplicates" | "duplicateCount">;

export type Published = Results & Doubts & { wrong: number; alreadyMade: number };

export const workFolder = (out: string): string => join(out, ".batch");
const runPath = (out: string): string => join(workFolder(out), "run.json");

export async function readRun(out: string): Promise<Run | "unreadable" | undefined> {
  try {
    return JSON.parse(await readFile(runPath(out), "utf8")) as Run;
  } catch (error) {
    if (error instanceof SyntaxError) return "unreadable";
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export async function writeRun(out: string, run: Run): Promise<void> {
  const temporary = `${runPath(out)}.${randomUUID()}`;
  await mkdir(workFolder(out), { recursive: true, mode: 0o700 });
  // Flushed, so that a power cut leaves no empty file: what else it takes is made again.
  await writeFile(temporary, JSON.stringify(run), { mode: 0o600, flush: true });
  await rename(temporary, runPath(out));
}

const resultForm = /^(?:dossiers-\d+\.zip|impression-\d+\.pdf|manifest\.(?:csv|json)|a-corriger\.(?:xlsx|csv))$/;

/** Results of whatever batch that are in the folder. */
export const resultsIn = async (out: string): Promise<string[]> =>
  (await readdir(out)).filter((name) => resultForm.test(name)).toSorted();

/** Gives the results their place, flushed to the disk: from then on nothing else keeps them. May be called again. */
export async function publish(out: string, { files }: Results, pathOf: (fileName: string) => string): Promise<void> {
  for (const { fileName } of files) {
    try {
      const file = await open(pathOf(fileName), "r+");
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(pathOf(fileName), join(out, fileName));
    } catch (error) {
      // A run that was killed has placed it already.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

/** Leaves no trace of the work. */
export async function endRun(out: string): Promise<void> {
  const folder = workFolder(out);
  for (const name of await readdir(folder)) {
    if (name !== "run.json") await rm(join(folder, name), { recursive: true, force: true });
  }
  await rm(runPath(out), { force: true });
  await rmdir(folder);
}
