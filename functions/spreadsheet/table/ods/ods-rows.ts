// Reads the tables of an OpenDocument sheet from its XML (ODF 1.3, part 3, chapter 9), as a stream.
import { FileError, type Limits } from "../file-errors.ts";
import type { Merge } from "../layout/merged-cells.ts";
import type { Cell, Row } from "../table-rows.ts";
import { localName, readXml } from "../xlsx-xml.ts";
import { cellOfOds, type RawOdsCell } from "./ods-cells.ts";

export type OdsTable = { index: number; name: string; isHidden: boolean; /** Of the rows so far. */ merges: Merge[] };

/** A row of a table; undefined where a table begins. */
export type OdsRow = { table: OdsTable; row: Row | undefined };

type Options = {
  limits: Limits;
  /** The table to read, by its position; the others are passed over. */
  only?: number;
  /** Of each table; rows after them are passed over. */
  maxRows?: number;
};

/** Rows that are not blank, of every table in turn. Throws `FileError`. */
export function* readOdsTables(pieces: Iterable<Uint8Array>, part: string, options: Options): Generator<OdsRow> {
  const reader = new OdsReader(part, options);
  for (const _ of readXml(pieces, part, reader)) {
    for (const { table, row, times } of reader.found) {
      // A repeated row is never all of its rows in memory.
      for (let more = 0; more < times; more += 1) {
        yield { table, row: row && { ...row, number: row.number + more, cells: [...row.cells] } };
      }
    }
    reader.found = [];
  }
}

const maxMerges = 200_000;

/** Inside of a cell and no part of its text: comments, drawings, how a word is pronounced. */
const asides = new Set(["annotation", "shapes", "ruby-text", "frame", "g", "custom-shape", "rect", "line", "control"]);

class OdsReader {
  found: { table: OdsTable; row: Row | undefined; times: number }[] = [];
  private readonly part: string;
  private readonly options: Options;
  private readonly limits: Limits;
  private readonly hiddenStyles = new Set<string>();
  private readonly struckStyles = new Set<string>();
  private style = "";
  private table: OdsTable | undefined;
  private tables = 0;
  /** Open tables: one may stand in a cell of another, and is no sheet. */
  private depth = 0;
  private number = 0;
  private rowTimes = 1;
  private isHidden = false;
  /** The open groups of rows: whether each is folded, so that its rows do not show. */
  private groups: boolean[] = [];
  private is1904 = false;
  private cells: (Cell | undefined)[] = [];
  private struck: number[] = [];
  private partlyStruck: number[] = [];
  private column = 0;
  private cell: RawOdsCell | undefined;
  private paragraph: string | undefined;
  /** The open spans of a paragraph: whether each is struck out, by itself or by one around it. */
  private spans: boolean[] = [];
  /** Of the text of a cell. */
  private hasStruck = false;
  private hasPlain = false;
  private aside = 0;
  private element = "";
  private kept = 0;
  private cellCount = 0;
  private characters = 0;

  constructor(part: string, options: Options) {
    this.part = part;
    this.options = options;
    this.limits = options.limits;
  }

  open(name: string): void {
    this.element = name;
    if (this.aside > 0 || (asides.has(name) && this.cell !== undefined)) {
      this.aside += 1;
      return;
    }
    switch (name) {
      case "style":
        this.style = "";
        break;
      case "table":
        this.depth += 1;
        if (this.depth === 1) this.openTable();
        break;
      case "table-row-group":
        if (this.depth === 1) this.groups.push(false);
        break;
      case "table-row":
        if (this.depth === 1) [this.rowTimes, this.column, this.isHidden] = [1, 0, false];
        break;
      case "table-cell":
      case "covered-table-cell":
        if (this.depth === 1) this.openCell(name === "covered-table-cell");
        break;
      case "p":
        if (this.cell !== undefined) [this.paragraph, this.spans] = ["", []];
        break;
      case "span":
        this.spans.push(this.spans.at(-1) === true);
        break;
      case "s":
        this.add(" ");
        break;
      case "tab":
        this.add("\t");
        break;
      case "line-break":
        this.add("\n");
        break;
      default:
    }
  }

