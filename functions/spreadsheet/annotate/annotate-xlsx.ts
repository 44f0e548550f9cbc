// Writes the result column of a workbook's sheet, and fills faulty cells with a colour; every other part stays as it was.
import { Zip, ZipDeflate, type ZipInputFile } from "fflate";
import { findResultPlace, type Annotating } from "./annotation-columns.ts";
import type { RowEdit } from "./annotate-row.ts";
import { editSheet, type SheetEdit } from "./annotate-sheet.ts";
import { StyleTwins } from "./annotate-styles.ts";
import { joinBytes } from "../../formats/bytes.ts";
import { limits } from "../table/file-errors.ts";
import { openXlsx, readRelations } from "../table/xlsx.ts";
import { decodeXml } from "../table/xlsx-xml.ts";
import { inflateEntry, type ZipEntry } from "../table/zip-reader.ts";

export function annotateXlsx(bytes: Uint8Array, options: Annotating): Uint8Array {
  const table = openXlsx(bytes, options.score, options.sheetName);
  const { workbook, sheet } = table;
  const { column, lastRow } = findResultPlace(table, options);
  const twins = new StyleTwins(workbook.styles === undefined ? "" : readText(workbook.styles));

  const edit: SheetEdit = {
    resultColumn: column,
    headerRow: options.headerRow,
    lastRow,
    // A table has a filter of its own: two that overlap make the file unreadable to Excel.
    filters: ![...readRelations(workbook.entries, sheet.part.name).values()].some(({ type }) => type === "table"),
    highlight: (style) => twins.highlight(style),
    rowEdit: (number) => rowEdit(number, options),
  };
  const zip = new ZipWriter();
  for (const entry of workbook.entries.values()) {
    if (entry !== sheet.part && entry !== workbook.styles) zip.copy(entry);
  }
  // The styles last: which ones are needed is known when the sheet is written.
  zip.write(sheet.part.name, editSheet(decodeXml(inflateEntry(sheet.part)), sheet.part.name, edit));
  if (workbook.styles !== undefined) zip.write(workbook.styles.name, [twins.toXml()]);
  return zip.end();
}

function rowEdit(number: number, { headerRow, columnName, annotations }: Annotating): RowEdit | undefined {
  if (number === headerRow) return { text: columnName, columns: [], kind: "header" };
  const annotation = annotations.get(number);
  if (annotation === undefined) return undefined;
  const { text, columns, done } = annotation;
  return done ? { text, columns: [], kind: "done" } : { text, columns, kind: "faulty" };
}

const readText = (part: ZipEntry): string =>
  [...decodeXml(inflateEntry(part, limits.smallPartBytes))].join("").replace(/^\uFEFF/, "");

/** The first day that a ZIP can name: the same file gives the same bytes on any day. */
const mtime = new Date(1980, 0, 1);

class ZipWriter {
  private readonly pieces: Uint8Array[] = [];
  private readonly zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    this.pieces.push(piece);
  });

  /** As it is, still packed. */
  copy(entry: ZipEntry): void {
    // What is only stored, with its size after it, is not read by every program.
    if (entry.method !== 8) return this.write(entry.name, inflateEntry(entry));
    const file: ZipInputFile = {
      filename: entry.name,
      compression: entry.method,
      size: entry.bytes,
      crc: entry.crc,
      mtime,
    };
    this.zip.add(file);
    file.ondata?.(null, entry.packed.slice(), true);
  }

  write(filename: string, pieces: Iterable<Uint8Array | string>): void {
    // Above this level half of the time would go into a twentieth of the size.
    const file = new ZipDeflate(filename, { level: 3 });
    file.mtime = mtime;
    this.zip.add(file);
    const encoder = new TextEncoder();
    for (const piece of pieces) file.push(typeof piece === "string" ? encoder.encode(piece) : piece);
    file.push(new Uint8Array(0), true);
  }

  end(): Uint8Array {
    this.zip.end();
    return joinBytes(this.pieces);
  }
}
