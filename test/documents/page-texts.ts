// The text of each page of a document, lines from top to bottom, before it is written.
import { layOutDocument } from "../../functions/documents/print.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { textOfMark } from "../pdf/read-items.ts";

/** No-break spaces are given as spaces. */
export const textsOfPages = (markup: string): string[] =>
  layOutDocument(readMarkup(markup)).pages.map(({ items }) =>
    items
      .flatMap((item) => (item.kind === "text" ? [item] : []))
      .map(textOfMark)
      .join("\n")
      .replaceAll("\u00A0", " "),
  );
