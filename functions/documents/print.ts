// From a dossier to its PDFs: joins the rules, which know nothing of PDF, and the engine, which knows nothing of permits.
import type { Platform } from "../formats/platform.ts";
import type { Dossier, DossierDocument, Paper } from "./dossier.ts";
import { layOut } from "../pdf/layout/layout.ts";
import { readMarkup } from "../pdf/markup.ts";
import { drawDocument, writePdf, type DrawnDocument } from "../pdf/write/tagged-pdf.ts";

/** `sha256` in hexadecimal. */
export type PrintedFile = { fileName: string; pages: number; bytes: Uint8Array; sha256: string };
export type PrintedDocument = DossierDocument & PrintedFile;
/** Each document as a PDF of its own, and all of them as one, in print order with bookmarks. */
export type PrintedDossier = { documents: PrintedDocument[]; all: PrintedFile };

/** Each document as a PDF of its own, and its drawn pages, from which a volume of many dossiers can be written. */
export type PrintedApart = { documents: PrintedDocument[]; drawn: DrawnDocument[] };

/** Prints every document of a dossier; with `all: false`, without dossier.pdf. Same dossier, same bytes (on the same platform). */
export function printDossier(dossier: Dossier, platform: Platform, options: { all: false }): PrintedApart;
export function printDossier(dossier: Dossier, platform: Platform, options?: { all?: true }): PrintedDossier;
export function printDossier(
  dossier: Dossier,
  platform: Platform,
  { all = true }: { all?: boolean } = {},
): PrintedApart | PrintedDossier {
  const drawn = dossier.documents.map(({ markup }) => drawDocument(layOut(readMarkup(markup)), platform));
  const documents = dossier.documents.map((document, index) => ({
    ...document,
    ...printFile(document.fileName, [drawn[index]!], dossier.today, platform),
  }));
  if (!all) return { documents, drawn };
  return { documents, all: printTogether(dossier, drawn, platform) };
}

/** All the documents of a dossier as one PDF, from their drawn pages. */
export const printTogether = ({ today, title }: Dossier, drawn: DrawnDocument[], platform: Platform): PrintedFile =>
  printFile("dossier.pdf", drawn, today, platform, title);

/** Prints one paper that belongs to no dossier; `today` is the date in the file, YYYY-MM-DD. */
export function printPaper(paper: Paper, today: string, platform: Platform): PrintedFile {
  return printFile(paper.fileName, [drawDocument(layOut(readMarkup(paper.markup)), platform)], today, platform);
}

function printFile(
  fileName: string,
  papers: DrawnDocument[],
  date: string,
  platform: Platform,
  title?: string,
): PrintedFile {
  const [first] = papers;
  const bytes = writePdf(papers, { title: title ?? first?.title ?? "", lang: first?.lang ?? "fr", date }, platform);
  const pages = papers.reduce((sum, paper) => sum + paper.pages.length, 0);
  return { fileName, pages, bytes, sha256: platform.sha256([bytes]) };
}
