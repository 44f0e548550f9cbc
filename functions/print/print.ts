// From a dossier to its PDFs: joins the rules, which know nothing of PDF, and the engine, which knows nothing of permits.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Dossier, DossierDocument, Paper } from "../dossier/dossier.ts";
import { layOut } from "../pdf/layout.ts";
import { readMarkup } from "../pdf/markup.ts";
import type { Deflate } from "../pdf/pdf-file.ts";
import { drawDocument, writePdf, type DrawnDocument } from "../pdf/tagged-pdf.ts";

/** `sha256` in hexadecimal. */
export type PrintedFile = { fileName: string; pages: number; bytes: Uint8Array; sha256: string };
export type PrintedDocument = DossierDocument & PrintedFile;
/** Each document as a PDF of its own, and all of them as one, in print order with bookmarks. */
export type PrintedDossier = { documents: PrintedDocument[]; all: PrintedFile };

/** Prints every document of a dossier. Same dossier, same bytes (with the same `deflate`). */
export function printDossier(dossier: Dossier, deflate: Deflate): PrintedDossier {
  const printed = dossier.documents.map((document) => {
    const drawn = drawDocument(layOut(readMarkup(document.markup)), deflate);
    return { drawn, document: { ...document, ...printFile(document.fileName, [drawn], dossier.today, deflate) } };
  });
  const papers = printed.map(({ drawn }) => drawn);
  return {
    documents: printed.map(({ document }) => document),
    all: printFile("dossier.pdf", papers, dossier.today, deflate, dossier.title),
  };
}

/** Prints one paper that belongs to no dossier; `today` is the date in the file, YYYY-MM-DD. */
export function printPaper(paper: Paper, today: string, deflate: Deflate): PrintedFile {
  return printFile(paper.fileName, [drawDocument(layOut(readMarkup(paper.markup)), deflate)], today, deflate);
}

function printFile(
  fileName: string,
  papers: DrawnDocument[],
  date: string,
  deflate: Deflate,
  title?: string,
): PrintedFile {
  const [first] = papers;
  const bytes = writePdf(papers, { title: title ?? first?.title ?? "", lang: first?.lang ?? "fr", date, deflate });
  const pages = papers.reduce((sum, paper) => sum + paper.pages.length, 0);
  return { fileName, pages, bytes, sha256: bytesToHex(sha256(bytes)) };
}
