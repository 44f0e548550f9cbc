// Writes an OpenDocument sheet as a workbook (.xlsx) of its values with the results: its own format would be changed in every
// row, because it stores equal rows and cells once.
import type { Annotating } from "./annotation-columns.ts";
import { findResultColumn } from "./annotation-columns.ts";
import { escapeText } from "../../formats/xlsx-writer.ts";
import { letterOf } from "../../formats/column-letters.ts";
import { escapeXml } from "../../formats/xml.ts";
import { deflatedEntry, streamedEntry, writeZip } from "../../formats/zip-writer.ts";
import type { Cell, Row, ReadTable } from "../table/table-rows.ts";

const level = 3;
const encoder = new TextEncoder();

/** Positions in styles.xml. */
const style = { text: 0, title: 1, wrong: 2 } as const;

export function annotateOds(table: ReadTable, options: Annotating): Uint8Array {
  const { column } = findResultColumn(table, options);
  const parts = { ...fixedParts, "xl/workbook.xml": workbook(table.sheetName ?? "") };
  return writeZip([
    ...Object.entries(parts).map(([name, text]) => deflatedEntry(name, encoder.encode(text), level)),
    streamedEntry("xl/worksheets/sheet1.xml", sheetXml(table.rows(), column, options), level),
  ]);
}

function* sheetXml(rows: Iterable<Row>, resultColumn: number, options: Annotating): Generator<Uint8Array> {
  yield encoder.encode(`${head}<worksheet xmlns="${main}"><sheetFormatPr defaultRowHeight="15"/><sheetData>`);
  for (const row of rows) yield encoder.encode(rowXml(row, resultColumn, options));
  yield encoder.encode("</sheetData></worksheet>");
}

function rowXml({ number, cells }: Row, resultColumn: number, options: Annotating): string {
  const annotation = options.annotations.get(number);
  const result = number === options.headerRow ? options.columnName : annotation?.text;
  const wrong = new Set(annotation?.done === false ? annotation.columns : []);
  const written = Array.from(
    { length: Math.max(cells.length, ...[...wrong].map((column) => column + 1)) },
    (_, column) => {
      if (column === resultColumn && result !== undefined) return "";
      const look = wrong.has(column) ? style.wrong : number === options.headerRow ? style.title : style.text;
      return cellXml(`${letterOf(column)}${number}`, look, cells[column]);
    },
  );
  const look = number === options.headerRow ? style.title : annotation?.done === false ? style.wrong : style.text;
  if (result !== undefined) written[resultColumn] = textXml(`${letterOf(resultColumn)}${number}`, look, result);
  return `<row r="${number}">${written.join("")}</row>`;
}

function cellXml(reference: string, look: number, cell: Cell | undefined): string {
  const empty = look === style.text ? "" : `<c r="${reference}" s="${look}"/>`;
  switch (cell?.kind) {
    case undefined:
      return empty;
    case "text":
      return textXml(reference, look, cell.text);
    case "number":
      // As a number it would lose the zeros in front.
      if (/^0\d/.test(cell.text)) return textXml(reference, look, cell.text);
      return `<c r="${reference}" s="${look}"><v>${cell.text}</v></c>`;
    case "date":
      return textXml(reference, look, cell.typedYear ?? cell.shifted ?? cell.day.split("-").toReversed().join("/"));
    case "boolean":
      return `<c r="${reference}" s="${look}" t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case "error":
      return cell.code === "formula-error" ? textXml(reference, look, cell.text) : empty;
  }
}

const textXml = (reference: string, look: number, text: string): string =>
  `<c r="${reference}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Excel refuses longer names of sheets, and some characters. */
const sheetNameOf = (name: string): string =>
  name
    .replaceAll(/[[\]:*?/\\\p{C}]/gu, " ")
    .slice(0, 31)
    .replaceAll(/^'|'$|[\uD800-\uDBFF]$/g, "")
    .trim() || "1";

const workbook = (name: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
  `<sheet name="${escapeXml(sheetNameOf(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const format = (font: number, fill: number): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;

const fixedParts: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `${head}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  "_rels/.rels":
    `${head}<Relationships xmlns="${packages}/relationships">` +
    `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels":
    `${head}<Relationships xmlns="${packages}/relationships">` +
    `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml":
    `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
    `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
    // The light red of Excel's style "Bad".
    `<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill></fills>` +
    `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="3">${format(0, 0)}${format(1, 0)}${format(0, 2)}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
};
