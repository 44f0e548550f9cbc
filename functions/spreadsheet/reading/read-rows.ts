// Reads a sheet: each row as answers, or as all its issues in terms of columns and cells. Every row is in one class.
import type { Answers } from "../../answers/answers.ts";
import type { ParseOptions } from "../../answers/parse-answers.ts";
import { quoted } from "../../answers/shown-values.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { fold } from "../../text/fold.ts";
import { operatorLanguages } from "../../text/languages.ts";
import { message, type Message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { choicesOf } from "../columns/choices.ts";
import { columnName, columns, extraColumnName } from "../columns/columns.ts";
import { isKnownWord } from "../columns/known-words.ts";
import type { Encoding } from "../../text/encodings.ts";
import { isFullName, namedBy, nameColumns, readColumns, scoreHeader } from "./header.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { describeColumns, plainTitles, type DescribedColumn } from "../mapping/describe.ts";
import { ownValue, titleKeys } from "../mapping/own-words.ts";
import { columnsWith, scoreWith } from "../mapping/score.ts";
import { readHeader, type HeaderColumns, type IgnoredColumn } from "./header-columns.ts";
import { codeOf, readMark } from "./mark.ts";
import { fewCells, isExample, mayBeNoPerson, whyNoPerson, type SheetTitles } from "./not-a-person.ts";
import { everyRowIssues, rowReader, type RowAnswers } from "./row-answers.ts";
import { fileIssue, sheetIssue, type SheetColumn, type SheetIssue } from "./sheet-issues.ts";
import { FileError, openTable, type Row, type Table } from "../table/table.ts";
import { headerSearchRows, showCell } from "../table/table-rows.ts";

export { scoreHeader } from "./header.ts";
export type { SheetIssue } from "./sheet-issues.ts";

export type ReadOptions = ParseOptions & {
  /** Rows that are hidden or struck out are read too. */
  hidden?: boolean | undefined;
  /** Of a CSV, where its sender says it; else its words tell. */
  encoding?: Encoding | undefined;
  /** No column need name the people. */
  withoutNames?: boolean | undefined;
  /** What a row marked « Fait » becomes if its answers are not those of the mark; by default it is an issue. */
  marked?: "ask" | "skip" | "make" | undefined;
  /** What the sender's own titles and words are. */
  mapping?: Mapping | undefined;
  /** Cells that were corrected since the file was written. */
  edits?: readonly CellEdit[] | undefined;
};

/** `row` as the sheet numbers it, `column` from 0. */
export type CellEdit = { row: number; column: number; text: string };

type RowBase = {
  row: number;
  reference: string;
  /** Columns without a title in which the row has something. */
  untitled: number[];
  /** Result columns in which the row has a text that is not ours. */
  notOurs: number[];
  /** Some of its values are those of cells merged from above. */
  isMerged: boolean;
  /** Columns with a title in which it is the first row to have something. */
  firstIn: number[];
};

export type ReadRow = RowBase &
  (
    | RowAnswers
    /** The result column says that the row was made, with these answers. */
    | { kind: "done" }
    /** Not read, because the sheet does not show it, or shows it struck out. */
    | { kind: "hidden"; why: "hidden" | "struck" }
    | { kind: "not-a-person"; warnings: SheetIssue[] }
  );

export type FoundColumn = { index: number; letter: string; header: string; name: Message };

/** A sheet whose titles were found. */
export type ReadSheet = {
  format: Table["format"];
  encoding?: Encoding;
  /** Names of a CSV with accents: whoever sent it sees whether they are read well. */
  accents?: string[];
  separator?: string;
  sheetName?: string;
  /** Sheets that are shown, hold anything and are not read. */
  otherSheets?: string[];
  headerRow: number;
  /** The rows above the titles that are not blank; they are not read. */
  rowsAbove: number[];
  columns: FoundColumn[];
  ignored: IgnoredColumn[];
  /** What is odd in the whole sheet, and stops nothing. */
  remarks: SheetIssue[];
  /** Throws `FileError` if the file is broken further down. May be called again. */
  rows(): Iterable<ReadRow>;
  /** Every column with samples of what is in it, what it is read as, and what it may be. */
  describe: () => DescribedColumn[];
};

export type SheetReading =
  /** Issues of the file or its columns: nothing can be made. `sheet` is there if the titles were found. */
  { ok: false; issues: SheetIssue[]; sheet?: ReadSheet } | ({ ok: true } & ReadSheet);

/** Known names in a header; a row of data could contain fewer by chance. */
const minNames = 3;

/** Where the sender said what the columns are, or what every row has, fewer titles tell. */
const minTitles = (mapping: Mapping | undefined, cells: readonly string[]): number => {
  if (mapping === undefined) return minNames;
  const isMapped = titleKeys(cells).some((key) => ownValue(mapping.columns, key) !== undefined);
  return isMapped ? 1 : Math.max(1, minNames - Object.keys(mapping.everyRow).length);
};

export function readRows(bytes: Uint8Array, options: ReadOptions): SheetReading {
  const { encoding, mapping } = options;
  const columnsOf = (cells: string[]) => columnsWith(mapping, cells);
  const opened = openTable(bytes, {
    score: scoreWith(mapping),
    words: { isKnown: isKnownWord, columnsOf },
    encoding,
  });
  return opened.ok ? readTable(opened.table, options) : { ok: false, issues: [fileIssue(opened.issue)] };
}

function readTable(found: Table, options: ReadOptions): SheetReading {
  const hasTitles = found.header.score >= minTitles(options.mapping, found.header.cells);
  const plain = hasTitles ? undefined : plainTitles(found);
  const table = plain === undefined ? found : { ...found, header: plain };
  const { number, cells } = table.header;
  if (!hasTitles) {
    const titles = columnOfTitles(table);
    if (titles !== undefined)
      return { ok: false, issues: [sheetIssue({}, "transposed", { letter: letterOf(titles) })] };
    const needed = columns
      .filter((column) => column.needed)
      .map((column) => message("labels.quoted", { text: columnName(column) }));
    const values = { rows: headerSearchRows, needed: { list: needed, type: "separated" as const } };
    if (plain === undefined) return { ok: false, issues: [sheetIssue({}, "no-header", values)] };
  }
  const header = readHeader(cells, number, options);
  if (plain !== undefined) header.issues.unshift(sheetIssue({ row: number }, "unknown-titles", {}));
  header.issues.push(...mergedTitles(table, header));
  const ofEveryRow = everyRowIssues(header.everyRow, options);
  header.issues.push(...ofEveryRow);
  // What is wrong with them is said for the file, not for each row.
  if (ofEveryRow.length > 0) header.missing.push(...header.everyRow);
  const above = rowsUntil(table.rows(), table.header.top);
  const { format, encoding, separator, sheetName, otherSheets = [] } = table;
  const shownSheets = otherSheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  const sheet: ReadSheet = {
    format,
    ...(encoding === undefined ? {} : { encoding, accents: accentedNames(table) }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheetName === undefined ? {} : { sheetName }),
    ...(shownSheets.length === 0 ? {} : { otherSheets: shownSheets }),
    headerRow: number,
    rowsAbove: above.map((row) => row.number),
    columns: foundColumns(header),
    ignored: header.ignored,
    remarks: remarksOf(above, table, header),
    rows: () => readBelow(table, header, options),
    describe: () => describeColumns(table, header, options),
  };
  return header.issues.length > 0 ? { ok: false, issues: header.issues, sheet } : { ok: true, ...sheet };
}

/** Titles that are merged over columns of which more than the first has something: only that one could be read. */
function mergedTitles(table: Table, { answers }: HeaderColumns): SheetIssue[] {
  const { number: row, top, cells } = table.header;
  return (table.merges?.() ?? []).flatMap((merge) => {
    const { left, right } = merge;
    const column = answers.find(({ sheetColumn }) => sheetColumn.index === left)?.sheetColumn;
    if (column === undefined || merge.bottom < top || merge.top > row) return [];
    const beside = [...rangeOf(left + 1, right)].filter((index) => (cells[index] ?? "").trim() === "");
    if (beside.length === 0 || !holdAnything(table, beside)) return [];
    return [sheetIssue({ row, column }, "merged-title", { from: letterOf(left), to: letterOf(right) })];
  });
}

function* rangeOf(first: number, last: number): Generator<number> {
  for (let number = first; number <= last; number += 1) yield number;
}

/** Whether one of the rows near the titles has something in one of the columns. */
function holdAnything({ header, rows }: Table, columns: readonly number[]): boolean {
  try {
    for (const { number, cells } of rows()) {
      if (number > header.number + rowsForTitles) break;
      if (number > header.number && columns.some((index) => cells[index] !== undefined)) return true;
    }
  } catch (error) {
    // Whoever reads the rows meets it again.
    if (!(error instanceof FileError)) throw error;
  }
  return false;
}

function rowsUntil(rows: Iterable<Row>, end: number): Row[] {
  const before: Row[] = [];
  for (const row of rows) {
    if (row.number >= end) break;
    before.push(row);
  }
  return before;
}

/** Rows among which titles one below the other are looked for. */
const rowsForTitles = 200;
const columnsForTitles = 3;

/** The column, from 0, in which titles stand one below the other. Throws `FileError`. */
function columnOfTitles(table: Table): number | undefined {
  const texts: string[][] = Array.from({ length: columnsForTitles }, () => []);
  for (const { number, cells } of table.rows()) {
    if (number > rowsForTitles) break;
    for (const [index, list] of texts.entries()) list.push(showCell(cells[index]));
  }
  const column = texts.findIndex((list) => scoreHeader(list) >= minNames);
  return column === -1 ? undefined : column;
}

const shownAccents = 4;
const maxAccentLength = 40;
/** Rows among which names with accents are looked for. */
const rowsForAccents = 500;

function accentedNames({ header, rows }: Table): string[] {
  const { names } = readColumns(header.cells);
  const found = new Set<string>();
  try {
    for (const { number, cells } of rows()) {
      if (number <= header.number) continue;
      for (const name of names) {
        const cell = cells[name];
        if (cell?.kind !== "text" || cell.text.length > maxAccentLength) continue;
        if (/\p{L}/u.test(cell.text.replaceAll(/\p{ASCII}/gu, ""))) found.add(cell.text.trim());
      }
      if (found.size >= shownAccents || number > header.number + rowsForAccents) break;
    }
  } catch (error) {
    // Whoever reads the rows meets it again.
    if (!(error instanceof FileError)) throw error;
  }
  return [...found].slice(0, shownAccents);
}

function foundColumns({ answers, reference }: HeaderColumns): FoundColumn[] {
  const found = ({ index, letter, name: header }: SheetColumn, name: Message): FoundColumn => ({
    index,
    letter,
    header,
    name,
  });
  const names = new Map<number, Message>();
  for (const { sheetColumn, column, number } of answers) {
    const { index } = sheetColumn;
    const family = names.get(index);
    const name = columnName(column, number);
    names.set(
      index,
      family === undefined ? name : message("spreadsheet.mapping.both", { first: family, second: name }),
    );
  }
  const columns = [...new Map(answers.map(({ sheetColumn }) => [sheetColumn.index, sheetColumn])).values()];
  return [
    ...(reference === undefined ? [] : [found(reference, extraColumnName("reference"))]),
    ...columns.map((column) => found(column, names.get(column.index)!)),
  ].toSorted((one, other) => one.index - other.index);
}

/** A row above the titles with so many filled cells may be a person whom sorting the sheet moved there. */
const minCellsOfPerson = 4;

function remarksOf(above: readonly Row[], table: Table, { answers, everyRow }: HeaderColumns): SheetIssue[] {
  const remarks: SheetIssue[] = [];
  for (const { number, cells } of above) {
    if (answers.filter(({ sheetColumn: { index } }) => cells[index] !== undefined).length >= minCellsOfPerson)
      remarks.push(sheetIssue({ row: number }, "above-titles", {}));
  }
  for (const { name, isHidden, header } of table.otherSheets ?? []) {
    if (!holdsPeople(header)) continue;
    remarks.push(sheetIssue({}, isHidden ? "hidden-sheet" : "other-sheet", { name, read: table.sheetName ?? "" }));
  }
  if (![...answers, ...everyRow].some(({ column }) => column.id === "identity.birth.date"))
    remarks.push(sheetIssue({}, "no-birth-date-column", {}));
  return remarks;
}

/** A list of prices or of partners has names and addresses too: people have two names, or a birth, or a procedure. */
function holdsPeople(header: readonly string[]): boolean {
  const ids = header.flatMap((cell) => {
    const named = namedBy(cell);
    if (named?.kind !== "answer") return [];
    const { id } = named.column;
    // Of a sheet of lists to choose from, as that of the template file, a row may look like titles.
    return nameColumns.has(id) || !choiceWords().has(fold(cell)) ? [id] : [];
  });
  const names = ids.filter((id) => nameColumns.has(id)).length + header.filter(isFullName).length;
  return names > 1 || (names === 1 && ids.some((id) => !nameColumns.has(id) && ofPeople.test(id)));
}

let allChoices: ReadonlySet<string> | undefined;

/** But for the names of what differs, which are those of columns. */
const choiceWords = (): ReadonlySet<string> =>
  (allChoices ??= new Set(
    columns
      .filter(({ id, type }) => type === "choice" && id !== "concordance.differences.*.item")
      .flatMap(({ leaves: [leaf] }) => choicesOf(leaf).flatMap(({ written }) => written.map(fold))),
  ));

const ofPeople = /^(?:identity|procedure|status|decision|housing|couple)\b/;

type ReadAnswers = ReturnType<typeof rowReader>;
type RowContext = {
  header: HeaderColumns;
  titles: SheetTitles;
  unfilled: Set<number>;
  read: ReadAnswers;
  options: ReadOptions;
};

function* readBelow(table: Table, header: HeaderColumns, options: ReadOptions): Generator<ReadRow> {
  const { number: headerRow, cells: headers } = table.header;
  const across = new Map(
    (table.merges?.() ?? []).filter(({ left, right }) => right > left).map((merge) => [merge.top, merge]),
  );
  const titles: SheetTitles = {
    headers,
    columns: new Map(header.answers.map(({ sheetColumn: { index }, column }) => [index, column])),
    results: header.results.map(({ index }) => index),
    mergedAcross: across,
  };
  const unfilled = new Set(headers.keys());
  const context = { header, titles, unfilled, read: rowReader(header, options), options };
  const { edits = [] } = options;
  for (const row of table.rows()) {
    if (row.number > headerRow) yield readRow(edited(row, edits), context);
  }
}

function edited(row: Row, edits: readonly CellEdit[]): Row {
  const own = edits.filter((one) => one.row === row.number);
  if (own.length === 0) return row;
  const cells = [...row.cells];
  for (const { column, text } of own) cells[column] = text.trim() === "" ? undefined : { kind: "text", text };
  return { ...row, cells };
}

function readRow(row: Row, context: RowContext): ReadRow {
  const { header, titles, options, unfilled } = context;
  const { reference } = header;
  const base: RowBase = {
    row: row.number,
    reference: cleanReference(reference === undefined ? "" : showCell(row.cells[reference.index])),
    untitled: row.cells.flatMap((cell, index) =>
      cell === undefined || (titles.headers[index] ?? "").trim() !== "" || titles.columns.has(index) ? [] : [index],
    ),
    notOurs: header.results.flatMap(({ index }) => (isOurs(showCell(row.cells[index])) ? [] : [index])),
    isMerged: row.merged !== undefined,
    firstIn: [...unfilled].filter((index) => row.cells[index] !== undefined && unfilled.delete(index)),
  };
  if (options.hidden !== true) {
    if (row.isHidden) return { ...base, kind: "hidden", why: "hidden" };
    if (isStruck(row, header)) return { ...base, kind: "hidden", why: "struck" };
  }
  return { ...base, ...readShown(row, base, context) };
}

/** In the result column: nothing, a mark, or « Ligne 5, colonne D… ». */
const isOurs = (text: string): boolean => text.trim() === "" || readMark(text) !== undefined || atRow.test(text);

const atRow = new RegExp(
  `^\\s*(?:${operatorLanguages.map((language) => say(message("spreadsheet.at-row", { row: "\\d+", issue: "" }), language).replace(/\s*:\s*$/, "")).join("|")})`,
);

/** The name is struck out, or, in a row without one, everything. */
function isStruck({ cells, struck = [] }: Row, { answers }: HeaderColumns): boolean {
  if (struck.length === 0) return false;
  const names = answers.flatMap(({ column, sheetColumn: { index } }) =>
    nameColumns.has(column.id) && cells[index] !== undefined ? [index] : [],
  );
  const meant = names.length > 0 ? names : [...cells.keys()].filter((index) => cells[index] !== undefined);
  return meant.every((index) => struck.includes(index));
}

type Shown = RowAnswers | { kind: "done" } | { kind: "not-a-person"; warnings: SheetIssue[] };

function readShown(row: Row, { reference }: RowBase, { header, titles, read, options }: RowContext): Shown {
  const at = { row: row.number };
  // Without a reference, the row may be a total or a remark below the table.
  const found = read(row, reference !== "");
  if (found?.kind !== "valid" || (found.isCompleted === true && mayBeNoPerson(row, titles))) {
    const why = whyNoPerson(row, titles) ?? (found === undefined ? "unread-row" : undefined);
    if (why !== undefined) return { kind: "not-a-person", warnings: [sheetIssue(at, why, {})] };
    const [one, other] = fewCells(row, titles);
    const isPerson = found?.kind === "valid" && other !== undefined && (isName(one, titles) || isName(other, titles));
    if (one !== undefined && !isPerson) {
      const values = { value: one.text, letter: letterOf(one.index) };
      const issue =
        other === undefined
          ? sheetIssue(at, "lone-cell", values)
          : sheetIssue(at, "two-cells", {
              ...values,
              other: quoted(other.text),
              otherLetter: letterOf(other.index),
            });
      return { kind: "wrong", issues: [issue] };
    }
  }
  if (found?.kind === "valid" && isExample(row, titles))
    return { kind: "not-a-person", warnings: [sheetIssue(at, "hint-row", {})] };
  const marked = readMarks(row, header);
  if (marked.length > 0) {
    const code = found!.kind === "valid" ? codeOf(found!.answers) : undefined;
    if (options.marked === "skip" || (code !== undefined && marked.some(({ mark }) => mark.code === code)))
      return { kind: "done" };
    if (options.marked !== "make") {
      const [{ column, mark }] = marked as [(typeof marked)[number]];
      const question = sheetIssue({ ...at, column }, mark.code === undefined ? "mark-without-code" : "other-mark", {});
      return {
        kind: "wrong",
        issues: [{ ...question, mark: mark.text }, ...(found!.kind === "wrong" ? found!.issues : [])],
      };
    }
  }
  if (found!.kind === "valid")
    found!.warnings.push(...oddities(row, reference, found!.answers, { header, titles, options }));
  return found!;
}

const isName = (cell: { index: number } | undefined, { columns }: SheetTitles): boolean =>
  cell !== undefined && nameColumns.has(columns.get(cell.index)?.id ?? "");

const readMarks = (row: Row, { results }: HeaderColumns) =>
  results.flatMap((column) => {
    const mark = readMark(showCell(row.cells[column.index]));
    return mark === undefined ? [] : [{ column, mark }];
  });

/** What a person should look at in a row that will be made. */
function oddities(
  { number: row, cells, struck = [], partlyStruck = [] }: Row,
  reference: string,
  { identity }: Answers,
  { header: { answers }, titles, options: { withoutNames } }: Pick<RowContext, "header" | "titles" | "options">,
): SheetIssue[] {
  // Null is a name that the birth certificate does not give.
  const isNamed = [identity?.familyName, identity?.usualName, identity?.givenNames].some((name) => (name ?? "") !== "");
  const struckColumns = answers.map(({ sheetColumn }) => sheetColumn).filter(({ index }) => struck.includes(index));
  const partly = answers.map(({ sheetColumn }) => sheetColumn).filter(({ index }) => partlyStruck.includes(index));
  const across = titles.mergedAcross.get(row);
  const isAcross = across !== undefined && titles.columns.has(across.left) && titles.columns.has(across.left + 1);
  return [
    // The example of the template file would become a dossier.
    ...(exampleReferences.has(reference) ? [sheetIssue({ row }, "example-row", {})] : []),
    ...(isNamed || withoutNames === true ? [] : [sheetIssue({ row }, "no-name-here", {})]),
    ...(isAcross
      ? [sheetIssue({ row }, "merged-across", { from: letterOf(across.left), to: letterOf(across.right) })]
      : []),
    ...struckColumns.map((column) => sheetIssue({ row, column }, "struck-cell", {})),
    ...partly.map((column) =>
      sheetIssue({ row, column }, "partly-struck", { value: showCell(cells[column.index]).slice(0, maxShownText) }),
    ),
  ];
}

const maxShownText = 60;

const exampleReferences = new Set(
  operatorLanguages.map((language) => say(message("spreadsheet.example-reference"), language)),
);

const maxReferenceLength = 100;

const cleanReference = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, maxReferenceLength)
    .replace(/[\uD800-\uDBFF\s]+$/, "");
