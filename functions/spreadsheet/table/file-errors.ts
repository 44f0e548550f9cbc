// The issues of a sheet as a file (their messages are in spreadsheet.json), and the limits of reading.
import type { Encoding } from "../../text/encodings.ts";

export type FileIssueCode =
  /** No bytes, or only blank rows. */
  | "empty"
  /** More bytes than `limits.bytes`; values: bytes, max. */
  | "too-large"
  /** More rows below the header than `limits.rows`; values: max. */
  | "too-many-rows"
  /** A cell to the right of `limits.columns`; row; values: max. */
  | "too-many-columns"
  /** A cell longer than programs allow, often because a quote is not closed; row; values: max. */
  | "cell-too-long"
  /** Another type of file; values: kind (`FileKind`). */
  | "not-a-spreadsheet"
  /** The binary format before 2007 (.xls). */
  | "old-excel"
  /** A workbook that is protected by a password. */
  | "password"
  /** A workbook with macros (.xlsm), because the annotated file would contain them. */
  | "macros"
  /** Inflates to more than any real sheet, to exhaust the reader. */
  | "zip-bomb"
  /** The ZIP archive is truncated, damaged or of a wrong structure; values: part, if one is known. */
  | "broken-zip"
  /** The archive is right, but a part breaks the workbook format; values: part; row, if one is known. */
  | "broken-workbook"
  /** Quotes out of place on many lines, or a line that does not end; row. */
  | "broken-csv"
  /** Nothing in the CSV tells which of several encodings it has; readings. */
  | "several-encodings";

/** Types of files that are no readable sheet. */
export type FileKind =
  | "archive"
  | "binary"
  | "html"
  | "image"
  | "numbers"
  /** A text or a presentation of LibreOffice. */
  | "opendocument"
  | "pdf"
  | "powerpoint"
  | "rtf"
  | "word"
  | "xlsb"
  | "xml"
  | "zip";

/** An encoding that the file may have, with texts of the file as it gives them. */
export type PossibleReading = { encoding: Encoding; samples: string[] };

export type FileIssue = {
  code: FileIssueCode;
  row?: number;
  values?: Record<string, string>;
  readings?: PossibleReading[];
};

/** The only error that reading a table throws. Its message holds no value of the file. */
export class FileError extends Error {
  override name = "FileError";
  readonly issue: FileIssue;

  constructor(code: FileIssueCode, where: Omit<FileIssue, "code"> = {}) {
    super(code);
    this.issue = { code, ...where };
  }
}

const mebibyte = 1024 * 1024;

export type Limits = Readonly<Record<keyof typeof limits, number>>;

export const limits = {
  bytes: 50 * mebibyte,
  /** Rows below the header. */
  rows: 100_000,
  /** Ten times the columns of real sheets; blank cells further right are ignored. */
  columns: 1000,
  /** Excel's limit. */
  cellCharacters: 32_767,
  /** The limit of Excel and LibreOffice; blank rows count. */
  sheetRows: 1_048_576,
  /** In one sheet of a workbook, blank ones that are parsed included: twice the template's columns in every row. */
  sheetCells: 20_000_000,
  /** In one sheet's texts: a file of a few kilobytes can refer to one long text a million times. */
  sheetCharacters: 128 * mebibyte,
  /** In one row of a CSV; in a longer one, a quote is not closed. */
  rowCharacters: mebibyte,
  /** In one part of a workbook. */
  inflatedBytes: 1024 * mebibyte,
  sharedTextBytes: 128 * mebibyte,
  sharedTexts: 5_000_000,
  /** In parts that are read whole: the list of sheets, relations, styles. */
  smallPartBytes: 32 * mebibyte,
  zipEntries: 10_000,
  sheets: 200,
} as const;
