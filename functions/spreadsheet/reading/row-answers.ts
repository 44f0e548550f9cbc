// One row of a sheet as answers, or all that is wrong with it.
import type { Answers } from "../../answers/answers.ts";
import { checkAnswers, type Finding, type Path } from "../../answers/problems.ts";
import type { HelpLanguage, Text } from "../../text/text.ts";
import { cellReader, type CellReading, type ReadCell, type Values } from "./cells.ts";
import { wordsOf } from "../columns/choice-synonyms.ts";
import { columnName, columns, leaves, type Column, type Leaf } from "../columns/columns.ts";
import { optionsOf, type AnswerColumn } from "./header-columns.ts";
import { answerTexts, problemAt, type SheetCode, type SheetProblem } from "./sheet-problems.ts";
import { showCell, type Cell, type Row } from "../table/table-rows.ts";

export type RowAnswers =
  | { kind: "valid"; answers: Answers; warnings: SheetProblem[] }
  | { kind: "wrong"; problems: SheetProblem[] };

export type RowOptions = { today: string; covers: (character: string) => boolean; language: HelpLanguage };

/** More than these are another file, or a column out of place. */
const mostProblems = 50;

type Tree = { [key: string]: unknown };
type BoundColumn = AnswerColumn & { read: ReadCell };

/** The places of the unions, and the column of each that says its kind. */
const unions: ReadonlyMap<string, Column> = new Map(
  leaves.flatMap(({ branch }) => {
    if (branch === undefined) return [];
    const union = branch.union.join(".");
    return [[union, columns.find(({ id }) => id === `${union}.kind`)!] as const];
  }),
);
const kindColumns = new Set(unions.values());

/** Objects that are always there, so that what they lack is said of them. */
const alwaysThere = [...new Set(leaves.filter(({ needed }) => needed === "always").map(({ path }) => path[0]!))];

/** Objects that may be left out whole, but that something is needed in. */
const holders: readonly (readonly string[])[] = leaves
  .filter(({ needed, branch, path }) => needed === "with-its-object" && branch === undefined && !path.includes("*"))
  .map(({ path }) => path.slice(0, -1));

const patternOf = (path: readonly string[]): string => path.join(".");
const placeKey = (pattern: string, number: number): string => `${pattern}/${number}`;

/** How the rows under a header are read. `undefined` is a row with nothing in its columns, unless it must say something. */
export function rowReader(
  answerColumns: readonly AnswerColumn[],
  options: RowOptions,
): (row: Row, mustSaySomething: boolean) => RowAnswers | undefined {
  const { language } = options;
  const readers = new Map<Column, ReadCell>();
  const readerOf = (column: Column): ReadCell => {
    const reader = readers.get(column) ?? cellReader(column);
    readers.set(column, reader);
    return reader;
  };
  const bound: BoundColumn[] = answerColumns.map((column) => ({ ...column, read: readerOf(column.column) }));
  const kindsFirst = [
    ...bound.filter(({ column }) => kindColumns.has(column)),
    ...bound.filter(({ column }) => !kindColumns.has(column)),
  ];
  const byPlace = new Map(
    bound.flatMap((one) => one.column.leaves.map(({ path }) => [placeKey(patternOf(path), one.number), one] as const)),
  );

  return (row, mustSaySomething) => {
    const draft = newDraft();
    const at = (column: AnswerColumn | undefined, code: SheetCode, values: Values = {}): SheetProblem =>
      problemAt({ row: row.number, column: column?.place }, code, values, language);
    const problems: SheetProblem[] = [];
    const warnings: SheetProblem[] = [];
    const misplaced = new Set<string>();
    let isBlank = true;
    for (const one of kindsFirst) {
      const cell = row.cells[one.place.index];
      if (cell === undefined) continue;
      const reading = one.read(cell);
      if (reading === undefined) continue;
      isBlank = false;
      const leaf = leafFor(one.column, draft);
      if (leaf === "no-kind") continue;
      if (leaf === undefined) {
        if (saysNothing(reading)) continue;
        // The cells of one group, the host's for example, are one mistake.
        const group = one.column.group?.fr ?? one.column.id;
        if (!misplaced.has(group)) problems.push(at(one, "not-with-this-choice", misplacedValues(one, draft, byPlace)));
        misplaced.add(group);
        continue;
      }
      if (!reading.ok) {
        problems.push(at(one, reading.code, reading.values));
        draft.refuse(leaf, one.number);
        continue;
      }
      if (reading.remark !== undefined) warnings.push(at(one, reading.remark, reading.values));
      if (reading.value !== undefined) draft.put(leaf, one.number, reading.value);
    }
    if (isBlank && !mustSaySomething) return undefined;
    const { answers, places, refused, hasKind } = draft.end();
    const checked = checkAnswers(answers, options);
    if (checked.ok && problems.length === 0) return { kind: "valid", answers: checked.answers, warnings };
    for (const finding of checked.ok ? [] : checked.findings) {
      const place = places(finding.path);
      const key = placeKey(place.pattern, place.number);
      if (refused.has(key) || !hasKind(place.pattern)) continue;
      problems.push(problemOf(finding, { ...place, one: byPlace.get(key), row }, at));
    }
    // All that was found may hang on a cell that is refused already.
    return { kind: "wrong", problems: bounded(inSheetOrder(problems), at) };
  };
}

