// Reads items back, before they are written: the text that they show and where they begin and end.
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { covers, shapeWord, type FontSubset, type Piece } from "../../functions/pdf/text/fonts.ts";
import type { PageItem } from "../../functions/pdf/layout/page-model.ts";
import { advanceOf, glyphsOf } from "./read-show.ts";

/** The character of each glyph of each subset, for characters that have a glyph of their own. */
const characters = new Map<FontSubset, Map<number, string>>();

for (const style of ["regular", "bold"] as const) {
  for (let code = 0x20; code < 0x2200; code++) {
    const character = String.fromCodePoint(code);
    if (character.normalize("NFC") !== character || !covers(character)) continue;
    const [piece, more] = shapeWord(character, style, allFonts).pieces;
    const [glyph, next] = glyphsOf(piece?.show ?? "");
    if (piece === undefined || more !== undefined || glyph === undefined || next !== undefined) continue;
    const known = characters.get(piece.subset) ?? new Map<number, string>();
    if (!known.has(glyph)) characters.set(piece.subset, known.set(glyph, character));
  }
}

const textOfPiece = (piece: Piece): string =>
  glyphsOf(piece.show)
    .map((glyph) => characters.get(piece.subset)?.get(glyph) ?? "\uFFFD")
    .join("");

type TextItem = Extract<PageItem, { kind: "text" }>;

/** The letters of a text item. A letter that is drawn without its dot, under a item, is not known: U+FFFD. */
export const textOfMark = ({ pieces, reversed }: TextItem): string => reversed ?? pieces.map(textOfPiece).join("");

export const textOfMarks = (items: readonly PageItem[]): string =>
  items.map((item) => (item.kind === "text" ? textOfMark(item) : "")).join("");

/** Where a item begins and ends, in points; of a text the end is that of its last letter that is not a space. */
export function extentOf(item: PageItem): { left: number; right: number } {
  if (item.kind === "text") {
    const all = item.pieces.reduce((sum, piece) => sum + advanceOf(piece.show, piece.subset.widths), 0);
    const spaces = / *$/.exec(textOfMark(item))?.[0].length ?? 0;
    const gap = spaces * shapeWord(" ", item.pieces.at(-1)?.subset.style ?? "regular", allFonts).width;
    const points = (length: number) => (length * item.sizePt) / 1000;
    // The last letter of what runs from right to left is at the left.
    if (item.reversed !== undefined) return { left: item.x + points(gap), right: item.x + points(all) };
    return { left: item.x, right: item.x + points(all - gap) };
  }
  return { left: item.x, right: item.x + (item.kind === "qr" ? item.sizePt : item.width) };
}

/** The box of a item; a text goes from 0.8 em above its base line to 0.3 em below. */
export function boxOf(item: PageItem): { left: number; right: number; top: number; bottom: number } {
  const extent = extentOf(item);
  if (item.kind === "text") {
    return { ...extent, top: item.baseline - 0.8 * item.sizePt, bottom: item.baseline + 0.3 * item.sizePt };
  }
  if (item.kind === "rule") return { ...extent, top: item.y, bottom: item.y };
  return { ...extent, top: item.y, bottom: item.y + (item.kind === "qr" ? item.sizePt : item.height) };
}
