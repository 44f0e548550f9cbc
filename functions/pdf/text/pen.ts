// Draws glyphs one after the other into pieces of text, and marks where they go on their letters.
import { noAnchor, type CombiningMark, type FontStyle, type FontSubset, type LoadedSubset } from "./font-subsets.ts";
import { rangeNames } from "./ranges.ts";

/** A stretch of a word that one subset draws at one height. */
export type Piece = {
  subset: FontSubset;
  /** Text rise in 1/1000 em: how far up its glyphs are moved to sit on their letter; 0 except for some marks. */
  rise: number;
  /** What stands between `[(` and `)]` of a TJ, so that pieces are joined as they are: `ab)-12(c`. A byte for a glyph. */
  show: string;
  /**
   * The text of this and the pieces after it, `pieces` in all. Only words with placed marks say it: readers take the gap
   * beside a mark for a space and tear the word apart.
   */
  spoken?: { text: string; pieces: number };
};

/** The subset of an entry of the glyph table. */
export function subsetOf(entry: number, font: FontStyle): LoadedSubset {
  const loaded = font.subset(entry >> 16);
  if (loaded === undefined) throw new Error(`The range ${rangeNames[entry >> 16]} is not among the fonts.`);
  return loaded;
}

export function uncovered(code: number): Error {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return new Error(`No subset draws ${String.fromCodePoint(code)} (${name}): ask covers first.`);
}

export type FoundMark = { loaded: LoadedSubset; glyph: number; mark: CombiningMark };
export const noMarks: readonly FoundMark[] = [];

/** Draws marks on the letter just drawn, then moves the pen behind the letter. Returns the number of marks. */
export function drawMarks(
  pen: Pen,
  marks: readonly FoundMark[],
  base: LoadedSubset | undefined,
  baseGlyph: number,
): number {
  const advance = base?.widths[baseGlyph] ?? 0;
  const placed: { mark: CombiningMark; x: number; y: number }[] = [];
  for (const { loaded, glyph, mark } of marks) {
    // x and y go from the origin of the letter to that of the mark.
    let x = advance;
    let y = 0;
    const under = placed.findLast((each) => each.mark.kind === mark.kind);
    const anchorX = base?.anchors()[(baseGlyph - 1) * 8 + mark.kind * 2] ?? noAnchor;
    if (under && under.mark.stackX !== noAnchor) {
      x = under.x + under.mark.stackX;
      y = under.y + under.mark.stackY - mark.y;
    } else if (base && anchorX !== noAnchor) {
      x = anchorX;
      y = base.anchors()[(baseGlyph - 1) * 8 + mark.kind * 2 + 1]! - mark.y;
    }
    placed.push({ mark, x, y });
    pen.move += x - advance;
    draw(pen, loaded.subset, glyph, y);
    pen.move -= x - advance + loaded.widths[glyph]!;
  }
  return marks.length;
}

/** `move`: pending movement before the next glyph, in 1/1000 em. */
export type Pen = { pieces: Piece[]; piece: Piece | undefined; move: number };

export const newPen = (): Pen => ({ pieces: [], piece: undefined, move: 0 });

export function draw(pen: Pen, subset: FontSubset, glyph: number, rise: number): void {
  let { piece } = pen;
  if (piece?.subset !== subset || piece.rise !== rise) {
    piece = { subset, rise, show: "" };
    pen.pieces.push(piece);
    pen.piece = piece;
  }
  movePen(pen);
  piece.show += shown(glyph);
}

function movePen(pen: Pen): void {
  if (pen.move === 0 || !pen.piece) return;
  pen.piece.show += movedBy(pen.move);
  pen.move = 0;
}

/** A move of the pen to the right inside of a `show`, in 1/1000 em. In a TJ a number moves the pen back. */
export const movedBy = (move: number): string => (move === 0 ? "" : `)${-move}(`);

/** A glyph of a piece, as its `show` holds it. */
export const shown = (glyph: number): string => codes[glyph]!;

/** The code of each glyph in a string between parentheses (ISO 32000-1, 7.3.4.2): a carriage return would be read as a line feed. */
const codes = Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  return char === "\r" ? "\\r" : "()\\".includes(char) ? `\\${char}` : char;
});
