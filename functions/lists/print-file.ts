// The print file of many dossiers: in the order of the rows, each document on a front side.
import type { Platform } from "../formats/platform.ts";
import type { Fonts } from "../pdf/text/fonts.ts";
import { deserializeDrawing, type SerializedDrawing } from "../pdf/write/serialize-drawing.ts";
import { writePdf, type DrawnDocument } from "../pdf/write/tagged-pdf.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";

/** Called when the row is written: the drawings of all rows at once would take ten times their bytes. */
export type RowDrawings = { row: number; reference: string; drawings: () => readonly SerializedDrawing[] };

/** `volume` counts from 0. */
export const printName = (volume: number): string => `impression-${volume + 1}.pdf`;

/** Bookmarks hold rows and references, not names. Throws if the fonts are not those of the drawings. */
export function writePrintFile(
  rows: Iterable<RowDrawings>,
  { volume, language, today }: { volume: number; language: Language; today: string },
  fonts: Fonts,
  platform: Platform,
): Uint8Array {
  const title = say(message("batch.print.title", { volume: volume + 1 }), language);
  return writePdf(drawnOf(rows, language, fonts), { title, lang: language, date: today, duplex: true }, platform);
}

/** A bookmark for the person and one for each document; sections would add thousands. */
function* drawnOf(rows: Iterable<RowDrawings>, language: Language, fonts: Fonts): Generator<DrawnDocument> {
  for (const { row, reference, drawings } of rows) {
    const title = say(message("batch.print.row", { row }), language);
    const under = reference === "" ? title : `${title} – ${reference}`;
    for (const drawn of drawings()) yield { ...deserializeDrawing(drawn, fonts), bookmarks: [], under };
  }
}
