// Which characters can be printed, how wide a word is, and how it is shown in a content stream.
import {
  loadStyle,
  type FontSubset,
  type FontStyle,
  type PreparedKerning,
  type PreparedRange,
  type Style,
} from "./font-subsets.ts";
import { draw, drawMarks, newPen, noMarks, subsetOf, uncovered, type FoundMark, type Piece } from "./pen.ts";
import { glyphTable, rangeNames, type RangeName } from "./ranges.ts";

export { movedBy, type Piece } from "./pen.ts";
export type { FontSubset, Style };

/**
 * Lengths in 1/1000 em. `width`: the advance of its pieces and the move after them. `moveAfter`: how far the pen is still
 * to be moved before what follows, which is not 0 behind a mark. It goes into the next TJ by `movedBy`: PDFium forgets a
 * number that ends a TJ.
 */
export type ShapedWord = { width: number; pieces: readonly Piece[]; moveAfter: number };

/** A part of a word that runs from right to left, and what it says. */
export type ShapedPart = ShapedWord & { text: string };

/** Can this character (one code point) be printed? A combining mark can when it has a place on a letter. */
export function covers(char: string): boolean {
  const glyphs = glyphTable();
  for (const part of char.normalize("NFC")) if (!glyphs[part.codePointAt(0)!]) return false;
  return true;
}

/** Font subsets that draw with one another, unpacked when a style is first used, and the words that they have shaped. */
export type Fonts = {
  style: (style: Style) => FontStyle;
  words: Record<Style, Map<string, ShapedWord>>;
  /** Those at a right-to-left level. */
  wordsRightToLeft: Record<Style, Map<string, readonly ShapedPart[]>>;
  /** Undefined where no range has letters of a right-to-left script. */
  rightToLeft: RightToLeft | undefined;
  /** The base direction of paragraphs that are set with them. */
  direction: Direction;
};

/** Bidirectional text, which few documents have: code of its own, that a browser fetches with the ranges that need it. */
export type RightToLeft = {
  /** A level of UAX #9 for each UTF-16 unit of a text, whose paragraphs end at line feeds. */
  levelsOf: (text: string, base: Direction) => Uint8Array;
  shape: (word: string, font: FontStyle) => readonly ShapedPart[];
};
export type Direction = "ltr" | "rtl";

/** The fonts of these ranges. What they draw does not depend on which other ranges there are. */
export function makeFonts(ranges: Iterable<PreparedRange>, kerning: PreparedKerning, rightToLeft?: RightToLeft): Fonts {
  const byName = new Map(Array.from(ranges, (range) => [range.range as RangeName, range]));
  const styles: Partial<Record<Style, FontStyle>> = {};
  return {
    style: (style) => (styles[style] ??= loadStyle(style, byName, kerning)),
    words: { regular: new Map(), bold: new Map() },
    wordsRightToLeft: { regular: new Map(), bold: new Map() },
    rightToLeft,
    direction: "ltr",
  };
}

const turned = new WeakMap<Fonts, Fonts>();

/** The same fonts, for documents of this base direction. */
export function inDirection(fonts: Fonts, direction: Direction): Fonts {
  if (direction === fonts.direction) return fonts;
  let other = turned.get(fonts);
  if (other === undefined) turned.set(fonts, (other = { ...fonts, direction }));
  return other;
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
export const shapeWord = (word: string, style: Style, fonts: Fonts): ShapedWord =>
  fonts.words[style].get(word) ?? remember(fonts.words[style], word, shape(word.normalize("NFC"), fonts.style(style)));

/** The same for a word at a right-to-left level: in parts of one font each, the first of which is drawn at the right. */
export const shapeWordRightToLeft = (word: string, style: Style, fonts: Fonts): readonly ShapedPart[] =>
  fonts.wordsRightToLeft[style].get(word) ??
  remember(fonts.wordsRightToLeft[style], word, rightToLeftOf(fonts).shape(word.normalize("NFC"), fonts.style(style)));

/** Throws where the fonts were made without it. */
export function rightToLeftOf({ rightToLeft }: Fonts): RightToLeft {
  if (rightToLeft === undefined) throw new Error("No range of a right-to-left script is among the fonts.");
  return rightToLeft;
}

function remember<Shaped>(remembered: Map<string, Shaped>, word: string, shaped: Shaped): Shaped {
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
  const pen = newPen();
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
