// From a rendered dossier to its PDFs: passes the markup and the footers of documents to the PDF engine.
import type { Platform } from "../formats/platform.ts";
import { layOut } from "../pdf/layout/layout.ts";
import type { LaidOut } from "../pdf/layout/page-model.ts";
import { readMarkup, type DocumentMarkup } from "../pdf/markup.ts";
import { drawDocument, writePdf, type DrawnDocument } from "../pdf/write/tagged-pdf.ts";
import { officialLanguage } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import type { RenderedDocument, RenderedDossier } from "./render.ts";
import type { DocumentId } from "./table.ts";

/** `sha256` in hexadecimal. */
export type PrintedFile = { fileName: string; pages: number; bytes: Uint8Array; sha256: string };
export type PrintedDocument<Id extends string = DocumentId> = RenderedDossier<Id>["documents"][number] & PrintedFile;
/** Each document as a PDF of its own, and all of them as one, in print order with bookmarks. */
export type PrintedDossier<Id extends string = DocumentId> = { documents: PrintedDocument<Id>[]; all: PrintedFile };

/** Each document as a PDF of its own, and its drawn pages, from which a volume of many dossiers can be written. */
export type PrintedApart<Id extends string = DocumentId> = { documents: PrintedDocument<Id>[]; drawn: DrawnDocument[] };

/** Prints every document of a dossier; with `all: false`, without dossier.pdf. Same dossier, same bytes (on the same platform). */
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  platform: Platform,
  options: { all: false },
): PrintedApart<Id>;
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  platform: Platform,
  options?: { all?: true },
): PrintedDossier<Id>;
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  platform: Platform,
  { all = true }: { all?: boolean } = {},
): PrintedApart<Id> | PrintedDossier<Id> {
  const drawn = dossier.documents.map(({ markup }) => draw(markup, platform));
  const documents = dossier.documents.map((document, index) => ({
    ...document,
    ...printFile(document.fileName, [drawn[index]!], dossier.today, platform),
  }));
  if (!all) return { documents, drawn };
  return { documents, all: printTogether(dossier, drawn, platform) };
}

/** All the documents of a dossier as one PDF, from their drawn pages. */
export const printTogether = (
  { today, language }: Pick<RenderedDossier<string>, "today" | "language">,
  drawn: DrawnDocument[],
  platform: Platform,
): PrintedFile => printFile("dossier.pdf", drawn, today, platform, say(message("documents.dossier"), language));

/** Prints one document that belongs to no dossier; `today` is the date in the file, YYYY-MM-DD. */
export function printDocument(
  { fileName, markup }: Pick<RenderedDocument<string>, "fileName" | "markup">,
  today: string,
  platform: Platform,
): PrintedFile {
  return printFile(fileName, [draw(markup, platform)], today, platform);
}

const draw = (markup: string, platform: Platform): DrawnDocument =>
  drawDocument(layOutDocument(readMarkup(markup)), platform);

/** The pages of a document, with its owner, its title, the page, the version of its template and our name at the foot of each. */
export const layOutDocument = (markup: DocumentMarkup): LaidOut => {
  const { title, version, owner, lang } = markup;
  return layOut(markup, {
    lines: (page) => [
      ...(owner === undefined ? [] : [owner]),
      say(message("documents.footer", { title, page, version }), lang),
    ],
    mark: say(message("documents.dossier"), lang),
  });
};

function printFile(
  fileName: string,
  documents: DrawnDocument[],
  date: string,
  platform: Platform,
  title?: string,
): PrintedFile {
  const [first] = documents;
  const bytes = writePdf(
    documents,
    { title: title ?? first?.title ?? "", lang: first?.lang ?? officialLanguage, date },
    platform,
  );
  const pages = documents.reduce((sum, one) => sum + one.pages.length, 0);
  return { fileName, pages, bytes, sha256: platform.sha256([bytes]) };
}
