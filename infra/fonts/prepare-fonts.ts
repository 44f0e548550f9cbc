// Prepares the font subsets of our PDFs from the npm package of Noto Sans: `npm run fonts`, or with --check only compares.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { zlibSync } from "fflate";
import * as fontkit from "fontkit";
import type { Font } from "fontkit";
import { packKerning } from "./kerning-classes.ts";
import { composeJoinedScript, composeMarks, type JoinedGlyph, type JoinedScript, type ScriptMarks } from "./joining.ts";
import { anchorKinds, readLayoutTables, type Anchor, type AnchorKind, type LayoutTables } from "./layout-tables.ts";
import { shareOut, type FontRange } from "./ranges.ts";
import { writeToUnicode } from "./to-unicode.ts";
import { composedBox, outlineBox, readTrueType, writeProgram, type DrawnGlyph, type TrueType } from "./true-type.ts";

const styles = [
  { letter: "R", file: "400Regular/NotoSans_400Regular.ttf" },
  { letter: "B", file: "700Bold/NotoSans_700Bold.ttf" },
] as const;

const packages = new URL("../../node_modules/@expo-google-fonts/", import.meta.url);
const fontPackage = new URL("noto-sans/", packages);
const folder = new URL("../../templates/fonts/", import.meta.url);

/** The files of templates/fonts that are made here, by name. The same package gives the same bytes on every machine. */
export function prepareFonts(): Map<string, string> {
  const [regular, bold] = [prepareStyle(styles[0]), prepareStyle(styles[1])];
  const files = new Map<string, string>();
  const ranges: Record<string, number[]> = {};
  regular.subsets.forEach(({ range, codePoints, shared, own }, at) => {
    const other = bold.subsets[at]!;
    // The styles share one table of characters, and one ToUnicode map in a file.
    if (!isDeepStrictEqual([range, codePoints, shared], [other.range, other.codePoints, other.shared]))
      throw new Error(`${range} is not the same in both styles`);
    ranges[range] = runs(codePoints);
    files.set(`${range}.json`, toJson({ range, ...shared, regular: own, bold: other.own }));
  });
  files.set("ranges.json", toJson(ranges));
  files.set("fields.json", toJson(regular.fieldFont));
  files.set("kerning.json", toJson({ regular: regular.kerning, bold: bold.kerning }));
  return files.set("OFL.txt", readFileSync(new URL("LICENSE_FONT", fontPackage), "utf8"));
}

type Source = { letter: string; bytes: Uint8Array; font: Font; trueType: TrueType; layout: LayoutTables };

/** Noto Sans, and the faces of other scripts by the name that ranges call them by. */
type Sources = Record<NonNullable<FontRange["face"]> | "sans", Source>;

/** Of a script of syllables nothing kerns or attaches; of one that joins, its tables say more. */
const noLayout: LayoutTables = {
  kerning: () => 0,
  baseAnchor: () => undefined,
  markAnchor: () => undefined,
  stackAnchor: () => undefined,
  dotless: () => undefined,
};

function readSource(letter: string, file: URL, layoutOf: (font: Font) => LayoutTables): Source {
  const bytes = readFileSync(file);
  const font = fontkit.create(bytes) as Font;
  return { letter, bytes, font, trueType: readTrueType(bytes), layout: layoutOf(font) };
}

/**
 * What a font subset draws, as glyph numbers of the source: those of its code points, then dotless forms of some of these.
 * A script that joins has composed glyphs of its own instead.
 */
type Selection = {
  range: FontRange;
  codePoints: number[];
  dotted: number[];
  glyphs: number[];
  script?: JoinedScript | ScriptMarks;
};

/** `shared` is what both styles have, `own` what is of this one. */
type Prepared = { range: string; codePoints: number[]; shared: object; own: object };

function prepareStyle({ letter, file }: (typeof styles)[number]): {
  kerning: number[][];
  subsets: Prepared[];
  fieldFont: object;
} {
  const otherFace = (name: string, inFile: string) =>
    new URL(`noto-sans-${name}/${file.replaceAll("NotoSans", `NotoSans${inFile}`)}`, packages);
  const sources: Sources = {
    sans: readSource(letter, new URL(file, fontPackage), readLayoutTables),
    ethiopic: readSource(letter, otherFace("ethiopic", "Ethiopic"), () => noLayout),
    arabic: readSource(letter, otherFace("arabic", "Arabic"), () => noLayout),
  };
  const selections = select(sources);
  const kerning = packKerning(
    selections.flatMap(({ range, glyphs }) => (range.face === undefined ? glyphs : [])),
    sources.sans.layout.kerning,
  );
  let start = 0;
  const subsets = selections.map((selection) => {
    const kerns = selection.range.face === undefined;
    const end = kerns ? start + selection.glyphs.length : start;
    const nothing = kerns ? [] : (selection.script?.glyphs ?? selection.glyphs).map(() => 0);
    // Glyph 0, .notdef, is never drawn.
    const kernLeft = [0, ...kerning.left.slice(start, end), ...nothing];
    const kernRight = [0, ...kerning.right.slice(start, end), ...nothing];
    start = end;
    const { codePoints, dotted, script } = selection;
    const { glyphs: composed, ...tables } = script ?? {};
    const texts =
      composed?.map(({ text }) => text) ?? [...codePoints, ...dotted].map((one) => String.fromCodePoint(one));
    return {
      range: selection.range.name,
      codePoints,
      shared: {
        dotless: dotted.flatMap((codePoint, i) => [codePoint, codePoints.length + i + 1]),
        ...tables,
        toUnicode: toBase64(zlibSync(Buffer.from(writeToUnicode(texts)), { level: 9 })),
      },
      own: { ...prepareSubset(sources, selection), kernLeft, kernRight },
    };
  });
  return { kerning: kerning.rows, subsets, fieldFont: prepareFieldFont(sources.sans, selections) };
}