function bounded(
  problems: SheetProblem[],
  at: (column: undefined, code: SheetCode, values: Values) => SheetProblem,
): SheetProblem[] {
  if (problems.length <= mostProblems) return problems;
  const kept = problems.slice(0, mostProblems - 1);
  return [...kept, at(undefined, "more-problems", { count: String(problems.length - kept.length) })];
}

const inSheetOrder = (problems: readonly SheetProblem[]): SheetProblem[] =>
  problems.toSorted((one, other) => (one.column?.index ?? Infinity) - (other.column?.index ?? Infinity) || 0);

/** « Non », and what is counted as blank, can stand in any column: a whole column may be filled with it. */
const saysNothing = (reading: NonNullable<CellReading>): boolean =>
  reading.ok && (reading.value === false || reading.value === undefined);

/** Which place of the answers a column's cell is for; `no-kind` where that cannot be known. */
function leafFor({ leaves }: Column, draft: Draft): Leaf | "no-kind" | undefined {
  const [{ branch }] = leaves;
  if (branch === undefined) return leaves[0];
  const kind = draft.kindOf(branch.union);
  if (kind === undefined) return "no-kind";
  return leaves.find((leaf) => leaf.branch!.kinds.includes(kind));
}

function misplacedValues(one: AnswerColumn, draft: Draft, byPlace: ReadonlyMap<string, AnswerColumn>): Values {
  const { union } = one.column.leaves[0].branch!;
  const chooser = unions.get(patternOf(union))!;
  const { name } = byPlace.get(placeKey(chooser.id, 1))!.place;
  const choice = wordsOf(chooser.leaves[0].path)[draft.kindOf(union)!]!;
  const { group } = one.column;
  const others: Text | string =
    group === undefined
      ? ""
      : { fr: ` (et les autres cellules «\u00A0${group.fr}\u00A0»)`, en: ` (and the other cells “${group.en}”)` };
  return {
    choice: { fr: `«\u00A0${name}\u00A0: ${choice.fr}\u00A0»`, en: `“${name}: ${choice.en}”` },
    chooser: name,
    others,
  };
}

type Draft = ReturnType<typeof newDraft>;

