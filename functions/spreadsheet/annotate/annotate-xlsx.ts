// Writes the result column of a workbook's sheet and highlights wrong cells; all other parts stay unchanged.
import { findResultColumn, type Annotating } from "./annotation-columns.ts";
import type { RowEdit } from "./annotate-row.ts";
import { editSheet, type SheetEdit } from "./annotate-sheet.ts";
import { HighlightStyles } from "./annotate-styles.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";
import { deflatedEntry, streamedEntry, writeZip } from "../../formats/zip-writer.ts";
import { limits } from "../table/file-errors.ts";
import { openXlsx, readRelations } from "../table/xlsx.ts";
import { decodeXml } from "../table/xlsx-xml.ts";
import { inflatePart } from "../table/workbook-parts.ts";

export function annotateXlsx(bytes: Uint8Array, options: Annotating): Uint8Array {
  const table = openXlsx(bytes, options.score, { sheetName: options.sheetName });
  const { entries, styles } = table.workbook;
  const { part } = table.sheet;
  const { column, lastRow } = findResultColumn(table, options);
  const highlights = new HighlightStyles(styles === undefined ? "" : readText(styles));

  const edit: SheetEdit = {
    resultColumn: column,
    headerRow: options.headerRow,
    lastRow,
    // A table has its own filter, and Excel rejects files with two overlapping filters.
    filters: ![...readRelations(entries, part.name).values()].some(({ type }) => type === "table"),
    highlight: (style) => highlights.highlight(style),
    rowEdit: (number) => rowEdit(number, options),
  };
  const untouched = [...entries.values()].filter((entry) => entry !== part && entry !== styles);
  const written = [
    ...untouched,
    streamedEntry(part.name, encoded(editSheet(decodeXml(inflatePart(part)), part.name, edit)), level),
  ];
  // Last, because writing the sheet decides which styles are needed.
  if (styles !== undefined) written.push(deflatedEntry(styles.name, encoder.encode(highlights.toXml()), level));
  return writeZip(written);
}

function rowEdit(number: number, { headerRow, columnName, annotations }: Annotating): RowEdit | undefined {
  if (number === headerRow) return { text: columnName, columns: [], kind: "header" };
  const annotation = annotations.get(number);
  if (annotation === undefined) return undefined;
  const { text, columns, done } = annotation;
  return done ? { text, columns: [], kind: "done" } : { text, columns, kind: "wrong" };
}

const readText = (part: ZipEntry): string =>
  [...decodeXml(inflatePart(part, limits.smallPartBytes))].join("").replace(/^\uFEFF/, "");

/** Higher levels take twice the time and save a twentieth of the size. */
const level = 3;
const encoder = new TextEncoder();

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  for (const text of texts) yield encoder.encode(text);
}