/**
 * Every Latin letter and mark of the ranges in one font, for what a reader types: a field names one font. Marks keep their
 * origin behind the letter, where programs that know no anchors draw them.
 */
function prepareFieldFont(source: Source, selections: readonly Selection[]): object {
  const { font, trueType } = source;
  const codePoints = selections
    .filter(({ range }) => range.isTyped === true)
    .flatMap((selection) => selection.codePoints)
    .sort((a, b) => a - b);
  const drawn = codePoints.map((codePoint) => ({ id: font.glyphForCodePoint(codePoint).id, shift: 0 }));
  const program = writeProgram(trueType, drawn, 2);
  const texts = codePoints.map((one) => String.fromCodePoint(one));
  return {
    ...factsOf(source, program, boxesOf(trueType, drawn), source),
    widths: [0, ...drawn.map(({ id }) => trueType.advance(id))],
    toUnicode: toBase64(zlibSync(Buffer.from(writeToUnicode(texts, 2)), { level: 9 })),
    programLength: program.length,
    program: toBase64(zlibSync(program, { level: 9 })),
  };
}

const isMark = (codePoint: number): boolean => /\p{M}/u.test(String.fromCodePoint(codePoint));

const sourceOf = (sources: Sources, { face }: FontRange): Source => sources[face ?? "sans"];

function select(sources: Sources): Selection[] {
  const shares = shareOut((codePoint, range) => {
    const { font, layout } = sourceOf(sources, range);
    if (!font.hasGlyphForCodePoint(codePoint)) return false;
    return (
      range.marks !== undefined ||
      !isMark(codePoint) ||
      layout.markAnchor(font.glyphForCodePoint(codePoint).id) !== undefined
    );
  });
  let letters: { codePoints: number[]; script: JoinedScript } | undefined;
  return shares.map(({ range, codePoints }) => {
    const { bytes, font, layout } = sourceOf(sources, range);
    const glyphOf = (codePoint: number): number => font.glyphForCodePoint(codePoint).id;
    const dotted = codePoints.filter((codePoint) => layout.dotless(glyphOf(codePoint)) !== undefined);
    const dotless = dotted.map((codePoint) => layout.dotless(glyphOf(codePoint))!);
    if (range.alphabet !== undefined)
      letters = { codePoints, script: composeJoinedScript(bytes, codePoints, range.alphabet) };
    const script = range.marks === undefined ? undefined : composeMarks(bytes, codePoints, range.marks, letters!);
    return {
      range,
      codePoints,
      dotted,
      glyphs: [...codePoints.map(glyphOf), ...dotless],
      ...(range.alphabet !== undefined && { script: letters!.script }),
      ...(script !== undefined && { script }),
    };
  });
}

type Box = [number, number, number, number];

const boxesOf = (trueType: TrueType, drawn: readonly DrawnGlyph[]): Box[] =>
  drawn.flatMap((glyph) => {
    const parts = "parts" in glyph ? glyph.parts : [{ id: glyph.id, x: glyph.shift, y: 0 }];
    const box = composedBox(trueType, parts);
    return box === undefined ? [] : [box];
  });

/** What a font descriptor says. */
function factsOf({ font }: Source, program: Uint8Array, boxes: readonly Box[], sans: Source): object {
  const stem = outlineBox(sans.trueType, sans.font.glyphForCodePoint("l".codePointAt(0)!).id)!;
  return {
    name: `${tagOf(program)}+${font.postscriptName}`,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    bbox: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
    // The fonts do not say how thick their stems are; the l of Noto Sans is one stem, and the others go with it.
    stemV: stem[2] - stem[0],
    italicAngle: font.italicAngle,
    flags: 4, // "Symbolic": glyphs outside the standard Latin set. ISO 32000-1, table 123.
  };
}

