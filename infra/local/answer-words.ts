// An answer as the sheet says it: its column's name and a choice's words, for its place and its code in the answers.
import type { HelpLanguage } from "../../functions/dossier/text.ts";
import { wordsOf } from "../../functions/spreadsheet/choice-words.ts";
import { columnName, columns } from "../../functions/spreadsheet/columns.ts";

const leafColumns = new Map(
  columns.flatMap((column) => column.leaves.map((leaf) => [leaf.path.join("."), { column, leaf }])),
);

export function answerInWords(path: string, value: string, language: HelpLanguage): { name: string; value: string } {
  const number = Number(/\d+/.exec(path)?.[0] ?? 0) + 1;
  // Items of a list that is one column (nationalities) have no columns of their own.
  const found = leafColumns.get(path.replaceAll(/\d+/g, "*")) ?? leafColumns.get(path.replace(/\.\d+$/, ""));
  if (found === undefined) return { name: path, value };
  const { column, leaf } = found;
  const words = leaf.type === "choice" ? wordsOf(leaf.path)[value]?.[language] : undefined;
  return { name: columnName(column, number)[language], value: words ?? value };
}
