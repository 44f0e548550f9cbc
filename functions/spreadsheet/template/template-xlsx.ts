// Writes the template file as a workbook: the sheet to fill in, a help sheet, and a hidden sheet of lists.
import { letterOf } from "../../formats/column-letters.ts";
import { escapeXml } from "../../formats/xml.ts";
import { deflatedEntry, writeZip } from "../../formats/zip-writer.ts";
import type { Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { helpAbove, helpRow, helpTitles, listOf, personTitles } from "./template-help.ts";
import { foldsOf, type Fold, type TemplateColumn } from "./template-columns.ts";
import type { SharedKinds } from "./usual-columns.ts";

/** The number of rows with drop-down lists. */
const rowsWithLists = 5000;

/** The sheet of lists is hidden. */
const sheetNames = ["people", "help", "lists", "person"] as const;

/** Positions in styles.xml. Cells to fill in have the text format, so that no zero is lost and no date is guessed. */
const style = { plain: 0, title: 1, text: 2, example: 3, wrapped: 4, needed: 5 } as const;

export function writeTemplateXlsx(
  columns: readonly TemplateColumn[],
  language: Language,
  shared?: SharedKinds,
): Uint8Array {
  const lists = gatherLists(columns, language);
  const [people, help, listSheet, person] = sheetNames.map((name) =>
    say(message(`spreadsheet.sheets.${name}`), language),
  ) as [string, string, string, string];
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook([people, help, listSheet, person]),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["worksheet", "worksheets/sheet3.xml"],
      ["worksheet", "worksheets/sheet4.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": peopleSheet(columns, lists, listSheet),
    "xl/worksheets/sheet2.xml": helpSheet(columns, language, shared),
    "xl/worksheets/sheet3.xml": listsSheet(lists),
    "xl/worksheets/sheet4.xml": personSheet(columns, { lists, listSheet }, language),
  };
  const encoder = new TextEncoder();
  return writeZip(Object.entries(parts).map(([name, text]) => deflatedEntry(name, encoder.encode(text), 9)));
}

type Lists = { values: string[]; uses: number[] }[];

/** Each distinct list, with the columns that use it. */
function gatherLists(columns: readonly TemplateColumn[], language: Language): Lists {
  const byValues = new Map<string, { values: string[]; uses: number[] }>();
  for (const [index, { answer }] of columns.entries()) {
    const values = answer === undefined ? [] : listOf(answer.column, language);
    if (values.length === 0) continue;
    const key = values.join("\n");
    const list = byValues.get(key) ?? { values, uses: [] };
    list.uses.push(index);
    byValues.set(key, list);
  }
  return [...byValues.values()];
}

// Titles wrap only between words, so a column is as wide as the longest one.
const maxWordLength = (name: string): number => Math.max(...name.split(/[\s-]/).map((word) => word.length));

function peopleSheet(columns: readonly TemplateColumn[], lists: Lists, listSheet: string): string {
  const isNeeded = ({ answer }: TemplateColumn) => answer?.column.needed === true;
  const header = columns.map((one) =>
    cell(isNeeded(one) ? `${one.name} *` : one.name, isNeeded(one) ? style.needed : style.title),
  );
  const example = columns.map(({ example }) => cell(example, style.example));
  const widths = columns.map(({ name, example }) =>
    Math.min(32, Math.max(12, example.length + 2, Math.ceil(name.length * 0.6), maxWordLength(name) * 1.2 + 2)),
  );
  const validations = validationsOf(lists, listSheet, (use) => `${letterOf(use)}2:${letterOf(use)}${rowsWithLists}`);
  const last = letterOf(columns.length - 1);
  // The first three columns stay in view: reference, family name, given names.
  return worksheet(
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>',
    columnWidths(widths, style.text, foldsOf(columns)),
    [
      `<row r="1" ht="48" customHeight="1">${writeCells(header, 1)}</row>`,
      `<row r="2">${writeCells(example, 2)}</row>`,
    ],
    `${validations}${margins}` +
      `<ignoredErrors><ignoredError sqref="A1:${last}${rowsWithLists}" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors>`,
    // The sign that unfolds columns stands above the one before them.
    '<sheetPr><outlinePr summaryRight="0"/></sheetPr>',
  );
}

function validationsOf(lists: Lists, listSheet: string, rangeOf: (use: number) => string): string {
  const validations = lists.map(({ values, uses }, index) => {
    const letter = letterOf(index);
    const range = `'${listSheet}'!$${letter}$1:$${letter}$${values.length}`;
    // Values outside the list are not refused, because synonyms are accepted.
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${uses.map(rangeOf).join(" ")}"><formula1>${escapeXml(range)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
}

const personWidths = [46, 40, 90];

/** The columns as questions, one below the other, without the sender's reference. */
function personSheet(
  columns: readonly TemplateColumn[],
  { lists, listSheet }: { lists: Lists; listSheet: string },
  language: Language,
): string {
  const [reference, ...asked] = columns;
  if (reference?.answer !== undefined) throw new Error("the first column is the reference");
  const rows = asked.map((one) => {
    const isNeeded = one.answer?.column.needed === true;
    const [name = "", , what = "", accepted = ""] = helpRow(one, language);
    return [
      cell(isNeeded ? `${name} *` : name, isNeeded ? style.needed : style.title),
      cell("", style.text),
      cell([what, accepted].filter((text) => text !== "").join(" "), style.wrapped),
    ];
  });
  const titles = personTitles(language).map((title) => cell(title, style.title));
  return worksheet(
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    columnWidths(personWidths, style.text),
    [titles, ...rows].map((cells, index) => `<row r="${index + 1}">${writeCells(cells, index + 1)}</row>`),
    // The first column of the list is the reference, so that the numbers of columns are those of rows less one.
    `${validationsOf(lists, listSheet, (use) => `B${use + 1}`)}${margins}` +
      `<ignoredErrors><ignoredError sqref="B2:B${columns.length}" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors>`,
  );
}

const helpWidths = [46, 24, 64, 64, 28];
const linePt = 15;

// Some programs do not fit row heights to the text. Widths are in digits, which are a little wider than letters.
const linesOf = (texts: readonly string[]): number =>
  Math.max(...texts.map((text, index) => Math.ceil((text.length * 1.1) / helpWidths[index]!)), 1);

function helpSheet(columns: readonly TemplateColumn[], language: Language, shared?: SharedKinds): string {
  const above = [
    ...helpAbove(language, shared).map((line) => ({ cells: [cell(line, style.plain)], lines: 1 })),
    { cells: [], lines: 1 },
    { cells: helpTitles(language).map((title) => cell(title, style.title)), lines: 1 },
  ];
  const rows = columns.map((one) => {
    const texts = helpRow(one, language);
    return { cells: texts.map((text) => cell(text, style.wrapped)), lines: linesOf(texts) };
  });
  const frozen = above.length;
  return worksheet(
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    columnWidths(helpWidths, style.plain),
    [...above, ...rows].map(({ cells, lines }, index) => {
      const height = `ht="${lines * linePt}" customHeight="1"`;
      return `<row r="${index + 1}" ${height}>${writeCells(cells, index + 1)}</row>`;
    }),
    `${margins}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
  );
}

function listsSheet(lists: Lists): string {
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map(({ values }) => cell(values[row] ?? "", style.text));
    return `<row r="${row + 1}">${writeCells(cells, row + 1)}</row>`;
  });
  return worksheet('<sheetViews><sheetView workbookViewId="0"/></sheetViews>', "", rows, margins);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const margins = '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';

function worksheet(views: string, widths: string, rows: readonly string[], after: string, before = ""): string {
  return `${head}<worksheet xmlns="${main}">${before}${views}<sheetFormatPr defaultRowHeight="15"${widths.includes("outlineLevel") ? ' outlineLevelCol="1"' : ""}/>${widths}<sheetData>${rows.join("")}</sheetData>${after}</worksheet>`;
}

const foldAttributes: Readonly<Record<Fold, string>> = {
  open: "",
  folded: ' hidden="1" outlineLevel="1"',
  "before-folded": ' collapsed="1"',
};

function columnWidths(widths: readonly number[], styleIndex: number, folds: readonly Fold[] = []): string {
  const column = (width: number, index: number) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleIndex}" customWidth="1"${foldAttributes[folds[index] ?? "open"]}/>`;
  return `<cols>${widths.map(column).join("")}</cols>`;
}

/** A cell's XML, as a function of its reference (`B2`). */
const cell =
  (text: string, styleIndex: number) =>
  (reference: string): string =>
    text === ""
      ? `<c r="${reference}" s="${styleIndex}"/>`
      : `<c r="${reference}" s="${styleIndex}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

const writeCells = (cells: readonly ((reference: string) => string)[], row: number): string =>
  cells.map((one, index) => one(`${letterOf(index)}${row}`)).join("");

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

function workbook(names: readonly string[]): string {
  const hidden = (index: number) => (index === sheetNames.indexOf("lists") ? ' state="hidden"' : "");
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden(index)} r:id="rId${index + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join("")}</sheets></workbook>`;
}

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const contentTypes =
  `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  [1, 2, 3, 4]
    .map((sheet) => `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${types}.worksheet+xml"/>`)
    .join("") +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`;

// Format 49 is text (@). Required columns have a darker title, and a star, because colour alone is not accessible.
const format = (font: number, fill: number, more: string, numberFormat = 49) =>
  `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${more}</xf>`;
const wrap = '<alignment vertical="top" wrapText="1"/>';
const middle = '<alignment vertical="center" wrapText="1"/>';
const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
  `<font><i/><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/></font></fonts>` +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `<fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF7"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFB9D0EC"/></patternFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">` +
  format(0, 0, "", 0) +
  format(1, 2, middle) +
  format(0, 0, "") +
  format(2, 0, "") +
  format(0, 0, wrap) +
  format(1, 3, middle) +
  `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
