// Opens a workbook (XLSX) and chooses the sheet whose first rows have most known names.
import { limits as usualLimits, FileError, type FileKind, type Limits } from "./file-errors.ts";
import { fillMerged, readMerges, type Merge } from "./layout/merged-cells.ts";
import { readStruckStyles } from "./layout/struck-cells.ts";
import { bestRow, type OtherSheet, type ReadTable, type Row, type Score } from "./table-rows.ts";
import { readNumberFormats } from "./xlsx-dates.ts";
import { readSheetRows, type SheetContext } from "./xlsx-sheet.ts";
import { readSharedTexts } from "./shared-strings.ts";
import { readWhole } from "./xlsx-xml.ts";
import { inflatePart, listParts } from "./workbook-parts.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";
import type { ZipEntries } from "../../formats/zip-reader.ts";

export type Sheet = { name: string; isHidden: boolean; part: ZipEntry };

/** The parts of a workbook that reading and annotating need. */
export type Workbook = {
  entries: ZipEntries;
  sheets: Sheet[];
  styles: ZipEntry | undefined;
  sharedTexts: ZipEntry | undefined;
  is1904: boolean;
};

/** Inflated bytes: the header is not below thousands of empty rows. */
const bytesOfFirstRows = 8 * 1024 * 1024;
/** In all sheets together. */
const bytesOfAllFirstRows = 128 * 1024 * 1024;
/** Greater than any score. */
const aboveHidden = 1e6;

/** Opens the sheet of this name, or the one with the highest score. */
export function openXlsx(
  bytes: Uint8Array,
  score: Score,
  { sheetName, limits = usualLimits }: { sheetName?: string | undefined; limits?: Limits } = {},
): ReadTable & { workbook: Workbook; sheet: Sheet } {
  const workbook = openWorkbook(bytes);
  const context: SheetContext = {
    texts: readSharedTexts(workbook.sharedTexts, limits),
    formatOf: readNumberFormats(workbook.styles),
    isStruck: readStruckStyles(workbook.styles),
    is1904: workbook.is1904,
    limits,
  };
  const rowsOf = (sheet: Sheet, maxBytes?: number) =>
    readSheetRows(inflatePart(sheet.part), sheet.part.name, context, maxBytes);
  const maxBytesOfEach = Math.min(bytesOfFirstRows, bytesOfAllFirstRows / workbook.sheets.length);
  const firstRowsOf = (sheet: Sheet) => rowsOf(sheet, maxBytesOfEach);
  const named = workbook.sheets.find(({ name }) => name === sheetName);
  const { sheet, otherSheets } =
    named === undefined ? chooseSheet(workbook.sheets, firstRowsOf, score) : { sheet: named, otherSheets: [] };
  let merges: Merge[] | undefined;
  const mergesOfSheet = () => (merges ??= readMerges(inflatePart(sheet.part), sheet.part.name));
  const filled = (rows: Iterable<Row>) => fillMerged(rows, mergesOfSheet());
  return {
    format: "xlsx",
    sheetName: sheet.name,
    otherSheets,
    merges: mergesOfSheet,
    rows: () => filled(rowsOf(sheet)),
    firstRows: () => filled(firstRowsOf(sheet)),
    workbook,
    sheet,
  };
}

/** The sheet with the highest score; a hidden one only if all visible ones are blank. */
function chooseSheet(
  sheets: Sheet[],
  firstRowsOf: (sheet: Sheet) => Iterable<Row>,
  score: Score,
): { sheet: Sheet; otherSheets: OtherSheet[] } {
  let best: { sheet: Sheet; rank: number } | undefined;
  const filled: { sheet: Sheet; header: string[] }[] = [];
  for (const sheet of sheets) {
    const found = bestRow(firstRowsOf(sheet), score);
    if (found.looked > 0) filled.push({ sheet, header: found.cells });
    const rank = found.looked === 0 ? -1 : found.score + (sheet.isHidden ? 0 : aboveHidden);
    if (best === undefined || rank > best.rank) best = { sheet, rank };
  }
  if (best === undefined) throw new FileError("broken-workbook");
  const { sheet: chosen } = best;
  const others = filled.filter(({ sheet }) => sheet !== chosen);
  return {
    sheet: chosen,
    otherSheets: others.map(({ sheet: { name, isHidden }, header }) => ({ name, isHidden, header })),
  };
}

