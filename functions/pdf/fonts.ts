// The faces of our PDFs: which characters can be printed, how wide a word is, and how it is shown in a content stream.
// They are prepared by infra/prepare-fonts.ts: no font is parsed here, and each face is unpacked when it is first used.
import { kerningRows, preparedFaces, type PreparedFace } from "./prepared-faces.ts";

export type Style = "regular" | "bold";

/** One font of a PDF. Distances are 1/1000 em. Deflated bytes (FlateDecode) are shared by all callers: never write to them. */
export type Face = {
  /** Name in the resource dictionary, such as LatR. */
  resource: string;
  /** BaseFont and FontName with the tag of the subset: ABCDEF+NotoSans-Regular. */
  name: string;
  style: Style;
  /** The part of Unicode that it draws, such as "latin". */
  range: string;
  ascent: number;
  descent: number;
  capHeight: number;
  bbox: readonly number[];
  stemV: number;
  italicAngle: number;
  flags: number;
  /** The W array of the CIDFont, from glyph 0: "[0 [600 260 …]]". */
  widths: string;
  /** FontFile2: a deflated TrueType program whose glyph numbers are the two-byte codes of Identity-H. */
  program: () => Uint8Array;
  /** Length of the program before it was deflated: Length1. */
  programLength: number;
  /** The deflated ToUnicode CMap. */
  toUnicode: () => Uint8Array;
};

/** A stretch of a word that one face draws at one height. */
export type Piece = {
  face: Face;
  /** Text rise in 1/1000 em: how far up its glyphs are moved to sit on their letter; 0 except for some marks. */
  rise: number;
  /** What stands between the brackets of a TJ: "<00120034>-12<0056>". */
  show: string;
};

/** `width` in 1/1000 em: by so much all the pieces together, shown one after another, move the pen. */
export type ShapedWord = { width: number; pieces: readonly Piece[] };

// The same for all faces, so that a line is as high whatever its letters.
const metrics = preparedFaces.regular[0]!;
export const ascent = metrics.ascent;
export const descent = metrics.descent;
export const lineHeight = ascent - descent;

/** Can this character (one code point) be printed? A combining mark can when it has a place on a letter. */
export function covers(char: string): boolean {
  const font = fontOf("regular");
  for (const part of char.normalize("NFC")) if (!font.glyphs[part.codePointAt(0)!]) return false;
  return true;
}

/** The advance of U+0020 in 1/1000 em. It is shown like any word: `shapeWord(" ", style)`. */
export function spaceWidth(style: Style): number {
  return shapeWord(" ", style).width;
}

/**
 * A word (or a space, or any text without a line break) as glyphs, with kerning and with marks placed on their letters.
 * Do not cut a text between a letter and its marks. Throws if a character is not covered: callers ask `covers` first.
 */
export function shapeWord(word: string, style: Style): ShapedWord {
  const { words } = fontOf(style);
  const known = words.get(word);
  if (known) return known;
  const shaped = shape(word.normalize("NFC"), fontOf(style));
  if (words.size >= rememberedWords) words.clear();
  if (word.length <= rememberedLength) words.set(word, shaped);
  return shaped;
}

// The words of our templates are some thousand; a long answer must not fill the memory.
const rememberedWords = 8192;
const rememberedLength = 40;

/** All faces of a style. `glyphs[codePoint]` is the number of its face × 65536 + its glyph, or 0. */
type Font = {
  faces: readonly LoadedFace[];
  glyphs: Int32Array;
  kerning: Int16Array;
  rightClasses: number;
  words: Map<string, ShapedWord>;
};

type LoadedFace = {
  face: Face;
  widths: readonly number[];
  kernLeft: readonly number[];
  kernRight: readonly number[];
  dotless: ReadonlyMap<number, number>;
  marks: ReadonlyMap<number, Mark>;
  /** For each glyph from 1 and each kind of mark, x and y. */
  anchors: () => Int16Array;
};

/**
 * `kind`: below, overlay, above, right (0 to 3). The mark's own anchor is `y` above its origin; the next mark of its kind
 * goes to the other anchor, if it is not `noAnchor`.
 */
type Mark = { kind: number; y: number; stackX: number; stackY: number };
const above = 2;
const noAnchor = -32768;

const fonts: Partial<Record<Style, Font>> = {};

function fontOf(style: Style): Font {
  return (fonts[style] ??= loadFont(style));
}

function loadFont(style: Style): Font {
  const prepared: readonly PreparedFace[] = preparedFaces[style];
  const glyphs = new Int32Array(0x10000);
  prepared.forEach(({ codePoints }, faceNumber) => {
    let glyph = 1;
    for (let i = 0; i < codePoints.length; i += 2) {
      for (let offset = 0; offset < codePoints[i + 1]!; offset++) {
        glyphs[codePoints[i]! + offset] = faceNumber * 0x10000 + glyph++;
      }
    }
  });
  return { faces: prepared.map(loadFace), glyphs, ...loadKerning(style), words: new Map() };
}

function loadKerning(style: Style): { kerning: Int16Array; rightClasses: number } {
  const rows = kerningRows[style];
  const rightClasses = 1 + Math.max(...rows.flatMap((row) => row.filter((_, i) => i % 2 === 0)));
  const kerning = new Int16Array(rows.length * rightClasses);
  rows.forEach((row, leftClass) => {
    for (let i = 0; i < row.length; i += 2) kerning[leftClass * rightClasses + row[i]!] = row[i + 1]!;
  });
  return { kerning, rightClasses };
}

