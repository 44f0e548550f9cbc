// The prepared subsets, unpacked when they are first used: no font is parsed at run time.
import { kerningRows, preparedSubsets, type PreparedSubset } from "./prepared-subsets.ts";

export type Style = "regular" | "bold";

/** One font of a PDF. Distances are 1/1000 em. Deflated bytes (FlateDecode) are shared by all callers: never write to them. */
export type FontSubset = {
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
  /** Of glyph 1 and those after it, which are also their codes: "260 268 …". */
  widths: string;
  glyphCount: number;
  /** FontFile2: a deflated TrueType program that maps each code to the glyph of this number. */
  program: () => Uint8Array;
  /** Length of the program before it was deflated: Length1. */
  programLength: number;
  /** The deflated ToUnicode CMap. */
  toUnicode: () => Uint8Array;
};

// The same for all subsets, so that the line height does not depend on the letters.
const { ascent, descent } = preparedSubsets.regular[0]!;

/** All font subsets of a style. `glyphs[codePoint]` is the number of its subset × 65536 + its glyph, or 0. */
export type FontStyle = {
  subsets: readonly LoadedSubset[];
  glyphs: Int32Array;
  /** At left class × rightClasses + right class. */
  kerning: Int16Array;
  rightClasses: number;
};

export type LoadedSubset = {
  subset: FontSubset;
  widths: readonly number[];
  kernLeft: readonly number[];
  kernRight: readonly number[];
  /** By code point, the glyph of i, j and the like that has lost its dot. */
  dotless: ReadonlyMap<number, number>;
  /** By glyph. */
  marks: ReadonlyMap<number, CombiningMark>;
  /** For each glyph from 1 and each kind of mark, x and y. */
  anchors: () => Int16Array;
};

/**
 * `kind`: below, overlay, above, right (0 to 3). The mark's own anchor is `y` above its origin; the next mark of its kind
 * goes to the other anchor, if it is not `noAnchor`.
 */
export type CombiningMark = { kind: number; y: number; stackX: number; stackY: number };
export const noAnchor = -32768;

const fonts: Partial<Record<Style, FontStyle>> = {};

export function fontOf(style: Style): FontStyle {
  return (fonts[style] ??= loadFont(style));
}

/** The subset of this name; throws if there is none, for example for a document drawn by an older version. */
export function subsetNamed(name: string): FontSubset {
  for (const style of ["regular", "bold"] as const) {
    const loaded = fontOf(style).subsets.find(({ subset }) => subset.name === name);
    if (loaded !== undefined) return loaded.subset;
  }
  throw new Error(`There is no subset ${name}.`);
}

function loadFont(style: Style): FontStyle {
  const prepared: readonly PreparedSubset[] = preparedSubsets[style];
  const glyphs = new Int32Array(0x10000);
  prepared.forEach(({ codePoints }, subsetNumber) => {
    let glyph = 1;
    for (let i = 0; i < codePoints.length; i += 2) {
      for (let offset = 0; offset < codePoints[i + 1]!; offset++) {
        glyphs[codePoints[i]! + offset] = subsetNumber * 0x10000 + glyph++;
      }
    }
  });
  return { subsets: prepared.map(loadSubset), glyphs, ...loadKerning(style) };
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

function loadSubset(prepared: PreparedSubset): LoadedSubset {
  const { marks, dotless, widths, kernLeft, kernRight } = prepared;
  const subset: FontSubset = {
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
    widths: widths.slice(1).join(" "),
    glyphCount: widths.length - 1,
    program: once(() => fromBase64(prepared.program)),
    programLength: prepared.programLength,
    toUnicode: once(() => fromBase64(prepared.toUnicode)),
  };
  const markOf = (at: number): CombiningMark => ({
    kind: marks[at + 1]!,
    y: marks[at + 2]!,
    stackX: marks[at + 3]!,
    stackY: marks[at + 4]!,
  });
  return {
    subset,
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
