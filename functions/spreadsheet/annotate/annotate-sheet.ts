// Edits some rows of a sheet's XML as a stream; everything else is copied unchanged.
import { Parser } from "htmlparser2";
import { columnOf, letterOf } from "../../formats/column-letters.ts";
import { editRow, type SourceCell, type RowEdit } from "./annotate-row.ts";
import { FileError } from "../table/file-errors.ts";
import { localName } from "../table/xlsx-xml.ts";

export type SheetEdit = {
  /** From 0. */
  resultColumn: number;
  headerRow: number;
  lastRow: number;
  /** Whether to add a filter to the header if there is none. */
  filters: boolean;
  /** The number of the same style with the fill of wrong cells. */
  highlight: (style: number) => number;
  rowEdit: (number: number) => RowEdit | undefined;
};

/** Elements that may come between the rows and the filter (ECMA-376, part 1, 18.3.1.99). */
const beforeFilter = new Set(["sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios"]);

const maxRowCharacters = 64 * 1024 * 1024;

export function* editSheet(steps: Iterable<string>, part: string, edit: SheetEdit): Generator<string> {
  const editor = new SheetEditor(edit);
  for (const step of steps) {
    const text = editor.write(step);
    if (editor.heldLength > maxRowCharacters) throw new FileError("broken-workbook", { values: { part } });
    if (text !== "") yield text;
  }
  yield editor.end();
}

type OpenRow = {
  tag: string;
  /** An offset in the whole sheet, as are the others. */
  start: number;
  openEnd: number;
  /** Undefined if the row is not edited. */
  edit: RowEdit | undefined;
  /** Empty if the row is not edited. */
  cells: SourceCell[];
  column: number;
};

/** Numbers of open elements inside a row and inside a cell. */
const depthOf = { row: 3, cell: 4 };

class SheetEditor {
  private readonly edit: SheetEdit;
  /** Characters that were read and not yet given back; the first has the offset `base` in the whole sheet. */
  private held = "";
  private base = 0;
  private ready: string[] = [];
  private depth = 0;
  private number = 0;
  private row: OpenRow | undefined;
  private afterRows = false;
  private hasFilter: boolean;
  private readonly parser: Parser;

  constructor(edit: SheetEdit) {
    this.edit = edit;
    this.hasFilter = !edit.filters;
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.open(name, attributes),
        onclosetag: (name) => this.close(name),
        ontext: () => this.settle(),
      },
      { xmlMode: true },
    );
  }

  get heldLength(): number {
    return this.held.length;
  }

  write(step: string): string {
    this.held += step;
    this.parser.write(step);
    return this.taken();
  }

  end(): string {
    this.parser.end();
    this.ready.push(this.held);
    return this.taken();
  }

  private taken(): string {
    const text = this.ready.join("");
    this.ready = [];
    return text;
  }

  private open(tag: string, attributes: Record<string, string>): void {
    const name = localName(tag);
    this.depth += 1;
    if (this.row === undefined) this.openOutside(name, tag, attributes);
    else if (this.row.edit !== undefined && this.depth === depthOf.cell && name === "c") {
      const { row } = this;
      row.column = attributes["r"] === undefined ? row.column + 1 : columnOf(attributes["r"]);
      const start = this.parser.startIndex - row.start;
      row.cells.push({ column: row.column, style: Number(attributes["s"] ?? 0), start, end: start });
    }
    this.settle();
  }

  private openOutside(name: string, tag: string, attributes: Record<string, string>): void {
    const [start, end] = [this.parser.startIndex, this.parser.endIndex + 1];
    if (this.depth === 2 && this.afterRows) this.setFilter(name, tag);
    if (name === "dimension" && this.depth === 2) this.replace(start, end, (raw) => this.widened(raw));
    if (name !== "row" || this.depth !== depthOf.row || this.afterRows) return;
    this.number = attributes["r"] === undefined ? this.number + 1 : Number(attributes["r"]);
    this.row = { tag, start, openEnd: end - start, edit: this.edit.rowEdit(this.number), cells: [], column: -1 };
  }

  private close(tag: string): void {
    const name = localName(tag);
    const { row, number } = this;
    const end = this.parser.endIndex + 1;
    if (row !== undefined && this.depth === depthOf.cell) {
      const cell = row.cells.at(-1);
      if (name === "c" && cell !== undefined) cell.end = end - row.start;
    } else if (row !== undefined && this.depth === depthOf.row) {
      this.row = undefined;
      const { edit } = row;
      const context = { number, resultColumn: this.edit.resultColumn, highlight: this.edit.highlight };
      if (edit !== undefined) this.replace(row.start, end, (xml) => editRow({ ...row, xml }, edit, context));
    }
    if (name === "sheetData" && this.depth === 2) this.afterRows = true;
    if (this.depth === 1) this.setFilter(name, tag);
    this.depth -= 1;
    this.settle();
  }

  /** With a filter, users can show only the rows that are left to correct. */
  private setFilter(next: string, tag: string): void {
    if (next === "autoFilter") this.hasFilter = true;
    if (this.hasFilter || beforeFilter.has(next)) return;
    this.hasFilter = true;
    const { headerRow, lastRow, resultColumn } = this.edit;
    const prefix = tag.slice(0, -localName(tag).length);
    this.giveUntil(this.parser.startIndex);
    this.ready.push(`<${prefix}autoFilter ref="A${headerRow}:${letterOf(resultColumn)}${lastRow}"/>`);
  }

  /** The declared range of the sheet, extended to the result column. */
  private widened(raw: string): string {
    const { resultColumn } = this.edit;
    return raw.replace(/:([A-Z]+)(?=\d+["'])/, (whole, last: string) =>
      columnOf(last) < resultColumn ? `:${letterOf(resultColumn)}` : whole,
    );
  }

  /** Gives back everything that is parsed, except an unfinished row. */
  private settle(): void {
    this.giveUntil(this.row?.start ?? this.parser.endIndex + 1);
  }

  private replace(start: number, end: number, change: (raw: string) => string): void {
    this.giveUntil(start);
    this.ready.push(change(this.held.slice(0, end - this.base)));
    this.held = this.held.slice(end - this.base);
    this.base = end;
  }

  private giveUntil(index: number): void {
    if (index <= this.base) return;
    this.ready.push(this.held.slice(0, index - this.base));
    this.held = this.held.slice(index - this.base);
    this.base = index;
  }
}
