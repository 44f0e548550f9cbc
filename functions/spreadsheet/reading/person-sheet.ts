// Reads the sheet of one person in the template file: a question in each row, with its answer beside it.
import type { ParseOptions } from "../../answers/parse-answers.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { operatorLanguages } from "../../text/languages.ts";
import { openTable } from "../table/table.ts";
import { showCell, type Cell } from "../table/table-rows.ts";
import { personTitles } from "../template/template-help.ts";
import { readHeader } from "./header-columns.ts";
import { rowReader, type RowAnswers } from "./row-answers.ts";
import { withLocation, type SheetIssue } from "./sheet-issues.ts";

const found = 3;

/** The titles of the sheet, in any language. */
const scoreTitles = (cells: readonly string[]): number =>
  operatorLanguages.some((language) => personTitles(language).every((title, index) => cells[index]?.trim() === title))
    ? found
    : 0;

/** The questions are in the first column, the answers in the second. */
const [questions, answers] = [0, 1];

/** Undefined where the file has no such sheet, or nothing is answered in it. Issues name rows of the sheet. */
export function readPersonSheet(bytes: Uint8Array, options: ParseOptions): RowAnswers | undefined {
  const opened = openTable(bytes, { score: scoreTitles });
  if (!opened.ok || opened.table.header.score < found) return undefined;
  const titles: string[] = [];
  const cells: (Cell | undefined)[] = [];
  const rowOf: number[] = [];
  for (const row of opened.table.rows()) {
    if (row.number <= opened.table.header.number) continue;
    const title = showCell(row.cells[questions]);
    if (title.trim() === "") continue;
    titles.push(title);
    cells.push(row.cells[answers]);
    rowOf.push(row.number);
  }
  const isAnswered = cells.some((cell) => cell !== undefined && showCell(cell).trim() !== "");
  if (!isAnswered) return undefined;
  const located = ({ code, column, message }: SheetIssue): SheetIssue => {
    const row = column === undefined ? undefined : rowOf[column.index];
    // Its place is that of a row of a list.
    const inner = message.values?.["issue"];
    const said = typeof inner === "object" && "key" in inner ? inner : message;
    if (column === undefined || row === undefined) return { code, message: said };
    const answered = { ...column, letter: letterOf(answers) };
    return { code, row, column: answered, message: withLocation({ row, column: answered }, said) };
  };
  const header = readHeader(titles, opened.table.header.number, { withoutNames: true });
  if (header.issues.length > 0) return { kind: "wrong", issues: header.issues.map(located) };
  const reading = rowReader(header, options)({ number: 0, cells }, true);
  return reading?.kind === "wrong" ? { ...reading, issues: reading.issues.map(located) } : reading;
}
