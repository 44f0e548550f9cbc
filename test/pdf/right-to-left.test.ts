// Pages from right to left: the order of lines, where blocks stand, and what readers find.
import { inspect } from "node:util";
import bidiFactory from "bidi-js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visualOrder } from "../../functions/pdf/layout/bidi.ts";
import { pageSize, type LaidOut, type PageItem } from "../../functions/pdf/layout/page-model.ts";
import { textsOfPage } from "../../functions/pdf/preview/read-page.ts";
import { plainLevels } from "../../functions/pdf/text/plain-levels.ts";
import { rightToLeft } from "../../functions/pdf/text/right-to-left.ts";
import { textOfPieces } from "../../functions/pdf/preview/shown-glyphs.ts";
import { nodesOf, readPdf, textOf, withoutSpaces } from "../support/read-pdf.ts";
import { runs } from "../support/seeded.ts";
import { objectsOf } from "./support/inflated-objects.ts";
import { advanceOf } from "./read-show.ts";
import {
  arabicLines,
  layOutPage,
  mixedLines,
  rightToLeftLaidOut,
  rightToLeftPage,
  writePage,
} from "./right-to-left-page.ts";

const withoutIsolates = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, "");

type TextItem = Extract<PageItem, { kind: "text" }>;

/** Texts of the first page that belong to its structure, with where they begin and end. */
const textsIn = ({ pages }: LaidOut) =>
  pages[0]!.items
    .filter((item): item is TextItem => item.kind === "text" && item.element !== undefined)
    .map((item) => {
      const advance = item.pieces.reduce((sum, { show, subset }) => sum + advanceOf(show, subset.widths), 0);
      return {
        item,
        left: item.x,
        right: item.x + (advance * item.sizePt) / 1000,
        text: item.reversed ?? textOfPieces(item.pieces),
      };
    });

const margin = (20 / 25.4) * 72;

