// The manifests of a batch: the result of each row, as JSON for programs and as CSV for spreadsheets.
import type { Language } from "../text/languages.ts";
import { message, type MessageKey } from "../text/message.ts";
import { say } from "../text/say.ts";
import { byteOrderMark, csvRow, withoutFormula } from "../formats/csv-writer.ts";
import { folderName } from "./folder-name.ts";
import type { MadeDocument, RowProblems, RowResult } from "./report.ts";

type Said = { code: string; message: string };

/** One row of the sheet. A row that was not made has no dossier; a batch without links has no secrets. */
export type ManifestRow = {
  row: number;
  reference: string;
  outcome: "made" | "failed" | "wrong" | NonNullable<RowProblems["skipped"]>;
  dossierId?: string;
  link?: string;
  ownerSecret?: string;
  expiresAt?: string;
  /** The file name of the archive; `folder` is a path in it. */
  archive?: string;
  folder?: string;
  documents: MadeDocument[];
  problems: Said[];
  warnings: Said[];
};

export type ManifestContext = {
  language: Language;
  /** The last row that is made. */
  lastRow: number;
  /** From 0, of a chunk of rows. */
  volumeOf: (chunk: number) => number;
  /** Undefined in a list without links. */
  linkOf: ((row: number) => Required<Pick<ManifestRow, "link" | "ownerSecret" | "expiresAt">>) | undefined;
};

/** Why a valid row was not made. */
export const failureOf = (row: number, code: "bug" | "dossier-over", language: Language): Said => ({
  code,
  message: say(message(`batch.failure.${code}`, { row }), language),
});

export function manifestRow(
  { row, reference, chunk = 0, outcome, found }: RowResult,
  context: ManifestContext,
): ManifestRow {
  const { language } = context;
  const warnings = (found?.warnings ?? []).map(said);
  if (outcome === undefined) {
    const { skipped = "wrong" } = found ?? {};
    return { row, reference, outcome: skipped, documents: [], problems: (found?.problems ?? []).map(said), warnings };
  }
  if (!outcome.ok) {
    const problems = [failureOf(row, outcome.code, language)];
    return { row, reference, outcome: "failed", documents: [], problems, warnings };
  }
  return {
    row,
    reference,
    outcome: "made",
    dossierId: outcome.id,
    ...context.linkOf?.(row),
    ...(outcome.documents.length === 0 ? {} : archiveAndFolderOf({ row, reference, chunk }, context)),
    documents: outcome.documents,
    problems: [],
    warnings,
  };
}

const archiveAndFolderOf = (
  { row, reference, chunk }: { row: number; reference: string; chunk: number },
  { language, lastRow, volumeOf }: ManifestContext,
) => ({
  archive: archiveName(volumeOf(chunk)),
  folder: folderName({ row, reference }, { lastRow, language }),
});

const said = ({ code, message }: Said): Said => ({ code, message });

export const archiveName = (volume: number): string => `dossiers-${volume + 1}.zip`;

type ColumnTitle = Extract<MessageKey, `batch.manifest.${string}`>;

const columns: readonly (readonly [title: ColumnTitle, cell: (row: ManifestRow, language: Language) => string])[] = [
  ["batch.manifest.row", ({ row }) => String(row)],
  ["batch.manifest.reference", ({ reference }) => reference],
  ["batch.manifest.outcome", ({ outcome }, language) => say(message(`batch.outcome.${outcome}`), language)],
  ["batch.manifest.dossier-id", ({ dossierId = "" }) => dossierId],
  ["batch.manifest.link", ({ link = "" }) => link],
  ["batch.manifest.end-of-link", ({ expiresAt = "" }) => expiresAt],
  ["batch.manifest.archive", ({ archive = "" }) => archive],
  ["batch.manifest.folder", ({ folder = "" }) => folder],
  ["batch.manifest.documents", ofFiles(({ fileName }) => fileName)],
  ["batch.manifest.pages", ofFiles(({ pages = "" }) => String(pages))],
  ["batch.manifest.template-versions", ofFiles(({ templateVersion }) => templateVersion)],
  ["batch.manifest.sha-256", ofFiles(({ sha256 }) => sha256)],
  ["batch.manifest.problems", ({ problems }) => joined(problems.map(({ message }) => message))],
  ["batch.manifest.remarks", ({ warnings }) => joined(warnings.map(({ message }) => message))],
];

type ArchivedFile = Pick<MadeDocument, "fileName" | "templateVersion" | "sha256"> & { pages?: number };

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

export const manifestLine = (row: ManifestRow, language: Language): string =>
  csvRow(columns.map(([, cell]) => withoutFormula(cell(row, language))));
