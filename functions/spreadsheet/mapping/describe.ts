// Says what was understood of every column of a sheet, with samples of what is in it, and what it may be.
import { clip, showInvisible } from "../../answers/shown-values.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { message, type Message } from "../../text/message.ts";
import { columnName, extraColumnName, type Column } from "../columns/columns.ts";
import { ownReader } from "./own-cells.ts";
import type { HeaderColumns } from "../reading/header-columns.ts";
import { mayBeNoPerson, whyNoPerson, type SheetTitles } from "../reading/not-a-person.ts";
import { FileError } from "../table/file-errors.ts";
import { headerSearchRows, showCell, type BestRow, type Cell, type Row, type Table } from "../table/table-rows.ts";
import { guessColumn, nearestValue, type Proposal } from "./guess.ts";
import { columnOf, takesWords, type ColumnRead, type Mapping } from "./mapping.ts";
import { ownValue, peopleWithNames, titleKeys, wordKey } from "./own-words.ts";

/** A word in a column of a closed list that no value of the list is written with. */
export type UnknownWord = { word: string; count: number; /** An option, or the code of a country. */ nearest?: string };

export type DescribedColumn = {
  index: number;
  letter: string;
  /** As a mapping names it. */
  key: string;
  /** Empty where the column has none. */
  header: string;
  /** The first different values, three at most. */
  samples: string[];
  /** Undefined where nothing says it. */
  read?: ColumnRead | { read: "result" };
  /** What it is read as, in words; undefined where it is not read. */
  name?: Message;
  known?: "title" | "mapping";
  suggestion?: Message;
  question?: Message;
  proposal?: Proposal & { name: Message };
  unknownWords?: UnknownWord[];
};

/** Rows that are looked at: samples need few, and the words of a list are soon all there. */
const maxLookedRows = 5000;
const maxGuessedCells = 300;
const maxSamples = 3;
const maxUnknownWords = 50;
const maxShown = 60;

type Options = { mapping?: Mapping | undefined; today: string };

/** Never throws: whoever reads the rows meets a broken file. */
export function describeColumns(table: Table, header: HeaderColumns, { mapping, today }: Options): DescribedColumn[] {
  const { cells: titles, number } = table.header;
  const keys = titleKeys(titles);
  const readers = header.answers
    .filter(({ column }) => takesWords(column))
    .map(({ sheetColumn: { index }, column, read = ownReader(column) }) => ({ index, column, read }));
  const looked: Looked[] = [];
  const sheetTitles: SheetTitles = {
    headers: titles,
    columns: new Map(header.answers.map(({ sheetColumn: { index }, column }) => [index, column])),
    results: header.results.map(({ index }) => index),
    mergedAcross: new Map(),
  };
  for (const row of rowsBelow(table, number)) {
    if (mayBeNoPerson(row, sheetTitles) && whyNoPerson(row, sheetTitles) !== undefined) continue;
    for (const [index, cell] of row.cells.entries()) {
      if (cell !== undefined) (looked[index] ??= newLooked()).take(cell);
    }
    for (const { index, column, read } of readers) {
      const cell = row.cells[index];
      if (cell === undefined) continue;
      const reading = read(cell);
      if (reading?.ok === false && cell.kind !== "error") looked[index]!.misunderstood(showCell(cell), column);
    }
  }
  const taken = new Set(
    [...header.answers, ...header.everyRow].map(({ column, number: item }) => `${column.id}/${item}`),
  );
  const context = { taken, hasReference: header.reference !== undefined, today, words: mapping?.words ?? {} };
  const count = Math.max(titles.length, looked.length);
  const described = Array.from({ length: count }, (_, index) =>
    describe({ index, titles, keys, header, mapping }, looked[index]),
  ).filter((one) => one !== undefined);
  // Two columns that may be the same one are both only asked about.
  const proposals = described.map((one) =>
    one.known === undefined ? guessColumn(one.header, looked[one.index]?.cells ?? [], context) : undefined,
  );
  const wanted = proposals.map((proposal) => JSON.stringify(proposal?.read));
  return described.map((one, index) => {
    const proposal = proposals[index];
    if (proposal === undefined || wanted.filter((other) => other === wanted[index]).length > 1) return one;
    return { ...one, proposal: { ...proposal, name: nameOfRead(proposal.read)! } };
  });
}

type Context = {
  index: number;
  titles: readonly string[];
  keys: readonly string[];
  header: HeaderColumns;
  mapping: Mapping | undefined;
};

