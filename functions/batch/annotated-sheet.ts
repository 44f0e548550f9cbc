// The sheet handed back: rows that were made are marked so, the others say what is wrong, in a column of their own.
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { extraColumnName } from "../spreadsheet/columns/columns.ts";
import { scoreHeader } from "../spreadsheet/reading/header.ts";
import type { RowResult } from "./row-results.ts";
import { failureOf } from "./manifest.ts";
import type { BatchRecord, Report } from "./records.ts";
import { annotateTable, type Annotation } from "../spreadsheet/annotate/annotate.ts";

/** The user's own file, with what is said of its rows. */
export function annotateSheet(
  bytes: Uint8Array,
  { headerRow = 1, sheetName }: Report,
  language: Language,
  annotations: Iterable<Annotation>,
): Uint8Array {
  return annotateTable(bytes, {
    score: scoreHeader,
    headerRow,
    columnName: say(extraColumnName("result"), language),
    ...(sheetName === undefined ? {} : { sheetName }),
    annotations,
  });
}

/** The text of a made row is the same for all of them. */
export function annotator({
  language,
  today,
}: Pick<BatchRecord, "language" | "today">): (result: RowResult) => Annotation {
  const doneText = say(message("spreadsheet.done-on", { day: { day: today } }), language);
  return ({ row, outcome, found }) => {
    if (outcome?.ok === true) return { row, text: doneText, columns: [], done: true };
    if (outcome !== undefined) {
      return { row, text: failureOf(row, outcome.code, language).message, columns: [], done: false };
    }
    const problems = found?.problems ?? [];
    return {
      row,
      text: problems.map(({ message }) => message).join(" / "),
      columns: problems.flatMap(({ column }) => (column === undefined ? [] : [column.index])),
      done: false,
    };
  };
}
