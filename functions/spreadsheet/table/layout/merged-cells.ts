// Merged cells of a sheet: the value of a cell that is merged downwards counts for each of its rows.
import { columnOf } from "../../../formats/column-letters.ts";
import { FileError } from "../file-errors.ts";
import type { Cell, Row } from "../table-rows.ts";
import { decodeXml } from "../xlsx-xml.ts";

/** Rows from 1, columns from 0, all inclusive. */
export type Merge = { top: number; left: number; bottom: number; right: number };

const maxMerges = 200_000;
/** Longer than any tag of a merge: what may be cut at the end of a step. */
const maxTagLength = 200;
const mergeTag =
  /<(?:\w+:)?mergeCell\b[^>]*?\sref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/g;

/** The merges of a sheet's XML, sorted by their first row. They follow the rows, so it is searched as a text first. */
export function readMerges(pieces: Iterable<Uint8Array>, part: string): Merge[] {
  const merges: Merge[] = [];
  let rest = "";
  for (const step of decodeXml(pieces)) {
    const text = rest + step;
    let end = 0;
    if (text.includes("mergeCell")) {
      for (const found of text.matchAll(mergeTag)) {
        const [whole, left = "", top, right = "", bottom] = found;
        merges.push({ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) });
        end = found.index + whole.length;
      }
      if (merges.length > maxMerges) throw new FileError("zip-bomb", { values: { part } });
    }
    rest = text.slice(Math.max(end, text.length - maxTagLength));
  }
  return merges.sort((one, other) => one.top - other.top);
}

/** The rows, with the value of each cell that is merged downwards in every row that it spans. Blank rows stay blank. */
export function* fillMerged(rows: Iterable<Row>, merges: readonly Merge[]): Generator<Row> {
  const downwards = merges.filter(({ top, bottom }) => bottom > top);
  /** By column. */
  const open = new Map<number, { bottom: number; cell: Cell }>();
  let next = 0;
  for (const row of rows) {
    const merged: number[] = [];
    for (const [column, { bottom, cell }] of open) {
      if (row.number > bottom) open.delete(column);
      else if (row.cells[column] === undefined) {
        while (row.cells.length < column) row.cells.push(undefined);
        row.cells[column] = cell;
        merged.push(column);
      }
    }
    for (; next < downwards.length && downwards[next]!.top <= row.number; next += 1) {
      const { top, left, bottom } = downwards[next]!;
      const cell = row.cells[left];
      if (top === row.number && cell !== undefined) open.set(left, { bottom, cell });
    }
    yield merged.length === 0 ? row : { ...row, merged };
  }
}
