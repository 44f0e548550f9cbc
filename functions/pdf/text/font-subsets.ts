// The prepared subsets, unpacked when they are first used: no font is parsed at run time.
import { rangeNames, type RangeName } from "./ranges.ts";

export type Style = "regular" | "bold";

/** A file that infra/fonts/prepare-fonts.ts made: what both styles draw of a range. Bytes are base64. */
export type PreparedRange = {
  range: string;
  dotless: readonly number[];
  toUnicode: string;
  /** Of a script whose letters join, and of its marks, as infra/fonts/joining.ts describes them. */
  joined?: readonly number[];
  lamAlef?: readonly number[];
  signs?: readonly number[];
  markPairs?: readonly number[];
  marked?: readonly number[];
} & Readonly<Record<Style, PreparedStyle>>;

/** What a PDF says of a font. Distances are 1/1000 em. */
export type FontFacts = Readonly<{
  /** Name in the resource dictionary, such as LatR. */
  resource: string;
  /** BaseFont and FontName with the tag of the subset: ABCDEF+NotoSans-Regular. */
  name: string;
  ascent: number;
  descent: number;
  capHeight: number;
  bbox: readonly number[];
  stemV: number;
  italicAngle: number;
  flags: number;
  /** Length of the program before it was deflated: Length1. */
  programLength: number;
}>;

type PreparedStyle = FontFacts &
  Readonly<{
    widths: readonly number[];
    anchors: string;
    marks: readonly number[];
    program: string;
    kernLeft: readonly number[];
    kernRight: readonly number[];
  }>;

/** For each left class: right class, kerning, right class, kerning… */
export type PreparedKerning = Readonly<Record<Style, readonly (readonly number[])[]>>;

/** One font of a PDF. Deflated bytes (FlateDecode) are shared by all callers: never write to them. */
export type FontSubset = FontFacts & {
  style: Style;
  /** The part of Unicode that it draws, such as "latin". */
  range: string;
  /** Of glyph 1 and those after it, which are also their codes: "260 268 …". */
  widths: string;
  glyphCount: number;
  /** FontFile2: a deflated TrueType program that maps each code to the glyph of this number. */
  program: () => Uint8Array;
  /** The deflated ToUnicode CMap. */
  toUnicode: () => Uint8Array;
};

/** The font subsets of a style. */
export type FontStyle = {
  /** By the number of a range its subset, unpacked when it is first asked for; undefined where it is not there. */
  subset: (range: number) => LoadedSubset | undefined;
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
  /** Only where letters join. */
  joining: Joining | undefined;
  /** Only for marks of letters that join. */
  joiningMarks: JoiningMarks | undefined;
  /** For each glyph from 1 and each kind of mark, x and y. */
  anchors: () => Int16Array;
};

/**
 * `kind`: below, overlay, above, right (0 to 3). The mark's own anchor is `y` above its origin; the next mark of its kind
 * goes to the other anchor, if it is not `noAnchor`.
 */
export type CombiningMark = { kind: number; y: number; stackX: number; stackY: number };
export const noAnchor = -32768;

/** Glyphs of letters that join; `start` and `middle` are 0 for a letter that does not join to the one after it. */
export type Joining = {
  /** By code point. */
  forms: ReadonlyMap<number, Readonly<{ start: number; middle: number; end: number }>>;
  /** By the code point of an alef: lam and it where lam begins, lam and it where lam joins to what is before it. */
  lamAlef: ReadonlyMap<number, readonly number[]>;
  /** By code point, the glyphs of signs of other ranges between its letters, which draw them turned round. */
  signs: ReadonlyMap<number, number>;
};

export type JoiningMarks = {
  /** By two marks, the glyph of both. */
  pairs: ReadonlyMap<string, number>;
  /** By the glyph of a letter × 65536 + the code point of its only mark, the glyph of both. */
  marked: ReadonlyMap<number, number>;
};

export function loadStyle(
  style: Style,
  ranges: ReadonlyMap<RangeName, PreparedRange>,
  kerning: PreparedKerning,
): FontStyle {
  const prepared = rangeNames.map((name) => ranges.get(name));
  const loaded: (LoadedSubset | undefined)[] = prepared.map(() => undefined);
  const load = (range: number) => {
    const found = prepared[range];
    return found && (loaded[range] = loadSubset(found, style));
  };
  return { subset: (range) => loaded[range] ?? load(range), ...loadKerning(kerning[style]) };
}

function loadKerning(rows: readonly (readonly number[])[]): { kerning: Int16Array; rightClasses: number } {
  const rightClasses = 1 + Math.max(...rows.flatMap((row) => row.filter((_, i) => i % 2 === 0)));
  const kerning = new Int16Array(rows.length * rightClasses);
  rows.forEach((row, leftClass) => {
    for (let i = 0; i < row.length; i += 2) kerning[leftClass * rightClasses + row[i]!] = row[i + 1]!;
  });
  return { kerning, rightClasses };
}

function loadSubset(
  { range, dotless, toUnicode, joined, lamAlef, signs, markPairs, marked, ...styles }: PreparedRange,
  style: Style,
): LoadedSubset {
  const { marks, widths, kernLeft, kernRight, anchors, program, ...prepared } = styles[style];
  const subset: FontSubset = {
    ...prepared,
    style,
    range,
    widths: widths.slice(1).join(" "),
    glyphCount: widths.length - 1,
    program: once(() => fromBase64(program)),
    toUnicode: once(() => fromBase64(toUnicode)),
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
    anchors: once(() => new Int16Array(fromBase64(anchors).buffer)),
    joining: joined && loadJoining(joined, lamAlef ?? [], signs ?? []),
    joiningMarks: marked && loadJoiningMarks(markPairs ?? [], marked),
  };
}

const loadJoining = (joined: readonly number[], lamAlef: readonly number[], signs: readonly number[]): Joining => ({
  forms: new Map(
    inGroups(joined, 4).map((at) => [
      joined[at]!,
      { start: joined[at + 1]!, middle: joined[at + 2]!, end: joined[at + 3]! },
    ]),
  ),
  lamAlef: new Map(inGroups(lamAlef, 5).map((at) => [lamAlef[at]!, lamAlef.slice(at + 1, at + 5)])),
  signs: new Map(inGroups(signs, 2).map((at) => [signs[at]!, signs[at + 1]!])),
});

const loadJoiningMarks = (markPairs: readonly number[], marked: readonly number[]): JoiningMarks => ({
  pairs: new Map(
    inGroups(markPairs, 3).map((at) => [String.fromCharCode(markPairs[at]!, markPairs[at + 1]!), markPairs[at + 2]!]),
  ),
  marked: new Map(inGroups(marked, 3).map((at) => [marked[at]! * 0x10000 + marked[at + 1]!, marked[at + 2]!])),
});

function inGroups(list: readonly number[], size: number): number[] {
  return Array.from({ length: list.length / size }, (_, i) => i * size);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
