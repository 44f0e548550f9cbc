// Answers as the sheet that a social worker would have typed: CSV with the columns that they need, no more.
import type { Answers } from "../../functions/answers/answers.ts";
import type { Language } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { cellsOf } from "../../functions/spreadsheet/columns/answer-cells.ts";
import { columnName, columns, extraColumnName } from "../../functions/spreadsheet/columns/columns.ts";

export type SheetOptions = {
  language?: Language;
  /** A person reference for each row. */
  references?: readonly string[];
  /** What the result column says of each row. */
  results?: readonly string[];
  separator?: string;
  /** Rows above the header. */
  titles?: readonly string[];
};

/** A CSV in UTF-8 with a byte order mark, one row for each answers. */
export function sheetOf(answersList: readonly Answers[], options: SheetOptions = {}): Uint8Array {
  const { language = "fr", references, results, separator = ";", titles = [] } = options;
  const rows = answersList.map(
    (answers) =>
      new Map(
        cellsOf(answers, language).map(({ column, number, text }) => [
          `${column.id}/${number}`,
          { column, number, text },
        ]),
      ),
  );
  const used = new Map(rows.flatMap((row) => [...row].map(([key, { column, number }]) => [key, { column, number }])));
  const order = new Map(columns.map((column, index) => [column, index]));
  const sheetColumns = [...used].sort(
    ([, one], [, other]) => one.number - other.number || order.get(one.column)! - order.get(other.column)!,
  );
  const header = [
    ...(references === undefined ? [] : [say(extraColumnName("reference"), language)]),
    ...sheetColumns.map(([, { column, number }]) => say(columnName(column, number), language)),
    ...(results === undefined ? [] : [say(extraColumnName("result"), language)]),
  ];
  const lines = rows.map((row, index) => [
    ...(references === undefined ? [] : [references[index] ?? ""]),
    ...sheetColumns.map(([key]) => row.get(key)?.text ?? ""),
    ...(results === undefined ? [] : [results[index] ?? ""]),
  ]);
  const quoted = (text: string) =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = [...titles.map((title) => [title]), header, ...lines]
    .map((line) => line.map(quoted).join(separator))
    .join("\r\n");
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
