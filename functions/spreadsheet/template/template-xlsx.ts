// Writes the template file as a workbook: the sheet to fill in, a help sheet, and a hidden sheet of lists.
import { letterOf } from "../../formats/column-letters.ts";
import { escapeXml } from "../../formats/xml.ts";
import {
  cellStyles as style,
  columnWidths,
  frozenView,
  margins,
  rowXml,
  sheetPath,
  textCell as cell,
  workbookParts,
  worksheet,
} from "../../formats/xlsx-writer.ts";
import { deflatedEntry, writeZip } from "../../formats/zip-writer.ts";
import type { Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { helpAbove, helpRow, helpTitles, listOf, personTitles } from "./template-help.ts";
import { foldsOf, type TemplateColumn } from "./template-columns.ts";
import type { SharedKinds } from "./usual-columns.ts";

/** The number of rows with drop-down lists. */
const rowsWithLists = 5000;

/** The sheet of lists is hidden. */
const sheetNames = ["people", "help", "lists", "person"] as const;

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
    ...workbookParts([{ name: people }, { name: help }, { name: listSheet, isHidden: true }, { name: person }]),
    [sheetPath(0)]: peopleSheet(columns, lists, listSheet),
    [sheetPath(1)]: helpSheet(columns, language, shared),
    [sheetPath(2)]: listsSheet(lists),
    [sheetPath(3)]: personSheet(columns, { lists, listSheet }, language),
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
    {
      // The sign that unfolds columns stands above the one before them.
      before: '<sheetPr><outlinePr summaryRight="0"/></sheetPr>',
      views: frozenView({ rows: 1, columns: 3 }, true),
      widths: columnWidths(widths, style.text, foldsOf(columns)),
    },
    [rowXml(1, header, ' ht="48" customHeight="1"'), rowXml(2, example)],
    `${validations}${margins}` +
      `<ignoredErrors><ignoredError sqref="A1:${last}${rowsWithLists}" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors>`,
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
    { views: frozenView({ rows: 1 }), widths: columnWidths(personWidths, style.text) },
    [titles, ...rows].map((cells, index) => rowXml(index + 1, cells)),
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
  return worksheet(
    {
      before: '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      views: frozenView({ rows: above.length }),
      widths: columnWidths(helpWidths, style.plain),
    },
    [...above, ...rows].map(({ cells, lines }, index) =>
      rowXml(index + 1, cells, ` ht="${lines * linePt}" customHeight="1"`),
    ),
    `${margins}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`,
  );
}

function listsSheet(lists: Lists): string {
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map(({ values }) => cell(values[row] ?? "", style.text));
    return rowXml(row + 1, cells);
  });
  return worksheet({ views: '<sheetViews><sheetView workbookViewId="0"/></sheetViews>', widths: "" }, rows, margins);
}
