// Adds the result to one row of a sheet's XML and highlights its wrong cells.
import { letterOf } from "../../formats/column-letters.ts";
import { escapeText } from "../../formats/xlsx-writer.ts";
import { localName } from "../table/xlsx-xml.ts";

export type RowEdit = {
  text: string;
  /** Cells to highlight, from 0. */
  columns: number[];
  kind: "header" | "done" | "wrong";
};

export type EditContext = {
  /** The row number in the sheet, from 1. */
  number: number;
  /** From 0. */
  resultColumn: number;
  /** The number of the same style with the fill of wrong cells. */
  highlight: (style: number) => number;
};

export type SourceCell = { column: number; style: number; /** In the row's XML. */ start: number; end: number };

/** The XML of a row, with the positions of its cells. */
export type SourceRow = {
  xml: string;
  /** With its namespace prefix. */
  tag: string;
  /** Where its opening tag ends. */
  openEnd: number;
  cells: SourceCell[];
};

export function editRow({ xml, tag, openEnd, cells }: SourceRow, edit: RowEdit, context: EditContext): string {
  const { number, resultColumn, highlight } = context;
  const prefix = tag.slice(0, -localName(tag).length);
  const left = cells.findLast(({ column }) => column < resultColumn);
  const resultStyle = { header: left?.style ?? 0, done: 0, wrong: highlight(0) }[edit.kind];

  const made = new Map<number, string>();
  for (const column of edit.columns) {
    made.set(column, `<${prefix}c r="${letterOf(column)}${number}" s="${highlight(0)}"/>`);
  }
  for (const { column, style, start, end } of cells) {
    const raw = xml.slice(start, end);
    made.set(column, edit.columns.includes(column) ? withStyle(raw, highlight(style)) : raw);
  }
  made.set(
    resultColumn,
    `<${prefix}c r="${letterOf(resultColumn)}${number}" s="${resultStyle}" t="inlineStr"><${prefix}is>` +
      `<${prefix}t xml:space="preserve">${escapeText(edit.text)}</${prefix}t></${prefix}is></${prefix}c>`,
  );
  const inOrder = [...made].sort(([one], [other]) => one - other).map(([, raw]) => raw);
  // `spans` is optional (18.3.1.73), and would be wrong after a column is added.
  const open = xml.slice(0, openEnd).replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  const tail = xml.slice(cells.at(-1)?.end ?? openEnd);
  const bare = open.slice(0, open.endsWith("/>") ? -2 : -1).trimEnd();
  return `${bare}>${inOrder.join("")}${tail === "" ? `</${tag}>` : tail}`;
}

function withStyle(cell: string, style: number): string {
  const end = cell.indexOf(">");
  const tag = cell.slice(0, end).replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  const isClosed = tag.endsWith("/");
  return `${isClosed ? tag.slice(0, -1) : tag} s="${style}"${isClosed ? "/" : ""}${cell.slice(end)}`;
}
