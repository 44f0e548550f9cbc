// A sheet's rows and cells, independent of the file format.
import type { Encoding } from "../../text/encodings.ts";
import type { Merge } from "./layout/merged-cells.ts";

export type Cell =
  | { kind: "text"; text: string }
  /** As written in the file, "75001", "0.5"; with the zeros that its number format shows: "01234". */
  | { kind: "number"; text: string; /** Days of this workbook count from 1904. */ is1904?: true }
  /** YYYY-MM-DD: a serial number that is shown as a date. */
  | {
      kind: "date";
      day: string;
      /** A number that could be a year, and that was typed into a cell with a date format: "1975". */
      typedYear?: string;
      /** The time of the cell may be midnight of another time zone: the day as it is shown, with its time. */
      shifted?: string;
    }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; code: CellErrorCode; text: string };

/** `cell-too-long`: of its text, the beginning. */
export type CellErrorCode = "formula-without-value" | "formula-error" | "stray-quote" | "cell-too-long";

/** `number` is that of the sheet, from 1; cells are by column from 0, blank ones undefined. */
export type Row = {
  number: number;
  cells: (Cell | undefined)[];
  /** The row is not shown: a filter or a person hides it. */
  isHidden?: true;
  /** Columns whose text is struck out. */
  struck?: readonly number[];
  /** Columns of whose text a part is struck out. */
  partlyStruck?: readonly number[];
  /** Columns whose value is that of a cell merged from above. */
  merged?: readonly number[];
};

export type Score = (cells: string[]) => number;

/** A sheet that is not read, with the row that resembles a header most. */
export type OtherSheet = { name: string; isHidden: boolean; header: readonly string[] };

export type Table = {
  format: "csv" | "xlsx" | "ods";
  encoding?: Encoding;
  separator?: string;
  sheetName?: string;
  /** The other sheets of the workbook that hold anything. */
  otherSheets?: OtherSheet[];
  merges?: () => readonly Merge[];
  /** The row with the highest score near the start, joined with its neighbour if both are titles; 0 if no row scores. */
  header: BestRow;
  /** Rows that are not blank. May be called again. Throws `FileError`. */
  rows: () => Iterable<Row>;
};

/** A table from the reader of one format, before the common checks. */
export type ReadTable = Omit<Table, "header"> & {
  /** The rows near the start, where the header is searched; rows after a long gap are left out. */
  firstRows: () => Iterable<Row>;
};

/** As Excel and LibreOffice show errors, in French and English. */
const formulaError =
  /^(?:#(?:N\/A|N\/D|NAME\?|NOM\s?\?|(?:REF|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL)\s?!)|Err\s?:\d{3})$/;

/** A formula that gives a text as it is: programs write ="0612345678" so that Excel keeps the zero. */
const textFormula = /^\s*="((?:[^"]|"")*)"\s*$/;

/** Undefined if there are only spaces. */
export function textCell(written: string): Cell | undefined {
  const text = textFormula.exec(written)?.[1]?.replaceAll('""', '"') ?? written;
  if (text.trim() === "") return undefined;
  return formulaError.test(text) ? { kind: "error", code: "formula-error", text } : { kind: "text", text };
}

/** The text of a cell, approximate but enough to recognise a header. */
export function showCell(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  switch (cell.kind) {
    case "date":
      return cell.day;
    case "boolean":
      return String(cell.value);
    default:
      return cell.text;
  }
}

/** The header is searched in this number of rows that are not blank. */
export const headerSearchRows = 30;

export type BestRow = {
  score: number;
  number: number;
  /** The first row of the titles: the one above `number` if they are in two rows. */
  top: number;
  cells: string[];
  /** The number of rows that were compared. */
  looked: number;
};

/** The row with the highest score among the first rows. */
export function bestRow(rows: Iterable<Row>, score: Score): BestRow {
  const best: BestRow = { score: 0, number: 0, top: 0, cells: [], looked: 0 };
  for (const { number, cells } of rows) {
    const shown = cells.map(showCell);
    const value = score(shown);
    if (value > best.score) [best.score, best.number, best.top, best.cells] = [value, number, number, shown];
    best.looked += 1;
    if (best.looked === headerSearchRows) break;
  }
  return best;
}
