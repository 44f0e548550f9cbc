// The manifests of a list: the result of each row, as JSON for programs and as CSV; manifest-xlsx.ts has the workbook.
import type { Language } from "../text/languages.ts";
import { message, type MessageKey } from "../text/message.ts";
import { say } from "../text/say.ts";
import { byteOrderMark, csvRow, withoutFormula } from "../formats/csv-writer.ts";
import { sayDay } from "../text/dates-in-words.ts";
import { folderName } from "./folder-name.ts";
import type { MadeDocument, PersonName, PrintOrder, RowProblems, RowResult } from "./report.ts";

type Said = { code: string; message: string };

/** One row of the sheet. A row that was not made has no dossier. Who it is stands in the file only, in no name or key. */
export type ManifestRow = {
  row: number;
  reference: string;
  /** Of a row whose answers are right. */
  person?: PersonName;
  outcome: "made" | "failed" | "wrong" | NonNullable<RowProblems["skipped"]>;
  dossierId?: string;
  link?: string;
  expiresAt?: string;
  /** The file name of the archive; `folder` is a path in it. */
  archive?: string;
  folder?: string;
  /** The file name of the print file; the pages where all of the row's stand together. */
  print?: { file: string; firstPage?: number; lastPage?: number };
  documents: ManifestDocument[];
  problems: Said[];
  warnings: Said[];
};

/** `printPage`: where it begins in the print file; the first page is 1. */
export type ManifestDocument = MadeDocument & { printPage?: number };

export type ManifestContext = {
  language: Language;
  /** On which the dates of the documents count, YYYY-MM-DD. */
  today: string;
  /** The last row that is made. */
  lastRow: number;
  /** From 0, of a chunk of rows. */
  volumeOf: (chunk: number) => number;
  /** Undefined in a list without links. */
  linkOf: ((row: number) => Required<Pick<ManifestRow, "link" | "expiresAt">>) | undefined;
  printBy: PrintOrder;
  /** Where its documents begin in the print file of its volume. */
  pagesOf: (row: number) => readonly number[] | undefined;
};

/** Why a valid row was not made. */
export const failureOf = (row: number, code: "bug" | "dossier-over", language: Language): Said => ({
  code,
  message: say(message(`batch.failure.${code}`, { row }), language),
});

export function manifestRow(
  { row, reference, person, chunk = 0, outcome, found }: RowResult,
  context: ManifestContext,
): ManifestRow {
  const { language } = context;
  const warnings = (found?.warnings ?? []).map(said);
  const who = { row, reference, ...(person === undefined ? {} : { person }) };
  if (outcome === undefined) {
    const { skipped = "wrong" } = found ?? {};
    return { ...who, outcome: skipped, documents: [], problems: (found?.problems ?? []).map(said), warnings };
  }
  if (!outcome.ok) {
    const problems = [failureOf(row, outcome.code, language)];
    return { ...who, outcome: "failed", documents: [], problems, warnings };
  }
  const documents = placed(outcome.documents, context.pagesOf(row));
  return {
    ...who,
    outcome: "made",
    ...(outcome.id === undefined ? {} : { dossierId: outcome.id }),
    ...context.linkOf?.(row),
    ...(documents.length === 0 ? {} : filesOf({ row, reference, chunk }, documents, context)),
    documents,
    problems: [],
    warnings,
  };
}

const placed = (documents: readonly MadeDocument[], pages: readonly number[] = []): ManifestDocument[] =>
  documents.map((document, index) => ({
    ...document,
    ...(pages[index] === undefined ? {} : { printPage: pages[index] }),
  }));

