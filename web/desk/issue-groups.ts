// The problems of a list by cause: the same mistake in many rows is one line to open.
import { openTable } from "../../functions/spreadsheet/table/table.ts";
import { showCell } from "../../functions/spreadsheet/table/table-rows.ts";
import type { RowProblem } from "../../functions/lists/report.ts";
import { scoreWith } from "../../functions/spreadsheet/mapping/score.ts";
import type { Encoding } from "../../functions/text/encodings.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { CheckedList } from "./checked-list.ts";
import type { IssueGroup, List, RowIssue } from "./protocol.ts";

type Kind = "problems" | "warnings";

export function groupsOf(
  { found, report }: Pick<CheckedList, "found" | "report">,
  list: List,
  language: Language,
): Record<Kind, IssueGroup[]> {
  const texts = cellsOf(found, list, report.encoding);
  return { problems: gather("problems"), warnings: gather("warnings") };

  function gather(kind: Kind): IssueGroup[] {
    const groups = new Map<string, { first: RowProblem; issues: RowIssue[] }>();
    for (const { row, reference, ...of } of found.values()) {
      for (const problem of of[kind]) {
        const { code, column } = problem;
        const id = `${code} ${column?.index ?? ""}`;
        const group = groups.get(id) ?? { first: problem, issues: [] };
        const cell = column && { column: column.index, text: texts.get(keyOf(row, column.index)) ?? "" };
        group.issues.push({ row, reference, message: problem.message, ...(cell && { cell }) });
        groups.set(id, group);
      }
    }
    return [...groups]
      .map(([id, { first, issues }]) => ({
        id,
        code: first.code,
        title: titleOf(first, issues.length, language),
        issues,
      }))
      .toSorted((one, other) => other.issues.length - one.issues.length);
  }
}

function titleOf({ column }: RowProblem, count: number, language: Language): string {
  if (column === undefined) return say(message("desk.problems.of-rows", { count: { number: count } }), language);
  const { letter, name } = column;
  return say(message("desk.problems.of-column", { count: { number: count }, letter, name }), language);
}

const keyOf = (row: number, column: number): string => `${row}/${column}`;

/** What the cells with a problem hold, as the sheet or a correction has it. */
function cellsOf(
  found: CheckedList["found"],
  { bytes, choices }: List,
  encoding: Encoding | undefined,
): ReadonlyMap<string, string> {
  const wanted = new Set(
    [...found.values()].flatMap(({ row, problems, warnings }) =>
      [...problems, ...warnings].flatMap(({ column }) => (column === undefined ? [] : [keyOf(row, column.index)])),
    ),
  );
  const texts = new Map<string, string>();
  const opened = openTable(bytes, { score: scoreWith(choices.mapping), encoding });
  if (wanted.size === 0 || !opened.ok) return texts;
  for (const { number, cells } of opened.table.rows()) {
    for (const [index, cell] of cells.entries()) {
      if (cell !== undefined && wanted.has(keyOf(number, index))) texts.set(keyOf(number, index), showCell(cell));
    }
  }
  for (const { row, column, text } of choices.edits) texts.set(keyOf(row, column), text);
  return texts;
}
