// Messages said in languages with other plurals, lists and digits than French: with texts of the test's own.
import { describe, expect, test, vi } from "vitest";
import { message, type MessageKey, type Values } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";

vi.mock("virtual:locales", () => {
  const facts = { direction: "ltr", quotes: ["«", "»"], day: "{day} {month} {year}", complete: true };
  const words = { weekdayAndDay: "{weekday} {day}", moment: "{day} {time}" };
  const language = (code: string, locale: string, listSeparator = ", ") => ({
    code,
    name: code,
    locale,
    listSeparator,
    ...facts,
    ...words,
  });
  return {
    languages: [
      { ...language("fr", "fr-FR"), firstOfMonth: "1er" },
      language("en", "en-GB"),
      { ...language("ar", "ar", "، "), direction: "rtl" },
      language("ru", "ru"),
      language("fa", "fa"),
    ],
    texts: {
      fr: {
        rows: { one: "{count} ligne", many: "{count} de lignes", other: "{count} lignes" },
        made: "Fait le {day}",
        both: "{first} {second}",
        of: "parmi {items}",
        odd: "{items}",
      },
      en: { rows: { one: "{count} row", other: "{count} rows" }, of: "of {items}", made: "Made on {day}" },
      ar: { rows: { zero: "0", one: "1", two: "2", few: "3-10", many: "11-99", other: "100" }, of: "{items}" },
      ru: { rows: { one: "строка", few: "строки", many: "строк", other: "строки" }, made: "{day}" },
      fa: { made: "{day}", rows: { one: "{count}", other: "{count}" } },
    },
  };
});

/** The texts of this test have keys of their own. */
const said = (key: string, language: string, values?: Values) => say(message(key as MessageKey, values), language);

describe("the plural form is that of the language", () => {
  test.each([
    ["fr", [0, 1, 2, 1_000_000], ["0 ligne", "1 ligne", "2 lignes", "1000000 de lignes"]],
    ["en", [0, 1, 2], ["0 rows", "1 row", "2 rows"]],
    ["ar", [0, 1, 2, 3, 11, 100], ["0", "1", "2", "3-10", "11-99", "100"]],
    ["ru", [1, 2, 5, 11, 21, 22, 25], ["строка", "строки", "строк", "строк", "строка", "строки", "строк"]],
  ])("%s", (language, counts, forms) => {
    expect(counts.map((count) => said("rows", language, { count }))).toEqual(forms);
  });

  test("also of a number whose thousands are parted, by a space that does not break", () => {
    expect(said("rows", "fr", { count: { number: 1 } })).toBe("1 ligne");
    expect(said("rows", "fr", { count: { number: 12_345 } })).toBe("12\u00A0345 lignes");
    expect(said("rows", "en", { count: { number: 12_345 } })).toBe("12,345 rows");
  });

  test("figures are Latin in every language", () => {
    expect(said("rows", "fa", { count: { number: 1990 } })).toMatch(/^1.?990$/);
  });
});

describe("what fills a place", () => {
  test("a day is said in the Gregorian calendar, with the day of the week where it is asked for", () => {
    expect(said("made", "fr", { day: { day: "2026-01-01" } })).toBe("Fait le 1er\u00A0janvier 2026");
    expect(said("made", "fr", { day: { day: "2026-11-23", weekday: true } })).toBe(
      "Fait le lundi 23\u00A0novembre 2026",
    );
    expect(said("made", "en", { day: { day: "2026-01-01" } })).toBe("Made on 1\u00A0January 2026");
    expect(said("made", "ru", { day: { day: "1990-03-05" } })).toBe("5\u00A0марта 1990");
    expect(said("made", "fa", { day: { day: "1990-03-05" } })).toMatch(/^5\u00A0\S+ 1990$/);
  });

  test("a list is joined as its kind and its language ask for", () => {
    const list = ["a", "b", "c"];
    expect(said("of", "fr", { items: { list, type: "conjunction" } })).toBe("parmi a, b et c");
    expect(said("of", "fr", { items: { list, type: "disjunction" } })).toBe("parmi a, b ou c");
    expect(said("of", "en", { items: { list, type: "conjunction" } })).toBe("of a, b and c");
    expect(said("of", "fr", { items: { list, type: "separated" } })).toBe("parmi a, b, c");
  });

  test("from right to left, each word from elsewhere is apart, so that it and its marks keep their own direction", () => {
    const list = ["a", "b", "c"];
    expect(said("of", "ar", { items: { list, type: "separated" } })).toBe(
      "\u2068a\u2069، \u2068b\u2069، \u2068c\u2069",
    );
    expect(said("of", "ar", { items: message("of" as MessageKey, { items: "12 rue (A)" }) })).toBe(
      "\u206812 rue (A)\u2069",
    );
    // « PDF، 9 صفحات »: the number would stand in the direction of the Latin word before it.
    const facts = ["PDF", message("of" as MessageKey, { items: 9 })];
    expect(said("of", "ar", { items: { list: facts, type: "separated" } })).toBe("\u2068PDF\u2069، \u20689\u2069");
    expect(said("of", "ar", { items: 12 })).toBe("12");
    expect(said("of", "ar", { items: "" })).toBe("");
  });

  test("a message is said in the same language, and its own values are not filled again", () => {
    const first = message("of" as MessageKey, { items: "{second}" });
    expect(said("both", "fr", { first, second: 1990 })).toBe("parmi {second} 1990");
  });

  test.each([
    ["no text", "lost", {}, "no text lost in fr"],
    ["a place without a value", "made", {}, "no value for {day} of made"],
    ["a language that is not there", "made", {}, "no text made in xx"],
  ])("%s is a bug", (what, key, values, error) => {
    expect(() => said(key, what.startsWith("a language") ? "xx" : "fr", values)).toThrow(error);
  });
});
