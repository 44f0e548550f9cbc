// From a rendered dossier to its pages: passes the markup and the footers of documents to the PDF engine.
import { layOut, type Footer } from "../pdf/layout/layout.ts";
import type { LaidOut } from "../pdf/layout/page-model.ts";
import { readMarkup, type DocumentMarkup } from "../pdf/markup.ts";
import { inDirection, type Fonts } from "../pdf/text/fonts.ts";
import { directionOf, factsOf } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import type { RenderedDossier } from "./render.ts";
import type { DocumentId } from "./table.ts";

/** A dossier with the pages of its documents, in the same order: to be previewed and printed. */
export type LaidOutDossier<Id extends string = DocumentId> = { dossier: RenderedDossier<Id>; laidOut: LaidOut[] };

export const layOutDossier = <Id extends string>(dossier: RenderedDossier<Id>, fonts: Fonts): LaidOutDossier<Id> => ({
  dossier,
  laidOut: dossier.documents.map(({ markup }) => layOutDocument(readMarkup(markup), fonts)),
});

/**
 * The pages of a dossier, drawn with fonts that are fetched for the texts of its documents. Fails where they cannot be:
 * call it again then.
 */
export async function layOutLazily<Id extends string>(
  dossier: RenderedDossier<Id>,
  fontsFor: (texts: Iterable<string>) => Promise<Fonts>,
): Promise<LaidOutDossier<Id>> {
  const markups = dossier.documents.map(({ markup }) => readMarkup(markup));
  const fonts = await fontsFor(markups.flatMap(textsOf));
  return { dossier, laidOut: markups.map((markup) => layOutDocument(markup, fonts)) };
}

/** The pages of a document, with its owner, its title, the page, the version of its template and our name at the foot of each. */
export const layOutDocument = (markup: DocumentMarkup, fonts: Fonts): LaidOut =>
  layOut(markup, footerOf(markup), inDirection(fonts, directionOf(markup.lang)));

function footerOf({ title, version, owner, lang }: DocumentMarkup): Required<Footer> {
  return {
    lines: (page) => [
      ...(factsOf(lang).isReviewed ? [] : [say(message("labels.machine-translated"), lang)]),
      ...(owner === undefined ? [] : [owner]),
      say(message("documents.footer", { title, page, version }), lang),
    ],
    mark: say(message("documents.dossier"), lang),
  };
}

/** All that is printed on the pages of a document, and names of kinds and the like, which are Latin too. */
function textsOf(markup: DocumentMarkup): string[] {
  const { lines, mark } = footerOf(markup);
  return [...stringsIn(markup), ...lines(""), mark];
}

/** Every text in markup that was read. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
