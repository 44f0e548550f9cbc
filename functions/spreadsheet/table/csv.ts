// Reads a CSV as rows, with the encoding and the separator for which the header has most known names.
import Papa from "papaparse";
import { decodePieces, possibleEncodings, type Encoding } from "./encoding.ts";
import { limits as usualLimits, FileError, type Limits } from "./file-errors.ts";
import { headerSearchRows, textCell, type Cell, type ReadTable, type Row, type Score } from "./table-rows.ts";

/** Of separators with equal scores, the first one is chosen. */
const separators = [";", ",", "\t", "|"] as const;

/** The format of a CSV, and the position of its first row. */
export type CsvForm = {
  encoding: Encoding;
  separator: string;
  newline: "\n" | "\r";
  /** Length of the byte order mark. */
  bomBytes: number;
  /** The line `sep=;` with its line end, which Excel reads and does not show as a row. */
  preamble: string;
};

/** A row with its unchanged text in the file, line end included. */
export type CsvRecord = { number: number; cells: string[]; raw: string };

const sampledBytes = 64 * 1024;

export function openCsv(bytes: Uint8Array, score: Score, limits: Limits = usualLimits): ReadTable & { form: CsvForm } {
  const form = chooseForm(bytes, score);
  const { encoding, separator } = form;
  const rows = () => readCsvRows(bytes, form, limits);
  return { format: "csv", encoding, separator, form, rows, firstRows: rows };
}

/** The encoding and separator with the highest score in the first rows. */
function chooseForm(bytes: Uint8Array, score: Score): CsvForm {
  const encodings = possibleEncodings(bytes);
  if (encodings === undefined) throw new FileError("not-a-spreadsheet", { values: { kind: "binary" } });

  let best: { form: CsvForm; score: number; cells: number } | undefined;
  for (const encoding of encodings.possible) {
    const sample = bytes.subarray(0, sampledBytes + (sampledBytes % 2));
    // The first piece only: a character that was cut at the end of the sample is in the last one.
    const [text = ""] = decodePieces(sample, encoding, encodings.bomBytes);
    const preamble = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
    for (const separator of preamble === null ? separators : [preamble[1]!]) {
      const form: CsvForm = {
        encoding,
        separator,
        newline: guessNewline(text),
        bomBytes: encodings.bomBytes,
        preamble: preamble?.[0] ?? "",
      };
      const { records } = parse(text.slice(form.preamble.length), form, { isCut: false });
      const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")).slice(0, headerSearchRows);
      const value = Math.max(0, ...rows.map(({ cells }) => score(cells)));
      // If no title is known, the separator with most cells is chosen, so that messages show users their columns.
      const first = records.slice(0, headerSearchRows);
      const cells = value > 0 ? 0 : first.reduce((sum, record) => sum + record.cells.length, 0);
      if (best === undefined || value > best.score || (value === best.score && cells > best.cells)) {
        best = { form, score: value, cells };
      }
    }
  }
  return best!.form;
}

/** Old versions of Excel on a Mac end rows with CR. CR LF counts as LF; `toRow` removes the CR. */
function guessNewline(text: string): "\n" | "\r" {
  const unquoted = text.replaceAll(/"[^"]*"/g, "");
  return unquoted.includes("\r") && !unquoted.includes("\n") ? "\r" : "\n";
}

type Parsed = {
  records: { cells: string[]; /** The offset of the next record. */ end: number }[];
  /** The next record has a quote that is not closed, or that is closed inside a text. */
  isBroken: boolean;
};

/** `isCut`: more text follows, so the last record may be incomplete and is left out. */
function parse(text: string, form: CsvForm, { isCut }: { isCut: boolean }): Parsed {
  const parsed: Parsed = { records: [], isBroken: false };
  const parser = new Papa.Parser({
    delimiter: form.separator,
    newline: form.newline,
    step({ data, errors, meta }) {
      if (errors.length > 0) parsed.isBroken = true;
      else parsed.records.push({ cells: data[0]!, end: meta.cursor });
      if (parsed.isBroken) parser.abort();
    },
  });
  parser.parse(text, 0, isCut);
  return parsed;
}

function* readCsvRows(bytes: Uint8Array, form: CsvForm, limits: Limits): Generator<Row> {
  for (const { number, cells } of readCsvRecords(bytes, form, limits)) {
    const row = toRow(cells, number, limits);
    if (row !== undefined) yield row;
  }
}

/** Every row, blank ones too; only the rows of one piece are in memory. Throws `FileError`. */
export function* readCsvRecords(bytes: Uint8Array, form: CsvForm, limits: Limits = usualLimits): Generator<CsvRecord> {
  let number = 0;
  for (const { text, records, isBroken } of parsePieces(bytes, form, limits)) {
    let start = 0;
    for (const { cells, end } of records) {
      number += 1;
      if (number > limits.sheetRows) throw new FileError("too-many-rows", { values: { max: String(limits.rows) } });
      yield { number, cells, raw: text.slice(start, end) };
      start = end;
    }
    if (isBroken) throw new FileError("broken-csv", { row: number + 1 });
  }
}

function* parsePieces(bytes: Uint8Array, form: CsvForm, limits: Limits): Generator<Parsed & { text: string }> {
  let rest = "";
  let skip = form.preamble.length;
  for (const piece of decodePieces(bytes, form.encoding, form.bomBytes)) {
    const text = rest + piece.slice(skip);
    skip = 0;
    const parsed = parse(text, form, { isCut: true });
    rest = text.slice(parsed.records.at(-1)?.end ?? 0);
    yield { text, ...parsed, isBroken: parsed.isBroken || rest.length > limits.rowCharacters };
  }
  yield { text: rest, ...parse(rest, form, { isCut: false }) };
}

/** Undefined for a blank row. */
function toRow(texts: string[], number: number, limits: Limits): Row | undefined {
  const cells: (Cell | undefined)[] = [];
  for (const [column, whole] of texts.entries()) {
    // Rows are split at LF, so the CR of CR LF is left in the last cell.
    const text = column === texts.length - 1 && whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    const cell = text === "" ? undefined : textCell(text);
    if (cell === undefined) continue;
    if (column >= limits.columns) {
      throw new FileError("too-many-columns", { row: number, values: { max: String(limits.columns) } });
    }
    if (text.length > limits.cellCharacters) {
      throw new FileError("cell-too-long", { row: number, values: { max: String(limits.cellCharacters) } });
    }
    while (cells.length < column) cells.push(undefined);
    cells.push(cell);
  }
  return cells.length === 0 ? undefined : { number, cells };
}