function prepareSubset(sources: Sources, { range, glyphs, script }: Selection): object {
  const source = sourceOf(sources, range);
  const { trueType, layout } = source;
  // The origin of a mark is put under its anchor, that is in the middle of the letter that it is drawn on: readers of
  // PDFs that guess words from places (Poppler, PDFium) would see a gap before some marks otherwise.
  const drawn: readonly DrawnGlyph[] =
    script?.glyphs ?? glyphs.map((id) => ({ id, shift: -(layout.markAnchor(id)?.anchor[0] ?? 0) }));
  const program = writeProgram(trueType, drawn);
  return {
    resource: range.key + source.letter,
    ...factsOf(source, program, boxesOf(trueType, drawn), sources.sans),
    widths: [
      trueType.advance(0),
      ...drawn.map((glyph) => ("parts" in glyph ? glyph.advance : trueType.advance(glyph.id))),
    ],
    ...(script === undefined ? prepareAnchors(source, glyphs) : packAnchors(...anchorsOfScript(script))),
    programLength: program.length,
    program: toBase64(zlibSync(program, { level: 9 })),
  };
}

const noAnchor = -32768;

/**
 * `anchors`: for each glyph from 1 and each kind of mark, x and y, as 16-bit little-endian numbers in base64.
 * `marks`: glyph, kind, height of the mark's own anchor, x and y of the one for the next mark of its kind; and so on.
 */
function prepareAnchors(source: Source, glyphs: readonly number[]): { anchors: string; marks: number[] } {
  const { layout } = source;
  const anchors = glyphs.flatMap((glyph) =>
    anchorKinds.flatMap((kind) => layout.baseAnchor(kind, glyph) ?? guessAnchor(source, kind, glyph)),
  );
  const marks = glyphs.flatMap((glyph, i) => {
    const mark = layout.markAnchor(glyph);
    if (!mark) return [];
    const [x, y] = mark.anchor;
    const stack = layout.stackAnchor(glyph);
    return [i + 1, anchorKinds.indexOf(mark.kind), y, ...(stack ? [stack[0] - x, stack[1]] : [noAnchor, noAnchor])];
  });
  return packAnchors(anchors, marks);
}

function anchorsOfScript({ glyphs }: { glyphs: readonly JoinedGlyph[] }): [anchors: number[], marks: number[]] {
  const nowhere: Anchor = [noAnchor, noAnchor];
  const anchors = glyphs.flatMap((glyph) =>
    anchorKinds.flatMap(
      (kind) => (kind === "above" || kind === "below" ? glyph.anchors?.[kind] : undefined) ?? nowhere,
    ),
  );
  const marks = glyphs.flatMap(({ mark }, i) =>
    mark === undefined ? [] : [i + 1, anchorKinds.indexOf(mark.kind), mark.y, ...(mark.stack ?? nowhere)],
  );
  return [anchors, marks];
}

function packAnchors(anchors: readonly number[], marks: number[]): { anchors: string; marks: number[] } {
  const packed = Buffer.alloc(anchors.length * 2);
  anchors.forEach((value, i) => packed.writeInt16LE(value, i * 2));
  return { anchors: packed.toString("base64"), marks };
}

/** Where a mark goes on what the font did not foresee, such as Γ: on the middle of its ink. */
function guessAnchor({ trueType, layout }: Source, kind: AnchorKind, glyph: number): Anchor {
  const box = outlineBox(trueType, glyph);
  if (!box || layout.markAnchor(glyph)) return [noAnchor, noAnchor];
  const [left, bottom, right, top] = box;
  const middle = Math.round((left + right) / 2);
  if (kind === "above") return [middle, top];
  if (kind === "below") return [middle, Math.min(bottom, 0)];
  return kind === "overlay" ? [middle, Math.round((bottom + top) / 2)] : [right, top];
}

/** Rising numbers as pairs: first, how many follow one another. */
function runs(rising: readonly number[]): number[] {
  const pairs: number[] = [];
  for (const value of rising) {
    if (pairs.length > 0 && value === pairs.at(-2)! + pairs.at(-1)!) pairs.push(pairs.pop()! + 1);
    else pairs.push(value, 1);
  }
  return pairs;
}

/** Six capitals that name a subset, ISO 32000-1, 9.6.4: from the program, so that equal names mean equal programs. */
function tagOf(program: Uint8Array): string {
  const hash = createHash("sha256").update(program).digest();
  return String.fromCharCode(...hash.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** One line for each field, also for each field of a style. */
function toJson(value: object): string {
  const line = ([key, field]: [string, unknown]) =>
    `${JSON.stringify(key)}:${isRecord(field) ? fields(field) : JSON.stringify(field)}`;
  const fields = (record: object): string => `{\n${Object.entries(record).map(line).join(",\n")}\n}`;
  return `${fields(value)}\n`;
}

const isRecord = (value: unknown): value is object => typeof value === "object" && !Array.isArray(value);

/** The names of the files that are not on disk as they would be made now. */
export function findDifferences(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([name, text]) => {
    const file = new URL(name, folder);
    return existsSync(file) && readFileSync(file, "utf8") === text ? [] : [name];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = prepareFonts();
  const different = findDifferences(files);
  if (!process.argv.includes("--check")) {
    for (const name of different) writeFileSync(new URL(name, folder), files.get(name)!);
    console.log(`${files.size} files prepared, ${different.length} changed.`);
  } else if (different.length > 0) {
    console.error(`Not as \`npm run fonts\` makes them: ${different.join(", ")}`);
    process.exitCode = 1;
  }
}
