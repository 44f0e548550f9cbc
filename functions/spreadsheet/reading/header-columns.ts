// Reads a sheet's header: its columns, and their issues, which must be fixed before any row is read.
import { clip, showInvisible } from "../../answers/shown-values.ts";
import { fold, foldWords } from "../../text/fold.ts";
import { wordsFor } from "../../text/synonyms.ts";
import { message, type Message } from "../../text/message.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { mojibake } from "../../text/lost-letters.ts";
import { encodeText } from "../csv/text-encoding.ts";
import { optionsOf } from "../columns/choices.ts";
import { columnName, columns, extraColumnName, type Column } from "../columns/columns.ts";
import { columnOf, readText, type ColumnRead, type Mapping } from "../mapping/mapping.ts";
import { fullNameReaders, ownReader } from "../mapping/own-cells.ts";
import { ownValue, peopleWithNames, titleKeys } from "../mapping/own-words.ts";
import type { CellReading, ReadCell } from "./cells.ts";
import { keyOf, namedBy, nameColumns, nearColumn, questionOf, type Named } from "./header.ts";
import { sheetIssue, type SheetColumn, type SheetIssue } from "./sheet-issues.ts";

/** A column of the sheet that holds an answer; two answers may be in one. */
export type AnswerColumn = { sheetColumn: SheetColumn; column: Column; number: number; read?: ReadCell };

/** What every row has in a column that is missing or blank. */
export type EveryRowColumn = { column: Column; number: number; reading: CellReading; text: string };

export type IgnoredColumn = {
  index: number;
  letter: string;
  header: string;
  /** The known column that may be meant. */
  suggestion?: Message;
  /** What to ask, where several columns may be meant. */
  question?: Message;
};

export type HeaderColumns = {
  answers: AnswerColumn[];
  everyRow: EveryRowColumn[];
  reference: SheetColumn | undefined;
  /** The result columns; a file that was annotated in two languages has two. */
  results: SheetColumn[];
  ignored: IgnoredColumn[];
  /** Columns without which no row can be read; `issues` has them too. */
  missing: MissingColumn[];
  issues: SheetIssue[];
};

export type MissingColumn = Pick<AnswerColumn, "column" | "number">;

/** An answer that a column gives, or the reference. */
type Given = { named: Exclude<Named, { kind: "beyond" }>; read?: ReadCell };

/** A sheet with more unknown columns gets no suggestions: comparing would take too long. */
const maxCompared = 20;

export function readHeader(
  headers: readonly string[],
  row: number,
  { withoutNames = false, mapping }: { withoutNames?: boolean | undefined; mapping?: Mapping | undefined } = {},
): HeaderColumns {
  const found = new Map<string, Given & { sheetColumn: SheetColumn }>();
  const keys = mapping === undefined ? [] : titleKeys(headers);
  const ignored: IgnoredColumn[] = [];
  const issues: SheetIssue[] = [];
  const results: SheetColumn[] = [];
  const take = (given: Given, sheetColumn: SheetColumn): void => {
    const { named } = given;
    const other = found.get(keyOf(named))?.sheetColumn.letter;
    if (other === undefined) {
      found.set(keyOf(named), { ...given, sheetColumn });
      return;
    }
    const isFamilyName = named.kind === "answer" && named.column.title.title === "family-name";
    const code = isFamilyName ? "two-family-names" : "duplicate-column";
    issues.push(sheetIssue({ row, column: sheetColumn }, code, { other, name: nameOfNamed(named) }));
  };
  for (const [index, header] of headers.entries()) {
    const sheetColumn = { index, letter: letterOf(index), name: shownHeader(header) };
    const mapped = mapping && ownValue(mapping.columns, keys[index]!);
    if (mapped !== undefined) {
      for (const given of givenBy(mapped)) take(given, sheetColumn);
      continue;
    }
    if (header.trim() === "") continue;
    const named = namedBy(header);
    const damaged = named === undefined ? damagedTitle(header) : undefined;
    if (damaged !== undefined) {
      issues.push(sheetIssue({ row, column: sheetColumn }, "damaged-title", { name: nameOfNamed(damaged) }));
      continue;
    }
    if (named === undefined) {
      ignored.push({ index, letter: sheetColumn.letter, header: sheetColumn.name });
      continue;
    }
    if (named.kind === "beyond") {
      issues.push(sheetIssue({ row, column: sheetColumn }, "beyond-list", { maximum: named.maximum }));
      continue;
    }
    if (named.kind === "result") {
      results.push(sheetColumn);
      continue;
    }
    take({ named }, sheetColumn);
  }
  const nearby = new Map<string, IgnoredColumn>();
  for (const one of ignored.slice(0, maxCompared)) {
    const question = questionOf(one.header);
    if (question !== undefined) {
      one.question = question;
      continue;
    }
    const near = nearColumn(one.header);
    if (near === undefined || near.kind === "beyond" || found.has(keyOf(near))) continue;
    one.suggestion = nameOfNamed(near);
    if (!nearby.has(keyOf(near))) nearby.set(keyOf(near), one);
  }
  const answers = [...found.values()].flatMap(({ named, sheetColumn, read }) => {
    if (named.kind !== "answer") return [];
    const { column, number } = named;
    const words = mapping && ownValue(mapping.words, column.id);
    const readOwn = read ?? (words === undefined ? undefined : ownReader(column, words));
    return [{ sheetColumn, column, number, ...(readOwn === undefined ? {} : { read: readOwn }) }];
  });
  const everyRow = Object.entries(mapping?.everyRow ?? {}).flatMap(([id, text]) => {
    const column = columnOf(id);
    return column === undefined ? [] : [{ column, number: 1, reading: readText(column, text), text }];
  });
  const missing = missingColumns(answers, everyRow, nearby);
  if (!withoutNames && !answers.some(({ column }) => nameColumns.has(column.id))) issues.push(noNameColumn(ignored));
  issues.push(...missing.map(({ issue }) => issue));
  return { answers, everyRow, reference: found.get("reference")?.sheetColumn, results, ignored, missing, issues };
}

