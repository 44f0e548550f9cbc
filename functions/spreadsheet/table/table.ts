// Opens a sheet, CSV, XLSX or ODS, as rows of cells; they are read in pieces, so that memory is bounded.
import { openCsv } from "./csv.ts";
import { joinTitleRows } from "./layout/two-row-titles.ts";
import { kindOf } from "./file-kind.ts";
import { limits as usualLimits, FileError, type FileIssue, type Limits } from "./file-errors.ts";
import { bestRow, refuseMojibake, type ReadTable, type Row, type Score, type Table } from "./table-rows.ts";
import { openOds } from "./ods/ods.ts";
import { openXlsx } from "./xlsx.ts";

export { limits, FileError, type FileKind, type FileIssue, type FileIssueCode, type Limits } from "./file-errors.ts";
export type { Cell, Row, Score, Table } from "./table-rows.ts";

export type OpenedTable = { ok: true; table: Table } | { ok: false; issue: FileIssue };

export type TableOptions = {
  /** The number of known columns that the cells name; it decides encoding, separator and sheet. */
  score: Score;
  /** Lower ones, for tests. */
  limits?: Limits;
};

export function openTable(bytes: Uint8Array, { score, limits = usualLimits }: TableOptions): OpenedTable {
  try {
    return { ok: true, table: checkedTable(openUnchecked(bytes, score, limits), score, limits) };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, issue: error.issue };
    throw error;
  }
}

/** Throws `FileError`. */
function openUnchecked(bytes: Uint8Array, score: Score, limits: Limits): ReadTable {
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
      return openCsv(bytes, score, limits);
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
    refuseMojibake(row);
    yield row;
  }
}
