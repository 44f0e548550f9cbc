// Letters that join, against HarfBuzz with the whole font.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Style } from "../../functions/pdf/text/fonts.ts";
import { runs } from "../support/seeded.ts";
import { drawByHarfBuzz, drawByUs, readReversed, wordsOf } from "./joined-words.ts";

const styles: readonly Style[] = ["regular", "bold"];

describe.each(styles)("%s", (style) => {
  test.each(["ar", "fa", "prs", "ps"])("draws every word of the texts in %s as HarfBuzz does", (language) => {
    const wrong = wordsOf(language).filter((word) => {
      const [ours, theirs] = [drawByUs(word, style), drawByHarfBuzz(word, style)];
      return ours.width !== theirs.width || ours.contours.join() !== theirs.contours.join();
    });
    expect(wrong).toEqual([]);
  });

  test("shows the letters of words from the left, so that a reader who turns them round reads the words", () => {
    for (const word of ["سلام", "لأنه", "شكرًا", "مُحدَّد", "می‌خواهم", "(الجواز)،", "«بطاقة»", "پاسپورټ"]) {
      const letters = word.normalize("NFC");
      expect(readReversed(word, style).normalize("NFC")).toBe(letters);
    }
  });
});

test("reads words in each language", () => {
  const words = ["ar", "fa"].map(wordsOf);
  for (const each of words) expect(each.length).toBeGreaterThan(500);
  expect(drawByUs("سلام", "regular").contours.length).toBeGreaterThan(4);
});

const letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگیټډړږښګڼېۍځڅۀ";
const vowels = ["\u064b", "\u064c", "\u064d", "\u064e", "\u064f", "\u0650", "\u0652", "\u0670", "\u0654", "\u0655"];
const letter = fc.constantFrom(...Array.from(letters));
const marks = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  { weight: 2, arbitrary: fc.constantFrom(...vowels) },
  { weight: 1, arbitrary: fc.constantFrom(...vowels.slice(0, 7)).map((vowel) => `\u0651${vowel}`) },
  { weight: 1, arbitrary: fc.constantFrom("\u0651", "\u200c", "\u200d", "ـ") },
);
// Heh that stands alone is drawn by the font as the sign of an abbreviation, and by us as at the end of a word.
const isHehAlone = /(?:^|\u200c)ه/;
const words = fc
  .array(fc.tuple(letter, marks), { minLength: 2, maxLength: 8 })
  .map((all) => all.flat().join(""))
  .filter((word) => !isHehAlone.test(word));

test.each(styles)("draws any word as HarfBuzz does: %s", (style) => {
  fc.assert(
    fc.property(words, (word) => {
      expect(drawByUs(word, style)).toEqual(drawByHarfBuzz(word, style));
    }),
    { numRuns: runs(4000) },
  );
});