  attribute(name: string, value: string): void {
    if (this.aside > 0) return;
    const local = localName(name);
    switch (this.element) {
      case "style":
        if (local === "name") this.style = value;
        break;
      case "table-properties":
        if (local === "display" && value === "false") this.hiddenStyles.add(this.style);
        break;
      case "text-properties":
        if (/^text-line-through-(?:style|type)$/.test(local) && value !== "none") this.struckStyles.add(this.style);
        break;
      case "table":
        if (this.depth !== 1 || this.table === undefined) break;
        if (local === "name") this.table.name = value;
        if (local === "style-name") this.table.isHidden = this.hiddenStyles.has(value);
        break;
      case "table-row-group":
        if (this.depth === 1 && local === "display") this.groups[this.groups.length - 1] = value === "false";
        break;
      case "null-date":
        if (local === "date-value") this.is1904 = value.startsWith("1904");
        break;
      case "table-row":
        if (this.depth !== 1) break;
        if (local === "number-rows-repeated") this.rowTimes = this.times(value);
        // Hidden by a person (collapse) or by a filter.
        if (local === "visibility") this.isHidden = value !== "visible";
        break;
      case "table-cell":
      case "covered-table-cell":
        this.cellAttribute(name, local, value);
        break;
      case "span":
        if (local === "style-name" && this.struckStyles.has(value)) this.spans[this.spans.length - 1] = true;
        break;
      case "s":
        if (local === "c") this.add(" ".repeat(Math.min(this.times(value), this.limits.cellCharacters * 2 + 2) - 1));
        break;
      default:
    }
  }

  text(piece: string): void {
    if (this.aside > 0 || this.paragraph === undefined) return;
    // White space in a paragraph is one space, and none at its start (ODF 1.3, part 3, 6.1.2).
    const text = piece.replaceAll(/[ \t\r\n]+/g, " ");
    if (text.trim() !== "") {
      if (this.spans.at(-1) === true) this.hasStruck = true;
      else this.hasPlain = true;
    }
    this.add(text.startsWith(" ") && /(?:^|\s)$/.test(this.paragraph) ? text.slice(1) : text);
  }

  close(name: string): void {
    this.element = "";
    if (this.aside > 0) {
      this.aside -= 1;
      return;
    }
    switch (name) {
      case "table":
        this.depth -= 1;
        if (this.depth === 0) this.table = undefined;
        break;
      case "table-row-group":
        if (this.depth === 1) this.groups.pop();
        break;
      case "table-row":
        if (this.depth === 1) this.endRow();
        break;
      case "table-cell":
      case "covered-table-cell":
        if (this.depth === 1) this.endCell();
        break;
      case "p":
        if (this.cell !== undefined && this.paragraph !== undefined) {
          const { shown } = this.cell;
          this.cell.shown = shown === undefined ? this.paragraph : `${shown}\n${this.paragraph}`;
          this.refuseLong(this.cell.shown);
        }
        this.paragraph = undefined;
        break;
      case "span":
        this.spans.pop();
        break;
      default:
    }
  }

  private openTable(): void {
    this.table = { index: this.tables, name: "", isHidden: false, merges: [] };
    this.tables += 1;
    if (this.tables > this.limits.sheets) throw this.broken();
    [this.number, this.kept, this.cellCount, this.characters, this.groups] = [1, 0, 0, 0, []];
    this.found.push({ table: this.table, row: undefined, times: 1 });
  }

  private get isRead(): boolean {
    const { only, maxRows = Infinity } = this.options;
    return this.table !== undefined && (only ?? this.table.index) === this.table.index && this.kept < maxRows;
  }

  private openCell(isCovered: boolean): void {
    this.cellCount += 1;
    if (this.cellCount > this.limits.sheetCells) throw this.bomb();
    this.cell = {
      times: 1,
      rows: 1,
      columns: 1,
      style: "",
      isCovered,
      type: "",
      value: undefined,
      hasFormula: false,
      isError: false,
      shown: undefined,
    };
  }

