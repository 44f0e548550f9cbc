// Makes the dossiers of one chunk; a row that cannot be made gets a failed outcome and does not stop the others.
import { serialize } from "node:v8";
import * as z from "zod";
import { allFonts, fieldFont } from "../../pdf/text/all-fonts.ts";
import { saveDossier, type Plan } from "../../delivery/create-dossier.ts";
import { makeFiles, type DossierFile } from "../../delivery/dossier-files.ts";
import { putIfAbsent, readRecord } from "../../delivery/dossier-records.ts";
import { nodePlatform } from "../../aws/node-platform.ts";
import { HttpProblem } from "../../api/http-problems.ts";
import { layOutDossier } from "../../documents/lay-out.ts";
import type { RenderedDossier } from "../../documents/render.ts";
import { makeRow, renderRow, type MadeRow } from "../../lists/make-row.ts";
import type { RowOutcome } from "../../lists/report.ts";
import type { Language } from "../../text/languages.ts";
import { printTogether, type PrintedApart, type PrintedDossier } from "../../documents/print.ts";
import { batchKeys } from "../keys.ts";
import { findBatch, findStarted, isDeleted, requireFound } from "../lifecycle.ts";
import { deleteDossiers, planOfRow } from "../row-dossier.ts";
import type { StepContext } from "../step-context.ts";
import {
  chunkOutcomeSchema,
  type BatchRecord,
  type BatchRef,
  type BatchStore,
  type ChunkItem,
  type ChunkOutcome,
  type Started,
} from "../records.ts";
import { readRowLines } from "../jsonl.ts";
import { writeZip } from "../../formats/zip-writer.ts";

export type RenderEvent = BatchRef & Pick<ChunkItem, "chunk" | "part" | "start" | "end">;
export type Rendered = { chunk: number; made: number; failed: number; cancelled?: true };

