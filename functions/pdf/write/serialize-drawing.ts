// A drawn document as plain data, to be cloned, sent to another thread or stored until a print volume is written.
import { subsetNamed, type Fonts } from "../text/fonts.ts";
import type { DrawnDocument } from "./tagged-pdf.ts";

type DrawnPage = DrawnDocument["pages"][number];

/** As drawn, with each font subset replaced by its name. */
export type SerializedDrawing = Omit<DrawnDocument, "pages"> & {
  pages: (Omit<DrawnPage, "subsets"> & { subsets: string[] })[];
};

export const serializeDrawing = ({ pages, ...document }: DrawnDocument): SerializedDrawing => ({
  ...document,
  pages: pages.map(({ subsets, ...page }) => ({ ...page, subsets: subsets.map(({ name }) => name) })),
});

/** Throws if the font subsets have changed since it was drawn: its glyph numbers would then be those of other letters. */
export const deserializeDrawing = ({ pages, ...document }: SerializedDrawing, fonts: Fonts): DrawnDocument => ({
  ...document,
  pages: pages.map(({ subsets, ...page }) => ({ ...page, subsets: subsets.map((name) => subsetNamed(name, fonts)) })),
});
