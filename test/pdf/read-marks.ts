// Reads marks back, before they are written: the text that they show and where they begin and end.
import { covers, shapeWord, type Face, type Piece } from "../../functions/pdf/fonts.ts";
import type { Mark } from "../../functions/pdf/page-model.ts";

/** The character of each glyph of each face, for characters that have a glyph of their own. */
const characters = new Map<Face, Map<string, string>>();

for (const style of ["regular", "bold"] as const) {
  for (let code = 0x20; code < 0x2200; code++) {
    const character = String.fromCodePoint(code);
    if (character.normalize("NFC") !== character || !covers(character)) continue;
    const [piece, more] = shapeWord(character, style).pieces;
    const glyph = /^(?:-?\d+)?<([0-9a-f]{4})>(?:-?\d+)?$/.exec(piece?.show ?? "")?.[1];
    if (piece === undefined || more !== undefined || glyph === undefined) continue;
    const known = characters.get(piece.face) ?? new Map<string, string>();
    if (!known.has(glyph)) characters.set(piece.face, known.set(glyph, character));
  }
}

const glyphsOf = ({ show }: Piece): string[] =>
  Array.from(show.matchAll(/<([0-9a-f]+)>/g)).flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);

const textOfPiece = (piece: Piece): string =>
  glyphsOf(piece)
    .map((glyph) => characters.get(piece.face)?.get(glyph) ?? "\uFFFD")
    .join("");

type TextMark = Extract<Mark, { kind: "text" }>;

/** The letters of a text mark. A letter that is drawn without its dot, under a mark, is not known: U+FFFD. */
export const textOfMark = ({ pieces }: TextMark): string => pieces.map(textOfPiece).join("");

export const textOfMarks = (marks: readonly Mark[]): string =>
  marks.map((mark) => (mark.kind === "text" ? textOfMark(mark) : "")).join("");

const advances = new Map<Face, number[]>();

function advancesOf(face: Face): number[] {
  const known = advances.get(face);
  if (known !== undefined) return known;
  const widths = face.widths.match(/-?[\d.]+/g)?.map(Number) ?? [];
  // The first number is the glyph that the widths begin at: 0.
  const made = widths.slice(1);
  advances.set(face, made);
  return made;
}

/** How far a piece moves the pen, in 1/1000 em: the advances of its glyphs less the numbers between them. */
function advanceOf(piece: Piece): number {
  const glyphs = glyphsOf(piece).reduce(
    (sum, glyph) => sum + (advancesOf(piece.face)[Number.parseInt(glyph, 16)] ?? 0),
    0,
  );
  const numbers = piece.show.replaceAll(/<[0-9a-f]*>/g, " ").match(/-?[\d.]+/g) ?? [];
  return glyphs - numbers.reduce((sum, number) => sum + Number(number), 0);
}

/** Where a mark begins and ends, in points; of a text the end is that of its last letter that is not a space. */
export function extentOf(mark: Mark): { left: number; right: number } {
  if (mark.kind === "text") {
    const all = mark.pieces.reduce((sum, piece) => sum + advanceOf(piece), 0);
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
