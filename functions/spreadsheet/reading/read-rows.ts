// Reads a sheet: each of its rows as answers, or everything that is wrong with it in words of columns and cells.
import type { Answers } from "../../answers/answers.ts";
import { type HelpLanguage, type Text, told } from "../../text/text.ts";
import { exampleReference, resultName } from "../columns/column-names.ts";
import { columnName, columns, extraColumns } from "../columns/columns.ts";
import { scoreHeader } from "./header.ts";
import { readHeader, type HeaderColumns, type IgnoredColumn } from "./header-columns.ts";
import { rowReader } from "./row-answers.ts";
import { describeFault, problemAt, type SheetColumn, type SheetProblem } from "./sheet-problems.ts";
import { openTable, TableError, type Row, type Table } from "../table/table.ts";
import { bestRow, showCell } from "../table/table-rows.ts";

export { scoreHeader } from "./header.ts";
export type { SheetProblem } from "./sheet-problems.ts";

/** The column that says what became of a row. */
export const resultColumnName: Text = { fr: resultName.fr, en: resultName.en };

/** How the result of a row begins that was made: reading the file again passes over it. */
export const doneMark: Text = { fr: "Fait", en: "Done" };

export type ReadOptions = {
  /** YYYY-MM-DD in Paris. */
  today: string;
  covers: (character: string) => boolean;
  language: HelpLanguage;
};

export type ReadRow =
  | { row: number; reference: string; kind: "valid"; answers: Answers; warnings: SheetProblem[] }
  | { row: number; reference: string; kind: "wrong"; problems: SheetProblem[] }
  /** Marked as made in the result column. */
  | { row: number; reference: string; kind: "done" };

export type FoundColumn = { index: number; letter: string; header: string; name: string };

export type SheetReading =
  /** The file or its columns: no row is looked at. */
  | { ok: false; problems: SheetProblem[] }
  | {
      ok: true;
      format: Table["format"];
      encoding?: string;
      separator?: string;
      sheetName?: string;
      headerRow: number;
      columns: FoundColumn[];
      ignored: IgnoredColumn[];
      /** Throws `SheetError` where the file turns out to be broken further down. May be called again. */
      rows(): Iterable<ReadRow>;
    };

/** The file cannot be read to its end; `problems` say why. Nothing of it should be made. */
export class SheetError extends Error {
  override name = "SheetError";
  readonly problems: SheetProblem[];

  constructor(problems: SheetProblem[]) {
    super(problems.map(({ code }) => code).join(", "));
    this.problems = problems;
  }
}

/** The header is looked for among so many rows. */
const headerRows = 30;
/** Fewer known names are found in a row of data too. */
const fewestNames = 3;

export function readRows(bytes: Uint8Array, options: ReadOptions): SheetReading {
  const { language } = options;
  try {
    const opened = openTable(bytes, { score: scoreHeader });
    if (!opened.ok) return { ok: false, problems: opened.faults.map((fault) => describeFault(fault, language)) };
    return readTable(opened.table, options);
  } catch (error) {
    if (error instanceof TableError) return { ok: false, problems: [describeFault(error.fault, language)] };
    throw error;
  }
}

function readTable(table: Table, options: ReadOptions): SheetReading {
  const { language } = options;
  const best = bestRow(table.rows(), headerRows, scoreHeader);
  if (best.score < fewestNames) {
    const needed = columns.filter((column) => column.needed).map((column) => columnName(column));
    const list = {
      fr: needed.map(({ fr }) => `«\u00A0${fr}\u00A0»`).join(", "),
      en: needed.map(({ en }) => `“${en}”`).join(", "),
    };
    return { ok: false, problems: [problemAt({}, "no-header", { needed: list }, language)] };
  }
  const header = readHeader(headersAt(table, best.number), best.number, language);
  if (header.problems.length > 0) return { ok: false, problems: header.problems };
  const { format, encoding, separator, sheetName } = table;
  return {
    ok: true,
    format,
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheetName === undefined ? {} : { sheetName }),
    headerRow: best.number,
    columns: foundColumns(header, language),
    ignored: header.ignored,
    rows: () => readBelow(table, best.number, header, options),
  };
}

function foundColumns({ answers, reference }: HeaderColumns, language: HelpLanguage): FoundColumn[] {
  const found = ({ index, letter, name: header }: SheetColumn, name: Text): FoundColumn => ({
    index,
    letter,
    header,
    name: told(name, language),
  });
  return [
    ...(reference === undefined ? [] : [found(reference, extraColumns.reference)]),
    ...answers.map(({ place, column, number }) => found(place, columnName(column, number))),
  ].toSorted((one, other) => one.index - other.index);
}

function headersAt(table: Table, number: number): string[] {
  for (const row of table.rows()) if (row.number === number) return row.cells.map(showCell);
  return [];
}

function* readBelow(table: Table, headerRow: number, header: HeaderColumns, options: ReadOptions): Generator<ReadRow> {
  const read = rowReader(header.answers, options);
  try {
    for (const row of table.rows()) {
      if (row.number <= headerRow) continue;
      const result = readRow(row, header, read);
      if (result?.kind === "valid" && isExample(result)) {
        result.warnings.push(problemAt({ row: result.row }, "example-row", {}, options.language));
      }
      if (result !== undefined) yield result;
    }
  } catch (error) {
    if (error instanceof TableError) throw new SheetError([describeFault(error.fault, options.language)]);
    throw error;
  }
}

/** Not « Fait une demande à la CAF », in a column of the user's own: after the mark come a day, a number or nothing. */
const done = /^\W*(?:fait|done)\b(?!\s+(?!(?:le|on)\s+\d)\p{L})/iu;

function readRow(
  row: Row,
  { reference, results }: HeaderColumns,
  read: ReturnType<typeof rowReader>,
): ReadRow | undefined {
  const at = (index: number | undefined) => (index === undefined ? "" : showCell(row.cells[index]));
  const known = { row: row.number, reference: cleanReference(at(reference?.index)) };
  if (results.some((index) => done.test(at(index)))) return { ...known, kind: "done" };
  // A row without a reference may be a total or a remark under the table, in columns that are not read.
  const found = read(row, known.reference !== "");
  return found === undefined ? undefined : { ...known, ...found };
}

/** Left in the sheet, the model’s example would become a dossier like another. */
const isExample = ({ reference }: ReadRow): boolean =>
  reference === exampleReference.fr || reference === exampleReference.en;

const longestReference = 100;

const cleanReference = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, longestReference)
    .replace(/[\uD800-\uDBFF\s]+$/, "");
