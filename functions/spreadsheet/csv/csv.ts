// Reads a CSV as rows; its separator is the one for which the header has most known names, its encoding that of its known words.
import { decodePieces, asBytes, recogniseEncoding, redecode } from "./text-encoding.ts";
import type { Encoding } from "../../text/encodings.ts";
import { candidates, chooseEncoding, type CellOfBytes, type SheetWords } from "./choose-encoding.ts";
import { parseRecords, splitLine, type ParsedRecord } from "./csv-records.ts";
import { limits as usualLimits, FileError, type Limits } from "../table/file-errors.ts";
import { headerSearchRows, textCell, type Cell, type ReadTable, type Row, type Score } from "../table/table-rows.ts";

/** Of separators with equal scores, the first one is chosen. */
const separators = [";", ",", "\t", "|"] as const;

/** The format of a CSV, and the position of its first row. */
export type CsvForm = {
  encoding: Encoding;
  separator: string;
  /** Length of the byte order mark. */
  bomBytes: number;
  /** The line `sep=;` with its line end, which Excel reads and does not show as a row. */
  preamble: string;
  /** The number of cells of the header. */
  width: number;
};

/** A row with its unchanged text in the file, line end included. */
export type CsvRecord = ParsedRecord & { number: number };

export type CsvOptions = {
  score: Score;
  /** The encoding that the sender says, or that an earlier reading found. */
  encoding?: Encoding | undefined;
  /** What tells encodings apart. Without it, UTF-8 and then Windows-1252 are taken. */
  words?: SheetWords | undefined;
  limits?: Limits | undefined;
};

const sampledBytes = 64 * 1024;

/** Throws `FileError`, also where a person must say which encoding it is. */
export function openCsv(bytes: Uint8Array, options: CsvOptions): ReadTable & { form: CsvForm } {
  const { limits = usualLimits } = options;
  const form = chooseForm(bytes, options);
  const { encoding, separator } = form;
  const rows = () => readCsvRows(bytes, form, limits);
  return { format: "csv", encoding, separator, form, rows, firstRows: rows };
}

function chooseForm(bytes: Uint8Array, { score, words, encoding: said, limits = usualLimits }: CsvOptions): CsvForm {
  const recognised = recogniseEncoding(bytes);
  if (recognised === undefined) throw new FileError("not-a-spreadsheet", { values: { kind: "binary" } });
  const { bomBytes } = recognised;
  const certain = recognised.encoding ?? said;
  if (certain !== undefined) return layoutOf(bytes, certain, bomBytes, score).form;

  const layouts = candidates.map((encoding) => layoutOf(bytes, encoding, 0, score));
  // The sort keeps the order of candidates with equal scores.
  const { form, headerRow, score: best } = layouts.toSorted((one, other) => other.score - one.score)[0]!;
  const isUtf8 = recognised.encoding === undefined && recognised.isUtf8;
  if (words === undefined) return { ...form, encoding: isUtf8 ? "utf-8" : "windows-1252" };
  const cells = cellsOfBytes(bytes, form, { headerRow: best > 0 ? headerRow : 0, words, limits });
  const chosen = chooseEncoding(cells, isUtf8, words.isKnown);
  if ("encoding" in chosen) return { ...form, encoding: chosen.encoding };
  throw new FileError("several-encodings", { readings: chosen.readings });
}

type Layout = { form: CsvForm; headerRow: number; score: number; cells: number };

/** The separator with the highest score in the first rows. */
function layoutOf(bytes: Uint8Array, encoding: Encoding, bomBytes: number, score: Score): Layout {
  const sample = bytes.subarray(0, bomBytes + sampledBytes);
  // The first piece only: a character that was cut at the end of the sample is in the last one.
  const [text = ""] = decodePieces(sample, encoding, bomBytes);
  const preamble = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  let best: Layout | undefined;
  for (const separator of preamble === null ? separators : [preamble[1]!]) {
    const start = preamble?.[0] ?? "";
    const first = firstRecords(text.slice(start.length), separator);
    const rows = first.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")).slice(0, headerSearchRows);
    let header: { number: number; score: number; width: number } = { number: 0, score: 0, width: 0 };
    for (const { number, cells } of rows) {
      const value = score(cells);
      if (value > header.score) header = { number, score: value, width: cells.length };
    }
    // If no title is known, the separator with most cells is chosen, so that messages show users their columns.
    const cells =
      header.score > 0 ? 0 : first.slice(0, headerSearchRows).reduce((sum, record) => sum + record.cells.length, 0);
    if (best === undefined || header.score > best.score || (header.score === best.score && cells > best.cells)) {
      const form: CsvForm = { encoding, separator, bomBytes, preamble: start, width: header.width };
      best = { form, headerRow: header.number, score: header.score, cells };
    }
  }
  return best!;
}

