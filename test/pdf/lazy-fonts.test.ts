// Fonts that are fetched by need: which ranges a text needs, and that what is printed with them is the same.
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { shapeWord } from "../../functions/pdf/text/fonts.ts";
import { fontsFor } from "../../functions/pdf/text/lazy-fonts.ts";
import { codePointsOf, rangeNames, rangesNeeded } from "../../functions/pdf/text/ranges.ts";
import { names } from "./names.ts";

describe("the ranges that a text needs", () => {
  test.each([
    ["", []],
    ["Dossier de titre de séjour — 1/2 • œuvre « Noël »", []],
    ["a < b & c", ["signs"]],
    [names.Vietnamese, ["vietnamese"]],
    [names.Vietnamese.normalize("NFD"), ["vietnamese"]],
    ["Амина", ["cyrillic"]],
    ["ፓስፖርት፣ መንበሪ ፍቓድ። ቋንቋ ትግርኛ", ["ethiopic"]],
    ["جواز السفر، وشكرًا", ["arabic", "arabic-marks"]],
    ["می‌خواهم پاسپورت", ["arabic"]],
    ["q\u0301", ["marks"]],
    ["e\u0301", []],
    ["中\ud800", []],
  ])("%j", (text, more) => {
    expect(rangesNeeded([text])).toEqual(["latin", ...more]);
    expect(rangesNeeded(["Texte", text, text])).toEqual(["latin", ...more]);
  });

  test.each(rangeNames)("each character of %s needs it, and no other range but the basic one", (range) => {
    for (const codePoint of codePointsOf(range)) {
      const needed = new Set(rangesNeeded([String.fromCodePoint(codePoint)]));
      expect(needed).toEqual(new Set(["latin", range]));
    }
  });
});

test.each(Object.entries(names))("words of %s are drawn as with all fonts", async (_, text) => {
  const fonts = await fontsFor([text]);
  for (const style of ["regular", "bold"] as const) {
    const drawn = rangeNames.filter((_, range) => fonts.style(style).subset(range) !== undefined);
    expect(drawn).toEqual(rangesNeeded([text]));
    for (const word of text.normalize("NFC").split(" ")) {
      const [few, all] = [fonts, allFonts].map((each) => {
        const { pieces, ...shaped } = shapeWord(word, style, each);
        return { ...shaped, pieces: pieces.map(({ subset, ...piece }) => ({ ...piece, name: subset.name })) };
      });
      expect(few).toEqual(all);
    }
  }
});

test("a word of another range is refused by its name", async () => {
  const fonts = await fontsFor(["Texte"]);
  expect(() => shapeWord("Амина", "regular", fonts)).toThrow("The range cyrillic is not among the fonts.");
  expect(() => shapeWord("q\u0301", "regular", fonts)).toThrow("The range marks is not among the fonts.");
});
