// Workbooks written by hand, so that a test can put into them what no program would.
import { constants, crc32, deflateRawSync } from "node:zlib";
import { method, type ZipEntry } from "../../functions/formats/zip-format.ts";
import { writeZip } from "../../functions/formats/zip-writer.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

export type HandMade = {
  /** What stands inside `sheetData`, by the sheet's name. */
  sheets?: Record<string, string>;
  /** What follows the rows of every sheet: merged cells. */
  afterRows?: string;
  /** Names of sheets that are hidden. */
  hidden?: string[];
  /** What stands inside `sst`. */
  texts?: string;
  /** What stands inside `styleSheet`. */
  styles?: string;
  /** Attributes of `workbookPr`. */
  workbook?: string;
  /** More parts, or other ones, by their path; null takes one away. */
  parts?: Record<string, string | Uint8Array | null>;
  /** Written before every tag of the sheets, shared texts and styles: `x:`. */
  prefix?: string;
};

export const xlsxOf = (book: HandMade): Uint8Array =>
  writeZip(
    Object.entries(partsOf(book)).map(([path, part]) =>
      deflated(path, [typeof part === "string" ? Buffer.from(part) : part]),
    ),
  );

/** A workbook of one sheet whose rows are never all in memory: they can be a million. */
export function streamedXlsx(rows: Iterable<string>): Uint8Array {
  const parts = Object.entries(partsOf({ sheets: { Feuil1: "" } }));
  return writeZip(
    parts.map(([path, part]) =>
      deflated(path, path === "xl/worksheets/sheet1.xml" ? inBatches(inSheet(rows)) : [Buffer.from(String(part))]),
    ),
  );
}

/** Compressed by Node, which is ten times faster than a library in JavaScript: some parts have hundreds of megabytes. */
function deflated(name: string, pieces: Iterable<Uint8Array>): ZipEntry {
  const packed: Uint8Array[] = [];
  let [crc, bytes] = [0, 0];
  for (const piece of pieces) {
    crc = crc32(piece, crc);
    bytes += piece.length;
    packed.push(deflateRawSync(piece, { level: 1, finishFlush: constants.Z_SYNC_FLUSH }));
  }
  packed.push(deflateRawSync(""));
  return { name, method: method.deflated, crc, packed: Buffer.concat(packed), bytes };
}

function* inBatches(texts: Iterable<string>): Generator<Uint8Array> {
  let batch = "";
  for (const text of texts) {
    batch += text;
    if (batch.length < 1024 * 1024) continue;
    yield Buffer.from(batch);
    batch = "";
  }
  yield Buffer.from(batch);
}

function* inSheet(rows: Iterable<string>): Generator<string> {
  yield `<worksheet xmlns="${main}"><sheetData>`;
  yield* rows;
  yield "</sheetData></worksheet>";
}

function partsOf(book: HandMade): Record<string, string | Uint8Array> {
  const {
    sheets = {},
    hidden = [],
    texts = "",
    styles = "",
    workbook = "",
    parts = {},
    prefix = "",
    afterRows = "",
  } = book;
  const names = Object.keys(sheets);
  const spaces = `xmlns${prefix === "" ? "" : `:${prefix.slice(0, -1)}`}="${main}" xmlns:r="${relations}"`;
  const element = (name: string, content: string) => `<${prefix}${name} ${spaces}>${content}</${prefix}${name}>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const listed = names.map(
    (name, index) =>
      `<${prefix}sheet name="${name}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ""} r:id="s${index}"/>`,
  );
  const all: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": contentTypes(names.length),
    "_rels/.rels": `<Relationships xmlns="${packageRelations}">${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": element(
      "workbook",
      `<${prefix}workbookPr ${workbook}/><${prefix}sheets>${listed.join("")}</${prefix}sheets>`,
    ),
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${packageRelations}">${relation("styles", "styles", "styles.xml")}` +
      relation("texts", "sharedStrings", "/xl/sharedStrings.xml") +
      `${names.map((_, index) => relation(`s${index}`, "worksheet", `worksheets/sheet${index + 1}.xml`)).join("")}</Relationships>`,
    "xl/styles.xml": element("styleSheet", styles),
    "xl/sharedStrings.xml": element("sst", texts),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        element("worksheet", `<${prefix}sheetData>${sheets[name]}</${prefix}sheetData>${afterRows}`),
      ]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(all).filter((part): part is [string, string | Uint8Array] => part[1] !== null),
  );
}

function contentTypes(sheets: number): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${spreadsheet}.${type}+xml"/>`;
  const overrides = [
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/styles.xml", "styles"),
    override("/xl/sharedStrings.xml", "sharedStrings"),
    ...Array.from({ length: sheets }, (_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, "worksheet")),
  ];
  return (
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

/** The rows of a sheet, with every text inline. */
export const inlineRows = (rows: string[][]): string =>
  rows
    .map((cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`)
    .join("");