/** Throws `FileError` for files that are no workbook, and for workbooks with macros. */
function openWorkbook(bytes: Uint8Array): Workbook {
  const entries = listParts(bytes);
  const rootRelations = readRelations(entries, "");
  const main = [...rootRelations.values()].find(({ type }) => type === "officeDocument")?.target ?? "";
  const workbookPart = entries.get(main.toLowerCase());
  if (workbookPart === undefined || !/\/workbook[^/]*\.xml$/i.test(`/${main}`)) {
    throw new FileError("not-a-spreadsheet", { values: { kind: kindOfZip(entries, main) } });
  }
  if ([...entries.keys()].some((name) => name.endsWith("vbaproject.bin"))) throw new FileError("macros");

  const relations = readRelations(entries, workbookPart.name);
  const partOf = (type: string) => {
    const found = [...relations.values()].find((relation) => relation.type === type);
    return found === undefined ? undefined : entries.get(found.target.toLowerCase());
  };
  const { listed, is1904 } = readWorkbookPart(workbookPart);
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    const relation = relations.get(id);
    // Chart sheets and dialog sheets have no cells.
    if (relation !== undefined && relation.type !== "worksheet") return [];
    const part = entries.get(relation?.target.toLowerCase() ?? "");
    if (part === undefined) throw new FileError("broken-workbook", { values: { part: workbookPart.name } });
    return [{ name, isHidden, part }];
  });
  return { entries, sheets, is1904, styles: partOf("styles"), sharedTexts: partOf("sharedStrings") };
}

function kindOfZip(entries: ZipEntries, main: string): FileKind {
  const has = (pattern: RegExp) => [...entries.keys()].some((name) => pattern.test(name));
  if (/\/workbook\.bin$/i.test(main)) return "xlsb";
  if (/^word\//i.test(main)) return "word";
  if (/^ppt\//i.test(main)) return "powerpoint";
  if (has(/^index(?:\.zip$|\/.*\.iwa$)/)) return "numbers";
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return "opendocument";
  return "zip";
}

type Relation = { type: string; target: string };

/** The relations of a part inside the workbook, by id; external ones are left out. */
export function readRelations(entries: ZipEntries, part: string): Map<string, Relation> {
  const [, folder = "", name = ""] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
  const entry = entries.get(`${folder}_rels/${name}.rels`.toLowerCase());
  const relations = new Map<string, Relation>();
  if (entry === undefined) return relations;
  let attributes: Record<string, string> = {};
  readWhole(inflatePart(entry, usualLimits.smallPartBytes), entry.name, {
    open: () => (attributes = {}),
    attribute: (name, value) => (attributes[name] = value),
    close(name) {
      const { Id: id, Type: type = "", Target: target = "", TargetMode: mode } = attributes;
      if (name !== "Relationship" || id === undefined || mode === "External") return;
      relations.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target: resolve(folder, target) });
    },
  });
  return relations;
}

/** A path from the root of the ZIP; `..` never leads above the root. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${target.startsWith("/") ? "" : folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

type ListedSheet = { name: string; id: string; isHidden: boolean };

function readWorkbookPart(part: ZipEntry): { listed: ListedSheet[]; is1904: boolean } {
  const listed: ListedSheet[] = [];
  let is1904 = false;
  let element = "";
  readWhole(inflatePart(part, usualLimits.smallPartBytes), part.name, {
    open(name) {
      element = name;
      if (name === "sheet") listed.push({ name: "", id: "", isHidden: false });
      if (listed.length > usualLimits.sheets) throw new FileError("broken-workbook", { values: { part: part.name } });
    },
    attribute(name, value) {
      const sheet = listed.at(-1);
      if (element === "workbookPr" && name === "date1904") is1904 = value === "1" || value === "true";
      if (element !== "sheet" || sheet === undefined) return;
      if (name === "name") sheet.name = value;
      if (name === "state") sheet.isHidden = value !== "visible";
      if (/(?:^|:)id$/.test(name)) sheet.id = value;
    },
  });
  return { listed, is1904 };
}
