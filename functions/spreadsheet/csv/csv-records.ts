// Parses the records of a CSV; a quote out of place is the fault of its cell, and mixed line ends are all line ends.
import Papa from "papaparse";
import { FileError, type Limits } from "../table/file-errors.ts";

/** `raw`: the unchanged text, line end included. `stray`: the columns whose quote is not closed, or is closed inside a text. */
export type ParsedRecord = { cells: string[]; raw: string; stray: number[] };

export type Separated = {
  separator: string;
  /** The number of cells of the header, 0 if it is not known. */
  width: number;
};

/** More of them than a person mistypes: the file is no CSV, and each costs a search to its end. */
const maxStrayLines = 100;

/** Throws `FileError`. */
export function* parseRecords(pieces: Iterable<string>, form: Separated, limits: Limits): Generator<ParsedRecord> {
  const state = { number: 0, strayLines: 0 };
  let rest = "";
  for (const piece of pieces) {
    const text = rest + piece;
    rest = text.slice(yield* parsePiece(text, { form, limits, state, isCut: true }));
  }
  yield* parsePiece(rest, { form, limits, state, isCut: false });
}

type Parsing = {
  form: Separated;
  limits: Limits;
  state: { number: number; strayLines: number };
  /** More text follows, so the last record may be incomplete and is left out. */
  isCut: boolean;
};

/** Returns the position after the last record. */
function* parsePiece(whole: string, { form, limits, state, isCut }: Parsing): Generator<ParsedRecord, number> {
  // The LF of a CR LF may follow in the next piece.
  const text = isCut && whole.endsWith("\r") ? whole.slice(0, -1) : whole;
  // A CR alone is a line end too; of equal length, so positions stay.
  const withLf = withOddEnds(text.replaceAll(/\r(?!\n)/g, "\n"), form, isCut);
  let at = 0;
  for (;;) {
    const { records, isBroken } = parseUntilBroken(withLf.slice(at), form, isCut);
    const start = at;
    for (const { cells, end } of records) {
      state.number += 1;
      yield { cells: withoutLastCr(cells), raw: text.slice(at, start + end), stray: [] };
      at = start + end;
    }
    if (!isBroken && !(isCut && withLf.length - at > limits.rowCharacters)) return at;

    // Of a record with a quote out of place, the line is taken as it stands, and what follows is read on its own.
    const lineEnd = withLf.indexOf("\n", at);
    const end = lineEnd === -1 ? withLf.length : lineEnd + 1;
    state.number += 1;
    state.strayLines += 1;
    if (end - at > limits.rowCharacters || (isCut && lineEnd === -1) || state.strayLines > maxStrayLines) {
      throw new FileError("broken-csv", { row: state.number });
    }
    const line = withLf.slice(at, end).replace(/\r?\n$/, "");
    yield { ...splitLine(line, form.separator), raw: text.slice(at, end) };
    at = end;
    if (at === withLf.length) return at;
  }
}

/** The other line ends of Unicode: a program may write them within a cell too. */
const oddEnds = /[\v\f\u0085\u2028\u2029]/;

/** Ends a row at each of them where otherwise a row would have more cells than there are titles; of equal length. */
function withOddEnds(text: string, form: Separated, isCut: boolean): string {
  if (!oddEnds.test(text)) return text;
  const lines = text.split("\n");
  const last = lines.length - 1;
  return lines.map((line, index) => (holdsRows(line, form, isCut && index === last) ? withLfs(line) : line)).join("\n");
}

const withLfs = (line: string): string => line.replaceAll(new RegExp(oddEnds, "g"), "\n");

function holdsRows(line: string, { separator, width }: Separated, isCut: boolean): boolean {
  const parts = line.split(oddEnds);
  const counts = (isCut ? parts.slice(0, -1) : parts)
    .filter((part) => part.trim() !== "")
    .map((part) => splitLine(part, separator).cells.length);
  const [first = 0] = counts;
  if (width < minFilled) return counts.length > 1 && first >= minFilled && counts.every((count) => count === first);
  // The cell in which the sign stands would be one of both rows.
  const together = counts.reduce((sum, count) => sum + count - 1, 1);
  return together > width && counts.every((count) => count <= width);
}

/** Rows are split at LF, so the CR of CR LF is left in the last cell. */
const withoutLastCr = (cells: string[]): string[] => {
  const last = cells.at(-1);
  return last?.endsWith("\r") === true ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
};

type Records = {
  records: { cells: string[]; /** The offset of the next record. */ end: number }[];
  /** The next record has a quote that is not closed, or that is closed inside a text. */
  isBroken: boolean;
};

function parseUntilBroken(text: string, form: Separated, isCut: boolean): Records {
  const parsed: Records = { records: [], isBroken: false };
  const parser = new Papa.Parser({
    delimiter: form.separator,
    newline: "\n",
    step({ data, errors, meta }) {
      if (errors.length > 0 || swallowsRow(data[0]!, form)) parsed.isBroken = true;
      else parsed.records.push({ cells: data[0]!, end: meta.cursor });
      if (parsed.isBroken) parser.abort();
    },
  });
  parser.parse(text, 0, isCut);
  return parsed;
}

/** Filled cells that make a row of a line. */
const minFilled = 3;

/** A quote that is closed by that of another row: a line within the cell is a row by itself. */
function swallowsRow(cells: readonly string[], { separator, width }: Separated): boolean {
  if (width < minFilled || cells.length >= width) return false;
  const isRow = (line: string) => {
    const inner = line.split(separator);
    return inner.length >= width && inner.filter((cell) => cell.trim() !== "").length >= minFilled;
  };
  return cells.some((cell) => cell.includes("\n") && cell.split("\n").some(isRow));
}

/** The cells of one line; where a quote is out of place, the text is taken with its quotes. */
export function splitLine(line: string, separator: string): { cells: string[]; stray: number[] } {
  const cells: string[] = [];
  const stray: number[] = [];
  let at = 0;
  for (;;) {
    const next = line.indexOf(separator, at);
    const end = next === -1 ? line.length : next;
    if (line[at] !== '"') {
      cells.push(line.slice(at, end));
      at = end;
    } else {
      const closed = closingQuote(line, at, separator);
      if (closed === undefined) {
        stray.push(cells.length);
        cells.push(line.slice(at, end));
        at = end;
      } else {
        cells.push(line.slice(at + 1, closed).replaceAll('""', '"'));
        at = closed + 1;
      }
    }
    if (at >= line.length) return { cells, stray };
    at += separator.length;
    if (at === line.length) return { cells: [...cells, ""], stray };
  }
}

/** The position of the quote that closes the cell, if the separator or the end follows it. */
function closingQuote(line: string, start: number, separator: string): number | undefined {
  for (let at = line.indexOf('"', start + 1); at !== -1; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1;
    else return at + 1 === line.length || line.startsWith(separator, at + 1) ? at : undefined;
  }
  return undefined;
}
