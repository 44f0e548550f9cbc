// A sheet's rows and cells, independent of the file format.
import { mojibake } from "../../text/lost-letters.ts";
import { FileError } from "./file-errors.ts";

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
  | { kind: "error"; code: "formula-without-value" | "formula-error"; text: string };

/** `number` is that of the sheet, from 1; cells are by column from 0, blank ones undefined. */
export type Row = { number: number; cells: (Cell | undefined)[] };

export type Score = (cells: string[]) => number;

export type Table = {
  format: "csv" | "xlsx";
  encoding?: string;
  separator?: string;
  sheetName?: string;
  /** The row with the highest score near the start; its number is 0 if no row scores. */
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

/** Undefined if there are only spaces. */
export function textCell(text: string): Cell | undefined {
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
  cells: string[];
  /** The number of rows that were compared. */
  looked: number;
};

/** The row with the highest score among the first rows. */
export function bestRow(rows: Iterable<Row>, score: Score): BestRow {
  const best: BestRow = { score: 0, number: 0, cells: [], looked: 0 };
  for (const { number, cells } of rows) {
    const shown = cells.map(showCell);
    const value = score(shown);
    if (value > best.score) [best.score, best.number, best.cells] = [value, number, shown];
    best.looked += 1;
    if (best.looked === headerSearchRows) break;
  }
  return best;
}

export function refuseMojibake({ number, cells }: Row): void {
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column];
    if (cell?.kind !== "text") continue;
    const found = mojibake.exec(cell.text);
    if (found !== null) {
      throw new FileError("mojibake", { row: number, values: { sample: found[0], column: String(column) } });
    }
  }
}