describe("the order of a line", () => {
  type Reordering = {
    getEmbeddingLevels: (text: string, base: string) => { levels: Uint8Array };
    getReorderedIndices: (text: string, levels: object) => number[];
  };
  const bidi = bidiFactory() as unknown as Reordering;

  test("is that of UAX #9, as bidi-js has it", () => {
    // A space at the end of a line is moved by another rule, L1.
    const line = fc
      .array(fc.constantFrom("a", "b", "ا", "ب", "1", "2", " ", ".", "(", ")", "،", "\u2067", "\u2068", "\u2069"))
      .map((all) => `${all.join("")}x`);
    fc.assert(
      fc.property(line, fc.constantFrom("ltr", "rtl"), (text, base) => {
        const found = bidi.getEmbeddingLevels(text, base);
        expect(visualOrder([...found.levels])).toEqual(bidi.getReorderedIndices(text, found));
      }),
      { numRuns: runs(2000) },
    );
  });

  test("has the levels of bidi-js, which is asked about what is seldom in a text only", () => {
    const parts = [
      "a",
      "A b",
      "é",
      "abc",
      "ا",
      "ب پ",
      "ّ",
      "\u064b",
      "1",
      "2",
      " ",
      ".",
      "(",
      ")",
      "«",
      "»",
      "،",
      "-",
      "/",
    ];
    const known = [...parts, ",", "€", "%", "+", "#", "=", "[", "]", "\u2045", "\u2046", "\u00a0", "\ufffc", "؟", "\n"];
    const isolates = ["\u2068a\u2069", "\u2068(ا 1\u2069", "\u2068", "\u2069"];
    const wordsOf = (...all: string[]) => fc.array(fc.constantFrom(...all)).map((some) => some.join(""));
    let few = 0;
    for (const text of [wordsOf(...known), wordsOf(...known, ...isolates, "می\u200cشود", "\u200c", "\u2067", "²")])
      fc.assert(
        fc.property(text, fc.constantFrom("ltr" as const, "rtl" as const), (text, base) => {
          if (plainLevels(text, base) === undefined) few++;
          expect([...rightToLeft.levelsOf(text, base)]).toEqual([...bidi.getEmbeddingLevels(text, base).levels]);
        }),
        { numRuns: runs(8000) },
      );
    expect(few).toBeGreaterThan(runs(8000) / 8);
    expect(few).toBeLessThan(runs(8000));
  });

  test("is found without bidi-js in the texts of our documents", () => {
    for (const line of [...arabicLines, ...mixedLines]) expect(plainLevels(line, "rtl")).toBeDefined();
  });

  test.each([
    // From the right, as a reader sees the words of the line.
    ["يوقع Jeanne شهادة", ["يوقع ", "Jeanne", " شهادة"]],
    // A letter with a vowel sign is of another font.
    ["يوقّع Jeanne", ["يو", "قّ", "ع ", "Jeanne"]],
    ["قبل 28/11/2026، ثم", ["قبل ", "28/11/2026", "، ثم"]],
    ["المحافظة (préfecture) أو", ["المحافظة (", "préfecture", ") أو"]],
    // Signs without a letter beside them are read one by one.
    ["(préfecture).", ["(", "préfecture", ")", "."]],
    ["على «Étrangers en France» (ANEF)، ثم", ["على «", "Étrangers en France", "»", " ", "(", "ANEF", ")، ثم"]],
    ["الرقم 0 806 001 620 مجاني", ["الرقم ", "0 806 001 620", " مجاني"]],
    ["\u2068RAHIMI Mariam\u2069: بطاقتي", ["RAHIMI Mariam", ": بطاقتي"]],
    ["السعر من 8 إلى 15 €.", ["السعر من ", "8", " إلى ", "15", " ", "€", "."]],
  ])("%s", (line, fromTheRight) => {
    const laidOut = layOutPage(`<p>${line}</p>`);
    const found = textsIn(laidOut).toSorted((one, other) => other.left - one.left);
    expect(found.map(({ text }) => text)).toEqual(fromTheRight);
    expect(textsOfPage(laidOut, 0)).toEqual([withoutIsolates(line)]);
    // They begin at the right margin and leave no gap.
    expect(found[0]!.right).toBeCloseTo(pageSize.width - margin, 6);
    for (const [index, { right }] of found.slice(1).entries()) expect(right).toBeCloseTo(found[index]!.left, 6);
  });

  test("is the same in a page from left to right, which begins at the left", () => {
    const found = textsIn(layOutPage("<p>Je m’appelle مريم، ou Mariam.</p>", "ltr"));
    expect(found.map(({ text }) => text)).toEqual(["Je m’appelle ", "مريم", "، ou Mariam."]);
    expect(found.map(({ left }) => left)).toEqual(found.map(({ left }) => left).toSorted((a, b) => a - b));
    expect(found[0]!.left).toBeCloseTo(margin, 6);
  });

  test("of two lines is found for each", () => {
    const words = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? `mot${index}` : `كلمة${index}`)).join(
      " ",
    );
    const laidOut = layOutPage(`<p>${words}</p>`);
    expect(textsOfPage(laidOut, 0)).toEqual([words]);
    const texts = textsIn(laidOut);
    const baselines = new Set(texts.map(({ item }) => item.baseline));
    expect(baselines.size).toBeGreaterThan(1);
    for (const baseline of baselines) {
      const line = texts.filter(({ item }) => item.baseline === baseline);
      // A space where the line ends is drawn outside of it.
      const rights = line.map(({ right }) => right);
      expect(Math.max(...rights)).toBeCloseTo(pageSize.width - margin, 6);
      for (const { left } of line.slice(0, -1)) expect(left).toBeGreaterThan(margin);
    }
  });
});

