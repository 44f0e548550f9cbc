// The stored state of a batch in its folder, from which it can resume: the request, and whether the results are moved.
import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import {
  batchRecordSchema,
  resultsSchema,
  storedReportSchema,
  type Results,
} from "../../../functions/batch/records.ts";
import { documentIds } from "../../../functions/documents/table.ts";
import { makeFolder } from "../files/make-folder.ts";
import { helpLanguages } from "../../../functions/text/languages.ts";

const { hidden, withoutNames, marked, encoding, mapping } = batchRecordSchema.shape;
/** Which rows of the sheet are read, and how. */
const readingShape = { hidden, withoutNames, marked, encoding, mapping };

/** The inputs that decide the bytes of the results, besides the program's version. */
const sheetBatchSchema = z.object({
  /** SHA-256 of the sheet. */
  file: z.string(),
  today: z.iso.date(),
  language: z.enum(helpLanguages),
  only: z.array(z.enum(documentIds)).exactOptional(),
  fillable: batchRecordSchema.shape.fillable,
  printBy: batchRecordSchema.shape.printBy,
  ...readingShape,
});
export type SheetBatch = z.output<typeof sheetBatchSchema>;

const { counts, accents, ignored, remarks, warnings, warningCount, duplicates, duplicateCount } =
  storedReportSchema.shape;
/** What a person should know of the sheet before the documents are handed out: what was not read, what is in doubt. */
const seenSchema = z.object({ counts, accents, ignored, remarks, warnings, warningCount, duplicates, duplicateCount });
export type Seen = z.output<typeof seenSchema>;

const publishedSchema = z.object({
  ...resultsSchema.shape,
  ...seenSchema.shape,
});
export type Published = z.output<typeof publishedSchema>;

/** `run.json`: written first and removed last. */
const runSchema = z.object({
  ...sheetBatchSchema.shape,
  validOnly: z.boolean(),
  /** Set once the results are in the folder; only the working files are left to remove. */
  published: publishedSchema.exactOptional(),
});
export type Run = z.output<typeof runSchema>;

export const workFolder = (out: string): string => join(out, ".batch");
const runPath = (out: string): string => join(workFolder(out), "run.json");

export async function readRun(out: string): Promise<Run | "unreadable" | undefined> {
  try {
    return runSchema.parse(JSON.parse(await readFile(runPath(out), "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return "unreadable";
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export async function writeRun(out: string, run: Run): Promise<void> {
  const temporary = `${runPath(out)}.${randomUUID()}`;
  await makeFolder(workFolder(out), 0o700);
  // Flushed, so that a power cut leaves no empty file.
  await writeFile(temporary, JSON.stringify(run), { mode: 0o600, flush: true });
  await rename(temporary, runPath(out));
}

const resultForm = /^(?:dossiers-\d+\.zip|impression-\d+\.pdf|manifest\.(?:xlsx|csv|json)|a-corriger\.(?:xlsx|csv))$/;

/** Results of any batch in the folder. */
export const resultsIn = async (out: string): Promise<string[]> =>
  (await readdir(out)).filter((name) => resultForm.test(name)).toSorted();

/** Flushes the results and moves them into the folder: after this there is no other copy. May be called again. */
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
      // A killed run has moved it already.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

/** Removes the working files. */
export async function endRun(out: string): Promise<void> {
  const folder = workFolder(out);
  for (const name of await readdir(folder)) {
    if (name !== "run.json") await rm(join(folder, name), { recursive: true, force: true });
  }
  await rm(runPath(out), { force: true });
  await rmdir(folder);
}
