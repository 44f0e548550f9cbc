// A sheet's XML with some of its rows edited, as it streams by: what is not edited is copied letter by letter.
import { Parser } from "htmlparser2";
import { editRow, letterOf, type RowEdit } from "./annotate-row.ts";
import { TableError } from "./table-faults.ts";
import { columnOf } from "./xlsx-sheet.ts";
import { localName } from "./xlsx-xml.ts";

export type SheetEdit = {
  /** From 0. */
  resultColumn: number;
  headerRow: number;
  lastRow: number;
  /** Whether to set a filter on the header where there is none. */
  filters: boolean;
  /** The style that is the same but for its fill. */
  highlight: (style: number) => number;
  rowEdit: (number: number) => RowEdit | undefined;
};

/** What may stand between the rows and the filter (ECMA-376, part 1, 18.3.1.99). */
const beforeFilter = new Set(["sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios"]);

const longestRow = 64 * 1024 * 1024;

export function* editSheet(steps: Iterable<string>, part: string, edit: SheetEdit): Generator<string> {
  const editor = new SheetEditor(edit);
  for (const step of steps) {
    const text = editor.write(step);
    if (editor.heldLength > longestRow) throw new TableError("broken-workbook", { values: { part } });
    if (text !== "") yield text;
  }
  yield editor.end();
}

class SheetEditor {
  private readonly edit: SheetEdit;
  /** What was read and not yet given back; its first character is number `base` of the whole. */
  private held = "";
  private base = 0;
  private ready: string[] = [];
  private depth = 0;
  private row = { number: 0, start: -1, tag: "" };
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
    if (this.depth === 2 && this.afterRows) this.setFilter(name, tag);
    if (name === "row" && this.row.start === -1 && !this.afterRows) {
      const number = attributes["r"] === undefined ? this.row.number + 1 : Number(attributes["r"]);
      this.row = { number, start: this.parser.startIndex, tag };
    } else if (name === "dimension" && this.depth === 2) {
      this.replace(this.parser.startIndex, this.parser.endIndex + 1, (raw) => this.widened(raw));
    }
    this.settle();
  }

  private close(tag: string): void {
    const name = localName(tag);
    this.depth -= 1;
    if (name === "row" && this.row.start !== -1) {
      const rowEdit = this.edit.rowEdit(this.row.number);
      const { start, number } = this.row;
      if (rowEdit !== undefined) {
        const place = { number, resultColumn: this.edit.resultColumn, highlight: this.edit.highlight };
        this.replace(start, this.parser.endIndex + 1, (raw) => editRow(raw, rowEdit, place));
      }
      this.row.start = -1;
    }
    if (name === "sheetData" && this.depth === 1) this.afterRows = true;
    if (this.depth === 0) this.setFilter(name, tag);
    this.settle();
  }

  /** A filter on the header lets her see the rows that are left to correct. */
  private setFilter(next: string, tag: string): void {
    if (next === "autoFilter") this.hasFilter = true;
    if (this.hasFilter || beforeFilter.has(next)) return;
    this.hasFilter = true;
    const { headerRow, lastRow, resultColumn } = this.edit;
    const prefix = tag.slice(0, -localName(tag).length);
    this.giveUntil(this.parser.startIndex);
    this.ready.push(`<${prefix}autoFilter ref="A${headerRow}:${letterOf(resultColumn)}${lastRow}"/>`);
  }

  /** The range that the sheet says to hold, with the result column. */
  private widened(raw: string): string {
    const { resultColumn } = this.edit;
    return raw.replace(/:([A-Z]+)(?=\d+["'])/, (whole, last: string) =>
      columnOf(last) < resultColumn ? `:${letterOf(resultColumn)}` : whole,
    );
  }

  /** What the parser has understood can be given back, unless it belongs to a row. */
  private settle(): void {
    if (this.row.start === -1) this.giveUntil(this.parser.endIndex + 1);
    else this.giveUntil(this.row.start);
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
