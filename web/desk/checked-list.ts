// The list that was checked last, with the answers of its people: the preview and the files are of the same ones.
import type { Answers } from "../../functions/answers/answers.ts";
import { checkList } from "../../functions/lists/check-list.ts";
import { newPeopleTwice } from "../../functions/lists/people-twice.ts";
import type { ListReport, RowProblems } from "../../functions/lists/report.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { growingFonts } from "../../functions/pdf/text/lazy-fonts.ts";
import type { ReadOptions } from "../../functions/spreadsheet/reading/read-rows.ts";
import type { Language } from "../../functions/text/languages.ts";
import type { List } from "./protocol.ts";

export type CheckedList = {
  people: readonly { row: number; reference: string; answers: Answers }[];
  /** What is to be said of rows, by their number. */
  found: ReadonlyMap<number, RowProblems>;
  report: ListReport;
};

/** The same fonts as long as the worker lives. */
export const fontsFor = growingFonts();

const readingOf = ({ choices, today }: List): ReadOptions => {
  const { mapping, edits, hidden, withoutNames, marked, encoding } = choices;
  return { today, covers, mapping, edits, hidden, withoutNames, marked, encoding };
};

let last: { of: string; bytes: Uint8Array; checked: CheckedList } | undefined;

/** Read again only where the list or what was said of it has changed. */
export function checkedOf(list: List, language: Language): CheckedList {
  const of = JSON.stringify([list.fileName, list.today, list.choices, language]);
  if (last?.of !== of || !isSame(last.bytes, list.bytes))
    last = { of, bytes: list.bytes, checked: check(list, language) };
  return last.checked;
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

function check(list: List, language: Language): CheckedList {
  const people: CheckedList["people"][number][] = [];
  const found = new Map<number, RowProblems>();
  // Names stay in this thread: they need not be hashed.
  const checking = checkList(
    list.bytes,
    { ...readingOf(list), language },
    newPeopleTwice((text) => text),
  );
  let step = checking.next();
  for (; step.done !== true; step = checking.next()) {
    const { read, found: ofRow } = step.value;
    if (ofRow !== undefined) found.set(read.row, ofRow);
    if (read.kind === "valid") people.push({ row: read.row, reference: read.reference, answers: read.answers });
  }
  return { people, found, report: step.value };
}
