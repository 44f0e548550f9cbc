// The manifest as a workbook: a sheet with a row for each person, and one with a row for each document.
import { letterOf } from "../formats/column-letters.ts";
import {
  cellStyles,
  columnWidths,
  frozenView,
  linkRelations,
  linksXml,
  margins,
  maxLinks,
  numberCell,
  rowXml,
  sheetEnd,
  sheetPath,
  sheetRelationsPath,
  sheetStart,
  textCell,
  workbookParts,
  type CellLink,
  type WrittenCell,
} from "../formats/xlsx-writer.ts";
import type { ZipEntry } from "../formats/zip-format.ts";
import { deflatedEntry, openEntry, writeZip } from "../formats/zip-writer.ts";
import { titleOf } from "../documents/document.ts";
import { sayDay, sayMoment } from "../text/dates-in-words.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import {
  messagesOf,
  outcomeInWords,
  type ColumnTitle,
  type ManifestContext,
  type ManifestDocument,
  type ManifestRow,
} from "./manifest.ts";

type Column<Row> = {
  title: ColumnTitle;
  width: number;
  cell: (row: Row) => WrittenCell;
  hrefOf?: (row: Row) => string;
};

const { plain, text: asText, title: asTitle, link: asLink } = cellStyles;
const text = (value = ""): WrittenCell => textCell(value, asText);

/** Those that stay in view: the row, the reference and the name. */
const whose: readonly Column<ManifestRow>[] = [
  { title: "batch.manifest.row", width: 8, cell: ({ row }) => numberCell(row) },
  { title: "batch.manifest.reference", width: 18, cell: ({ reference }) => text(reference) },
  { title: "batch.manifest.family-name", width: 22, cell: ({ person }) => text(person?.familyName) },
  { title: "batch.manifest.given-names", width: 22, cell: ({ person }) => text(person?.givenNames) },
];

const peopleColumns = ({ language, today }: Told): Column<ManifestRow>[] => [
  ...whose,
  { title: "batch.manifest.outcome", width: 14, cell: (row) => text(outcomeInWords(row, language)) },
  { title: "batch.manifest.print-file", width: 20, cell: ({ print }) => text(print?.file) },
  { title: "batch.manifest.first-page", width: 10, cell: ({ print }) => numberCell(print?.firstPage) },
  { title: "batch.manifest.last-page", width: 10, cell: ({ print }) => numberCell(print?.lastPage) },
  { title: "batch.manifest.archive", width: 18, cell: ({ archive }) => text(archive) },
  { title: "batch.manifest.folder", width: 26, cell: ({ folder }) => text(folder) },
  {
    title: "batch.manifest.link",
    width: 40,
    cell: ({ link = "" }) => textCell(link, link === "" ? asText : asLink),
    hrefOf: ({ link = "" }) => link,
  },
  {
    title: "batch.manifest.end-of-link",
    width: 34,
    cell: ({ expiresAt }) => text(expiresAt === undefined ? "" : sayMoment(new Date(expiresAt), language)),
  },
  { title: "batch.manifest.problems", width: 60, cell: ({ problems }) => text(messagesOf(problems)) },
  { title: "batch.manifest.remarks", width: 60, cell: ({ warnings }) => text(messagesOf(warnings)) },
  { title: "batch.manifest.today", width: 22, cell: () => text(sayDay(today, language)) },
  { title: "batch.manifest.dossier-id", width: 38, cell: ({ dossierId }) => text(dossierId) },
];

type DocumentRow = { of: ManifestRow; document: ManifestDocument };

const documentColumns = ({ language }: Told): Column<DocumentRow>[] => [
  ...whose.map(({ title, width, cell }) => ({ title, width, cell: ({ of }: DocumentRow) => cell(of) })),
  { title: "batch.manifest.document", width: 44, cell: ({ document }) => text(say(titleOf(document.id), language)) },
  { title: "batch.manifest.pages", width: 8, cell: ({ document }) => numberCell(document.pages) },
  { title: "batch.manifest.print-file", width: 20, cell: ({ of }) => text(of.print?.file) },
  { title: "batch.manifest.print-pages", width: 14, cell: ({ document }) => numberCell(document.printPage) },
  { title: "batch.manifest.archive", width: 18, cell: ({ of }) => text(of.archive) },
  { title: "batch.manifest.folder", width: 26, cell: ({ of }) => text(of.folder) },
  { title: "batch.manifest.file", width: 34, cell: ({ document }) => text(document.fileName) },
  { title: "batch.manifest.template-versions", width: 14, cell: ({ document }) => text(document.templateVersion) },
  { title: "batch.manifest.sha-256", width: 68, cell: ({ document }) => text(document.sha256) },
];

type Told = Pick<ManifestContext, "language" | "today">;

/** Rows are taken one after another and packed at once: their text is many times longer than the file. */
export function openManifestXlsx(told: Told): { add(row: ManifestRow): void; end(): Uint8Array } {
  const { language } = told;
  const people = openSheet(0, peopleColumns(told), language);
  const documents = openSheet(1, documentColumns(told), language);
  return {
    add(row) {
      people.add(row);
      for (const document of row.documents) documents.add({ of: row, document });
    },
    end() {
      const names = [message("spreadsheet.sheets.people"), message("batch.manifest.documents")];
      const parts = workbookParts(names.map((name) => ({ name: say(name, language) })));
      const others = Object.entries(parts).map(([name, part]) => deflatedEntry(name, encoder.encode(part), level));
      return writeZip([...others, ...people.end(), ...documents.end()]);
    },
  };
}

const encoder = new TextEncoder();
const level = 3;

/** So many characters are packed at once: each call of the packer costs as much as some thousands of them. */
const packedAtOnce = 65_536;

function openSheet<Row>(index: number, columns: readonly Column<Row>[], language: Language) {
  const entry = openEntry(sheetPath(index), level);
  let waiting = "";
  const flush = () => {
    entry.push(encoder.encode(waiting));
    waiting = "";
  };
  const push = (part: string) => {
    waiting += part;
    if (waiting.length >= packedAtOnce) flush();
  };
  const links: CellLink[] = [];
  let last = 1;
  const titles = columns.map(({ title }) => textCell(say(message(title), language), asTitle));
  push(
    sheetStart({
      views: frozenView({ rows: 1, columns: whose.length }, index === 0),
      widths: columnWidths(
        columns.map(({ width }) => width),
        plain,
      ),
    }),
  );
  push(rowXml(1, titles, ' ht="32" customHeight="1"'));
  return {
    add(row: Row) {
      last += 1;
      push(
        rowXml(
          last,
          columns.map(({ cell }) => cell(row)),
        ),
      );
      for (const [column, { hrefOf }] of columns.entries()) {
        const href = hrefOf?.(row) ?? "";
        if (href !== "" && links.length < maxLinks) links.push({ reference: `${letterOf(column)}${last}`, href });
      }
    },
    end(): ZipEntry[] {
      const all = `A1:${letterOf(columns.length - 1)}${last}`;
      const ignored = `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors>`;
      push(sheetEnd(`<autoFilter ref="${all}"/>${linksXml(links)}${margins}${ignored}`));
      flush();
      if (links.length === 0) return [entry.end()];
      const relations = encoder.encode(linkRelations(links));
      return [entry.end(), deflatedEntry(sheetRelationsPath(index), relations, level)];
    },
  };
}
