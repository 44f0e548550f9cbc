// What is kept of a batch, as data: who asked for what, what the check found, what became of each row.
import type { DocumentId } from "../documents/table.ts";
import type { Answers } from "../answers/answers.ts";
import type { HelpLanguage } from "../text/text.ts";
import type { SheetProblem } from "../spreadsheet/reading/read-rows.ts";
import type { ObjectStore } from "../aws/store.ts";

/** What the steps need of a store: no links, nothing to close. */
export type BatchStore = ObjectStore;

/** What every step is told of a batch: ids, no personal data. */
export type BatchRef = { tenant: string; batch: string };

/** Put when the check is asked for; never changes. */
export type BatchRecord = {
  id: string;
  tenant: string;
  createdAt: string;
  expiresAt: string;
  /** The day on the documents, YYYY-MM-DD in Paris. */
  today: string;
  language: HelpLanguage;
  /** Ids, links and secrets of the dossiers are derived from it and the row number. */
  seed: string;
  /** Each dossier is also stored as the service does it, behind a link of its own. */
  links: boolean;
  /** Of the dossiers behind links. */
  retentionDays: number;
  /** Of the file that was sent. */
  bytes: number;
  only?: DocumentId[];
};

/** Put when the worker has decided. */
export type Started = { at: string; rows: "all" | "valid-only"; total: number; chunks: number; lastRow: number };

/** Some consecutive lines of one `rows/<part>.jsonl`, by their bytes: a whole item of work. */
export type ChunkItem = { chunk: number; part: number; start: number; end: number; rows: number };

/** A line of `rows/<part>.jsonl`. */
export type RowLine = { row: number; reference: string; answers: Answers };

/** A line of `problems/<part>.jsonl`: all that is to say about one row. */
export type RowProblems = { row: number; reference: string; problems: SheetProblem[]; warnings: SheetProblem[] };

export type Counts = { rows: number; valid: number; wrong: number; alreadyMade: number };

export type PreviewRow = {
  row: number;
  reference: string;
  /** By the names of the columns, dates in words. */
  answers: { name: string; value: string }[];
  documents: { id: DocumentId; title: string; reason: string; included: boolean }[];
};

/** What the check found. Its texts are in the language of the batch. */
export type Report = {
  /** False where the file or its columns are wrong: no row was looked at. */
  ok: boolean;
  counts: Counts;
  chunks: number;
  /** The last row that is to be made. */
  lastRow: number;
  format?: "csv" | "xlsx";
  encoding?: string;
  separator?: string;
  sheetName?: string;
  headerRow?: number;
  columns: { index: number; letter: string; header: string; name: string }[];
  ignored: { index: number; letter: string; header: string }[];
  /** Of the file or its columns. */
  columnProblems: SheetProblem[];
  /** The first of the problems of rows, and how many there are. */
  problems: SheetProblem[];
  problemCount: number;
  warnings: SheetProblem[];
  warningCount: number;
  preview: PreviewRow[];
  /** How many of each document would be made. */
  documents: { id: DocumentId; title: string; count: number }[];
  /** The same person in several rows. A doubt, not an error: the worker decides. */
  duplicates: { by: "identity" | "ofpra-number"; rows: number[] }[];
  duplicateCount: number;
  /** Rows whose person was in an earlier batch of the same owner. */
  earlier: { row: number; batch: string; createdAt: string }[];
  earlierCount: number;
};

export type MadeDocument = {
  id: DocumentId;
  fileName: string;
  templateVersion: string;
  sha256: string;
  bytes: number;
  pages: number;
};

export type RowOutcome =
  | { row: number; reference: string; ok: true; id: string; documents: MadeDocument[] }
  /** `bug`: our program failed on this row; `dossier-over`: its dossier was deleted meanwhile. */
  | { row: number; reference: string; ok: false; code: "bug" | "dossier-over" };

/** `outcomes/<chunk>.json`; `digest` names the chunk's archive and drawn pages. */
export type ChunkOutcome = { digest: string; rows: RowOutcome[] };

type ResultKind = "zip" | "print" | "manifest-csv" | "manifest-json" | "to-correct";
export type ResultFile = { kind: ResultKind; fileName: string; bytes: number; sha256: string; contentType: string };
export type Results = { files: ResultFile[]; made: number; failed: number };

/** `stopped` is said by who can ask the state machine: objects alone do not show that nobody works any more. */
export type BatchState = "checking" | "checked" | "running" | "done" | "cancelled" | "stopped" | "deleting";

export type Progress = {
  state: BatchState;
  /** Rows that are to be made; 0 until the batch is started. */
  total: number;
  /** Rows that are done with, the failed ones included. */
  done: number;
  failed: number;
  /** Whole, 100 only at the very end. */
  percent: number;
  startedAt?: string;
};
