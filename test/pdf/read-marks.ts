// Reads marks back, before they are written: the text that they show and where they begin and end.
import { covers, shapeWord, type Face, type Piece } from "../../functions/pdf/text/fonts.ts";
import type { Mark } from "../../functions/pdf/layout/page-model.ts";
import { advanceOf, glyphsOf } from "./read-show.ts";

/** The character of each glyph of each face, for characters that have a glyph of their own. */
const characters = new Map<Face, Map<number, string>>();

for (const style of ["regular", "bold"] as const) {
  for (let code = 0x20; code < 0x2200; code++) {
    const character = String.fromCodePoint(code);
    if (character.normalize("NFC") !== character || !covers(character)) continue;
    const [piece, more] = shapeWord(character, style).pieces;
    const [glyph, next] = glyphsOf(piece?.show ?? "");
    if (piece === undefined || more !== undefined || glyph === undefined || next !== undefined) continue;
    const known = characters.get(piece.face) ?? new Map<number, string>();
    if (!known.has(glyph)) characters.set(piece.face, known.set(glyph, character));
  }
}

const textOfPiece = (piece: Piece): string =>
  glyphsOf(piece.show)
    .map((glyph) => characters.get(piece.face)?.get(glyph) ?? "\uFFFD")
    .join("");

type TextMark = Extract<Mark, { kind: "text" }>;

/** The letters of a text mark. A letter that is drawn without its dot, under a mark, is not known: U+FFFD. */
export const textOfMark = ({ pieces }: TextMark): string => pieces.map(textOfPiece).join("");

export const textOfMarks = (marks: readonly Mark[]): string =>
  marks.map((mark) => (mark.kind === "text" ? textOfMark(mark) : "")).join("");

/** Where a mark begins and ends, in points; of a text the end is that of its last letter that is not a space. */
export function extentOf(mark: Mark): { left: number; right: number } {
  if (mark.kind === "text") {
    const all = mark.pieces.reduce((sum, piece) => sum + advanceOf(piece.show, piece.face.widths), 0);
    const spaces = / *$/.exec(textOfMark(mark))?.[0].length ?? 0;
    const width = all - spaces * shapeWord(" ", mark.pieces.at(-1)?.face.style ?? "regular").width;
    return { left: mark.x, right: mark.x + (width * mark.sizePt) / 1000 };
  }
  return { left: mark.x, right: mark.x + (mark.kind === "modules" ? mark.sizePt : mark.width) };
}

/** The box of a mark; a text goes from 0.8 em above its base line to 0.3 em below. */
export function boxOf(mark: Mark): { left: number; right: number; top: number; bottom: number } {
  const extent = extentOf(mark);
  if (mark.kind === "text") {
    return { ...extent, top: mark.baseline - 0.8 * mark.sizePt, bottom: mark.baseline + 0.3 * mark.sizePt };
  }
  if (mark.kind === "rule") return { ...extent, top: mark.y, bottom: mark.y };
  return { ...extent, top: mark.y, bottom: mark.y + (mark.kind === "modules" ? mark.sizePt : mark.height) };
}
