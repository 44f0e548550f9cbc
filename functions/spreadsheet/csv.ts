// A CSV as rows: the encoding and the separator are those with which the header is understood best.
import Papa from "papaparse";
import { decodePieces, possibleEncodings, type Encoding } from "./encoding.ts";
import { limits, TableError } from "./table-faults.ts";
import { bestRow, type Cell, type ReadTable, type Row, type Score } from "./table-rows.ts";

/** In the order in which equals are preferred. */
const separators = [";", ",", "\t", "|"] as const;

/** How a CSV is written, and where its first row begins. */
export type CsvForm = {
  encoding: Encoding;
  separator: string;
  newline: "\n" | "\r";
  /** Bytes of the byte order mark. */
  mark: number;
  /** Excel's own first line `sep=;`, which it does not show as a row; with its line end. */
  preamble: string;
};

/** A row with its text as it stands in the file, line end included. */
export type CsvRecord = { number: number; cells: string[]; raw: string };

const headerRows = 20;
const sampledBytes = 64 * 1024;

export function openCsv(bytes: Uint8Array, score: Score): ReadTable & { form: CsvForm } {
  const form = chooseForm(bytes, score);
  const { encoding, separator } = form;
  const rows = () => readCsvRows(bytes, form);
  return { format: "csv", encoding, separator, form, rows, firstRows: rows };
}

/** Of all the ways to read the first rows, the one with the highest score. */
function chooseForm(bytes: Uint8Array, score: Score): CsvForm {
  const encodings = possibleEncodings(bytes);
  if (encodings === undefined) throw new TableError("not-a-spreadsheet", { values: { kind: "binary" } });

  let best: { form: CsvForm; score: number; cells: number } | undefined;
  for (const encoding of encodings.possible) {
    const sample = bytes.subarray(0, sampledBytes + (sampledBytes % 2));
    // Without the last piece: half a letter at the cut is no letter.
    const [text = ""] = decodePieces(sample, encoding, encodings.mark);
    const preamble = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
    for (const separator of preamble === null ? separators : [preamble[1]!]) {
      const form: CsvForm = {
        encoding,
        separator,
        newline: guessNewline(text),
        mark: encodings.mark,
        preamble: preamble?.[0] ?? "",
      };
      const rows = sampleRows(text.slice(form.preamble.length), form);
      const value = bestRow(rows, headerRows, score).score;
      // Where nothing is known, what cuts the rows into most cells shows the user her columns.
      const cells = value > 0 ? 0 : rows.reduce((sum, row) => sum + row.cells.length, 0);
      if (best === undefined || value > best.score || (value === best.score && cells > best.cells)) {
        best = { form, score: value, cells };
      }
    }
  }
  return best!.form;
}

function sampleRows(text: string, form: CsvForm): Row[] {
  const parsed = parse(text, form, false, headerRows);
  return parsed.data.flatMap((cells, index) => toRow(cells, index + 1) ?? []);
}

/** Excel on a Mac ended rows with CR, with LF inside of cells. CR LF is read as LF after a CR. */
function guessNewline(text: string): "\n" | "\r" {
  const unquoted = text.replaceAll(/"[^"]*"/g, "");
  return unquoted.includes("\r") && !unquoted.includes("\n") ? "\r" : "\n";
}

function parse(text: string, { separator, newline }: CsvForm, isCut: boolean, preview = 0) {
  const parser = new Papa.Parser({ delimiter: separator, newline, preview });
  return parser.parse(text, 0, isCut) as Papa.ParseResult<string[]>;
}

export function* readCsvRows(bytes: Uint8Array, form: CsvForm): Generator<Row> {
  let number = 0;
  for (const batch of parseBatches(bytes, form)) {
    for (const cells of batch.data) {
      number += 1;
      if (number > limits.sheetRows) throw new TableError("too-many-rows", { values: { most: String(limits.rows) } });
      const row = toRow(cells, number);
      if (row !== undefined) yield row;
    }
    if (batch.isBroken) throw new TableError("broken-csv", { row: number + 1 });
  }
}

type Batch = { data: string[][]; isBroken: boolean };

/** Whole rows of a piece of the text at a time: never all of them are in memory. */
function* parseBatches(bytes: Uint8Array, form: CsvForm): Generator<Batch> {
  let rest = "";
  let skip = form.preamble.length;
  for (const piece of decodePieces(bytes, form.encoding, form.mark)) {
    const text = rest + piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    const parsed = parse(text, form, true);
    yield checked(parsed);
    rest = text.slice(parsed.meta.cursor);
    if (rest.length > limits.rowCharacters) yield { data: [], isBroken: true };
  }
  yield checked(parse(rest, form, false));
}

/** Rows before the first one whose quotes are wrong. */
function checked({ data, errors }: Papa.ParseResult<string[]>): Batch {
  const broken = errors[0]?.row ?? data.length;
  return broken < data.length ? { data: data.slice(0, broken), isBroken: true } : { data, isBroken: false };
}

const formulaError = /^#(?:N\/A|N\/D|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!)$/;

/** Undefined for a row without anything in it. */
function toRow(texts: string[], number: number): Row | undefined {
  const cells: (Cell | undefined)[] = [];
  for (const [column, whole] of texts.entries()) {
    // CR LF is read as LF: the CR is left at the end of the row.
    const text = column === texts.length - 1 && whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    if (text === "" || text.trim() === "") continue;
    if (column >= limits.columns) {
      throw new TableError("too-many-columns", { row: number, values: { most: String(limits.columns) } });
    }
    if (text.length > limits.cellCharacters) {
      throw new TableError("cell-too-long", { row: number, values: { most: String(limits.cellCharacters) } });
    }
    while (cells.length < column) cells.push(undefined);
    cells.push(formulaError.test(text) ? { kind: "faulty", fault: "formula-error", text } : { kind: "text", text });
  }
  return cells.length === 0 ? undefined : { number, cells };
}
