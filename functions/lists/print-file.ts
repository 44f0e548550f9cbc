// The print file of many dossiers, by person or by document; each document on a front side.
import { titleOf } from "../documents/document.ts";
import { documentIds, type DocumentId } from "../documents/table.ts";
import type { Platform } from "../formats/platform.ts";
import type { Fonts } from "../pdf/text/fonts.ts";
import { deserializeDrawing, type SerializedDrawing } from "../pdf/write/serialize-drawing.ts";
import { writePdf, type DrawnDocument } from "../pdf/write/tagged-pdf.ts";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import type { PrintOrder, PrintPlaces } from "./report.ts";

export type RowDrawings = {
  row: number;
  reference: string;
  documents: readonly DocumentId[];
  /** As the documents. Called when one is written: the drawings of all rows at once would take ten times their bytes. */
  drawings: () => readonly SerializedDrawing[];
};

/** `volume` counts from 0. */
type PrintOptions = { volume: number; language: Language; today: string; by?: PrintOrder | undefined };

/** Bookmarks hold rows, references and documents, not names. Throws if the fonts are not those of the drawings. */
export function writePrintFile(
  rows: readonly RowDrawings[],
  { volume, language, today, by = "person" }: PrintOptions,
  fonts: Fonts,
  platform: Platform,
): { bytes: Uint8Array; places: PrintPlaces[] } {
  const places = new Map(rows.map(({ row, documents }) => [row, documents.map(() => 0)]));
  let page = 1;
  function* placed(): Generator<DrawnDocument> {
    for (const { row, index, drawn } of by === "person" ? byPerson(rows, language) : byDocument(rows, language)) {
      places.get(row)![index] = page;
      // An empty back follows a document whose last page is a front.
      page += drawn.pages.length + (drawn.pages.length % 2);
      yield deserializeDrawing(drawn, fonts);
    }
  }
  const title = say(message("batch.print.title", { volume: volume + 1 }), language);
  const bytes = writePdf(placed(), { title, lang: language, date: today, duplex: true }, platform);
  return { bytes, places: Array.from(places, ([row, pages]) => ({ row, pages })) };
}

/** With a bookmark for itself and one that groups it with its neighbours; its sections would add thousands. */
type Placed = { row: number; index: number; drawn: SerializedDrawing };

function* byPerson(rows: readonly RowDrawings[], language: Language): Generator<Placed> {
  for (const one of rows) {
    const under = nameOf(one, language);
    for (const [index, drawn] of one.drawings().entries())
      yield { row: one.row, index, drawn: { ...drawn, bookmarks: [], under } };
  }
}

function* byDocument(rows: readonly RowDrawings[], language: Language): Generator<Placed> {
  for (const id of documentIds) {
    for (const one of rows) {
      const index = one.documents.indexOf(id);
      const drawn = index === -1 ? undefined : one.drawings()[index];
      if (drawn === undefined) continue;
      const [title, under] = [nameOf(one, language), say(titleOf(id), language)];
      yield { row: one.row, index, drawn: { ...drawn, title, bookmarks: [], under } };
    }
  }
}

function nameOf({ row, reference }: RowDrawings, language: Language): string {
  const title = say(message("batch.print.row", { row }), language);
  return reference === "" ? title : `${title} – ${reference}`;
}
