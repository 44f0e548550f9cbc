// Reads one row of a sheet as answers, or finds all its issues.
import type { Answers } from "../../answers/answers.ts";
import type { Issue } from "../../answers/issues.ts";
import { parseAnswers, type ParseOptions } from "../../answers/parse-answers.ts";
import type { Path } from "../../answers/paths.ts";
import { message, type Values } from "../../text/message.ts";
import { cellReader, type CellReading, type ReadCell } from "./cells.ts";
import { labelOfChoice, optionsOf } from "../columns/choices.ts";
import { columnName, columns, leaves, type Column, type Leaf } from "../columns/columns.ts";
import type { AnswerColumn, EveryRowColumn, HeaderColumns } from "./header-columns.ts";
import {
  codeInSheet,
  sheetIssue,
  withLocation,
  type SheetColumn,
  type SheetIssue,
  type SheetIssueCode,
} from "./sheet-issues.ts";
import { showCell, type Cell, type Row } from "../table/table-rows.ts";

export type RowAnswers =
  | {
      kind: "valid";
      answers: Answers;
      warnings: SheetIssue[];
      columnOf: ColumnOf;
      /** Some of its answers are those of every row: by itself, it might be no person. */
      isCompleted?: boolean;
    }
  | { kind: "wrong"; issues: SheetIssue[] };

/** The column that an answer was read from. */
export type ColumnOf = (path: Path) => SheetColumn | undefined;

/** More issues mean that it is another file, or that a column has moved. */
const maxIssues = 50;

type Tree = { [key: string]: unknown };
type BoundColumn = Pick<AnswerColumn, "column" | "number"> & {
  sheetColumn: SheetColumn | undefined;
  read: ReadCell;
  everyRow: EveryRowColumn | undefined;
};

/** The paths of the unions, with the column that tells the kind of each. */
const unions: ReadonlyMap<string, Column> = new Map(
  leaves.flatMap(({ branch }) => {
    if (branch === undefined) return [];
    const union = branch.union.join(".");
    return [[union, columns.find(({ id }) => id === `${union}.kind`)!] as const];
  }),
);
const kindColumns = new Set(unions.values());

/** Objects that are always created, so that their missing fields are reported. */
const alwaysThere = [...new Set(leaves.filter(({ needed }) => needed === "always").map(({ path }) => path[0]!))];

/** Optional objects with required fields. */
const holders: readonly (readonly string[])[] = leaves
  .filter(({ needed, branch, path }) => needed === "with-its-object" && branch === undefined && !path.includes("*"))
  .map(({ path }) => path.slice(0, -1));

const patternOf = (path: readonly string[]): string => path.join(".");
const locationKey = (pattern: string, number: number): string => `${pattern}/${number}`;

/**
 * The reader of the rows below a header. It gives undefined for an empty row, unless `mustSaySomething`. Columns in
 * `missing` were reported once for the sheet.
 */
