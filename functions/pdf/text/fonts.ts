// Which characters can be printed, how wide a word is, and how it is shown in a content stream.
import {
  loadStyle,
  noAnchor,
  type FontSubset,
  type FontStyle,
  type LoadedSubset,
  type CombiningMark,
  type PreparedKerning,
  type PreparedRange,
  type Style,
} from "./font-subsets.ts";
import { glyphTable, rangeNames, type RangeName } from "./ranges.ts";

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
  const glyphs = glyphTable();
  for (const part of char.normalize("NFC")) if (!glyphs[part.codePointAt(0)!]) return false;
  return true;
}

/** Font subsets that draw with one another, unpacked when a style is first used, and the words that they have shaped. */
export type Fonts = { style: (style: Style) => FontStyle; words: Record<Style, Map<string, ShapedWord>> };

/** The fonts of these ranges. What they draw does not depend on which other ranges there are. */
export function makeFonts(ranges: Iterable<PreparedRange>, kerning: PreparedKerning): Fonts {
  const byName = new Map(Array.from(ranges, (range) => [range.range as RangeName, range]));
  const styles: Partial<Record<Style, FontStyle>> = {};
  return {
    style: (style) => (styles[style] ??= loadStyle(style, byName, kerning)),
    words: { regular: new Map(), bold: new Map() },
  };
}

/** The subset of this name; throws if there is none, for example for a document drawn by an older version. */
export function subsetNamed(name: string, fonts: Fonts): FontSubset {
  for (const style of ["regular", "bold"] as const) {
    for (const range of rangeNames.keys()) {
      const loaded = fonts.style(style).subset(range);
      if (loaded?.subset.name === name) return loaded.subset;
    }
  }
  throw new Error(`There is no subset ${name}.`);
}

/**
 * A word (or a space, or any text without a line break) as glyphs, with kerning and with marks placed on their letters.
 * Do not cut a text between a letter and its marks. Throws if a character is not covered, or its range is not among the
 * fonts: callers ask `covers` and `rangesNeeded` first.
 */
export function shapeWord(word: string, style: Style, fonts: Fonts): ShapedWord {
  const remembered = fonts.words[style];
  const known = remembered.get(word);
  if (known) return known;
  const shaped = shape(word.normalize("NFC"), fonts.style(style));
  if (remembered.size >= maxWords) remembered.clear();
  if (word.length <= maxWordLength) remembered.set(word, shaped);
  return shaped;
}

// The templates have a few thousand words; long answers must not fill the memory.
const maxWords = 8192;
const maxWordLength = 40;

// All combining marks are at or above U+0300; most text is below.
const firstMark = 0x300;
/** Marks of this kind remove the dot of i and j. */
const above = 2;

function shape(word: string, font: FontStyle): ShapedWord {
  const pen: Pen = { pieces: [], piece: undefined, move: 0 };
  const glyphs = glyphTable();
  let hasMarks = false;
  let width = 0;
  let leftClass = 0;
  for (let at = 0; at < word.length;) {
    const code = word.codePointAt(at)!;
    const entry = glyphs[code];
    if (!entry) throw uncovered(code);
    const loaded = subsetOf(entry, font);
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

function subsetOf(entry: number, font: FontStyle): LoadedSubset {
  const loaded = font.subset(entry >> 16);
  if (loaded === undefined) throw new Error(`The range ${rangeNames[entry >> 16]} is not among the fonts.`);
  return loaded;
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
    const entry = glyphTable()[word.charCodeAt(at)];
    if (!entry) return found;
    const loaded = subsetOf(entry, font);
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
