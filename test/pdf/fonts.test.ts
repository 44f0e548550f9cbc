// The prepared subsets against the font they come from, and shaping against HarfBuzz.
import { readdirSync } from "node:fs";
import { unzlibSync } from "fflate";
import * as fc from "fast-check";
import * as fontkit from "fontkit";
import type { Font } from "fontkit";
import { describe, expect, test } from "vitest";
import { allFonts, fieldFont } from "../../functions/pdf/text/all-fonts.ts";
import { covers, shapeWord, type FontSubset, type Style } from "../../functions/pdf/text/fonts.ts";
import { codePointsOf, rangeNames } from "../../functions/pdf/text/ranges.ts";
import { findDifferences, prepareFonts } from "../../infra/fonts/prepare-fonts.ts";
import { runs } from "../support/seeded.ts";
import { names } from "./names.ts";
import {
  attaches,
  glyphsOfCodes,
  placeOurs,
  programOf,
  shapeByHarfBuzz,
  sourceOf,
  sources,
  type Box,
} from "./font-source.ts";

const styles: readonly Style[] = ["regular", "bold"];

const ranges = rangeNames.map((range) => ({ range, codePoints: codePointsOf(range) }));
const prepared = styles.flatMap((style) =>
  ranges.map(({ range, codePoints }) => ({ style, range, name: `${range}, ${style}`, codePoints })),
);
const coveredCodePoints = ranges.flatMap(({ codePoints }) => codePoints);
const isMark = (char: string): boolean => /\p{M}/u.test(char);

/** The run-time subset, with glyph numbers counted from 1 in the order of its code points. */
function subsetOf(codePoint: number, style: Style): FontSubset {
  return shapeWord(String.fromCodePoint(codePoint), style, allFonts).pieces[0]!.subset;
}

describe("the prepared files", () => {
  test("are what `npm run fonts` makes, and nothing else is there", () => {
    const files = prepareFonts();
    expect(findDifferences(files)).toEqual([]);
    expect(readdirSync("templates/fonts").filter((name) => !files.has(name))).toEqual(["README.md"]);
    const known = rangeNames.map((name) => `${name}.json`);
    expect([...files.keys()].sort()).toEqual(
      [...known, "fields.json", "kerning.json", "ranges.json", "OFL.txt"].sort(),
    );
  });

  test.each(prepared)("are small: $name", ({ style, range, codePoints }) => {
    const size = subsetOf(codePoints[0]!, style).program().length;
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThan(range === "latin" ? 9_000 : 12_288);
  });

  test("give each subset a name of its own, and its range", () => {
    const subsets = prepared.map(({ style, codePoints }) => subsetOf(codePoints[0]!, style));
    expect(new Set(subsets.map(({ resource }) => resource)).size).toBe(prepared.length);
    expect(new Set(subsets.map(({ name }) => name)).size).toBe(prepared.length);
    for (const { name } of subsets) expect(name).toMatch(/^[A-Z]{6}\+NotoSans(Arabic|Ethiopic)?-(Regular|Bold)$/);
    expect(subsets.map(({ style, range }) => [style, range])).toEqual(
      prepared.map(({ style, range }) => [style, range]),
    );
  });

  test("put each code point in one range", () => {
    expect(new Set(coveredCodePoints).size).toBe(coveredCodePoints.length);
  });
});

test("the font of fields draws every Latin letter and mark as the source does, and knows it by its text", () => {
  const program = fontkit.create(Buffer.from(unzlibSync(fieldFont.program()))) as Font;
  const cmap = new TextDecoder().decode(unzlibSync(fieldFont.toUnicode()));
  const typed = new Set<number>();
  for (const [, first, last, text] of cmap.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>\n/g)) {
    const [from, to, start] = [first, last, text].map((one) => Number.parseInt(one!, 16)) as [number, number, number];
    for (let code = from; code <= to; code++) {
      const theirs = sources.regular.glyphForCodePoint(start + code - from);
      const ours = program.getGlyph(code);
      expect(ours.path.toSVG()).toBe(theirs.path.toSVG());
      expect([fieldFont.widths[code], ours.advanceWidth]).toEqual([theirs.advanceWidth, theirs.advanceWidth]);
      typed.add(start + code - from);
    }
  }
  // Raised and lowered letters of formulas are of no name.
  const isTyped = (char: string) => /[\p{Script=Latin}\u0300-\u036f]/u.test(char) && !/[\u2070-\u209f]/.test(char);
  const missing = coveredCodePoints.filter((one) => isTyped(String.fromCodePoint(one)) && !typed.has(one));
  expect(String.fromCodePoint(...missing)).toBe("");
  expect(fieldFont.program().length).toBeLessThan(46_000);
});

