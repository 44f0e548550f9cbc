// What can be wrong with a sheet as a file, as codes and values (the words are in spreadsheet.json), and how much is read.

export type FileIssueCode =
  /** No bytes, or no row with anything in it. */
  | "empty"
  /** More bytes than `limits.bytes`; values: bytes, max. */
  | "too-large"
  /** More rows below the header than `limits.rows`; values: max. */
  | "too-many-rows"
  /** Something stands further to the right than `limits.columns`; row; values: max. */
  | "too-many-columns"
  /** A cell with more text than any spreadsheet program keeps: often a quote that is never closed; row; values: max. */
  | "cell-too-long"
  /** Another kind of file; values: kind (`FileKind`). */
  | "not-a-spreadsheet"
  /** The binary format before 2007 (.xls). */
  | "old-excel"
  /** A workbook that only a password opens. */
  | "password"
  /** A workbook with macros (.xlsm), to be saved as .xlsx: we would have to hand them back in the annotated file. */
  | "macros"
  /** More inflated than any real sheet: made to exhaust the reader, or to hide something. */
  | "zip-bomb"
  /** A workbook cut short, damaged in transport, or put together wrongly; values: part, where one is at fault. */
  | "broken-zip"
  /** The parts are whole but do not say what a workbook says; values: part; row, where there is one. */
  | "broken-workbook"
  /** A quote that is never closed, or is closed amid a text; row. */
  | "broken-csv"
  /** Letters lost by an earlier conversion (Ã©, U+FFFD); row; values: sample, column (from 0). */
  | "mojibake";

/** What a file is that is no sheet we read. */
export type FileKind =
  | "archive"
  | "binary"
  | "html"
  | "image"
  | "numbers"
  | "ods"
  | "pdf"
  | "powerpoint"
  | "rtf"
  | "word"
  | "xlsb"
  | "xml"
  | "zip";

export type FileIssue = { code: FileIssueCode; row?: number; values?: Record<string, string> };

/** The only thing that reading a table throws, whatever the bytes. Its message names no value of the file. */
export class FileError extends Error {
  override name = "FileError";
  readonly issue: FileIssue;

  constructor(code: FileIssueCode, where: Omit<FileIssue, "code"> = {}) {
    super(code);
    this.issue = { code, ...where };
  }
}

const mebibyte = 1024 * 1024;

export const limits = {
  bytes: 50 * mebibyte,
  /** Below the header. */
  rows: 100_000,
  /** Ten times what anybody fills in; blank ones to their right are passed over. */
  columns: 1000,
  /** Of Excel. */
  cellCharacters: 32_767,
  /** Of Excel and LibreOffice, blank ones included. */
  sheetRows: 1_048_576,
  /** Of one sheet of a workbook, blank ones included where they have to be looked at: twice what the model has, on every row. */
  sheetCells: 20_000_000,
  /** Of one sheet's texts: a few kilobytes can say one long text a million times. */
  sheetCharacters: 128 * mebibyte,
  /** A line of a CSV; above, a quote was not closed. */
  rowCharacters: mebibyte,
  /** Of one part of a workbook. */
  inflatedBytes: 1024 * mebibyte,
  sharedTextBytes: 128 * mebibyte,
  sharedTexts: 5_000_000,
  /** Parts that are read whole: the workbook's list of sheets, its relations, its styles. */
  smallPartBytes: 32 * mebibyte,
  zipEntries: 10_000,
  sheets: 200,
} as const;
