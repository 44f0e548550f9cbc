// Opens a sheet, CSV, XLSX or ODS, as rows of cells; they are read in pieces, so that memory is bounded.
import type { SheetWords } from "../csv/choose-encoding.ts";
import { openCsv } from "../csv/csv.ts";
import type { Encoding } from "../../text/encodings.ts";
import { joinTitleRows } from "./layout/two-row-titles.ts";
import { kindOf } from "./file-kind.ts";
import { limits as usualLimits, FileError, type FileIssue, type Limits } from "./file-errors.ts";
import { bestRow, type ReadTable, type Row, type Score, type Table } from "./table-rows.ts";
import { openOds } from "./ods/ods.ts";
import { openXlsx } from "./xlsx.ts";

export { limits, FileError, type FileKind, type FileIssue, type FileIssueCode, type Limits } from "./file-errors.ts";
export type { Cell, Row, Score, Table } from "./table-rows.ts";

export type OpenedTable = { ok: true; table: Table } | { ok: false; issue: FileIssue };

export type TableOptions = {
  /** The number of known columns that the cells name; it decides encoding, separator and sheet. */
  score: Score;
  /** What tells the encodings of a CSV apart. */
  words?: SheetWords;
  /** Of a CSV, where its sender says it. */
  encoding?: Encoding | undefined;
  /** Lower ones, for tests. */
  limits?: Limits;
};

export function openTable(bytes: Uint8Array, options: TableOptions): OpenedTable {
  const { score, limits = usualLimits } = options;
  try {
    return { ok: true, table: checkedTable(openUnchecked(bytes, { ...options, limits }), score, limits) };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, issue: error.issue };
    throw error;
  }
}

/** Throws `FileError`. */
function openUnchecked(bytes: Uint8Array, options: TableOptions & { limits: Limits }): ReadTable {
  const { score, limits } = options;
  if (bytes.length === 0) throw new FileError("empty");
  if (bytes.length > limits.bytes) {
    throw new FileError("too-large", { values: { bytes: String(bytes.length), max: String(limits.bytes) } });
  }
  const kind = kindOf(bytes);
  switch (kind) {
    case "zip":
      return openXlsx(bytes, score, { limits });
    case "ods":
    case "fods":
      return openOds(bytes, score, { limits });
    case "csv":
      return openCsv(bytes, options);
    case "old-excel":
    case "password":
      throw new FileError(kind);
    default:
      throw new FileError("not-a-spreadsheet", { values: { kind } });
  }
}

/** The table with the checks that are common to all formats. */
function checkedTable({ rows, firstRows, ...table }: ReadTable, score: Score, limits: Limits): Table {
  const first = bestRow(checkedRows(firstRows(), 0, limits), score);
  const merges = table.merges?.() ?? [];
  const header = joinTitleRows(checkedRows(firstRows(), 0, limits), first, { merges, score });
  const isEmpty = header.looked === 0 && rows()[Symbol.iterator]().next().done === true;
  if (isEmpty) throw new FileError("empty");
  return { ...table, header, rows: () => checkedRows(rows(), header.number, limits) };
}

function* checkedRows(rows: Iterable<Row>, header: number, limits: Limits): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    if (row.number > header) count += 1;
    if (count > limits.rows || row.number > limits.sheetRows) {
      throw new FileError("too-many-rows", { values: { max: String(limits.rows) } });
    }
    yield row;
  }
}