/** What a column gives whose meaning the sender says; nothing for a column that is not read. */
function givenBy(mapped: ColumnRead): Given[] {
  switch (mapped.read) {
    case "nothing":
      return [];
    case "reference":
      return [{ named: { kind: "reference" } }];
    case "answer": {
      const column = columnOf(mapped.column);
      return column === undefined ? [] : [{ named: { kind: "answer", column, number: mapped.number ?? 1 } }];
    }
    case "full-name": {
      const person = peopleWithNames.get(mapped.of ?? "identity");
      if (person === undefined) return [];
      const { family, given } = person;
      const readers = fullNameReaders(family, mapped.order);
      const numbered = { kind: "answer", number: mapped.number ?? 1 } as const;
      return [
        { named: { ...numbered, column: family }, read: readers.family },
        { named: { ...numbered, column: given }, read: readers.given },
      ];
    }
  }
}

/** The column whose title was read in another encoding: PrÃ©nom, Pr√©nom, Pr\uFFFDnom. */
function damagedTitle(header: string): Exclude<Named, { kind: "beyond" }> | undefined {
  if (!mojibake.test(header)) return undefined;
  const found =
    header.includes("\uFFFD") && nearColumn(header) !== undefined
      ? nearColumn(header)
      : readAgain(header)
          .map(namedBy)
          .find((named) => named !== undefined);
  return found?.kind === "beyond" ? undefined : found;
}

/** The text as it was before its UTF-8 was read as Windows-1252 or as Mac Roman. */
const readAgain = (text: string): string[] =>
  (["windows-1252", "macintosh"] as const).map((encoding) => new TextDecoder().decode(encodeText(text, encoding)));

const maxShown = 60;
const shownHeader = (header: string): string =>
  showInvisible(
    String(
      clip(
        header
          .replaceAll(/\s+/g, " ")
          .trim()
          .slice(0, 2 * maxShown),
      ),
    ),
  );

const nameOfNamed = (named: Exclude<Named, { kind: "beyond" }>): Message =>
  named.kind === "answer" ? columnName(named.column, named.number) : extraColumnName(named.kind);

const personWords = new Set(wordsFor("people-column").map(fold));

/** `ignored`: one of them may hold the names in another form. */
function noNameColumn(ignored: readonly IgnoredColumn[]): SheetIssue {
  const near = ignored.find(({ header }) => foldWords(header).some((word) => personWords.has(word)));
  const hint =
    near === undefined
      ? ""
      : { next: message("spreadsheet.added.column-of-people", { letter: near.letter, header: near.header }) };
  return sheetIssue({}, "no-name-column", {
    near: hint,
    familyName: nameOf("identity.familyName"),
    givenNames: nameOf("identity.givenNames"),
  });
}

const nameOf = (id: string): Message => columnName(columns.find((column) => column.id === id)!);

type MissingColumnIssue = MissingColumn & { issue: SheetIssue };

/** Required columns that are missing. `nearby`: unknown columns that may be meant. */
function missingColumns(
  answers: readonly AnswerColumn[],
  everyRow: readonly EveryRowColumn[],
  nearby: ReadonlyMap<string, IgnoredColumn>,
): MissingColumnIssue[] {
  const present = new Set(
    [...answers, ...everyRow].map(({ column, number }) => keyOf({ kind: "answer", column, number })),
  );
  const isThere = (column: Column, number: number) => present.has(keyOf({ kind: "answer", column, number }));
  const always = columns
    .filter((column) => column.needed && !isThere(column, 1))
    .map((column) => {
      const near = nearby.get(keyOf({ kind: "answer", column, number: 1 }));
      const hint = near && message("spreadsheet.added.nearby-column", { letter: near.letter, header: near.header });
      const values = {
        name: columnName(column),
        near: hint === undefined ? "" : { next: hint },
        options: optionsOf(column) ?? "",
      };
      return { column, number: 1, issue: sheetIssue({}, "missing-column", values) };
    });
  const beside = columns.flatMap((column) => {
    const [leaf] = column.leaves;
    if (leaf.needed !== "with-its-object" || leaf.branch !== undefined) return [];
    const holder = leaf.path.slice(0, -1).join(".");
    const neighbours = answers.filter(({ column: other }) => other.leaves[0].path.join(".").startsWith(`${holder}.`));
    const numbers = new Set(
      column.maxItems === undefined ? neighbours.map(() => 1) : neighbours.map(({ number }) => number),
    );
    return [...numbers]
      .filter((number) => !isThere(column, number))
      .map((number) => {
        const neighbour = neighbours.find((one) => column.maxItems === undefined || one.number === number)!;
        const values = {
          name: columnName(column, number),
          beside: neighbour.sheetColumn.name,
          options: optionsOf(column) ?? "",
        };
        return { column, number, issue: sheetIssue({}, "missing-beside", values) };
      });
  });
  return [...always, ...beside];
}