export function rowReader(
  { answers: answerColumns, everyRow, missing }: Pick<HeaderColumns, "answers" | "everyRow" | "missing">,
  options: ParseOptions,
): (row: Row, mustSaySomething: boolean) => RowAnswers | undefined {
  const readers = new Map<Column, ReadCell>();
  const readerOf = (column: Column): ReadCell => {
    const reader = readers.get(column) ?? cellReader(column);
    readers.set(column, reader);
    return reader;
  };
  const ofEveryRow = new Map(everyRow.map((one) => [one.column, one]));
  const bound: BoundColumn[] = [
    ...answerColumns.map(({ sheetColumn, column, number, read = readerOf(column) }) => ({
      sheetColumn,
      column,
      number,
      read,
      everyRow: number === 1 ? ofEveryRow.get(column) : undefined,
    })),
    ...everyRow
      .filter(({ column }) => !answerColumns.some((one) => one.column === column && one.number === 1))
      .map((one) => ({ sheetColumn: undefined, column: one.column, number: 1, read: () => undefined, everyRow: one })),
  ];
  const kindsFirst = [
    ...bound.filter(({ column }) => kindColumns.has(column)),
    ...bound.filter(({ column }) => !kindColumns.has(column)),
  ];
  const byLocation = new Map(
    bound.flatMap((one) =>
      one.column.leaves.map(({ path }) => [locationKey(patternOf(path), one.number), one] as const),
    ),
  );

  const reported = new Set(
    missing.flatMap(({ column, number }) => column.leaves.map(({ path }) => locationKey(patternOf(path), number))),
  );

  return (row, mustSaySomething) => {
    const draft = newDraft();
    const completed = new Set<BoundColumn>();
    const at = (one: BoundColumn | undefined, code: SheetIssueCode, values: Values = {}): SheetIssue =>
      one !== undefined && completed.has(one)
        ? everyRowIssue(one.column, code, values, row.number)
        : sheetIssue({ row: row.number, column: one?.sheetColumn }, code, values);
    const issues: SheetIssue[] = [];
    const warnings: SheetIssue[] = [];
    const misplaced = new Set<string>();
    const own = kindsFirst.map(({ sheetColumn, read }) => {
      const cell = sheetColumn && row.cells[sheetColumn.index];
      return cell === undefined ? undefined : read(cell);
    });
    const isBlank = own.every((reading) => reading === undefined);
    // What every row has makes no person of a row that says nothing itself.
    if (isBlank && (!mustSaySomething || everyRow.length > 0)) return undefined;
    for (const [index, one] of kindsFirst.entries()) {
      let reading = own[index];
      if (one.everyRow !== undefined && (reading === undefined || (reading.ok && reading.value === undefined))) {
        if (reading?.remark !== undefined) warnings.push(at(one, reading.remark, reading.values));
        ({ reading } = one.everyRow);
        completed.add(one);
      }
      if (reading === undefined) continue;
      const leaf = leafFor(one.column, draft);
      if (leaf === "no-kind") continue;
      if (leaf === undefined) {
        // What every row has is for those that have a place for it.
        if (saysNothing(reading) || completed.has(one)) continue;
        // All cells of one group, such as the host's, are one mistake.
        const group = one.column.group?.group ?? one.column.id;
        if (!misplaced.has(group))
          issues.push(at(one, "not-with-this-choice", misplacedValues(one, draft, byLocation)));
        misplaced.add(group);
        continue;
      }
      if (!reading.ok) {
        // What is wrong with the value of every row is said once, for the file.
        if (reading.silent !== true && !completed.has(one))
          issues.push(at(one, reading.code, { ...reading.values, ...asWrittenValues(reading.code, leaf, one.number) }));
        draft.refuse(leaf, one.number);
        continue;
      }
      if (reading.remark !== undefined && !completed.has(one)) warnings.push(at(one, reading.remark, reading.values));
      if (reading.value !== undefined) draft.put(leaf, one.number, reading.value);
    }
    const { answers, locate, refused, hasKind } = draft.end();
    const parsed = parseAnswers(answers, options);
    if (parsed.ok && issues.length === 0) {
      const columnOf = (path: Path): SheetColumn | undefined => {
        const { pattern, number } = locate(path);
        return byLocation.get(locationKey(pattern, number))?.sheetColumn;
      };
      const isCompleted = completed.size > 0;
      return { kind: "valid", answers: parsed.answers, warnings, columnOf, ...(isCompleted ? { isCompleted } : {}) };
    }
    for (const issue of parsed.ok ? [] : parsed.issues) {
      const location = locate(issue.path);
      const key = locationKey(location.pattern, location.number);
      if (refused.has(key) || reported.has(key) || !hasKind(location.pattern)) continue;
      issues.push(issueOfCell(issue, { ...location, one: byLocation.get(key), row }, at));
    }
    // Without an issue here, the row lacks a column that the sheet lacks.
    return { kind: "wrong", issues: bounded(inSheetOrder(issues), at) };
  };
}

function bounded(
  issues: SheetIssue[],
  at: (column: undefined, code: SheetIssueCode, values: Values) => SheetIssue,
): SheetIssue[] {
  if (issues.length <= maxIssues) return issues;
  const kept = issues.slice(0, maxIssues - 1);
  return [...kept, at(undefined, "more-problems", { count: issues.length - kept.length })];
}

const inSheetOrder = (issues: readonly SheetIssue[]): SheetIssue[] =>
  issues.toSorted((one, other) => (one.column?.index ?? Infinity) - (other.column?.index ?? Infinity) || 0);

/** « Non » and words for “nothing” are accepted in every column, because people fill whole columns with them. */
const saysNothing = (reading: NonNullable<CellReading>): boolean =>
  reading.ok && (reading.value === false || reading.value === undefined || reading.value === null);

/** The leaf that a cell of the column is for; `no-kind` if the kind that decides it is missing. */
function leafFor({ leaves }: Column, draft: Draft): Leaf | "no-kind" | undefined {
  const [{ branch }] = leaves;
  if (branch === undefined) return leaves[0];
  const kind = draft.kindOf(branch.union);
  if (kind === undefined) return "no-kind";
  return leaves.find((leaf) => leaf.branch!.kinds.includes(kind));
}

function misplacedValues(one: BoundColumn, draft: Draft, byLocation: ReadonlyMap<string, BoundColumn>): Values {
  const { union } = one.column.leaves[0].branch!;
  const chooser = unions.get(patternOf(union))!;
  const name = byLocation.get(locationKey(chooser.id, 1))?.sheetColumn?.name ?? columnName(chooser);
  const choice = labelOfChoice(chooser.leaves[0], draft.kindOf(union)!);
  const { group } = one.column;
  return {
    choice: message("spreadsheet.choice", { column: name, choice }),
    chooser: name,
    others:
      group === undefined
        ? ""
        : { next: message("spreadsheet.added.other-cells", { group: message(`labels.groups.${group.group}`) }) },
  };
}

