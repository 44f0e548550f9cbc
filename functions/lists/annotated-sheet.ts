// The annotated sheet: the sender's file with one column that says of each row whether it was made or what is wrong.
import { xlsxType } from "../formats/xlsx-writer.ts";
import type { Language } from "../text/languages.ts";
import { say } from "../text/say.ts";
import { extraColumnName } from "../spreadsheet/columns/columns.ts";
import type { Mapping } from "../spreadsheet/mapping/mapping.ts";
import { scoreWith } from "../spreadsheet/mapping/score.ts";
import { afterMark, markOf } from "../spreadsheet/reading/mark.ts";
import { failureOf } from "./manifest.ts";
import type { ListReport, RowResult } from "./report.ts";
import { annotateTable, type Annotation } from "../spreadsheet/annotate/annotate.ts";

/** The sender's file with the annotations of its rows. */
export function annotateSheet(
  bytes: Uint8Array,
  { headerRow = 1, sheetName, encoding }: ListReport,
  language: Language,
  annotations: Iterable<Annotation>,
  mapping?: Mapping,
): Uint8Array {
  return annotateTable(bytes, {
    score: scoreWith(mapping),
    headerRow,
    columnName: say(extraColumnName("result"), language),
    ...(sheetName === undefined ? {} : { sheetName }),
    ...(encoding === undefined ? {} : { encoding }),
    annotations,
  });
}

/** The file of the annotated sheet: an OpenDocument sheet comes back as a workbook. */
export const annotatedFile = ({ format = "csv" }: ListReport) =>
  format === "csv"
    ? ({ fileName: "a-corriger.csv", contentType: "text/csv" } as const)
    : ({ fileName: "a-corriger.xlsx", contentType: xlsxType } as const);

/** A row that was made gets a mark; a row with a mark that is in question keeps it, or it would be made unasked. */
export function annotator({
  language,
  today,
}: {
  language: Language;
  today: string;
}): (result: RowResult) => Annotation {
  return ({ row, outcome, found }) => {
    if (outcome?.ok === true) return { row, text: markOf(outcome.code, today, language), columns: [], done: true };
    if (outcome !== undefined) {
      return { row, text: failureOf(row, outcome.code, language).message, columns: [], done: false };
    }
    const problems = found?.problems ?? [];
    return {
      row,
      text: problems
        .flatMap(({ mark, message }) => [...(typeof mark === "string" ? [mark] : []), message])
        .join(afterMark),
      columns: problems.flatMap(({ column }) => (column === undefined ? [] : [column.index])),
      done: false,
    };
  };
}
