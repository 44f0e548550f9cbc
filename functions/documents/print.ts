// From a rendered dossier to its PDFs: one for each document, and one of all.
import type { Platform } from "../formats/platform.ts";
import { readMarkup } from "../pdf/markup.ts";
import type { FieldFont } from "../pdf/text/field-font.ts";
import type { Fonts } from "../pdf/text/fonts.ts";
import { drawDocument, writePdf, type DrawnDocument } from "../pdf/write/tagged-pdf.ts";
import { officialLanguage } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import { layOutDocument, layOutDossier, type LaidOutDossier } from "./lay-out.ts";
import type { RenderedDocument, RenderedDossier } from "./render.ts";
import type { DocumentId } from "./table.ts";

/** `sha256` in hexadecimal. */
export type PrintedFile = { fileName: string; pages: number; bytes: Uint8Array; sha256: string };
export type PrintedDocument<Id extends string = DocumentId> = RenderedDossier<Id>["documents"][number] & PrintedFile;
/** Each document as a PDF of its own, and all of them as one, in print order with bookmarks. */
export type PrintedDossier<Id extends string = DocumentId> = { documents: PrintedDocument<Id>[]; all: PrintedFile };

/** Each document as a PDF of its own, and its drawn pages, from which a volume of many dossiers can be written. */
export type PrintedApart<Id extends string = DocumentId> = { documents: PrintedDocument<Id>[]; drawn: DrawnDocument[] };

/** With the font of fields, what is left to write in can be typed; signatures and their dates stay for the pen. */
type Fillable = { fieldFont?: FieldFont | undefined };

/** Prints every document of a dossier; with `all: false`, without dossier.pdf. Same dossier, same bytes (on the same platform). */
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  fonts: Fonts,
  platform: Platform,
  options: { all: false } & Fillable,
): PrintedApart<Id>;
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  fonts: Fonts,
  platform: Platform,
  options?: { all?: true } & Fillable,
): PrintedDossier<Id>;
export function printDossier<Id extends string>(
  dossier: RenderedDossier<Id>,
  fonts: Fonts,
  platform: Platform,
  { all = true, fieldFont }: { all?: boolean } & Fillable = {},
): PrintedApart<Id> | PrintedDossier<Id> {
  const apart = printApart(layOutDossier(dossier, fonts), platform, { fieldFont });
  return all ? printAll(apart, dossier, platform, fieldFont) : apart;
}

/** The same from its pages, where these were laid out for a preview. */
export const printLaidOut = <Id extends string>(
  laidOut: LaidOutDossier<Id>,
  platform: Platform,
  { fieldFont }: Fillable = {},
): PrintedDossier<Id> => printAll(printApart(laidOut, platform, { fieldFont }), laidOut.dossier, platform, fieldFont);

/** Without the PDF of all of them. */
export function printApart<Id extends string>(
  { dossier, laidOut }: LaidOutDossier<Id>,
  platform: Platform,
  { fieldFont }: Fillable = {},
): PrintedApart<Id> {
  const drawn = laidOut.map((document, index) =>
    drawDocument(document, platform, fieldFont && dossier.documents[index]!.id),
  );
  const documents = dossier.documents.map((document, index) => ({
    ...document,
    ...printFile(document.fileName, [drawn[index]!], dossier.today, platform, { fieldFont }),
  }));
  return { documents, drawn };
}

const printAll = <Id extends string>(
  { documents, drawn }: PrintedApart<Id>,
  dossier: RenderedDossier<Id>,
  platform: Platform,
  fieldFont: FieldFont | undefined,
): PrintedDossier<Id> => ({ documents, all: printTogether(dossier, drawn, platform, { fieldFont }) });

/** All the documents of a dossier as one PDF, from their drawn pages. */
export const printTogether = (
  { today, language }: Pick<RenderedDossier<string>, "today" | "language">,
  drawn: DrawnDocument[],
  platform: Platform,
  { fieldFont }: Fillable = {},
): PrintedFile =>
  printFile("dossier.pdf", drawn, today, platform, { fieldFont, title: say(message("documents.dossier"), language) });

/** Prints one document that belongs to no dossier; `today` is the date in the file, YYYY-MM-DD. `id` begins the names of its fields. */
export function printDocument(
  { id = "document", fileName, markup }: Pick<RenderedDocument<string>, "fileName" | "markup"> & { id?: string },
  today: string,
  fonts: Fonts,
  platform: Platform,
  { fieldFont }: Fillable = {},
): PrintedFile {
  const drawn = drawDocument(layOutDocument(readMarkup(markup), fonts), platform, fieldFont && id);
  return printFile(fileName, [drawn], today, platform, { fieldFont });
}

function printFile(
  fileName: string,
  documents: DrawnDocument[],
  date: string,
  platform: Platform,
  { title, fieldFont }: { title?: string } & Fillable,
): PrintedFile {
  const [first] = documents;
  const bytes = writePdf(
    documents,
    {
      title: title ?? first?.title ?? "",
      lang: first?.lang ?? officialLanguage,
      date,
      ...(fieldFont !== undefined && { fieldFont }),
    },
    platform,
  );
  const pages = documents.reduce((sum, one) => sum + one.pages.length, 0);
  return { fileName, pages, bytes, sha256: platform.sha256([bytes]) };
}