function firstRecords(text: string, separator: string): { number: number; cells: string[] }[] {
  const found: { number: number; cells: string[] }[] = [];
  let filled = 0;
  for (const { cells } of parseRecords([text], { separator, width: 0 }, usualLimits)) {
    found.push({ number: found.length + 1, cells: unwrapped(cells, separator, 0) });
    if (cells.some((cell) => cell.trim() !== "")) filled += 1;
    if (filled === headerSearchRows) break;
  }
  return found;
}

/** Each cell of the file, its bytes as characters. */
function* cellsOfBytes(
  bytes: Uint8Array,
  form: CsvForm,
  { headerRow, words, limits }: { headerRow: number; words: SheetWords; limits: Limits },
): Generator<CellOfBytes> {
  let kinds: CellOfBytes["kind"][] = [];
  for (const { number, cells } of readRecords(bytes, form, asBytes, limits)) {
    if (number === headerRow && headerRow > 0) kinds = kindsOf(cells, words);
    for (const [index, text] of cells.entries()) {
      yield { text, kind: (number > headerRow ? kinds[index] : undefined) ?? "not-read" };
    }
  }
}

/** A column is read if any of the encodings gives its title. */
function kindsOf(header: string[], words: SheetWords): CellOfBytes["kind"][] {
  const kinds: CellOfBytes["kind"][] = header.map(() => "not-read");
  for (const encoding of candidates) {
    const { names, others } = words.columnsOf(header.map((cell) => redecode(cell, encoding)));
    for (const index of others) if (kinds[index] === "not-read") kinds[index] = "other";
    for (const index of names) kinds[index] = "name";
  }
  return kinds;
}

function* readCsvRows(bytes: Uint8Array, form: CsvForm, limits: Limits): Generator<Row> {
  for (const record of readCsvRecords(bytes, form, limits)) {
    const row = toRow(record, limits);
    if (row !== undefined) yield row;
  }
}

/** Every row, blank ones too; only the rows of one piece are in memory. Throws `FileError`. */
export const readCsvRecords = (bytes: Uint8Array, form: CsvForm, limits: Limits = usualLimits): Generator<CsvRecord> =>
  readRecords(bytes, form, form.encoding, limits);

function* readRecords(
  bytes: Uint8Array,
  form: CsvForm,
  encoding: Encoding | typeof asBytes,
  limits: Limits,
): Generator<CsvRecord> {
  let number = 0;
  for (const record of parseRecords(
    withoutPreamble(decodePieces(bytes, encoding, form.bomBytes), form),
    form,
    limits,
  )) {
    number += 1;
    if (number > limits.sheetRows) throw new FileError("too-many-rows", { values: { max: String(limits.rows) } });
    yield { ...record, number, cells: unwrapped(record.cells, form.separator, form.width) };
  }
}

function* withoutPreamble(pieces: Iterable<string>, { preamble }: CsvForm): Generator<string> {
  let skip = preamble.length;
  for (const piece of pieces) {
    yield piece.slice(skip);
    skip = 0;
  }
}

/** Filled cells of such a row. */
const minWrapped = 3;

/**
 * A file opened with the wrong separator and saved again has each row in one quoted cell: it is read as the row that it
 * was. `width`: of the header, 0 if it is not known.
 */
function unwrapped(cells: string[], separator: string, width: number): string[] {
  const [first, ...others] = cells;
  // Our own result may stand beside it.
  if (first === undefined || !first.includes(separator) || others.filter((cell) => cell !== "").length > 1)
    return cells;
  if (width > 0 && cells.length >= width) return cells;
  const { cells: inner } = splitLine(first, separator);
  const filled = inner.filter((cell) => cell.trim() !== "").length;
  return inner.length + others.length >= width && filled >= minWrapped ? [...inner, ...others] : cells;
}

/** Undefined for a blank row. */
function toRow({ cells: texts, number, stray }: CsvRecord, limits: Limits): Row | undefined {
  const cells: (Cell | undefined)[] = [];
  for (const [column, text] of texts.entries()) {
    const cell = text === "" ? undefined : cellOf(text, stray.includes(column), limits);
    if (cell === undefined) continue;
    if (column >= limits.columns) {
      throw new FileError("too-many-columns", { row: number, values: { max: String(limits.columns) } });
    }
    while (cells.length < column) cells.push(undefined);
    cells.push(cell);
  }
  return cells.length === 0 ? undefined : { number, cells };
}

const shownOfLong = 200;

function cellOf(text: string, isStray: boolean, { cellCharacters }: Limits): Cell | undefined {
  if (text.length > cellCharacters) return { kind: "error", code: "cell-too-long", text: text.slice(0, shownOfLong) };
  return isStray ? { kind: "error", code: "stray-quote", text } : textCell(text);
}
