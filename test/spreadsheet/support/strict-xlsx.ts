// Reads a workbook by the letter of ECMA-376 (part 1, 18) and forgives nothing: Excel "repairs" what is out of order.
import { strFromU8, unzipSync } from "fflate";

export type XmlElement = { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string };

/** What a program sees that opens the file: each sheet's name and the texts of its cells by their address. */
export type StrictWorkbook = Map<string, Map<string, string>>;

/** The children of a worksheet in the order of CT_Worksheet (18.3.1.99); all but conditional formats come once. */
export const worksheetSequence =
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
  autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
  hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
  ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
  tableParts extLst`.split(/\s+/);

const sequences: Readonly<Record<string, readonly string[]>> = {
  worksheet: worksheetSequence,
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
  workbook: `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
    definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr
    webPublishObjects extLst`.split(/\s+/),
  row: ["c", "extLst"],
  c: ["f", "v", "is", "extLst"],
};
const comeOften = new Set(["conditionalFormatting", "c", "fileRecoveryPr"]);

/** Throws an `Error` that names the first violation. */
export function readStrictly(bytes: Uint8Array): StrictWorkbook {
  const parts = unzipSync(bytes);
  const xml = (path: string): XmlElement => {
    const part = parts[path] ?? fail(`there is no part ${path}`);
    const root = parseXml(strFromU8(part), path);
    checkSequences(root, path);
    return root;
  };
  const types = xml("[Content_Types].xml");
  const typed = new Set(
    types.children.map((one) => one.attributes.get("PartName") ?? `.${one.attributes.get("Extension")}`),
  );
  for (const path of Object.keys(parts)) {
    const extension = path.slice(path.lastIndexOf("."));
    if (path !== "[Content_Types].xml" && !path.endsWith("/") && !typed.has(`/${path}`) && !typed.has(extension))
      fail(`${path} has no content type`);
  }
  const targets = relationsOf(xml("xl/_rels/workbook.xml.rels"), "xl/");
  const byType = (type: string) => [...targets.values()].find((target) => target.type.endsWith(`/${type}`))?.path;
  const stylesPath = byType("styles");
  const textsPath = byType("sharedStrings");
  const formats = stylesPath === undefined ? 1 : cellFormats(xml(stylesPath));
  const texts = textsPath === undefined ? [] : only(xml(textsPath), "si").map(textOf);
  const sheets = only(only(xml("xl/workbook.xml"), "sheets")[0] ?? fail("there are no sheets"), "sheet");
  return new Map(
    sheets.map((sheet) => {
      const name = sheet.attributes.get("name") ?? fail("a sheet has no name");
      const path = targets.get(attribute(sheet, "id"))?.path ?? fail(`sheet ${name} leads nowhere`);
      return [name, readSheet(xml(path), path, { formats, texts })] as const;
    }),
  );
}

function fail(message: string): never {
  throw new Error(`Not a strict workbook: ${message}.`);
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
const only = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child) => localName(child.name) === name);
/** Whatever the prefix of its name. */
const attribute = ({ attributes }: XmlElement, wanted: string): string =>
  [...attributes].find(([name]) => name.endsWith(`:${wanted}`))?.[1] ?? fail(`${wanted} is missing`);
const textOf = (element: XmlElement): string =>
  localName(element.name) === "t" ? element.text : element.children.map(textOf).join("");

function relationsOf(root: XmlElement, folder: string): Map<string, { path: string; type: string }> {
  return new Map(
    root.children.map(({ attributes }) => {
      const target = attributes.get("Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
      return [attributes.get("Id") ?? "", { path, type: attributes.get("Type") ?? "" }];
    }),
  );
}

function cellFormats(styles: XmlElement): number {
  const [formats] = only(styles, "cellXfs");
  if (formats === undefined) return 1;
  const count = (name: string) => only(styles, name)[0]?.children.length ?? 0;
  const kinds = { fontId: count("fonts"), fillId: count("fills"), borderId: count("borders") };
  for (const format of formats.children) {
    for (const [id, known] of Object.entries(kinds)) {
      if (known > 0 && Number(format.attributes.get(id) ?? 0) >= known) fail(`a cell format has no ${id}`);
    }
  }
  return Math.max(formats.children.length, 1);
}

function readSheet(
  sheet: XmlElement,
  path: string,
  { formats, texts }: { formats: number; texts: readonly string[] },
): Map<string, string> {
  const cells = new Map<string, string>();
  const rows = only(sheet, "sheetData")[0] ?? fail(`${path} has no sheetData`);
  let lastRow = 0;
  for (const row of rows.children) {
    const number = Number(row.attributes.get("r") ?? lastRow + 1);
    if (!Number.isInteger(number) || number <= lastRow) fail(`row ${number} of ${path} comes after row ${lastRow}`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of only(row, "c")) {
      const address = cell.attributes.get("r");
      const [, letters = "", digits = ""] = /^([A-Z]{1,3})(\d+)$/.exec(address ?? "") ?? [];
      const column = address === undefined ? lastColumn + 1 : columnNumber(letters);
      if (address !== undefined && Number(digits) !== number) fail(`cell ${address} of ${path} is in row ${number}`);
      if (column <= lastColumn) fail(`cell ${address} of ${path} is out of order`);
      lastColumn = column;
      if (Number(cell.attributes.get("s") ?? 0) >= formats) fail(`cell ${address} of ${path} has an unknown format`);
      cells.set(`${columnLetters(column)}${number}`, valueOf(cell, texts));
    }
  }
  return cells;
}

const columnNumber = (letters: string): number =>
  letters.split("").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const columnLetters = (column: number): string =>
  column === 0 ? "" : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

function valueOf(cell: XmlElement, texts: readonly string[]): string {
  const type = cell.attributes.get("t") ?? "n";
  const value = only(cell, "v")[0]?.text;
  if (type === "inlineStr") return textOf(only(cell, "is")[0] ?? fail("an inline text is missing"));
  if (type === "s") return texts[Number(value)] ?? fail(`there is no shared text ${value}`);
  if (!["n", "b", "e", "str", "d"].includes(type)) fail(`a cell has the type ${type}`);
  return value ?? "";
}

/** Every element whose children have an order keeps it, and every `count` is the number of children. */
function checkSequences(element: XmlElement, path: string): void {
  const name = localName(element.name);
  const sequence = sequences[name];
  if (sequence !== undefined) {
    let last = -1;
    for (const child of element.children.map((one) => localName(one.name))) {
      const place = sequence.indexOf(child);
      if (place === -1) fail(`${child} is no child of ${name} in ${path}`);
      if (place < last) fail(`${child} comes after ${sequence[last]} in ${path}`);
      if (place === last && !comeOften.has(child)) fail(`${child} comes twice in ${path}`);
      last = place;
    }
  }
  const count = element.attributes.get("count");
  const counts = ["fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "dataValidations", "mergeCells", "numFmts"];
  if (count !== undefined && counts.includes(name) && Number(count) !== element.children.length)
    fail(`${name} of ${path} says ${count} and has ${element.children.length}`);
  for (const child of element.children) checkSequences(child, path);
}

const markup =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** XML that is not well-formed is refused; a document type or a section of raw text is not expected. */
function parseXml(text: string, path: string): XmlElement {
  const root: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [root];
  for (let at = 0; at < text.length; at = markup.lastIndex) {
    markup.lastIndex = at;
    const [, closed, opened, written = "", empty, characters] =
      markup.exec(text) ?? fail(`${path} is not XML at ${at}`);
    const current = open.at(-1)!;
    if (characters !== undefined) current.text += decoded(characters, path);
    else if (closed !== undefined) {
      if (open.pop()?.name !== closed || open.length === 0) fail(`</${closed}> closes nothing in ${path}`);
    } else if (opened !== undefined) {
      const attributes = new Map<string, string>();
      for (const [, name = "", quoted = ""] of written.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
        if (attributes.has(name)) fail(`${opened} has ${name} twice in ${path}`);
        attributes.set(name, decoded(quoted.slice(1, -1), path));
      }
      const element: XmlElement = { name: opened, attributes, children: [], text: "" };
      current.children.push(element);
      if (empty === "") open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) fail(`${path} does not end, or has not one root`);
  return root.children[0]!;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string, path: string): string =>
  text.replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+))$/.exec(name);
    if (code !== null && whole.endsWith(";"))
      return String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
    return (whole.endsWith(";") ? entities[name] : undefined) ?? fail(`${whole} is no entity in ${path}`);
  });