function filesOf(
  { row, reference, chunk }: { row: number; reference: string; chunk: number },
  documents: readonly ManifestDocument[],
  { language, lastRow, volumeOf, printBy }: ManifestContext,
): Pick<ManifestRow, "archive" | "folder" | "print"> {
  const volume = volumeOf(chunk);
  const [first, last] = [documents[0]?.printPage, documents.at(-1)];
  const together =
    printBy === "document" || first === undefined || last?.printPage === undefined
      ? {}
      : { firstPage: first, lastPage: last.printPage + last.pages - 1 };
  return {
    archive: archiveName(volume),
    folder: folderName({ row, reference }, { lastRow, language }),
    print: { file: printName(volume), ...together },
  };
}

const said = ({ code, message }: Said): Said => ({ code, message });

/** `volume` counts from 0. */
export const archiveName = (volume: number): string => `dossiers-${volume + 1}.zip`;
export const printName = (volume: number): string => `impression-${volume + 1}.pdf`;

export type ColumnTitle = Extract<MessageKey, `batch.manifest.${string}`>;

type Told = Pick<ManifestContext, "language" | "today">;

export const outcomeInWords = ({ outcome }: ManifestRow, language: Language): string =>
  say(message(`batch.outcome.${outcome}`), language);

export const messagesOf = (all: readonly Said[]): string => joined(all.map(({ message }) => message));

const numbered = (value: number | undefined): string => (value === undefined ? "" : String(value));

const columns: readonly (readonly [title: ColumnTitle, cell: (row: ManifestRow, told: Told) => string])[] = [
  ["batch.manifest.row", ({ row }) => String(row)],
  ["batch.manifest.reference", ({ reference }) => reference],
  ["batch.manifest.family-name", ({ person }) => person?.familyName ?? ""],
  ["batch.manifest.given-names", ({ person }) => person?.givenNames ?? ""],
  ["batch.manifest.outcome", (row, { language }) => outcomeInWords(row, language)],
  ["batch.manifest.print-file", ({ print }) => print?.file ?? ""],
  ["batch.manifest.first-page", ({ print }) => numbered(print?.firstPage)],
  ["batch.manifest.last-page", ({ print }) => numbered(print?.lastPage)],
  ["batch.manifest.dossier-id", ({ dossierId = "" }) => dossierId],
  ["batch.manifest.link", ({ link = "" }) => link],
  ["batch.manifest.end-of-link", ({ expiresAt = "" }) => expiresAt],
  ["batch.manifest.archive", ({ archive = "" }) => archive],
  ["batch.manifest.folder", ({ folder = "" }) => folder],
  ["batch.manifest.documents", ofFiles(({ fileName }) => fileName)],
  ["batch.manifest.pages", ofFiles(({ pages }) => numbered(pages))],
  ["batch.manifest.print-pages", ofFiles(({ printPage }) => numbered(printPage))],
  ["batch.manifest.template-versions", ofFiles(({ templateVersion }) => templateVersion)],
  ["batch.manifest.sha-256", ofFiles(({ sha256 }) => sha256)],
  ["batch.manifest.problems", ({ problems }) => messagesOf(problems)],
  ["batch.manifest.remarks", ({ warnings }) => messagesOf(warnings)],
  ["batch.manifest.today", (_, { today, language }) => sayDay(today, language)],
];

type ArchivedFile = Pick<MadeDocument, "fileName" | "templateVersion" | "sha256"> & {
  pages?: number;
  printPage?: number;
};

/** In the order of the archive: a text follows its document, and has no pages. */
function ofFiles(tell: (file: ArchivedFile) => string): (row: ManifestRow) => string {
  return ({ documents }) =>
    joined(
      documents
        .flatMap((document): ArchivedFile[] => {
          const { templateVersion, shortText } = document;
          return [document, ...(shortText === undefined ? [] : [{ ...shortText, templateVersion }])];
        })
        .map(tell),
    );
}

const joined = (parts: readonly string[]): string => parts.join(" | ");

export const manifestHeader = (language: Language): string =>
  `${byteOrderMark}${csvRow(columns.map(([title]) => say(message(title), language)))}`;

export const manifestLine = (row: ManifestRow, told: Told): string =>
  csvRow(columns.map(([, cell]) => withoutFormula(cell(row, told))));
