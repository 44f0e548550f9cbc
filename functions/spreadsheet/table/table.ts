// A user's sheet as rows of cells, whatever program saved it: CSV or XLSX, read in pieces, never whole in memory.
import { openCsv } from "./csv.ts";
import { kindOf } from "./file-kind.ts";
import { limits, TableError, type TableFault } from "./file-errors.ts";
import { bestRow, refuseMojibake, type ReadTable, type Row, type Score, type Table } from "./table-rows.ts";
import { openXlsx } from "./xlsx.ts";

export { limits, TableError, type FileKind, type TableFault, type TableFaultCode } from "./file-errors.ts";
export type { Cell, Row, Score, Table } from "./table-rows.ts";

export type OpenedTable = { ok: true; table: Table } | { ok: false; faults: TableFault[] };

export type TableOptions = {
  /** How many known columns these cells name; decides encoding, separator and which sheet. */
  score: Score;
};

/** Among these the header is looked for. */
const headerRows = 30;

export function openTable(bytes: Uint8Array, options: TableOptions): OpenedTable {
  try {
    return { ok: true, table: checkedTable(openUnchecked(bytes, options.score), options.score) };
  } catch (error) {
    if (error instanceof TableError) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

/** Throws `TableError`. */
function openUnchecked(bytes: Uint8Array, score: Score): ReadTable {
  if (bytes.length === 0) throw new TableError("empty");
  if (bytes.length > limits.bytes) {
    throw new TableError("too-large", { values: { bytes: String(bytes.length), most: String(limits.bytes) } });
  }
  const kind = kindOf(bytes);
  switch (kind) {
    case "zip":
      return openXlsx(bytes, score);
    case "csv":
      return openCsv(bytes, score);
    case "old-excel":
    case "password":
      throw new TableError(kind);
    default:
      throw new TableError("not-a-spreadsheet", { values: { kind } });
  }
}

/** The same table with the checks that hold whatever the format. */
function checkedTable({ rows, firstRows, ...table }: ReadTable, score: Score): Table {
  const header = bestRow(checkedRows(firstRows(), 0), headerRows, score);
  const isEmpty = header.looked === 0 && rows()[Symbol.iterator]().next().done === true;
  if (isEmpty) throw new TableError("empty");
  return { ...table, rows: () => checkedRows(rows(), header.number) };
}

function* checkedRows(rows: Iterable<Row>, header: number): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    if (row.number > header) count += 1;
    if (count > limits.rows || row.number > limits.sheetRows) {
      throw new TableError("too-many-rows", { values: { most: String(limits.rows) } });
    }
    refuseMojibake(row);
    yield row;
  }
}
