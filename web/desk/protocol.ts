// What the desk and its worker say to each other: plain data, with words already in the language of the page.
import type { ListReport, PrintOrder } from "../../functions/lists/report.ts";
import type { Encoding } from "../../functions/text/encodings.ts";
import type { NameIn } from "../../functions/text/message.ts";
import type { SharedKinds } from "../../functions/spreadsheet/template/usual-columns.ts";
import type { LargeFile, MadeFile, PageView } from "../protocol.ts";
import type { Mapping } from "../../functions/spreadsheet/mapping/mapping.ts";

/** A cell that was corrected here: its row as the sheet numbers it, its column from 0. */
export type Edit = { row: number; column: number; text: string };

/** What decides how the list is read, and what is made of it. */
export type ListChoices = {
  mapping: Mapping;
  edits: readonly Edit[];
  hidden: boolean;
  withoutNames: boolean;
  marked: "ask" | "skip" | "make";
  /** Of a CSV; undefined where its words tell. */
  encoding?: Encoding | undefined;
  /** What the papers leave open can be typed. */
  isFillable: boolean;
  printBy: PrintOrder;
};

/** The list of somebody: its file, and what was said of it. `today`: the day on which the dates of the papers count. */
export type List = { fileName: string; bytes: Uint8Array<ArrayBuffer>; choices: ListChoices; today: string };

/** A column of the sheet as it was understood, and what to ask about it where it is not read. */
export type ColumnView = NonNullable<ListReport["seen"]>[number] & { suggestion?: string; question?: string };

/** A problem of a row with what its cell holds; without a cell, it is of the row. */
export type RowIssue = { row: number; reference: string; message: string; cell?: { column: number; text: string } };

/** The same mistake in several rows. */
export type IssueGroup = { id: string; code: string; title: string; issues: readonly RowIssue[] };

/** Somebody for whom papers can be made. */
export type Person = { row: number; reference: string; name: string };

export type Checked = {
  report: ListReport;
  columns: readonly ColumnView[];
  problems: readonly IssueGroup[];
  warnings: readonly IssueGroup[];
  people: readonly Person[];
};

/** A choice in the list of our columns, or in that of the words of one. */
export type Option = { value: string; label: string };
export type OptionGroup = { label: string; options: readonly Option[] };

/** Our columns that somebody may choose, those of most people first. */
export type Columns = {
  groups: readonly OptionGroup[];
  /** Columns that every row needs, with their words: what can be said once for all rows. */
  forAll: readonly { column: string; label: string; options: readonly Option[] }[];
};

export type PaperOfPerson = { id: string; title: string };

/** Its title is said again where the page speaks another language. */
export type DeskFile = MadeFile & { kind: NameIn<"desk.files"> };
export type LargeDeskFile = LargeFile & Pick<DeskFile, "kind">;

export type MadeList = {
  made: number;
  failed: number;
  pages: number;
  /** ZIP files with a folder for each person, files to print, manifests, and the list with what is left to correct. */
  files: readonly (DeskFile | LargeDeskFile)[];
};

export type Progress = { done: number; total: number };

/** What the worker of the desk does; a list is read anew where anything of it has changed. */
export type DeskCalls = {
  check: (list: List) => Checked;
  /** Undefined where it is none of this version. */
  mapping: (kept: unknown) => Mapping | undefined;
  columns: () => Columns;
  /** The words of one of our columns. */
  words: (column: string) => readonly Option[];
  annotated: (list: List) => MadeFile;
  papers: (list: List, row: number) => readonly PaperOfPerson[];
  page: (list: List, row: number, paper: string, index: number) => Promise<PageView>;
  make: (list: List) => Promise<MadeList>;
  /** With every column, or for people of one procedure and one kind of housing. */
  model: (shared?: SharedKinds) => MadeFile;
};

export type Tell = (progress: Progress) => void;
