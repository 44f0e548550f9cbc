// The manifests of a batch: what each row of the sheet became, for programs (JSON) and for a spreadsheet (CSV).
import { fillIn, type HelpLanguage, type Text, told } from "../text/text.ts";
import { byteOrderMark, csvRow, withoutFormula } from "../formats/csv-writer.ts";
import { chunksPerVolume } from "./keys.ts";
import { folderName } from "./folder-name.ts";
import type { RowStory } from "./row-results.ts";
import type { BatchRecord, MadeDocument, Started } from "./records.ts";
import { planOfRow } from "./row-dossier.ts";

type Said = { code: string; message: string };

/** One row of the sheet. What is not made has no dossier; what is in no link has no secret. */
export type ManifestRow = {
  row: number;
  reference: string;
  outcome: "made" | "failed" | "wrong";
  dossierId?: string;
  link?: string;
  ownerSecret?: string;
  expiresAt?: string;
  /** The archive, and the folder in it. */
  archive?: string;
  folder?: string;
  documents: MadeDocument[];
  problems: Said[];
  warnings: Said[];
};

export type ManifestContext = {
  record: BatchRecord;
  started: Started;
  /** What links begin with; undefined where there are none. */
  linkBase: string | undefined;
};

const outcomes: Record<ManifestRow["outcome"], Text> = {
  made: { fr: "Fait", en: "Done" },
  failed: { fr: "Non fait", en: "Not made" },
  wrong: { fr: "À corriger", en: "To correct" },
};

const failures: Record<"bug" | "dossier-over", Text> = {
  bug: {
    fr: "Ligne {row}\u00A0: le dossier n’a pas été fait, par un défaut du programme. Signalez-le avec le code «\u00A0bug\u00A0», puis renvoyez la ligne.",
    en: "Row {row}: the dossier was not made, because of a fault of the program. Report it with the code “bug”, then send the row again.",
  },
  "dossier-over": {
    fr: "Ligne {row}\u00A0: le dossier a été supprimé pendant qu’il se faisait. Renvoyez la ligne pour en faire un autre.",
    en: "Row {row}: the dossier was deleted while it was being made. Send the row again to make another.",
  },
};

/** What went wrong with a row that could have been made. */
export const failureOf = (row: number, code: keyof typeof failures, language: HelpLanguage): Said => ({
  code,
  message: fillIn(told(failures[code], language), { row: String(row) }),
});

export function manifestRow(
  { row, reference, chunk = 0, outcome, found }: RowStory,
  context: ManifestContext,
): ManifestRow {
  const { language } = context.record;
  const warnings = (found?.warnings ?? []).map(said);
  if (outcome === undefined) {
    return { row, reference, outcome: "wrong", documents: [], problems: (found?.problems ?? []).map(said), warnings };
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
    ...linkOf(row, context),
    ...(outcome.documents.length === 0 ? {} : placeOf({ row, reference, chunk }, context)),
    documents: outcome.documents,
    problems: [],
    warnings,
  };
}

const placeOf = (
  { row, reference, chunk }: { row: number; reference: string; chunk: number },
  { record: { language }, started: { lastRow } }: ManifestContext,
) => ({
  archive: archiveName(Math.floor(chunk / chunksPerVolume)),
  folder: folderName({ row, reference }, { lastRow, language }),
});

const said = ({ code, message }: Said): Said => ({ code, message });

export const archiveName = (volume: number): string => `dossiers-${volume + 1}.zip`;

function linkOf(row: number, { record, started, linkBase }: ManifestContext) {
  if (linkBase === undefined) return {};
  const { token, ownerSecret, expiresAt } = planOfRow(record, started, row);
  return { link: `${linkBase}#${token}`, ownerSecret, expiresAt: expiresAt.toISOString() };
}

const columns: readonly (readonly [Text, (row: ManifestRow, language: HelpLanguage) => string])[] = [
  [{ fr: "Ligne", en: "Row" }, ({ row }) => String(row)],
  [{ fr: "Référence", en: "Reference" }, ({ reference }) => reference],
  [{ fr: "Résultat", en: "Result" }, ({ outcome }, language) => told(outcomes[outcome], language)],
  [{ fr: "Identifiant du dossier", en: "Dossier id" }, ({ dossierId = "" }) => dossierId],
  [{ fr: "Lien", en: "Link" }, ({ link = "" }) => link],
  [{ fr: "Fin du lien", en: "End of the link" }, ({ expiresAt = "" }) => expiresAt],
  [{ fr: "Archive", en: "Archive" }, ({ archive = "" }) => archive],
  [{ fr: "Répertoire", en: "Folder" }, ({ folder = "" }) => folder],
  [{ fr: "Documents", en: "Documents" }, ofDocuments(({ fileName }) => fileName)],
  [{ fr: "Pages", en: "Pages" }, ofDocuments(({ pages }) => String(pages))],
  [{ fr: "Versions des modèles", en: "Template versions" }, ofDocuments(({ templateVersion }) => templateVersion)],
  [{ fr: "SHA-256", en: "SHA-256" }, ofDocuments(({ sha256 }) => sha256)],
  [{ fr: "Problèmes", en: "Problems" }, ({ problems }) => joined(problems.map(({ message }) => message))],
  [{ fr: "Remarques", en: "Remarks" }, ({ warnings }) => joined(warnings.map(({ message }) => message))],
];

function ofDocuments(tell: (document: MadeDocument) => string): (row: ManifestRow) => string {
  return ({ documents }) => joined(documents.map(tell));
}

const joined = (parts: readonly string[]): string => parts.join(" | ");

export const manifestHeader = (language: HelpLanguage): string =>
  `${byteOrderMark}${csvRow(columns.map(([name]) => told(name, language)))}`;

export const manifestLine = (row: ManifestRow, language: HelpLanguage): string =>
  csvRow(columns.map(([, tell]) => withoutFormula(tell(row, language))));