  private cellAttribute(name: string, local: string, value: string): void {
    const { cell } = this;
    if (cell === undefined) return;
    switch (local) {
      case "number-columns-repeated":
        cell.times = this.times(value);
        break;
      case "number-rows-spanned":
        cell.rows = this.times(value);
        break;
      case "number-columns-spanned":
        cell.columns = this.times(value);
        break;
      case "style-name":
        cell.style = value;
        break;
      case "value-type":
        // LibreOffice says beside it that the text is that of an error.
        if (name.startsWith("calcext:")) cell.isError = value === "error";
        else cell.type = value;
        break;
      case "value":
      case "date-value":
      case "boolean-value":
      case "string-value":
        if (!name.startsWith("calcext:")) cell.value = value;
        this.refuseLong(value);
        break;
      case "formula":
        cell.hasFormula = true;
        break;
      default:
    }
  }

  private endCell(): void {
    const raw = this.cell;
    this.cell = undefined;
    const byRuns = this.hasStruck ? (this.hasPlain ? "part" : "all") : undefined;
    [this.hasStruck, this.hasPlain] = [false, false];
    if (raw === undefined) return;
    const cell = this.isRead && !raw.isCovered ? cellOfOds(raw, this.is1904) : undefined;
    const end = this.column + raw.times;
    this.keepMerge(raw);
    // Blank cells are repeated to the right end of the sheet.
    if (cell !== undefined) {
      if (end > this.limits.columns) {
        throw new FileError("too-many-columns", {
          row: this.number,
          values: { max: String(this.limits.columns) },
        });
      }
      while (this.cells.length < this.column) this.cells.push(undefined);
      for (let column = this.column; column < end; column += 1) {
        this.cells.push(cell);
        // A span without the line of its cell is not known apart from the text beside it.
        if (byRuns === "all" || this.struckStyles.has(raw.style)) this.struck.push(column);
        else if (byRuns === "part") this.partlyStruck.push(column);
      }
      if (cell.kind === "text") this.characters += cell.text.length * raw.times;
      if (this.characters > this.limits.sheetCharacters) throw this.bomb();
    }
    this.column = end;
  }

  private keepMerge({ rows, columns }: RawOdsCell): void {
    if (this.table === undefined || (rows === 1 && columns === 1)) return;
    const [top, left] = [this.number, this.column];
    this.table.merges.push({ top, left, bottom: top + rows - 1, right: left + columns - 1 });
    if (this.table.merges.length > maxMerges) throw this.bomb();
  }

  private endRow(): void {
    const { table, number, cells, struck, partlyStruck, rowTimes } = this;
    const isHidden = this.isHidden || this.groups.includes(true);
    this.number += rowTimes;
    if (cells.length === 0) return;
    [this.cells, this.struck, this.partlyStruck] = [[], [], []];
    if (this.number - 1 > this.limits.sheetRows || table === undefined) throw this.broken(number);
    this.kept += 1;
    const row: Row = {
      number,
      cells,
      ...(isHidden ? { isHidden } : {}),
      ...(struck.length === 0 ? {} : { struck }),
      ...(partlyStruck.length === 0 ? {} : { partlyStruck }),
    };
    this.found.push({ table, row, times: this.options.maxRows === undefined ? rowTimes : 1 });
  }

  private add(text: string): void {
    if (this.paragraph === undefined) return;
    this.paragraph += text;
    this.refuseLong(this.paragraph);
  }

  private times(value: string): number {
    const times = Number(value);
    if (!/^\d{1,9}$/.test(value) || times < 1) throw this.broken();
    return times;
  }

  private refuseLong(text: string): void {
    if (text.length <= this.limits.cellCharacters * 2) return;
    throw new FileError("cell-too-long", { row: this.number, values: { max: String(this.limits.cellCharacters) } });
  }

  private bomb(): FileError {
    return new FileError("zip-bomb", { values: { part: this.part } });
  }

  private broken(row = this.number): FileError {
    return new FileError("broken-workbook", {
      ...(this.table === undefined ? {} : { row }),
      values: { part: this.part },
    });
  }
}
