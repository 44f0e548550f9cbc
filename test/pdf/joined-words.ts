// Words of joining scripts as outlines: what HarfBuzz draws with the whole font, and what we draw with the prepared one.
import { readdirSync, readFileSync } from "node:fs";
import { unzlibSync } from "fflate";
import * as fontkit from "fontkit";
import type { Font, Glyph } from "fontkit";
import * as hb from "harfbuzzjs";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { shapeWordRightToLeft, type FontSubset, type Style } from "../../functions/pdf/text/fonts.ts";
import { programOf } from "./font-source.ts";
import { glyphsOf, readShow } from "./read-show.ts";

const folders: Record<Style, string> = { regular: "400Regular", bold: "700Bold" };

const fileOf = (style: Style): Buffer<ArrayBuffer> =>
  readFileSync(
    `node_modules/@expo-google-fonts/noto-sans-arabic/${folders[style]}/NotoSansArabic_${folders[style]}.ttf`,
  );

export const arabicSources: Record<Style, Font> = {
  regular: fontkit.create(fileOf("regular")) as Font,
  bold: fontkit.create(fileOf("bold")) as Font,
};

const shaperOf = (style: Style): hb.Font => new hb.Font(new hb.Face(new hb.Blob(new Uint8Array(fileOf(style)).buffer)));
const shapers: Record<Style, hb.Font> = { regular: shaperOf("regular"), bold: shaperOf("bold") };

/** `contours` in 1/1000 em from the left end of the base line, in no order. */
export type DrawnWord = { width: number; contours: string[] };

/** The word as HarfBuzz shapes it, without kerning. */
export function drawByHarfBuzz(word: string, style: Style): DrawnWord {
  const buffer = new hb.Buffer();
  buffer.addText(word);
  buffer.setDirection(hb.Direction.RTL);
  buffer.guessSegmentProperties();
  hb.shape(shapers[style], buffer, [new hb.Feature("kern", 0)]);
  const positions = buffer.getGlyphPositions();
  let pen = 0;
  const contours = buffer.getGlyphInfos().flatMap(({ codepoint }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const drawn = contoursOf(arabicSources[style].getGlyph(codepoint), pen + xOffset, yOffset);
    pen += xAdvance;
    return drawn;
  });
  return { width: pen, contours: contours.toSorted() };
}

/** The word as the operators that we write draw it. */
export function drawByUs(word: string, style: Style): DrawnWord {
  let pen = 0;
  const contours: string[] = [];
  // The first part of the text is the last from the left.
  for (const { pieces, moveAfter } of shapeWordRightToLeft(word, style, allFonts).toReversed()) {
    for (const { subset, rise, show } of pieces) {
      const widths = subset.widths.split(" ").map(Number);
      for (const shown of readShow(show)) {
        if ("move" in shown) pen += shown.move;
        else {
          contours.push(...contoursOf(programOf(subset).getGlyph(shown.glyph), pen, rise));
          pen += widths[shown.glyph - 1]!;
        }
      }
    }
    pen += moveAfter;
  }
  return { width: pen, contours: contours.toSorted() };
}

/** What a reader of PDFs finds in ToUnicode who takes each string from its end, as marked. */
export const readReversed = (word: string, style: Style): string =>
  shapeWordRightToLeft(word, style, allFonts)
    .flatMap(({ pieces }) => pieces)
    .map(({ subset, show }) => {
      const shown = glyphsOf(show).map((glyph) => toUnicodeOf(subset).get(glyph)!);
      return shown.join("").split("").toReversed().join("");
    })
    .join("");

function toUnicodeOf(subset: FontSubset): Map<number, string> {
  const cmap = new TextDecoder().decode(unzlibSync(subset.toUnicode()));
  const read = new Map<number, string>();
  for (const [, first, last, text] of cmap.matchAll(/<(\w{2})> <(\w{2})> <(\w+)>\n/g)) {
    const [from, to] = [Number.parseInt(first!, 16), Number.parseInt(last!, 16)];
    const codes = text!.match(/.{4}/g)!.map((code) => Number.parseInt(code, 16));
    for (let glyph = from; glyph <= to; glyph++)
      read.set(glyph, String.fromCharCode(...codes.map((code, i) => code + (i === 0 ? glyph - from : 0))));
  }
  return read;
}

function contoursOf(glyph: Glyph, x: number, y: number): string[] {
  const svg = glyph.path.translate(x, y).toSVG();
  return svg.split(/(?=M)/).filter((contour) => contour !== "");
}

/** The words with letters of a joining script in the texts of a language. */
export function wordsOf(language: string): string[] {
  const folder = `templates/locales/${language}`;
  const words = new Set<string>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".json")) continue;
    for (const [word] of readFileSync(`${folder}/${file}`, "utf8").matchAll(/[^\s\w{}"\\\p{Script=Latin}#%]+/gu)) {
      if (/\p{Script=Arabic}/u.test(word)) words.add(word);
    }
  }
  return [...words];
}
