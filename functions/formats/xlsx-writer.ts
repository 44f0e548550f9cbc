// Writes the parts of a new workbook: sheets of text cells, titles that stay in view, drop-down lists, links.
import { letterOf } from "./column-letters.ts";
import { escapeXml } from "./xml.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Positions in the styles. Cells to fill in have the text format, so that no zero is lost and no date is guessed. */
export const cellStyles = { plain: 0, title: 1, text: 2, example: 3, wrapped: 4, needed: 5, link: 6 } as const;

/** A longer text is cut, as Excel would cut it. */
const maxCellCharacters = 32_767;

// XML 1.0 cannot hold these characters; workbooks escape them as `_x000D_` (ECMA-376, part 1, 22.9.2.19).
const notInXml = /(?![\t\n\r\u0080-\u009F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Most texts have nothing to escape, and to look for each kind of it takes most of the time of a sheet. */
const mayNeedEscape = /[&<>"_\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

export const escapeText = (text: string): string => (mayNeedEscape.test(text) ? escaped(text) : text);

const escaped = (text: string): string =>
  escapeXml(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")).replaceAll(
    notInXml,
    (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );

/** A cell's XML, as a function of its reference (`B2`). */
export type WrittenCell = (reference: string) => string;

export const textCell =
  (text: string, style: number): WrittenCell =>
  (reference) =>
    text === ""
      ? `<c r="${reference}" s="${style}"/>`
      : `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text.slice(0, maxCellCharacters))}</t></is></c>`;

export const numberCell =
  (value: number | undefined): WrittenCell =>
  (reference) =>
    value === undefined ? `<c r="${reference}"/>` : `<c r="${reference}"><v>${value}</v></c>`;

/** `attributes`: of the row, a height for example. */
export function rowXml(number: number, cells: readonly WrittenCell[], attributes = ""): string {
  const written = cells.map((one, index) => one(`${letterOf(index)}${number}`));
  return `<row r="${number}"${attributes}>${written.join("")}</row>`;
}

/** Titles that stay in view: the rows above and the columns to the left. */
export function frozenView({ rows, columns = 0 }: { rows: number; columns?: number }, isSelected = false): string {
  const across = columns === 0 ? "" : ` xSplit="${columns}"`;
  const pane = columns === 0 ? "bottomLeft" : "bottomRight";
  return (
    `<sheetViews><sheetView${isSelected ? ' tabSelected="1"' : ""} workbookViewId="0">` +
    `<pane${across} ySplit="${rows}" topLeftCell="${letterOf(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`
  );
}

/** How a column stands in the sheet: to be seen, folded away, or to be seen as the first of those that are folded after it. */
export type Fold = "open" | "folded" | "before-folded";

const foldAttributes: Readonly<Record<Fold, string>> = {
  open: "",
  folded: ' hidden="1" outlineLevel="1"',
  "before-folded": ' collapsed="1"',
};

export function columnWidths(widths: readonly number[], style: number, folds: readonly Fold[] = []): string {
  const column = (width: number, index: number) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"${foldAttributes[folds[index] ?? "open"]}/>`;
  return `<cols>${widths.map(column).join("")}</cols>`;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
export const margins = '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';

export type SheetFrame = {
  /** Before the views. */
  before?: string;
  views: string;
  widths: string;
};

/** What comes before the rows of a sheet; `sheetEnd` comes after them. */
export const sheetStart = ({ before = "", views, widths }: SheetFrame): string =>
  `${head}<worksheet xmlns="${main}" xmlns:r="${office}">${before}${views}<sheetFormatPr defaultRowHeight="15"${widths.includes("outlineLevel") ? ' outlineLevelCol="1"' : ""}/>${widths}<sheetData>`;

export const sheetEnd = (after: string): string => `</sheetData>${after}</worksheet>`;

export const worksheet = (frame: SheetFrame, rows: readonly string[], after: string): string =>
  `${sheetStart(frame)}${rows.join("")}${sheetEnd(after)}`;

/** Excel repairs a sheet that has more. */
export const maxLinks = 65_530;

export type CellLink = { reference: string; href: string };

/** The links of a sheet, for its end; `linkRelations` is the part that holds their addresses. */
export const linksXml = (links: readonly CellLink[]): string =>
  links.length === 0
    ? ""
    : `<hyperlinks>${links.map(({ reference }, index) => `<hyperlink ref="${reference}" r:id="rId${index + 1}"/>`).join("")}</hyperlinks>`;

export const linkRelations = (links: readonly CellLink[]): string =>
  relationsXml(links.map(({ href }) => `Type="${office}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"`));

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  relationsXml(targets.map(([type, target]) => `Type="${office}/${type}" Target="${target}"`));

const relationsXml = (entries: readonly string[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${entries
    .map((entry, index) => `<Relationship Id="rId${index + 1}" ${entry}/>`)
    .join("")}</Relationships>`;

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export type SheetName = { name: string; isHidden?: boolean };

/** The place of a sheet in the archive. */
export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;
export const sheetRelationsPath = (index: number): string => `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;

/** All parts of a workbook but its sheets. */
export function workbookParts(sheets: readonly SheetName[]): Record<string, string> {
  const named = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${isHidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const overrides = sheets.map(
    (_, index) => `<Override PartName="/${sheetPath(index)}" ContentType="${types}.worksheet+xml"/>`,
  );
  return {
    "[Content_Types].xml":
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
      `${overrides.join("")}<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles,
  };
}

// Format 49 is text (@). Required columns have a darker title, and a star, because colour alone is not accessible.
const format = (font: number, fill: number, more: string, numberFormat = 49) =>
  `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${more}</xf>`;
const wrap = '<alignment vertical="top" wrapText="1"/>';
const middle = '<alignment vertical="center" wrapText="1"/>';
const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
  `<font><i/><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>` +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `<fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF7"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFB9D0EC"/></patternFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">` +
  format(0, 0, "", 0) +
  format(1, 2, middle) +
  format(0, 0, "") +
  format(2, 0, "") +
  format(0, 0, wrap) +
  format(1, 3, middle) +
  format(3, 0, "") +
  `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
