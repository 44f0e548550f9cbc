// One page of a paper as it will be printed, as plain data.
import type { LaidOutDossier } from "../../functions/documents/lay-out.ts";
import { drawPage } from "../../functions/pdf/preview/draw-page.ts";
import { textsOfPage, toFillInOnPage } from "../../functions/pdf/preview/read-page.ts";
import type { PageView } from "../protocol.ts";

/** Throws where there is no such paper, or no such page. */
export function pageView({ dossier, laidOut }: LaidOutDossier, paper: string, index: number): PageView {
  const at = dossier.documents.findIndex(({ id }) => id === paper);
  const document = laidOut[at];
  if (document === undefined) throw new Error(`no document ${paper} in the dossier`);
  const { toFillIn, toType } = dossier.documents[at]!;
  return {
    drawing: drawPage(document, index),
    lang: document.lang,
    pages: document.pages.length,
    texts: textsOfPage(document, index),
    byHand: toFillInOnPage(document, index, toFillIn),
    toType: toFillInOnPage(document, index, toType),
  };
}