/** Answers as they are put together from cells. */
function newDraft() {
  const answers: Tree = { version: 1 };
  for (const key of alwaysThere) answers[key] = {};
  const lists = new Map<string, { path: readonly string[]; items: Map<number, Tree> }>();
  const refused = new Set<string>();
  const refusedIn = new Set<Tree>();

  function holderOf({ path }: Leaf, number: number): Tree {
    const star = path.indexOf("*");
    if (star === -1) return into(answers, path, 0);
    const listPath = path.slice(0, star);
    const key = patternOf(listPath);
    let list = lists.get(key);
    if (list === undefined) lists.set(key, (list = { path: listPath, items: new Map() }));
    let item = list.items.get(number);
    if (item === undefined) list.items.set(number, (item = {}));
    return into(item, path, star + 1);
  }

  return {
    put(leaf: Leaf, number: number, value: unknown): void {
      holderOf(leaf, number)[leaf.path.at(-1)!] = value;
    },
    /** What the cell would have said stays open; what it stands in is there. */
    refuse(leaf: Leaf, number: number): void {
      refusedIn.add(holderOf(leaf, number));
      refused.add(placeKey(patternOf(leaf.path), number));
    },
    kindOf(union: readonly string[]): string | undefined {
      const kind = (into(answers, union, 0)[union.at(-1)!] as Tree)["kind"];
      return typeof kind === "string" ? kind : undefined;
    },
    end() {
      const numbers = new Map<string, number[]>();
      for (const [key, { path, items }] of lists) {
        const kept = [...items]
          .filter(([, item]) => refusedIn.has(item) || !saysOnlyNo(item))
          .sort(([one], [other]) => one - other);
        if (kept.length === 0) continue;
        numbers.set(
          key,
          kept.map(([number]) => number),
        );
        into(answers, path, 0)[path.at(-1)!] = kept.map(([, item]) => item);
      }
      for (const holder of holders) {
        const above = existing(answers, holder.slice(0, -1));
        const inner = above?.[holder.at(-1)!];
        if (above !== undefined && isTree(inner) && !refusedIn.has(inner) && saysOnlyNo(inner))
          delete above[holder.at(-1)!];
      }
      return {
        answers,
        refused,
        /** A path of the answers as the place of a column, with the number of the list's item as the sheet counts. */
        places: (path: Path): { pattern: string; number: number } => {
          const at = path.findIndex((key) => typeof key === "number");
          const known = at === -1 ? undefined : numbers.get(path.slice(0, at).join("."));
          // The codes of several nationalities are in one cell.
          if (known === undefined) return { pattern: path.slice(0, at === -1 ? path.length : at).join("."), number: 1 };
          const pattern = [...path.slice(0, at), "*", ...path.slice(at + 1).filter((key) => typeof key === "string")];
          return { pattern: pattern.join("."), number: known[Number(path[at])] ?? 1 };
        },
        hasKind: (pattern: string): boolean => {
          for (const [union, column] of unions) {
            if (pattern !== column.id && pattern.startsWith(`${union}.`))
              return (answers[union] as Tree)["kind"] !== undefined;
          }
          return true;
        },
      };
    },
  };
}

/** The object that holds the last key of a path, made where it is not there. */
function into(tree: Tree, path: readonly string[], from: number): Tree {
  let holder = tree;
  for (let index = from; index < path.length - 1; index += 1) holder = (holder[path[index]!] ??= {}) as Tree;
  return holder;
}

function existing(tree: Tree, path: readonly string[]): Tree | undefined {
  let holder: unknown = tree;
  for (const key of path) holder = isTree(holder) ? holder[key] : undefined;
  return isTree(holder) ? holder : undefined;
}

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** « Voyage : Non » down a whole column does not make children. */
const saysOnlyNo = (tree: Tree): boolean =>
  Object.values(tree).every((value) => value === false || (isTree(value) && saysOnlyNo(value)));

type FindingPlace = {
  pattern: string;
  number: number;
  one: AnswerColumn | undefined;
  row: Row;
};

function problemOf(
  { code, values = {} }: Finding,
  { pattern, number, one, row }: FindingPlace,
  at: (column: AnswerColumn | undefined, code: SheetCode, values?: Values) => SheetProblem,
): SheetProblem {
  const column = one?.column ?? columns.find(({ leaves }) => leaves.some(({ path }) => patternOf(path) === pattern));
  const options = (column === undefined ? undefined : optionsOf(column)) ?? "";
  if (code === "missing" && one === undefined) {
    const name = column === undefined ? pattern : columnName(column, number);
    return at(undefined, "missing-here", { name, options });
  }
  const cell: Cell | undefined = one === undefined ? undefined : row.cells[one.place.index];
  const known = code in answerTexts ? (code as keyof typeof answerTexts) : "refused";
  const today = values["today"]?.split("-").toReversed().join("/");
  return at(one, known, { ...values, ...(today === undefined ? {} : { today }), options, value: showCell(cell) });
}
