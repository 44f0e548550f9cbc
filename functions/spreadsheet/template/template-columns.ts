// The columns of the template file, and its example row.
import type { Fold } from "../../formats/xlsx-writer.ts";
import type { Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { cellsOf } from "../columns/answer-cells.ts";
import { columnName, columns, extraColumnName, type Column } from "../columns/columns.ts";
import { exampleAnswers, exampleAnswersOf } from "./example-answers.ts";
import { columnOf, usualColumns, usualFirst, type SharedKinds } from "./usual-columns.ts";

/** `undefined` is the column of the person's reference. */
export type TemplateColumn = { answer: { column: Column; number: number } | undefined; name: string; example: string };

/** The number of items of each list that have columns; users can add more. */
const templateItems: Readonly<Record<string, number>> = { procedure: 3, children: 3, familyMembers: 2, concordance: 2 };

/** Every column, or those that some people usually need. */
export function templateColumns(language: Language, shared?: SharedKinds): TemplateColumn[] {
  const answers = shared === undefined ? allColumns() : usualColumns(shared).map(numberedOnce);
  const example = shared === undefined ? exampleAnswers : exampleAnswersOf(shared);
  const cells = new Map(cellsOf(example, language).map(({ column, number, text }) => [`${column.id}/${number}`, text]));
  return [
    {
      answer: undefined,
      name: say(extraColumnName("reference"), language),
      example: say(message("spreadsheet.example-reference"), language),
    },
    ...answers.map(({ column, number }) => ({
      answer: { column, number },
      name: say(columnName(column, number), language),
      example: cells.get(`${column.id}/${number}`) ?? "",
    })),
  ];
}

const numberedOnce = (column: Column) => ({ column, number: 1 });

function allColumns(): { column: Column; number: number }[] {
  const first = usualFirst.map(columnOf);
  const rest = columns.filter(({ id, maxItems }) => maxItems === undefined && !usualFirst.includes(id));
  return [...[...first, ...rest].map(numberedOnce), ...Object.keys(templateItems).flatMap(numbered)];
}

/** All columns of the first child, then all of the second. */
function numbered(list: string): { column: Column; number: number }[] {
  const inList = columns.filter(({ maxItems, leaves: [leaf] }) => maxItems !== undefined && leaf.path[0] === list);
  const numbers = Array.from({ length: templateItems[list]! }, (_, index) => index + 1);
  return numbers.flatMap((number) => inList.map((column) => ({ column, number })));
}

/** Of a group that is rarely filled in (children, the host, attempts), only the first column is seen: it tells what is behind it. */
export function foldsOf(columns: readonly TemplateColumn[]): Fold[] {
  const groups = columns.map(groupOf);
  return groups.map((group, index) => {
    if (group === undefined) return "open";
    if (group === groups[index - 1]) return "folded";
    return group === groups[index + 1] ? "before-folded" : "open";
  });
}

/** Undefined for what nearly everybody fills in. */
function groupOf({ answer }: TemplateColumn): string | undefined {
  if (answer === undefined || usualFirst.includes(answer.column.id)) return undefined;
  const { group, leaves } = answer.column;
  return group?.group ?? leaves[0].path[0];
}
