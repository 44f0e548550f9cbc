// Reads a sheet: each row as answers, or as all its issues in terms of columns and cells.
import type { ParseOptions } from "../../answers/parse-answers.ts";
import { helpLanguages } from "../../text/languages.ts";
import { message, type Message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { columnName, columns, extraColumnName } from "../columns/columns.ts";
import { scoreHeader } from "./header.ts";
import { readHeader, type HeaderColumns, type IgnoredColumn } from "./header-columns.ts";
import { rowReader, type RowAnswers } from "./row-answers.ts";
import { fileIssue, sheetIssue, type SheetColumn, type SheetIssue } from "./sheet-issues.ts";
import { openTable, type Row, type Table } from "../table/table.ts";
import { headerSearchRows, showCell } from "../table/table-rows.ts";

export { scoreHeader } from "./header.ts";
export type { SheetIssue } from "./sheet-issues.ts";

export type ReadRow =
  | ({ row: number; reference: string } & Extract<RowAnswers, { kind: "valid" }>)
  | { row: number; reference: string; kind: "wrong"; issues: SheetIssue[] }
  /** The result column says that the row was made. */
  | { row: number; reference: string; kind: "done" };

export type FoundColumn = { index: number; letter: string; header: string; name: Message };

export type SheetReading =
  /** Issues of the file or its columns; no row is read. */
  | { ok: false; issues: SheetIssue[] }
  | {
      ok: true;
      format: Table["format"];
      encoding?: string;
      separator?: string;
      sheetName?: string;
      headerRow: number;
      columns: FoundColumn[];
      ignored: IgnoredColumn[];
      /** Throws `FileError` if the file is broken further down. May be called again. */
      rows(): Iterable<ReadRow>;
    };

/** Known names in a header; a row of data could contain fewer by chance. */
const minNames = 3;

export function readRows(bytes: Uint8Array, options: ParseOptions): SheetReading {
  const opened = openTable(bytes, { score: scoreHeader });
  return opened.ok ? readTable(opened.table, options) : { ok: false, issues: [fileIssue(opened.issue)] };
}

function readTable(table: Table, options: ParseOptions): SheetReading {
  const { score, number, cells } = table.header;
  if (score < minNames) {
    const needed = columns
      .filter((column) => column.needed)
      .map((column) => message("labels.quoted", { text: columnName(column) }));
    const values = { rows: headerSearchRows, needed: { list: needed, type: "separated" as const } };
    return { ok: false, issues: [sheetIssue({}, "no-header", values)] };
  }
  const header = readHeader(cells, number);
  if (header.issues.length > 0) return { ok: false, issues: header.issues };
  const { format, encoding, separator, sheetName } = table;
  return {
    ok: true,
    format,
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheetName === undefined ? {} : { sheetName }),
    headerRow: number,
    columns: foundColumns(header),
    ignored: header.ignored,
    rows: () => readBelow(table, number, header, options),
  };
}

function foundColumns({ answers, reference }: HeaderColumns): FoundColumn[] {
  const found = ({ index, letter, name: header }: SheetColumn, name: Message): FoundColumn => ({
    index,
    letter,
    header,
    name,
  });
  return [
    ...(reference === undefined ? [] : [found(reference, extraColumnName("reference"))]),
    ...answers.map(({ sheetColumn, column, number }) => found(sheetColumn, columnName(column, number))),
  ].toSorted((one, other) => one.index - other.index);
}

function* readBelow(table: Table, headerRow: number, header: HeaderColumns, options: ParseOptions): Generator<ReadRow> {
  const read = rowReader(header.answers, options);
  for (const row of table.rows()) {
    if (row.number <= headerRow) continue;
    const result = readRow(row, header, read);
    if (result?.kind === "valid" && isExample(result)) {
      result.warnings.push(sheetIssue({ row: result.row }, "example-row", {}));
    }
    if (result !== undefined) yield result;
  }
}

/** Matches results of made rows, in any language: « Fait », « Fait le 3… », "Done". */
const done = new RegExp(`^\\W*(?:${helpLanguages.map(doneIn).join("|")})`, "iu");

/** After the word come a day, a number or nothing: a column of the sender's may say « Fait une demande à la CAF ». */
function doneIn(language: string): string {
  const doneText = say(message("spreadsheet.done"), language);
  const beforeDay = say(message("spreadsheet.done-on", { day: "" }), language)
    .slice(doneText.length)
    .trim();
  return `${doneText}(?![\\p{L}\\p{N}_])(?!\\s+(?!${beforeDay}\\s+\\d)\\p{L})`;
}

function readRow(
  row: Row,
  { reference, results }: HeaderColumns,
  read: ReturnType<typeof rowReader>,
): ReadRow | undefined {
  const at = (index: number | undefined) => (index === undefined ? "" : showCell(row.cells[index]));
  const known = { row: row.number, reference: cleanReference(at(reference?.index)) };
  if (results.some((index) => done.test(at(index)))) return { ...known, kind: "done" };
  // Without a reference, the row may be a total or a remark below the table.
  const found = read(row, known.reference !== "");
  return found === undefined ? undefined : { ...known, ...found };
}

/** The example of the template file gets a warning, because it would become a dossier. */
const isExample = ({ reference }: ReadRow): boolean => exampleReferences.has(reference);

const exampleReferences = new Set(
  helpLanguages.map((language) => say(message("spreadsheet.example-reference"), language)),
);

const maxReferenceLength = 100;

const cleanReference = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, maxReferenceLength)
    .replace(/[\uD800-\uDBFF\s]+$/, "");
