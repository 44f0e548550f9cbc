// Reads the rows of one sheet of a workbook from its XML, as a stream.
import { columnOf } from "../../formats/column-letters.ts";
import { FileError, type Limits } from "./file-errors.ts";
import { textCell, type Cell, type Row } from "./table-rows.ts";
import { StruckRuns, type IsStruck } from "./layout/struck-cells.ts";
import { dateOfIso, dateOfSerial, withShownZeros, type FormatOf } from "./xlsx-dates.ts";
import { unescape, type SharedTexts } from "./shared-strings.ts";
import { readXml } from "./xlsx-xml.ts";

export type SheetContext = {
  texts: SharedTexts;
  formatOf: FormatOf;
  isStruck: IsStruck;
  is1904: boolean;
  limits: Limits;
};

/** A cell with the unchanged values of its XML. */
type RawCell = {
  column: number;
  type: string;
  style: number;
  /** Undefined if there is no such element; an empty element gives an empty text. */
  value: string | undefined;
  formula: string | undefined;
};

/** Rows that are not blank; stops after about `maxBytes` of XML. Throws `FileError`. */
export function* readSheetRows(
  pieces: Iterable<Uint8Array>,
  part: string,
  context: SheetContext,
  maxBytes = Infinity,
): Generator<Row> {
  const reader = new SheetReader(part, context);
  let read = 0;
  for (const length of readXml(pieces, part, reader, withoutEmpty)) {
    yield* reader.rows;
    reader.rows = [];
    read += length;
    if (read > maxBytes) return;
  }
}

const attributes = String.raw`(?: [\w:]+="[^"<]*")*`;
const emptyCells = new RegExp(String.raw`(?:<c r="[A-Z]+\d+"${attributes}\/>){1,64}(?=<c r=|<\/row)`, "g");
const emptyRows = new RegExp(
  String.raw`(?:<row r="\d+"${attributes}(?:\/>|><\/row>)){1,64}(?=<row r=|<\/sheetData)`,
  "g",
);

/**
 * Removes most cells and rows that have only a format: a sheet may have a million of them, and parsing them takes ten
 * times as long. The next cell and row have their own references, so nothing moves.
 */
const withoutEmpty = (xml: string): string => xml.replaceAll(emptyCells, "").replaceAll(emptyRows, "");

class SheetReader {
  rows: Row[] = [];
  private number = 0;
  private column = -1;
  private isHidden = false;
  private cells: (Cell | undefined)[] = [];
  private struck: number[] = [];
  private partlyStruck: number[] = [];
  private cell: RawCell | undefined;
  private readonly runs = new StruckRuns();
  private element = "";
  private isData = false;
  private isPhonetic = false;
  /** Counts over the part of the sheet that was read. */
  private cellCount = 0;
  private characters = 0;
  private readonly part: string;
  private readonly context: SheetContext;
  private readonly limits: Limits;

  constructor(part: string, context: SheetContext) {
    this.part = part;
    this.context = context;
    this.limits = context.limits;
  }

  open(name: string): void {
    this.element = name;
    if (name === "sheetData") this.isData = true;
    if (!this.isData) return;
    this.runs.open(name);
    switch (name) {
      case "row":
        this.number += 1;
        this.column = -1;
        this.isHidden = false;
        if (this.number > this.limits.sheetRows) throw this.broken();
        break;
      case "c":
        this.column += 1;
        this.cellCount += 1;
        if (this.cellCount > this.limits.sheetCells) throw this.bomb();
        this.cell = { column: this.column, type: "n", style: 0, value: undefined, formula: undefined };
        break;
      case "v":
      case "is":
        if (this.cell !== undefined) this.cell.value = "";
        break;
      case "f":
        if (this.cell !== undefined) this.cell.formula = "";
        break;
      case "rPh":
        this.isPhonetic = true;
        break;
      default:
    }
  }

  attribute(name: string, value: string): void {
    if (!this.isData) return;
    this.runs.attribute(name, value);
    if (this.element === "c" && this.cell !== undefined) {
      if (name === "r") this.cell.column = this.column = this.placed(columnOf(value));
      else if (name === "t") this.cell.type = value;
      else if (name === "s") this.cell.style = Number(value);
    } else if (this.element === "row" && name === "r") {
      const number = Number(value);
      // Row numbers must increase; `this.number` is the number of the row before, plus one.
      if (!Number.isInteger(number) || number < this.number || number > this.limits.sheetRows) throw this.broken();
      this.number = number;
    } else if (this.element === "row" && name === "hidden") this.isHidden ||= value === "1" || value === "true";
    // A row of no height is not seen either.
    else if (this.element === "row" && name === "ht") this.isHidden ||= Number(value) === 0;
  }

