// What a check saw of a sheet: each row in one class, and what was not read, as remarks on the whole sheet.
import { letterOf } from "../formats/column-letters.ts";
import type { ReadRow } from "../spreadsheet/reading/read-rows.ts";
import { sheetIssue, type SheetIssue } from "../spreadsheet/reading/sheet-issues.ts";
import { message } from "../text/message.ts";
import type { ListReport } from "./report.ts";
import { rowsInLine } from "./row-list.ts";

/** Of each kind; in one line, only the first rows and the last one are said. */
const maxKeptRows = 1000;

export function openAccount() {
  const counts: ListReport["counts"] = { rows: 0, valid: 0, wrong: 0, alreadyMade: 0, hidden: 0, notPeople: 0 };
  const lists = { hidden: newList(), struck: newList(), merged: newList() };
  const filled = new Set<number>();
  const untitled: CellCounts = new Map();
  const notOurs: CellCounts = new Map();
  return {
    take(read: ReadRow): void {
      counts.rows += 1;
      for (const index of read.firstIn) filled.add(index);
      counts[countOf[read.kind]] += 1;
      if (read.kind === "hidden") lists[read.why].add(read.row);
      else if (read.isMerged) lists.merged.add(read.row);
      for (const index of read.untitled) countCell(untitled, index, read.row);
      for (const index of read.notOurs) countCell(notOurs, index, read.row);
    },
    hasFilled: (index: number): boolean => filled.has(index),
    counts: (): ListReport["counts"] => ({ ...counts }),
    remarks: (): SheetIssue[] => [
      ...saidOfColumns("untitled-column", untitled),
      ...saidOfColumns("result-not-ours", notOurs),
      ...lists.hidden.said("hidden-rows"),
      ...lists.struck.said("struck-rows"),
      ...lists.merged.said("merged-rows"),
    ],
  };
}

type CellCounts = Map<number, { cells: number; first: number }>;

function countCell(counts: CellCounts, index: number, row: number): void {
  const known = counts.get(index);
  if (known === undefined) counts.set(index, { cells: 1, first: row });
  else known.cells += 1;
}

const saidOfColumns = (code: "untitled-column" | "result-not-ours", counts: CellCounts): SheetIssue[] =>
  [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([index, { cells, first }]) => {
      const filled = message("spreadsheet.added.filled-cells", { count: { number: cells } });
      return sheetIssue({}, code, { letter: letterOf(index), cells: filled, first });
    });

const countOf = {
  valid: "valid",
  wrong: "wrong",
  done: "alreadyMade",
  hidden: "hidden",
  "not-a-person": "notPeople",
} as const satisfies Record<ReadRow["kind"], keyof ListReport["counts"]>;

function newList() {
  const rows: number[] = [];
  let count = 0;
  return {
    add(row: number): void {
      count += 1;
      if (rows.length === maxKeptRows) rows.pop();
      rows.push(row);
    },
    said: (code: "hidden-rows" | "struck-rows" | "merged-rows"): SheetIssue[] =>
      count === 0 ? [] : [sheetIssue({}, code, { count, rows: rowsInLine(rows) })],
  };
}
