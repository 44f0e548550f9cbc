// The stored records of a batch: the request, the report of the check, the outcome of each row.
import * as z from "zod";
import type { Answers } from "../answers/answers.ts";
import { batchResultsSchema, markedChoices, reportSchema, rowChoices, type batchStates } from "../api/batch-schemas.ts";
import { batchIdForm, tenantForm } from "../api/limits.ts";
import type { ObjectStore } from "../aws/store.ts";
import { documentIds } from "../documents/table.ts";
import { printOrders, printPlacesSchema, rowOutcomeSchema } from "../lists/report.ts";
import { mappingSchema } from "../spreadsheet/mapping/mapping.ts";
import { encodings } from "../text/encodings.ts";
import { helpLanguages } from "../text/languages.ts";

/** The operations of a store that the steps use: no signed links, no closing. */
export type BatchStore = ObjectStore;

/** The input of every step: ids, no personal data. */
export type BatchRef = { tenant: string; batch: string };

const time = z.iso.datetime();

/** Put when the check is requested; never changes. */
export const batchRecordSchema = z.object({
  id: z.string().regex(batchIdForm),
  tenant: z.string().regex(tenantForm),
  createdAt: time,
  expiresAt: time,
  /** The day on the documents, YYYY-MM-DD in Paris. */
  today: z.iso.date(),
  language: z.enum(helpLanguages),
  /** Ids, links and secrets of the dossiers are derived from it and the row number. */
  seed: z.string(),
  /** Each dossier is also stored as a single one is, with a link of its own. */
  links: z.boolean(),
  /** Of dossiers with links. */
  retentionDays: z.int(),
  /** Of the file that was sent. */
  bytes: z.int(),
  only: z.array(z.enum(documentIds)).exactOptional(),
  /** What the PDFs of a person leave open can be typed. */
  fillable: z.boolean().exactOptional(),
  /** The order of the print files. */
  printBy: z.enum(printOrders).exactOptional(),
  hidden: z.boolean().exactOptional(),
  withoutNames: z.boolean().exactOptional(),
  marked: z.enum(markedChoices).exactOptional(),
  /** Of a CSV, where the sender says it. */
  encoding: z.enum(encodings).exactOptional(),
  /** What the sender's own titles and words are. */
  mapping: mappingSchema.exactOptional(),
});
export type BatchRecord = z.output<typeof batchRecordSchema>;

/** Put when a person has read the report and starts the batch. */
export const startedSchema = z.object({
  at: time,
  rows: z.enum(rowChoices),
  total: z.int(),
  chunks: z.int(),
  lastRow: z.int(),
});
export type Started = z.output<typeof startedSchema>;

/** Consecutive lines of one `rows/<part>.jsonl`, by their byte offsets: one item of work. */
export const chunkItemSchema = z.object({
  chunk: z.int(),
  part: z.int(),
  start: z.int(),
  end: z.int(),
  rows: z.int(),
});
export type ChunkItem = z.output<typeof chunkItemSchema>;

/** A line of `rows/<part>.jsonl`. The check validated its answers. */
export const rowLineSchema = z.object({
  row: z.int(),
  reference: z.string(),
  answers: z.custom<Answers>((value) => typeof value === "object" && value !== null),
});
export type RowLine = z.output<typeof rowLineSchema>;

/** What the check found. Its texts are in the language of the batch. */
export const storedReportSchema = reportSchema.extend({
  chunks: z.int(),
  /** The last valid row. */
  lastRow: z.int(),
});
export type Report = z.output<typeof storedReportSchema>;

/** `outcomes/<chunk>.json`; `digest` names the chunk's archive and drawn pages. */
export const chunkOutcomeSchema = z.object({ digest: z.string(), rows: z.array(rowOutcomeSchema) });
export type ChunkOutcome = z.output<typeof chunkOutcomeSchema>;

const resultFileSchema = batchResultsSchema.shape.files.element.omit({ url: true, urlExpiresAt: true });
export type ResultFile = z.output<typeof resultFileSchema>;

/** `volumes/<volume>.json`: the files of a volume that is packed, and where its documents are in the print file. */
export const volumeSchema = z.object({
  files: z.array(resultFileSchema),
  places: z.array(printPlacesSchema).default([]),
});
export type Volume = z.output<typeof volumeSchema>;

export const resultsSchema = z.object({ files: z.array(resultFileSchema), made: z.int(), failed: z.int() });
export type Results = z.output<typeof resultsSchema>;

/** `stopped` comes from a caller that asks the state machine: objects alone do not show that no step is running. */
export type BatchState = (typeof batchStates)[number];

export type Progress = {
  state: BatchState;
  /** Valid rows; 0 until the batch is started. */
  total: number;
  /** Rows with an outcome, failed ones included. */
  done: number;
  failed: number;
  /** A whole number; 100 only when the batch is done. */
  percent: number;
  startedAt?: string;
};