  text(piece: string): void {
    const { cell } = this;
    if (cell === undefined) return;
    if (this.element === "v" || (this.element === "t" && !this.isPhonetic)) {
      cell.value = (cell.value ?? "") + piece;
      if (this.element === "t") this.runs.text(piece);
      this.refuseLong(cell.value);
    } else if (this.element === "f") {
      cell.formula = (cell.formula ?? "") + piece;
      this.refuseLong(cell.formula);
    }
  }

  close(name: string): void {
    this.element = "";
    if (!this.isData) return;
    switch (name) {
      case "sheetData":
        this.isData = false;
        break;
      case "rPh":
        this.isPhonetic = false;
        break;
      case "c":
        if (this.cell !== undefined) this.keep(this.cell);
        this.cell = undefined;
        break;
      case "row":
        if (this.cells.length > 0) this.endRow();
        break;
      default:
    }
  }

  private endRow(): void {
    this.rows.push({
      number: this.number,
      cells: this.cells,
      ...(this.isHidden ? { isHidden: true } : {}),
      ...(this.struck.length === 0 ? {} : { struck: this.struck }),
      ...(this.partlyStruck.length === 0 ? {} : { partlyStruck: this.partlyStruck }),
    });
    [this.cells, this.struck, this.partlyStruck] = [[], [], []];
  }

  private keep(raw: RawCell): void {
    const byRuns = this.runs.end() ?? (raw.type === "s" ? this.context.texts.struckOf(Number(raw.value)) : undefined);
    if (raw.value === undefined && raw.formula === undefined) return;
    if (raw.column >= this.limits.columns) {
      throw new FileError("too-many-columns", {
        row: this.number,
        values: { max: String(this.limits.columns) },
      });
    }
    const cell = this.read(raw);
    if (cell === undefined) return;
    if (cell.kind === "text") this.characters += cell.text.length;
    if (this.characters > this.limits.sheetCharacters) throw this.bomb();
    while (this.cells.length < raw.column) this.cells.push(undefined);
    this.cells[raw.column] = cell;
    if (byRuns === "all" || (byRuns === undefined && this.context.isStruck(raw.style))) this.struck.push(raw.column);
    else if (byRuns === "part") this.partlyStruck.push(raw.column);
  }

  private read({ type, style, value = "", formula }: RawCell): Cell | undefined {
    // The result of a formula may be an empty text (`str`); any other formula without a value was never calculated.
    if (formula !== undefined && value === "") {
      return type === "str" ? undefined : { kind: "error", code: "formula-without-value", text: `=${formula}` };
    }
    switch (type) {
      case "s": {
        const text = this.context.texts.at(value === "" ? Number.NaN : Number(value));
        if (text === undefined) throw this.broken();
        return textCell(text);
      }
      case "str":
      case "inlineStr":
        return textCell(unescape(value));
      case "b":
        return value === "" ? undefined : { kind: "boolean", value: value === "1" || value === "true" };
      case "e":
        return { kind: "error", code: "formula-error", text: value };
      case "d":
        return dateOfIso(value) ?? textCell(value);
      default:
        return this.readNumber(value.trim(), style);
    }
  }

  private readNumber(value: string, style: number): Cell | undefined {
    if (value === "") return undefined;
    const number = Number(value);
    if (!Number.isFinite(number)) return textCell(value);
    const format = this.context.formatOf(style);
    const date = format.isDate ? dateOfSerial(number, this.context.is1904) : undefined;
    if (date !== undefined) return date;
    // Workbooks write 612345678 as 6.12345678E+8 too, and 0.1 as 0.10000000000000001.
    const text = /^-?\d+$/.test(value) ? value : String(number);
    return { kind: "number", text: withShownZeros(text, format), ...(this.context.is1904 ? { is1904: true } : {}) };
  }

  private placed(column: number): number {
    if (column < 0) throw this.broken();
    return column;
  }

  private refuseLong(text: string): void {
    if (text.length <= this.limits.cellCharacters * 2) return;
    throw new FileError("cell-too-long", {
      row: this.number,
      values: { max: String(this.limits.cellCharacters) },
    });
  }

  private bomb(): FileError {
    return new FileError("zip-bomb", { values: { part: this.part } });
  }

  private broken(): FileError {
    return new FileError("broken-workbook", { row: this.number, values: { part: this.part } });
  }
}
