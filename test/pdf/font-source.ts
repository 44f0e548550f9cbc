// What other programs make of our words and of the fonts that the font subsets come from: fontkit reads them, HarfBuzz shapes.
import { readFileSync } from "node:fs";
import { unzlibSync } from "fflate";
import * as fontkit from "fontkit";
import type { Font, Glyph } from "fontkit";
import * as hb from "harfbuzzjs";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { shapeWord, type FontSubset, type Style } from "../../functions/pdf/text/fonts.ts";
import { readShow } from "./read-show.ts";

const fontPackage = new URL("../../node_modules/@expo-google-fonts/noto-sans/", import.meta.url);
const bytes = {
  regular: readFileSync(new URL("400Regular/NotoSans_400Regular.ttf", fontPackage)),
  bold: readFileSync(new URL("700Bold/NotoSans_700Bold.ttf", fontPackage)),
};

export const sources: Record<Style, Font> = {
  regular: fontkit.create(bytes.regular) as Font,
  bold: fontkit.create(bytes.bold) as Font,
};

const ethiopic: Record<Style, Font> = { regular: ethiopicOf("400Regular"), bold: ethiopicOf("700Bold") };

function ethiopicOf(style: string): Font {
  const file = `../noto-sans-ethiopic/${style}/NotoSansEthiopic_${style}.ttf`;
  return fontkit.create(readFileSync(new URL(file, fontPackage))) as Font;
}

/** The font that a range is a part of. */
export const sourceOf = (range: string, style: Style): Font =>
  (range.startsWith("ethiopic") ? ethiopic : sources)[style];

const shapers: Record<Style, hb.Font> = { regular: shaperOf(bytes.regular), bold: shaperOf(bytes.bold) };

function shaperOf(file: Uint8Array<ArrayBuffer>): hb.Font {
  const { buffer, byteOffset, byteLength } = file;
  return new hb.Font(new hb.Face(new hb.Blob(buffer.slice(byteOffset, byteOffset + byteLength))));
}

/** The program that is put into PDFs, as fontkit reads it. */
export function programOf(subset: FontSubset): Font {
  let program = programs.get(subset);
  if (!program) programs.set(subset, (program = fontkit.create(Buffer.from(unzlibSync(subset.program()))) as Font));
  return program;
}
const programs = new Map<FontSubset, Font>();

/** The glyphs that a subset draws for codes, as HarfBuzz finds them: a symbolic font's codes stand from U+F000 on. */
export function glyphsOfCodes(subset: FontSubset, codes: number[]): number[] {
  const font = shaperOf(new Uint8Array(unzlibSync(subset.program())));
  return codes.map((code) => {
    const buffer = new hb.Buffer();
    buffer.addText(String.fromCodePoint(0xf000 + code));
    buffer.guessSegmentProperties();
    hb.shape(font, buffer, []);
    return buffer.getGlyphInfos()[0]!.codepoint;
  });
}

/** Ink of a glyph in 1/1000 em from the start of the base line. */
export type Box = [left: number, bottom: number, right: number, top: number];
export type Placed = { width: number; ink: Box[] };

/** Where HarfBuzz draws a word, without ligatures and the forms of one language. `wholes`: a letter and its mark as one. */
export function shapeByHarfBuzz(word: string, style: Style): Placed & { wholes: Box[] } {
  const buffer = new hb.Buffer();
  buffer.addText(word);
  buffer.guessSegmentProperties();
  hb.shape(shapers[style], buffer, [feature("liga"), feature("locl")]);
  const positions = buffer.getGlyphPositions();
  let pen = 0;
  const boxes = buffer.getGlyphInfos().map(({ codepoint: glyph }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const box = inkBox(sources[style].getGlyph(glyph), pen + xOffset, yOffset);
    pen += xAdvance;
    return box;
  });
  const wholes = boxes.slice(1).flatMap((box, i) => {
    const before = boxes[i];
    return box && before ? [merge(before, box)] : [];
  });
  return { width: pen, ink: boxes.flatMap((box) => (box ? [box] : [])), wholes };
}

/** Does the font say where this mark goes on this letter? */
export function attaches(letter: string, mark: string): boolean {
  const buffer = new hb.Buffer();
  buffer.addText(letter + mark);
  buffer.guessSegmentProperties();
  hb.shape(shapers.regular, buffer, []);
  const positions = buffer.getGlyphPositions();
  const last = positions.at(-1)!;
  return positions.length === 1 || last.xOffset !== 0 || last.yOffset !== 0;
}

const feature = (tag: string): hb.Feature => new hb.Feature(tag, 0);

/** Where the operators that we write draw a word, read as a PDF viewer does. */
export function placeOurs(word: string, style: Style): Placed {
  let pen = 0;
  const ink: Box[] = [];
  const { pieces, moveAfter } = shapeWord(word, style, allFonts);
  for (const { subset, rise, show } of pieces) {
    const widths = subset.widths.split(" ").map(Number);
    for (const shown of readShow(show)) {
      if ("move" in shown) {
        pen += shown.move;
      } else {
        const box = inkBox(programOf(subset).getGlyph(shown.glyph), pen, rise);
        if (box) ink.push(box);
        pen += widths[shown.glyph - 1]!;
      }
    }
  }
  return { width: pen + moveAfter, ink };
}

function inkBox(glyph: Glyph, x: number, y: number): Box | undefined {
  const { minX, minY, maxX, maxY } = glyph.bbox;
  if (!(maxX > minX && maxY > minY)) return undefined;
  return [Math.round(minX + x), Math.round(minY + y), Math.round(maxX + x), Math.round(maxY + y)];
}

function merge(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
