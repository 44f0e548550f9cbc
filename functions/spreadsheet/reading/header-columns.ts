// The columns that a sheet's header names, and what is wrong with them: no row is looked at before they are right.
import { clip, showInvisible } from "../../answers/problems.ts";
import { type HelpLanguage, type Text, told } from "../../text/text.ts";
import { wordsOf } from "../columns/choice-synonyms.ts";
import { columnName, columns, extraColumns, type Column } from "../columns/columns.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { keyOf, namedBy, nearColumn, type Named } from "./header.ts";
import { problemAt, type SheetColumn, type SheetProblem } from "./sheet-problems.ts";

/** A column of the sheet that names a thing that can be said. */
export type AnswerColumn = { place: SheetColumn; column: Column; number: number };

export type IgnoredColumn = {
  index: number;
  letter: string;
  header: string;
  /** The column that may be meant. */ suggestion?: string;
};

export type HeaderColumns = {
  answers: AnswerColumn[];
  reference: SheetColumn | undefined;
  /** Where what became of the rows stands: a file that went through two languages has two. */
  results: number[];
  ignored: IgnoredColumn[];
  problems: SheetProblem[];
};

/** Above, a sheet's unknown columns are not compared with those that are known. */
const mostCompared = 20;

export function readHeader(headers: readonly string[], row: number, language: HelpLanguage): HeaderColumns {
  const found = new Map<string, { named: Named; place: SheetColumn }>();
  const ignored: IgnoredColumn[] = [];
  const problems: SheetProblem[] = [];
  const results: number[] = [];
  for (const [index, header] of headers.entries()) {
    if (header.trim() === "") continue;
    const place = { index, letter: letterOf(index), name: shownHeader(header) };
    const named = namedBy(header);
    if (named === undefined) {
      ignored.push({ index, letter: place.letter, header: place.name });
      continue;
    }
    if (named.kind === "beyond") {
      problems.push(problemAt({ row, column: place }, "beyond-list", { most: String(named.most) }, language));
      continue;
    }
    if (named.kind === "result") {
      results.push(index);
      continue;
    }
    const other = found.get(keyOf(named))?.place.letter;
    if (other === undefined) found.set(keyOf(named), { named, place });
    else
      problems.push(
        problemAt({ row, column: place }, "duplicate-column", { other, name: nameOfNamed(named) }, language),
      );
  }
  for (const one of ignored.slice(0, mostCompared)) {
    const near = nearColumn(one.header);
    if (near !== undefined && near.kind !== "beyond" && !found.has(keyOf(near)))
      one.suggestion = told(nameOfNamed(near), language);
  }
  const answers = [...found.values()].flatMap(({ named, place }) =>
    named.kind === "answer" ? [{ place, column: named.column, number: named.number }] : [],
  );
  problems.push(...missingColumns(answers, ignored, language));
  return { answers, reference: found.get("reference")?.place, results, ignored, problems };
}

const longestShown = 60;
const shownHeader = (header: string): string =>
  showInvisible(
    String(
      clip(
        header
          .replaceAll(/\s+/g, " ")
          .trim()
          .slice(0, 2 * longestShown),
      ),
    ),
  );

const nameOfNamed = (named: Exclude<Named, { kind: "beyond" }>): Text =>
  named.kind === "answer" ? columnName(named.column, named.number) : extraColumns[named.kind];

export function optionsOf({ leaves: [leaf], type }: Column): Text | undefined {
  if (type !== "choice") return undefined;
  const words = Object.values(wordsOf(leaf.path));
  return { fr: words.map(({ fr }) => fr).join(", "), en: words.map(({ en }) => en).join(", ") };
}

/** What every row needs, and what is needed beside the columns that are there. */
function missingColumns(
  answers: readonly AnswerColumn[],
  ignored: readonly IgnoredColumn[],
  language: HelpLanguage,
): SheetProblem[] {
  const present = new Set(answers.map(({ column, number }) => keyOf({ kind: "answer", column, number })));
  const isThere = (column: Column, number: number) => present.has(keyOf({ kind: "answer", column, number }));
  const always = columns
    .filter((column) => column.needed && !isThere(column, 1))
    .map((column) => {
      const name = told(columnName(column), language);
      const near = ignored.find(({ suggestion }) => suggestion === name);
      const hint = near === undefined ? "" : nearHint(near);
      return problemAt({}, "missing-column", { name, near: hint, options: optionsOf(column) ?? "" }, language);
    });
  const beside = columns.flatMap((column) => {
    const [leaf] = column.leaves;
    if (leaf.needed !== "with-its-object" || leaf.branch !== undefined) return [];
    const holder = leaf.path.slice(0, -1).join(".");
    const neighbours = answers.filter(({ column: other }) => other.leaves[0].path.join(".").startsWith(`${holder}.`));
    const numbers = new Set(
      column.most === undefined ? neighbours.map(() => 1) : neighbours.map(({ number }) => number),
    );
    return [...numbers]
      .filter((number) => !isThere(column, number))
      .map((number) => {
        const neighbour = neighbours.find((one) => column.most === undefined || one.number === number)!;
        const values = {
          name: columnName(column, number),
          beside: neighbour.place.name,
          options: optionsOf(column) ?? "",
        };
        return problemAt({}, "missing-beside", values, language);
      });
  });
  return [...always, ...beside];
}

const nearHint = ({ letter, header }: IgnoredColumn): Text => ({
  fr: ` Est-ce la colonne ${letter} «\u00A0${header}\u00A0»\u00A0? Alors corrigez son titre.`,
  en: ` Is it column ${letter} “${header}”? Then correct its title.`,
});
