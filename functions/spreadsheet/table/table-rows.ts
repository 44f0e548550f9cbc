// A sheet's rows and cells, whatever the file that they come from.
import { FileError } from "./file-errors.ts";

export type Cell =
  | { kind: "text"; text: string }
  /** As the file holds it: "75001", "0.5". */
  | { kind: "number"; text: string; /** Days of this workbook count from 1904. */ is1904?: true }
  /** YYYY-MM-DD: a serial number that is shown as a date. */
  | { kind: "date"; day: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "faulty"; fault: "formula-without-value" | "formula-error"; text: string };

/** `number` is the sheet's own, from 1; cells by column from 0, blank ones undefined. */
export type Row = { number: number; cells: (Cell | undefined)[] };

export type Score = (cells: string[]) => number;

export type Table = {
  format: "csv" | "xlsx";
  encoding?: string;
  separator?: string;
  sheetName?: string;
  /** The row with the highest score near the start; where nothing scores, its number is 0. */
  header: BestRow;
  /** Only rows with something in them. May be called again. Throws `FileError`. */
  rows: () => Iterable<Row>;
};

/** A table as a format's own reader gives it. */
export type ReadTable = Omit<Table, "header"> & {
  /** Those near the start, among which the header stands: what comes after a long void is left out. */
  firstRows: () => Iterable<Row>;
};

/** As Excel and LibreOffice show it, in French or English. */
const formulaError =
  /^(?:#(?:N\/A|N\/D|NAME\?|NOM\s?\?|(?:REF|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL)\s?!)|Err\s?:\d{3})$/;

/** Undefined for one of spaces only. */
export function textCell(text: string): Cell | undefined {
  if (text.trim() === "") return undefined;
  return formulaError.test(text) ? { kind: "faulty", fault: "formula-error", text } : { kind: "text", text };
}

/** What a cell shows, near enough to recognise a header. */
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

/** The header is searched for among so many rows with something in them. */
export const headerSearchRows = 30;

export type BestRow = {
  score: number;
  number: number;
  cells: string[];
  /** How many rows there were to look at. */
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

// UTF-8 that was read as Windows-1252 (é becomes Ã©) or as Mac Roman (é becomes √©), and what could not be read at all.
// Ã is a letter of Portuguese and Vietnamese: what follows it tells, and it is never one of these.
const mojibake = /\uFFFD|[ÃÄÅ][\u0080-\u009F\u00A1-\u00BF€‚ƒ„…†‡‰‹‘’“”•–—™›]|Â[\u0080-\u00BF€]|â€[\u009D™œ˜“”¦¢]|√\S/u;

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
