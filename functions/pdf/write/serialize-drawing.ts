// A drawn document as plain data, which can be cloned, sent to another thread or kept until a print volume is written.
import { faceNamed } from "../text/font-subsets.ts";
import type { DrawnDocument } from "./tagged-pdf.ts";

type DrawnPage = DrawnDocument["pages"][number];

/** As drawn, with the names of the faces in the place of the faces. */
export type DrawnParts = Omit<DrawnDocument, "pages"> & { pages: (Omit<DrawnPage, "faces"> & { faces: string[] })[] };

export const packDrawn = ({ pages, ...document }: DrawnDocument): DrawnParts => ({
  ...document,
  pages: pages.map(({ faces, ...page }) => ({ ...page, faces: faces.map(({ name }) => name) })),
});

/** Throws where the faces have changed since it was drawn: its glyph numbers would be those of other letters. */
export const unpackDrawn = ({ pages, ...document }: DrawnParts): DrawnDocument => ({
  ...document,
  pages: pages.map(({ faces, ...page }) => ({ ...page, faces: faces.map(faceNamed) })),
});
