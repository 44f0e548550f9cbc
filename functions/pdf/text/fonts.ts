// Which characters can be printed, how wide a word is, and how it is shown in a content stream.
import {
  fontOf,
  noAnchor,
  type FontSubset,
  type FontStyle,
  type LoadedSubset,
  type CombiningMark,
  type Style,
} from "./font-subsets.ts";

export type { FontSubset, Style };

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

/**
 * Lengths in 1/1000 em. `width`: the advance of its pieces and the move after them. `moveAfter`: how far the pen is still
 * to be moved before what follows, which is not 0 behind a mark. It goes into the next TJ by `movedBy`: PDFium forgets a
 * number that ends a TJ.
 */
export type ShapedWord = { width: number; pieces: readonly Piece[]; moveAfter: number };

/** Can this character (one code point) be printed? A combining mark can when it has a place on a letter. */
export function covers(char: string): boolean {
  const font = fontOf("regular");
  for (const part of char.normalize("NFC")) if (!font.glyphs[part.codePointAt(0)!]) return false;
  return true;
}

/**
 * A word (or a space, or any text without a line break) as glyphs, with kerning and with marks placed on their letters.
 * Do not cut a text between a letter and its marks. Throws if a character is not covered: callers ask `covers` first.
 */
export function shapeWord(word: string, style: Style): ShapedWord {
  const known = remembered[style].get(word);
  if (known) return known;
  const shaped = shape(word.normalize("NFC"), fontOf(style));
  if (remembered[style].size >= maxWords) remembered[style].clear();
  if (word.length <= maxWordLength) remembered[style].set(word, shaped);
  return shaped;
}

// The templates have a few thousand words; long answers must not fill the memory.
const maxWords = 8192;
const maxWordLength = 40;
const remembered: Record<Style, Map<string, ShapedWord>> = { regular: new Map(), bold: new Map() };

// All combining marks are at or above U+0300; most text is below.
const firstMark = 0x300;
/** Marks of this kind remove the dot of i and j. */
const above = 2;

function shape(word: string, font: FontStyle): ShapedWord {
  const pen: Pen = { pieces: [], piece: undefined, move: 0 };
  let hasMarks = false;
  let width = 0;
  let leftClass = 0;
  for (let at = 0; at < word.length;) {
    const code = word.codePointAt(at)!;
    const entry = font.glyphs[code];
    if (!entry) throw uncovered(code);
    const loaded = font.subsets[entry >> 16]!;
    let glyph = entry & 0xffff;
    if (code >= firstMark && loaded.marks.has(glyph)) {
      // A mark without a letter is drawn in place and has no advance.
      hasMarks = true;
      at += drawMarks(pen, marksFrom(font, word, at), undefined, 0);
      continue;
    }
    at++;
    const marks = at < word.length && word.charCodeAt(at) >= firstMark ? marksFrom(font, word, at) : noMarks;
    if (marks.some(({ mark }) => mark.kind === above)) glyph = loaded.dotless.get(code) ?? glyph;
    const kerning = font.kerning[leftClass * font.rightClasses + loaded.kernRight[glyph]!]!;
    pen.move += kerning;
    draw(pen, loaded.subset, glyph, 0);
    width += kerning + loaded.widths[glyph]!;
    leftClass = loaded.kernLeft[glyph]!;
    if (marks.length === 0) continue;
    hasMarks = true;
    at += drawMarks(pen, marks, loaded, glyph);
  }
  const [first] = pen.pieces;
  if (hasMarks && first) first.spoken = { text: word, pieces: pen.pieces.length };
  return { width, pieces: pen.pieces, moveAfter: pen.move };
}

function uncovered(code: number): Error {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return new Error(`No subset draws ${String.fromCodePoint(code)} (${name}): ask covers first.`);
}

type FoundMark = { loaded: LoadedSubset; glyph: number; mark: CombiningMark };
const noMarks: readonly FoundMark[] = [];

/** The marks that follow one another from `at`. */
function marksFrom(font: FontStyle, word: string, at: number): readonly FoundMark[] {
  const found: FoundMark[] = [];
  for (; at < word.length; at++) {
    const entry = font.glyphs[word.charCodeAt(at)] ?? 0;
    const loaded = font.subsets[entry >> 16]!;
    const mark = loaded.marks.get(entry & 0xffff);
    if (!mark) return found;
    found.push({ loaded, glyph: entry & 0xffff, mark });
  }
  return found;
}

/** Draws marks on the letter just drawn, then moves the pen behind the letter. Returns the number of marks. */
function drawMarks(pen: Pen, marks: readonly FoundMark[], base: LoadedSubset | undefined, baseGlyph: number): number {
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
type Pen = { pieces: Piece[]; piece: Piece | undefined; move: number };

function draw(pen: Pen, subset: FontSubset, glyph: number, rise: number): void {
  let { piece } = pen;
  if (piece?.subset !== subset || piece.rise !== rise) {
    piece = { subset, rise, show: "" };
    pen.pieces.push(piece);
    pen.piece = piece;
  }
  movePen(pen);
  piece.show += codes[glyph]!;
}

function movePen(pen: Pen): void {
  if (pen.move === 0 || !pen.piece) return;
  pen.piece.show += movedBy(pen.move);
  pen.move = 0;
}

/** A move of the pen to the right inside of a `show`, in 1/1000 em. In a TJ a number moves the pen back. */
export const movedBy = (move: number): string => (move === 0 ? "" : `)${-move}(`);

/** The code of each glyph in a string between parentheses (ISO 32000-1, 7.3.4.2): a carriage return would be read as a line feed. */
const codes = Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  return char === "\r" ? "\\r" : "()\\".includes(char) ? `\\${char}` : char;
});
