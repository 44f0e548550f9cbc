// The annotations of a sheet, and the column that they are written to.
import type { Encoding } from "../../text/encodings.ts";
import { showCell, type ReadTable, type Score } from "../table/table-rows.ts";

export type Annotation = {
  row: number;
  text: string;
  /** Cells to highlight, from 0. */
  columns: number[];
  done: boolean;
};

export type Annotating = {
  score: Score;
  headerRow: number;
  /** The title of the result column; a column that has it is reused, else one is added after the last one. */
  columnName: string;
  sheetName?: string;
  /** Of a CSV, as the reading found it. */
  encoding?: Encoding;
  annotations: ReadonlyMap<number, Annotation>;
};

export type ResultColumn = {
  /** From 0. */
  column: number;
  lastRow: number;
};

/** The column with that title, or the first one that is empty in every row. */
export function findResultColumn(table: ReadTable, { headerRow, columnName }: Annotating): ResultColumn {
  let named = -1;
  let width = 0;
  let lastRow = headerRow;
  for (const { number, cells } of table.rows()) {
    if (number === headerRow) named = cells.findIndex((cell) => showCell(cell).trim() === columnName);
    width = Math.max(width, cells.length);
    lastRow = number;
  }
  return { column: named === -1 ? width : named, lastRow };
}