function loadFace(prepared: PreparedFace): LoadedFace {
  const { marks, dotless, widths, kernLeft, kernRight } = prepared;
  const face: Face = {
    resource: prepared.resource,
    name: prepared.name,
    style: prepared.style as Style,
    range: prepared.range,
    ascent,
    descent,
    capHeight: prepared.capHeight,
    bbox: prepared.bbox,
    stemV: prepared.stemV,
    italicAngle: prepared.italicAngle,
    flags: prepared.flags,
    widths: `[0 [${widths.join(" ")}]]`,
    program: once(() => fromBase64(prepared.program)),
    programLength: prepared.programLength,
    toUnicode: once(() => fromBase64(prepared.toUnicode)),
  };
  const markOf = (at: number): Mark => ({
    kind: marks[at + 1]!,
    y: marks[at + 2]!,
    stackX: marks[at + 3]!,
    stackY: marks[at + 4]!,
  });
  return {
    face,
    widths,
    kernLeft,
    kernRight,
    dotless: new Map(inGroups(dotless, 2).map((at) => [dotless[at]!, dotless[at + 1]!])),
    marks: new Map(inGroups(marks, 5).map((at) => [marks[at]!, markOf(at)])),
    anchors: once(() => new Int16Array(fromBase64(prepared.anchors).buffer)),
  };
}

function inGroups(list: readonly number[], size: number): number[] {
  return Array.from({ length: list.length / size }, (_, i) => i * size);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function shape(word: string, font: Font): ShapedWord {
  const pen: Pen = { pieces: [], piece: undefined, inGlyphs: false, move: 0 };
  let width = 0;
  let leftClass = 0;
  for (let at = 0; at < word.length;) {
    const code = word.codePointAt(at)!;
    const entry = font.glyphs[code];
    if (!entry)
      throw new Error(`No face draws ${String.fromCodePoint(code)} (U+${hex(code).toUpperCase()}): ask covers first.`);
    const loaded = font.faces[entry >> 16]!;
    let glyph = entry & 0xffff;
    if (loaded.marks.has(glyph)) {
      // A mark that no letter carries is drawn where it stands and takes no room.
      at += drawMarks(pen, marksFrom(font, word, at), undefined, 0);
      continue;
    }
    const marks = marksFrom(font, word, at + 1);
    if (marks.some(({ mark }) => mark.kind === above)) glyph = loaded.dotless.get(code) ?? glyph;
    const kerning = font.kerning[leftClass * font.rightClasses + loaded.kernRight[glyph]!]!;
    pen.move += kerning;
    draw(pen, loaded.face, glyph, 0);
    width += kerning + loaded.widths[glyph]!;
    leftClass = loaded.kernLeft[glyph]!;
    at += 1 + drawMarks(pen, marks, loaded, glyph);
  }
  movePen(pen);
  if (pen.inGlyphs) pen.piece!.show += ">";
  return { width, pieces: pen.pieces };
}

type FoundMark = { loaded: LoadedFace; glyph: number; mark: Mark };
const noMarks: readonly FoundMark[] = [];

/** The marks that follow one another from `at`. */
function marksFrom(font: Font, word: string, at: number): readonly FoundMark[] {
  let found = noMarks as FoundMark[];
  for (; at < word.length; at++) {
    const entry = font.glyphs[word.charCodeAt(at)] ?? 0;
    const loaded = font.faces[entry >> 16]!;
    const mark = loaded.marks.get(entry & 0xffff);
    if (!mark) return found;
    if (found === noMarks) found = [];
    found.push({ loaded, glyph: entry & 0xffff, mark });
  }
  return found;
}

/** Draws marks on the letter just drawn and brings the pen back behind it. Returns how many there were. */
function drawMarks(pen: Pen, marks: readonly FoundMark[], base: LoadedFace | undefined, baseGlyph: number): number {
  const advance = base?.widths[baseGlyph] ?? 0;
  const placed: { mark: Mark; x: number; y: number }[] = [];
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
    draw(pen, loaded.face, glyph, y);
    pen.move -= x - advance + loaded.widths[glyph]!;
  }
  return marks.length;
}

/** `move` is what the pen has still to go, in 1/1000 em, before the next glyph. */
type Pen = { pieces: Piece[]; piece: Piece | undefined; inGlyphs: boolean; move: number };

function draw(pen: Pen, face: Face, glyph: number, rise: number): void {
  let { piece } = pen;
  if (piece?.face !== face || piece.rise !== rise) {
    if (piece && pen.inGlyphs) piece.show += ">";
    piece = { face, rise, show: "" };
    pen.pieces.push(piece);
    pen.piece = piece;
    pen.inGlyphs = false;
  }
  movePen(pen);
  piece.show += pen.inGlyphs ? hex(glyph) : `<${hex(glyph)}`;
  pen.inGlyphs = true;
}

function movePen(pen: Pen): void {
  if (pen.move === 0 || !pen.piece) return;
  // In a TJ a number moves the pen back.
  pen.piece.show += pen.inGlyphs ? `>${-pen.move}` : `${-pen.move}`;
  pen.inGlyphs = false;
  pen.move = 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, "0");
}
