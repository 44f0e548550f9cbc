// From a dossier to the text of its documents, in a language: semantic markup, ready to be laid out.
import { numberInDossier } from "../law/eligibility.ts";
import type { Language } from "../text/languages.ts";
import type { Document, DocumentTable } from "./document.ts";
import type { Dossier, DossierDocument } from "./dossier.ts";
import { shortTextOf } from "./parts/short-text.ts";
import { documentTable, type DocumentId } from "./table.ts";
import { fillTemplate, needTemplates, type FilledTemplate } from "./templates.ts";

export type RenderedDocument<Id extends string = DocumentId> = FilledTemplate & {
  id: Id;
  /** Begins with its number in the dossier, so that a folder lists the files as they are printed. */
  fileName: string;
  /** For the message field of a contact form, in French as the document. */
  shortText?: string;
};

export type RenderedDossier<Id extends string = DocumentId> = Omit<Dossier<Id>, "documents"> & {
  /** Of what explains; what is signed is in French. */
  language: Language;
  documents: (DossierDocument<Id> & RenderedDocument<Id>)[];
};

/** `isFillable`: what is left open can be typed, as `print.ts` makes it with the font of fields. */
type RenderOptions = { isFillable?: boolean };

/** Fills the template of every document of a dossier. Throws `NoTemplate` where a page has not loaded them yet. */
export function renderDossier<Id extends string>(
  dossier: Dossier<Id>,
  language: Language,
  { isFillable = false }: RenderOptions = {},
): RenderedDossier<Id> {
  const {
    documents,
    table,
    situation: { decisions },
  } = dossier;
  needTemplates(documents.map(({ id }) => id));
  const print = (document: Document<Id>, view: object) =>
    rendered(document, view, language, numberInDossier(decisions, document.id)!);
  const wanted = table.filter(({ id }) => documents.some((document) => document.id === id));
  const input = { ...dossier, language, isFillable };
  const first = wanted.filter(({ isMadeLast }) => isMadeLast !== true);
  const others = first.map((document) => print(document, document.view(input)));
  const last = wanted
    .filter(({ isMadeLast }) => isMadeLast === true)
    .map((document) => print(document, document.view({ ...input, others })));
  const byId = new Map([...others, ...last].map((document) => [document.id, document]));
  return {
    ...dossier,
    language,
    documents: documents.map((document) => ({ ...document, ...byId.get(document.id)! })),
  };
}

/** A document with no answers in it: every fact is a line to write on. */
export function renderBlank(
  id: DocumentId,
  language: Language,
  table?: DocumentTable<DocumentId>,
  options?: RenderOptions,
): RenderedDocument;
export function renderBlank<Id extends string>(
  id: Id,
  language: Language,
  table: DocumentTable<Id>,
  options?: RenderOptions,
): RenderedDocument<Id>;
export function renderBlank(
  id: string,
  language: Language,
  table: DocumentTable = documentTable,
  { isFillable = false }: RenderOptions = {},
): RenderedDocument<string> {
  const document = table.find((one) => one.id === id);
  if (document === undefined) throw new Error(`no document ${id} in the table`);
  return rendered(document, document.blankView({ language, table, isFillable }), language, table.indexOf(document));
}

function rendered<Id extends string>(
  document: Document<Id>,
  view: object,
  language: Language,
  number: number,
): RenderedDocument<Id> {
  const filled = fillTemplate(document, view, language);
  return {
    id: document.id,
    fileName: `${number}-${document.fileName}.pdf`,
    ...(document.shortTextLength === undefined
      ? {}
      : { shortText: shortTextOf(filled.markup, document.shortTextLength) }),
    ...filled,
  };
}

export type TextFile = { fileName: string; text: string; bytes: Uint8Array };

/** The short texts of documents, each a file in UTF-8 beside that of its document. */
export const shortTextFiles = (
  documents: readonly Pick<RenderedDocument<string>, "fileName" | "shortText">[],
): TextFile[] =>
  documents.flatMap(({ fileName, shortText }) =>
    shortText === undefined
      ? []
      : [{ fileName: shortTextFile(fileName), text: shortText, bytes: new TextEncoder().encode(`${shortText}\n`) }],
  );

export const shortTextFile = (fileName: string): string => fileName.replace(/\.pdf$/, ".txt");