function describe(
  { index, titles, keys, header, mapping }: Context,
  looked: Looked | undefined,
): DescribedColumn | undefined {
  const title = titles[index] ?? "";
  const key = keys[index] ?? `[${letterOf(index)}]`;
  if (title.trim() === "" && looked === undefined) return undefined;
  const base: DescribedColumn = {
    index,
    letter: letterOf(index),
    key,
    header: shown(title),
    samples: looked?.samples() ?? [],
  };
  const mapped = mapping && ownValue(mapping.columns, key);
  if (mapped !== undefined) {
    const name = nameOfRead(mapped);
    return { ...base, read: mapped, known: "mapping", ...(name && { name }), ...wordsOf(looked) };
  }
  if (header.results.some((column) => column.index === index))
    return { ...base, read: { read: "result" }, known: "title", name: extraColumnName("result") };
  if (header.reference?.index === index)
    return { ...base, read: { read: "reference" }, known: "title", name: extraColumnName("reference") };
  const found = header.answers.find(({ sheetColumn }) => sheetColumn.index === index);
  if (found !== undefined) {
    const { column, number } = found;
    const read: ColumnRead = { read: "answer", column: column.id, ...(number === 1 ? {} : { number }) };
    return { ...base, read, known: "title", name: columnName(column, number), ...wordsOf(looked) };
  }
  const { suggestion, question } = header.ignored.find((column) => column.index === index) ?? {};
  return { ...base, ...(suggestion && { suggestion }), ...(question && { question }) };
}

const wordsOf = (looked: Looked | undefined): { unknownWords?: UnknownWord[] } => {
  const unknownWords = looked?.unknownWords() ?? [];
  return unknownWords.length === 0 ? {} : { unknownWords };
};

/** « Nom de famille et Prénoms »; undefined for what is not read. */
export function nameOfRead(read: ColumnRead): Message | undefined {
  switch (read.read) {
    case "nothing":
      return undefined;
    case "reference":
      return extraColumnName("reference");
    case "answer": {
      const column = columnOf(read.column);
      return column && columnName(column, read.number);
    }
    case "full-name": {
      const person = peopleWithNames.get(read.of ?? "identity");
      if (person === undefined) return undefined;
      const [family, given] = [person.family, person.given].map((column) => columnName(column, read.number));
      const [first, second] = read.order === "family-first" ? [family!, given!] : [given!, family!];
      return message("spreadsheet.mapping.both", { first, second });
    }
  }
}

type Looked = ReturnType<typeof newLooked>;

/** What is in one column. */
function newLooked() {
  const cells: Cell[] = [];
  const samples = new Map<string, string>();
  const words = new Map<string, UnknownWord>();
  return {
    cells,
    take(cell: Cell): void {
      if (cells.length < maxGuessedCells) cells.push(cell);
      const text = showCell(cell);
      if (samples.size < maxSamples && !samples.has(text)) samples.set(text, shownCell(cell));
    },
    misunderstood(text: string, column: Column): void {
      const key = wordKey(text);
      const known = words.get(key);
      if (known !== undefined) known.count += 1;
      else if (words.size < maxUnknownWords) {
        const nearest = nearestValue(column, text);
        words.set(key, { word: shown(text), count: 1, ...(nearest === undefined ? {} : { nearest }) });
      }
    },
    samples: (): string[] => [...new Set(samples.values())],
    unknownWords: (): UnknownWord[] => [...words.values()].toSorted((one, other) => other.count - one.count),
  };
}

const shown = (text: string): string =>
  showInvisible(
    String(
      clip(
        text
          .slice(0, 4 * maxShown)
          .replaceAll(/\s+/g, " ")
          .trim(),
      ),
    ),
  );

const shownCell = (cell: Cell): string =>
  shown(cell.kind === "date" ? cell.day.split("-").toReversed().join("/") : showCell(cell));

function* rowsBelow(table: Table, header: number): Generator<Row> {
  let count = 0;
  try {
    for (const row of table.rows()) {
      if (row.number <= header) continue;
      if ((count += 1) > maxLookedRows) return;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}

const minTitles = 3;
const maxTitleLength = 60;

/** The row that looks like titles where hardly any is known: different short texts, above other rows. Throws `FileError`. */
export function plainTitles(table: Table): BestRow | undefined {
  let looked = 0;
  let titles: Row | undefined;
  for (const row of table.rows()) {
    if (titles !== undefined) {
      const cells = titles.cells.map(showCell);
      // The same texts one below the other are a list.
      if (row.cells.every((cell, index) => showCell(cell) === cells[index])) return undefined;
      return { ...table.header, number: titles.number, top: titles.number, cells };
    }
    if ((looked += 1) > headerSearchRows) return undefined;
    if (isOfTitles(row)) titles = row;
  }
  return undefined;
}

function isOfTitles({ cells }: Row): boolean {
  const filled = cells.filter((cell) => cell !== undefined);
  const texts = filled.map((cell) => showCell(cell).trim());
  return (
    filled.length >= minTitles &&
    filled.every(({ kind }) => kind === "text") &&
    texts.every((text) => text.length <= maxTitleLength && /\p{L}/u.test(text) && !/\d{3}/.test(text)) &&
    new Set(texts.map((text) => text.toLowerCase())).size === texts.length
  );
}