/** The pages of one row for the print file, stored until its volume is packed. */
export const drawnRowSchema = z.object({
  row: z.int(),
  reference: z.string(),
  /** `SerializedDrawing[]`, serialised. */
  drawn: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type DrawnRow = z.output<typeof drawnRowSchema>;

/** The outcome is written last and once: a repeated call for a chunk that has one does nothing. */
export async function renderRows(
  store: BatchStore,
  { tenant, batch, ...item }: RenderEvent,
  { clock }: Pick<StepContext, "clock">,
): Promise<Rendered> {
  const ref = { tenant, batch };
  const { chunk, part, start, end } = item;
  const [earlier, record, started, cancelled, ending] = await Promise.all([
    readRecord(store, batchKeys.outcome(ref, chunk), chunkOutcomeSchema),
    findBatch(store, ref),
    findStarted(store, ref),
    store.head(batchKeys.cancelled(ref)),
    isDeleted(store, ref),
  ]);
  if (earlier !== undefined) return countsOf(chunk, earlier);
  if (cancelled !== undefined || ending) return { chunk, made: 0, failed: 0, cancelled: true };

  const lines = requireFound(await store.getRange(batchKeys.rows(ref, part), start, end), "Rows");
  const context = { record: requireFound(record, "Batch"), started: requireFound(started, "Start") };
  const made = makeChunk(lines, context);
  const rows = await saveDossiers(store, ref, chunk, made);
  const { outcome, written } = await saveChunk(store, ref, chunk, made, rows);
  // The batch was deleted meanwhile: what was written after the deletion is removed.
  if (await isDeleted(store, ref)) {
    const saved = made.filter((one) => one.ok && one.files !== undefined).map(({ row }) => row);
    await deleteDossiers(store, context, saved, clock());
    await store.delete(written);
    return { chunk, made: 0, failed: 0, cancelled: true };
  }
  return countsOf(chunk, outcome);
}

const countsOf = (chunk: number, { rows }: ChunkOutcome): Rendered => {
  const made = rows.filter(({ ok }) => ok).length;
  return { chunk, made, failed: rows.length - made };
};

type SavedRow = { row: number; reference: string } & (
  | (Omit<MadeRow, "printed" | "drawings"> & {
      ok: true;
      plan: Plan;
      language: Language;
      drawn: Uint8Array;
      /** Of the stored dossier, in a batch with links. */
      files: DossierFile[] | undefined;
    })
  | { ok: false }
);

/** Does no input or output, so any error is a bug that this row's answers cause. */
function makeChunk(lines: Uint8Array, { record, started }: { record: BatchRecord; started: Started }): SavedRow[] {
  const { seed, today, language, only, retentionDays, links } = record;
  const isFillable = record.fillable === true;
  const options = isFillable ? { fieldFont } : {};
  const how = { lastRow: started.lastRow, ...options };
  return readRowLines(lines).map(({ row, reference, answers }): SavedRow => {
    if (answers === undefined) return { row, reference, ok: false };
    try {
      const dossier = renderRow(answers, { today, language, only, isFillable });
      const own = layOutDossier(dossier, allFonts);
      const forPaper = isFillable ? layOutDossier(renderRow(answers, { today, language, only }), allFonts) : own;
      const pages = { own, forPaper };
      const { printed, drawings, ...made } = makeRow({ row, reference, answers }, pages, how, nodePlatform);
      const plan = planOfRow({ seed, retentionDays }, started, row);
      const files = links ? makeFiles(dossier, withAll(dossier, printed, options)) : undefined;
      // Kept as bytes until the chunk is made: the garbage collector would copy objects meanwhile.
      return { row, reference, ok: true, plan, language, ...made, drawn: serialize(drawings), files };
    } catch {
      // The error may quote an answer, so only its occurrence is kept.
      return { row, reference, ok: false };
    }
  });
}

const withAll = (
  dossier: RenderedDossier,
  { documents, drawn }: PrintedApart,
  options: Parameters<typeof printTogether>[3],
): PrintedDossier => ({ documents, all: printTogether(dossier, drawn, nodePlatform, options) });

/** Stores each dossier in a batch with links, as a single one is, and gives the outcome of each row. */
async function saveDossiers(store: BatchStore, ref: BatchRef, chunk: number, made: SavedRow[]): Promise<RowOutcome[]> {
  if (made.some((one) => one.ok && one.files !== undefined))
    await putIfAbsent(store, batchKeys.startedChunk(ref, chunk), {});
  return Promise.all(
    made.map(async (one): Promise<RowOutcome> => {
      const { row, reference } = one;
      if (!one.ok) return { row, reference, ok: false, code: "bug" };
      const { plan, files, language, code } = one;
      if (files !== undefined && !(await saveOne(store, plan, { files, language }))) {
        return { row, reference, ok: false, code: "dossier-over" };
      }
      return { row, reference, ok: true, id: plan.id, documents: one.documents, code };
    }),
  );
}

/** False if the dossier was deleted meanwhile. */
async function saveOne(
  store: BatchStore,
  plan: Plan,
  content: { files: DossierFile[]; language: Language },
): Promise<boolean> {
  try {
    await saveDossier(store, plan, { ...content, factor: undefined, oneTime: false });
    return true;
  } catch (error) {
    if (error instanceof HttpProblem) return false;
    throw error;
  }
}

/** The archive and the drawn pages, named by their digest, then the outcome, which holds the digest. */
async function saveChunk(
  store: BatchStore,
  ref: BatchRef,
  chunk: number,
  made: SavedRow[],
  rows: RowOutcome[],
): Promise<{ outcome: ChunkOutcome; written: string[] }> {
  const over = new Set(rows.filter(({ ok }) => !ok).map(({ row }) => row));
  const kept = made.filter((one) => one.ok).filter(({ row }) => !over.has(row));
  const entries = kept.flatMap((one) => one.entries);
  const drawn = kept
    .filter(({ documents }) => documents.length > 0)
    .map(({ row, reference, drawn }): DrawnRow => ({ row, reference, drawn }));
  const [archive, pages] = [writeZip(entries, { utf8Names: true }), serialize(drawn)];
  const outcome: ChunkOutcome = { digest: nodePlatform.sha256([archive, pages]).slice(0, 16), rows };
  const part = batchKeys.part(ref, chunk, outcome.digest);
  const print = batchKeys.print(ref, chunk, outcome.digest);
  const binary = { contentType: "application/octet-stream" };
  const failedKeys = [...over].map((row) => batchKeys.failed(ref, row));
  await Promise.all([
    store.put(part, archive, { contentType: "application/zip" }),
    store.put(print, pages, binary),
    ...failedKeys.map((key) => store.put(key, "", binary)),
  ]);
  await putIfAbsent(store, batchKeys.outcome(ref, chunk), outcome);
  return {
    outcome,
    written: [part, print, ...failedKeys, batchKeys.startedChunk(ref, chunk), batchKeys.outcome(ref, chunk)],
  };
}