describe.each(prepared)("$name", ({ style, range, codePoints }) => {
  const subset = subsetOf(codePoints[0]!, style);
  const source = sourceOf(range, style);
  const program = programOf(subset);
  // Glyphs of letters that join are composed: test/pdf/joined-words.test.ts compares whole words.
  const { joining, joiningMarks } = allFonts.style(style).subset(rangeNames.indexOf(range))!;
  const isComposed = (joining ?? joiningMarks) !== undefined;

  test.skipIf(isComposed)("draws every glyph as the source does", () => {
    const wrong = codePoints.filter((codePoint, i) => {
      const ours = program.getGlyph(i + 1);
      const theirs = source.glyphForCodePoint(codePoint);
      // Marks are moved sideways, so that their origin lies in the middle of their letter.
      const shift = ours.bbox.minX - theirs.bbox.minX || 0;
      if (shift !== 0 && !isMark(String.fromCodePoint(codePoint))) return true;
      return ours.path.toSVG() !== theirs.path.translate(shift, 0).toSVG();
    });
    expect(wrong).toEqual([]);
  });

  test.skipIf(isComposed)("states the widths of the source, in the W array and in the program", () => {
    expect(subset.widths).toMatch(/^\d+( \d+)*$/);
    const widths = subset.widths.split(" ").map(Number);
    expect(widths.length).toBe(subset.glyphCount);
    codePoints.forEach((codePoint, i) => {
      const expected = source.glyphForCodePoint(codePoint).advanceWidth;
      expect([widths[i], program.getGlyph(i + 1).advanceWidth]).toEqual([expected, expected]);
    });
    widths.forEach((width, i) => expect(program.getGlyph(i + 1).advanceWidth).toBe(width));
  });

  test("has a code of one byte for every glyph that is drawn, its number, and says so in its program", () => {
    expect(subset.glyphCount).toBeLessThan(256);
    const codes = Array.from({ length: subset.glyphCount }, (_, i) => i + 1);
    expect(glyphsOfCodes(subset, [...codes, subset.glyphCount + 1])).toEqual([...codes, 0]);
  });

  test.skipIf(isComposed)("says in ToUnicode which character each glyph is", () => {
    const cmap = new TextDecoder().decode(unzlibSync(subset.toUnicode()));
    const read = new Map<number, number>();
    for (const [, first, last, code] of cmap.matchAll(/<(\w{2})> <(\w{2})> <(\w{4})>\n/g)) {
      const [from, to, start] = [first, last, code].map((text) => Number.parseInt(text!, 16)) as [
        number,
        number,
        number,
      ];
      for (let glyph = from; glyph <= to; glyph++) read.set(glyph, start + glyph - from);
    }
    const { dotless } = allFonts.style(style).subset(rangeNames.indexOf(range))!;
    expect([...read]).toEqual([...codePoints, ...dotless.keys()].map((codePoint, i) => [i + 1, codePoint]));
  });

  test("has a program of the stated length with the tables that a PDF needs, and no more", () => {
    expect(unzlibSync(subset.program()).length).toBe(subset.programLength);
    const { tables } = (program as unknown as { directory: { tables: object } }).directory;
    expect(Object.keys(tables).sort()).toEqual(["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]);
  });
});

describe("covers", () => {
  // Blocks that are covered whole, as far as the font goes.
  const blocks = [
    [0x20, 0x52f],
    [0x1e00, 0x1fff],
  ] as const;
  // Soft hyphen and combining grapheme joiner are invisible; Noto Sans has no anchor for U+031A.
  const leftOut = new Set([0xad, 0x34f, 0x31a]);

  test("agrees with the font over whole blocks", () => {
    const wrong: string[] = [];
    for (const [first, last] of blocks) {
      for (let codePoint = first; codePoint <= last; codePoint++) {
        const char = String.fromCodePoint(codePoint);
        const parts = Array.from(char.normalize("NFC"), (part) => part.codePointAt(0)!);
        const inFont = parts.every((part) => sources.regular.hasGlyphForCodePoint(part) && !leftOut.has(part));
        if (covers(char) !== inFont) wrong.push(`U+${codePoint.toString(16)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(["\n", "\u007f", "\u00ad", "\u200b", "\u202e", "\ufeff", "\ufffd", "中", "ש", "😀", "\ud800"])(
    "refuses %j",
    (char) => expect(covers(char)).toBe(false),
  );

  test.each([
    "\u00a0",
    "\u202f",
    "\u2009",
    "\u2011",
    "’",
    "“",
    "…",
    "€",
    "ẹ",
    "\u0301",
    "ʿ",
    "ʻ",
    "Å",
    "Ё",
    "Ω",
    "ẞ",
    "№",
    "ት",
    "م",
    "\u0651",
  ])("accepts %j", (char) => expect(covers(char)).toBe(true));
});

describe("shapeWord", () => {
  const texts = Object.entries(names).flatMap(([language, text]) =>
    styles.map((style) => ({ language, style, words: text.normalize("NFC").split(" ") })),
  );

  test.each(texts)("places $language words as HarfBuzz does, $style", ({ words, style }) => {
    expect(words.flatMap((word) => differences(word, style))).toEqual([]);
  });

  const covered = coveredCodePoints.map((codePoint) => String.fromCodePoint(codePoint));
  // Letters on which the font says where items go, and the items that can be piled up.
  const letters = covered.filter(
    (char) => /\p{Lu}|\p{Ll}/u.test(char) && ["\u0301", "\u0323"].every((item) => attaches(char, item)),
  );
  const items = covered.filter(
    (char) => char >= "\u0300" && char <= "\u0362" && !/[\u0315\u031b\u0334-\u0338\u0345\u0358]/.test(char),
  );

  test("places any letters with any items as HarfBuzz does", () => {
    const cluster = fc
      .tuple(fc.constantFrom(...letters), fc.array(fc.constantFrom(...items), { maxLength: 3 }))
      .map(([letter, over]) => letter + over.join(""));
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 4 }), fc.constantFrom(...styles), (clusters, style) => {
        expect(differences(clusters.join("").normalize("NFC"), style)).toEqual([]);
      }),
      { numRuns: runs(2000) },
    );
  });

  test("kerns all Latin pairs as HarfBuzz does", () => {
    const latin = codePointsOf("latin").map((codePoint) => String.fromCodePoint(codePoint));
    const wrong: string[] = [];
    for (const left of latin) {
      for (const right of latin) {
        if (shapeWord(left + right, "bold", allFonts).width !== shapeByHarfBuzz(left + right, "bold").width)
          wrong.push(left + right);
      }
    }
    expect(wrong).toEqual([]);
  });

  const anyCovered = fc.array(fc.constantFrom(...covered), { maxLength: 60 }).map((chars) => chars.join(""));

  test("shapes any covered text, and says how far the pen goes", () => {
    fc.assert(
      fc.property(anyCovered, fc.constantFrom(...styles), (text, style) => {
        const shaped = shapeWord(text, style, allFonts);
        expect(placeOurs(text, style).width).toBe(shaped.width);
        for (const { show } of shaped.pieces)
          expect(`(${show})`).toMatch(/^(\(([^()\\\r]|\\[()\\r])*\)(-?\d+(?=\([^)]))?)+$/);
        shaped.pieces.slice(1).forEach((piece, i) => {
          const before = shaped.pieces[i]!;
          expect(piece.subset !== before.subset || piece.rise !== before.rise).toBe(true);
        });
      }),
      { numRuns: runs(1000) },
    );
  });

  test("draws decomposed text as the composed one, and repeats itself", () => {
    const word = "Nguyễn Ọ̀ṣun";
    const first = shapeWord(word.normalize("NFC"), "regular", allFonts);
    expect(shapeWord(word.normalize("NFD"), "regular", allFonts)).toEqual(first);
    for (let i = 0; i < 10_000; i++) shapeWord(`W${i}`, "regular", allFonts);
    expect(shapeWord(word.normalize("NFC"), "regular", allFonts)).toEqual(first);
  });

  test("takes one subset for French, and few for other names", () => {
    const subsets = (text: string) => [
      ...new Set(shapeWord(text, "regular", allFonts).pieces.map(({ subset }) => subset.resource)),
    ];
    expect(subsets(names.French.replace("Ğ", "G"))).toEqual(["LatR"]);
    expect(subsets(names.Vietnamese)).toEqual(["LatR", "VieR"]);
    expect(subsets(names.Bambara)).toEqual(["LatR", "AfrR", "MrkR"]);
    expect(subsets(names.Chechen)).toEqual(["CyrR", "CyAR", "LatR"]);
    expect(subsets(names["transliterated Arabic"])).toEqual(["TrlR", "LatR", "MrkR"]);
  });

  test("takes the dot off i and j under a item, in the same subset", () => {
    const dotted = shapeWord("i", "regular", allFonts).pieces[0]!;
    const dotless = shapeWord("i\u0308\u0304", "regular", allFonts).pieces[0]!;
    expect(shapeWord("ı", "regular", allFonts).width).toBe(shapeWord("i", "regular", allFonts).width);
    expect(shapeWord("j\u0303", "regular", allFonts).pieces[0]!.subset).toBe(dotted.subset);
    expect(dotless.show).not.toContain(dotted.show);
  });

  test("names the character that no subset draws", () => {
    expect(() => shapeWord("ab中c", "bold", allFonts)).toThrow("中 (U+4E2D)");
    expect(() => shapeWord("a😀", "bold", allFonts)).toThrow("😀 (U+1F600)");
  });

  test("shows a space like any word", () => {
    expect(shapeWord(" ", "bold", allFonts)).toMatchObject({ width: 260, pieces: [{ rise: 0, show: "\u0001" }] });
  });
});

/** What of a word HarfBuzz draws otherwise. */
function differences(word: string, style: Style): string[] {
  const theirs = shapeByHarfBuzz(word, style);
  const ours = placeOurs(word, style);
  // HarfBuzz takes ẹ apart into e and a dot, which may then lie one unit beside where the font's own ẹ has it.
  const theirInk = [...theirs.ink, ...theirs.wholes];
  const isTheirs = (box: Box): boolean =>
    theirInk.some((each) => each.every((edge, i) => Math.abs(edge - box[i]!) <= 1));
  const misplaced = ours.ink.filter((box) => !isTheirs(box)).map((box) => `${word}: ink at ${box.join(" ")}`);
  return ours.width === theirs.width ? misplaced : [...misplaced, `${word}: ${ours.width}, not ${theirs.width}`];
}