describe("the page", () => {
  /** Where frames, rules, codes and links begin and how wide they are. */
  const places = ({ pages }: LaidOut) =>
    pages[0]!.items.flatMap((item) =>
      item.kind === "text" ? [] : [[item.kind, item.x, item.kind === "qr" ? item.sizePt : item.width] as const],
    );
  // Texts that take as much room in both.
  const blocks = `<note><p>1</p></note><ul><li>2</li></ul><boxes><box><p>3</p></box></boxes>
    <boxes look="steps" href="https://example.fr"><box><p>4</p></box></boxes><boxes look="papers"><box><p>5</p><p>6</p></box></boxes>
    <facts><fact label="7"><fill mm="30" label="a"/></fact></facts>
    <table cols="1 2 3"><tr><th>8</th><th>9</th><th>10</th></tr><tr><td>11</td><td>12</td><td>13</td></tr></table>
    <p><a href="https://example.fr">example</a></p><qr href="https://example.fr" label="14"/><stamp label="15"/>`;

  test("has every frame, rule, bar, code and link where one from left to right has it, from the other side", () => {
    const turned = places(layOutPage(blocks)).map(([kind, x, width]) => [kind, pageSize.width - x - width, width]);
    const plain = places(layOutPage(blocks, "ltr"));
    expect(turned.length).toBeGreaterThan(12);
    const rounded = (all: readonly (readonly (string | number)[])[]) =>
      all.map((one) => one.map((value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value)));
    expect(rounded(turned)).toEqual(rounded(plain));
  });

  test("has bullets, numbers and boxes at the right of their text", () => {
    const laidOut = layOutPage("<ul><li>أول</li></ul><ol><li>ثان</li></ol><boxes><box><p>ثالث</p></box></boxes>");
    const texts = textsIn(laidOut);
    const leftOf = (text: string) => texts.find((one) => one.text === text)!.left;
    const rightOf = (text: string) => texts.find((one) => one.text.startsWith(text))!.right;
    expect(leftOf("•")).toBeGreaterThan(rightOf("أول"));
    expect(leftOf(".")).toBeGreaterThan(rightOf("ثان"));
    const box = laidOut.pages[0]!.items.find(({ kind }) => kind === "frame")!;
    expect(box.x).toBeGreaterThan(rightOf("ثالث"));
  });

  test("keeps all its texts between its margins", () => {
    for (const { left, right } of textsIn(rightToLeftLaidOut())) {
      // A space at the end of a line is outside.
      expect(left).toBeGreaterThan(margin - 4);
      expect(right).toBeLessThan(pageSize.width - margin + 0.01);
    }
  });

  test("has lines at least as high as the letters need", () => {
    const lines = textsIn(layOutPage(`<h1>${"عنوان طويل ".repeat(12)}</h1>`)).map(({ item }) => item);
    const baselines = [...new Set(lines.map(({ baseline }) => baseline))];
    expect(baselines.length).toBeGreaterThan(1);
    expect(baselines[1]! - baselines[0]!).toBeGreaterThanOrEqual(1.38 * lines[0]!.sizePt - 1e-6);
  });
});

describe("what readers find", () => {
  test("PDF.js reads the texts in the order of the structure as they are written", async () => {
    const { pages, language } = await readPdf(rightToLeftPage());
    expect(language).toBe("ar");
    // In a line from right to left the next text is at the left: only letters are compared. PDF.js leaves the non-joiner out.
    const read = withoutSpaces(pages.map(({ reading }) => textOf(reading)).join(""));
    for (const line of [...arabicLines, ...mixedLines])
      expect(read).toContain(withoutSpaces(withoutIsolates(line).replaceAll("\u200c", "")));
  });

  test("text in another language says so", async () => {
    const { pages } = await readPdf(rightToLeftPage());
    const french = pages.flatMap(({ structure }) => nodesOf(structure)).filter(({ lang }) => lang === "fr");
    expect(french.map(({ text }) => text.trim())).toEqual(["Attestation d’hébergement (original)."]);
  });

  test("a document says which way it runs and marks what it shows turned round; one in French does neither", () => {
    const textOf = (bytes: Uint8Array) =>
      inspect([...objectsOf(bytes)], { depth: 9, maxStringLength: null, maxArrayLength: null });
    const [turned, plain] = [rightToLeftPage(), writePage(layOutPage("<p>Une page.</p>", "ltr"))].map(textOf);
    for (const mark of ["R2L", "RlTb", "ReversedChars"])
      expect([turned!.includes(mark), plain!.includes(mark)]).toEqual([true, false]);
  });
});