/** The column for the name that the certificate writes, of the same person or marriage as the country. */
function asWrittenValues(code: SheetIssueCode, { path }: Leaf, number: number): Values {
  if (code !== "former-country") return {};
  const wanted = patternOf([...path.slice(0, -1), "countryAsWritten"]);
  return {
    column: columnName(
      columns.find(({ id }) => id === wanted)!,
      number,
    ),
  };
}

type Draft = ReturnType<typeof newDraft>;

/** Builds answers from cells. */
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
    /** Leaves the value open, but creates its object, so that no second issue reports it as missing. */
    refuse(leaf: Leaf, number: number): void {
      refusedIn.add(holderOf(leaf, number));
      refused.add(locationKey(patternOf(leaf.path), number));
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
        /** The column pattern of a path in the answers, with the number of the list's item in the sheet. */
        locate: (path: Path): { pattern: string; number: number } => {
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

/** The object that holds the last key of a path, created if missing. */
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

/** A column filled with « Non » or « Néant » does not create a child in every row. */
const saysOnlyNo = (tree: Tree): boolean =>
  Object.values(tree).every((value) => value === false || value === null || (isTree(value) && saysOnlyNo(value)));

/** Whole or partial, as in the answers; a cell has day, month, year. */
const answerDate = /^(?:19|20)\d\d(?:-\d\d){0,2}$/;

type IssueLocation = {
  pattern: string;
  number: number;
  one: BoundColumn | undefined;
  row: Row;
};

/** An issue of the answers as an issue of the cell that the answer was read from. */
function issueOfCell(
  { code, message: { values = {} } }: Issue,
  { pattern, number, one, row }: IssueLocation,
  at: (column: BoundColumn | undefined, code: SheetIssueCode, values?: Values) => SheetIssue,
): SheetIssue {
  const column = one?.column ?? columns.find(({ leaves }) => leaves.some(({ path }) => patternOf(path) === pattern));
  const options = (column === undefined ? undefined : optionsOf(column)) ?? "";
  if (code === "missing" && one === undefined) {
    const name = column === undefined ? pattern : columnName(column, number);
    return at(undefined, "missing-here", { name, options });
  }
  const cell: Cell | undefined = one?.sheetColumn && row.cells[one.sheetColumn.index];
  const dates = Object.entries(values).flatMap(([name, value]) =>
    typeof value === "string" && answerDate.test(value) ? [[name, value.split("-").toReversed().join("/")]] : [],
  );
  return at(one, codeInSheet(code), {
    ...values,
    ...(Object.fromEntries(dates) as Values),
    suggestion: "",
    options,
    value: cell === undefined ? (one?.everyRow?.text ?? "") : showCell(cell),
  });
}

/** « Valeur de toutes les lignes, « Démarche » : … » */
function everyRowIssue(column: Column, code: SheetIssueCode, values: Values, row?: number): SheetIssue {
  const { message: issue } = sheetIssue({}, code, values);
  const said = message("spreadsheet.at-every-row", { name: columnName(column), issue });
  return { code, ...(row === undefined ? {} : { row }), message: withLocation({ row }, said) };
}

/** What is wrong with the values of every row themselves, whatever the row. */
export function everyRowIssues(everyRow: readonly EveryRowColumn[], options: ParseOptions): SheetIssue[] {
  const draft = newDraft();
  const issues: SheetIssue[] = [];
  const inOrder = everyRow.toSorted(
    (one, other) => Number(kindColumns.has(other.column)) - Number(kindColumns.has(one.column)),
  );
  const byLocation = new Map(
    inOrder.flatMap((one) => one.column.leaves.map(({ path }) => [locationKey(patternOf(path), 1), one] as const)),
  );
  for (const { column, reading } of inOrder) {
    if (reading === undefined) continue;
    if (!reading.ok) {
      issues.push(everyRowIssue(column, reading.code, reading.values ?? {}));
      continue;
    }
    const decided = leafFor(column, draft);
    const leaf = decided === undefined || decided === "no-kind" ? undefined : decided;
    if (leaf !== undefined && reading.value !== undefined) draft.put(leaf, 1, reading.value);
  }
  const { answers, locate } = draft.end();
  const parsed = parseAnswers(answers, options);
  for (const issue of parsed.ok ? [] : parsed.issues) {
    const location = locate(issue.path);
    const one = byLocation.get(locationKey(location.pattern, location.number));
    if (one === undefined || issue.code === "missing") continue;
    const bound = { sheetColumn: undefined, column: one.column, number: 1, read: () => undefined, everyRow: one };
    issues.push(
      issueOfCell(issue, { ...location, one: bound, row: { number: 0, cells: [] } }, (_, code, values = {}) =>
        everyRowIssue(one.column, code, values),
      ),
    );
  }
  return issues;
}
