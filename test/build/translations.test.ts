// The exchange of translations: nothing is lost on the way, a changed source makes a translation stale, and mistakes are named.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMistakes, isReviewed, type Locale, type LocaleText } from "../../infra/build/locales-plugin.ts";
import { readCsv, readXliff, writeCsv, writeXliff } from "../../infra/build/translations/exchange.ts";
import { hashOf, stateOf, type Reviews } from "../../infra/build/translations/review.ts";
import { countStates, imported, recorded, unitsOf } from "../../infra/build/translations/units.ts";

const locale = (code: string, texts: Record<string, LocaleText>, reviews: Reviews = new Map()): Locale => ({
  code,
  facts: { complete: false, locale: code, quotes: ["«", "»"], ...(code === "fr" ? { isSource: true } : {}) },
  texts: new Map(Object.entries(texts)),
  synonyms: new Map(),
  reviews,
});

const french = locale("fr", {
  "pages.title": "Vos documents, {name}",
  "pages.count": { one: "{count} page", many: "{count} de pages", other: "{count} pages" },
  "cli.help": "Aide",
});
const russian = locale("ru", {
  "pages.title": "Ваши документы, {name}",
  "pages.count": {
    one: "{count} страница",
    few: "{count} страницы",
    many: "{count} страниц",
    other: "{count} страницы",
  },
});

describe("the state of a text", () => {
  it.each([
    ["untranslated", undefined, new Map()],
    ["unrecorded", "б", new Map()],
    ["machine", "б", new Map([["a.b", { source: hashOf("x"), state: "machine" }]])],
    ["reviewed", "б", new Map([["a.b", { source: hashOf("x"), state: "reviewed by Anna K. on 2026-11-28" }]])],
    ["stale", "б", new Map([["a.b", { source: hashOf("y"), state: "reviewed by Anna K. on 2026-11-28" }]])],
  ] as const)("is %s", (state, text, reviews) => {
    expect(stateOf("a.b", "x", text, reviews)).toBe(state);
  });

  it("counts only what people read, and a language is reviewed when each of these is", () => {
    const machine = { ...russian, reviews: recorded(russian, french) };
    expect(countStates(machine, french).machine).toEqual(["pages.title", "pages.count"]);
    expect(isReviewed(machine, french)).toBe(false);
    const back = unitsOf(machine, french).map((unit) => ({ ...unit, isApproved: true }));
    const read = { ...machine, ...imported(back, machine, french, "Anna K. on 2026-11-28") };
    expect(isReviewed(read, french)).toBe(true);
    expect(isReviewed(read, locale("fr", { "pages.title": "Vos papiers, {name}" }))).toBe(false);
    expect(isReviewed(french, french)).toBe(true);
  });
});

// What XML and our texts may hold: no control characters, no lone surrogates.
const anyText = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(text));
const anyUnit = fc.record({
  id: fc.stringMatching(/^[a-z]+(?:\.[a-z-]+){1,3}(?:#(?:one|few))?$/),
  source: anyText,
  target: anyText,
  state: fc.constantFrom("reviewed", "machine", "stale", "unrecorded", "untranslated"),
  note: anyText,
});

it.each([
  ["XLIFF", (units: Parameters<typeof writeCsv>[1]) => readXliff(writeXliff("ar", "fr", units))],
  ["CSV", (units: Parameters<typeof writeCsv>[1]) => readCsv(writeCsv("ar", units))],
] as const)("%s gives back every text and every approval", (_, exchange) => {
  fc.assert(
    fc.property(fc.array(anyUnit, { maxLength: 8 }), (units) => {
      expect(exchange(units)).toEqual({
        code: "ar",
        units: units.map(({ id, source, target, state }) => ({ id, source, target, isApproved: state === "reviewed" })),
      });
    }),
  );
});

it("gives plural forms as units of their own, with those of the language", () => {
  const ids = unitsOf(russian, french).map(({ id }) => id);
  expect(ids).toEqual(["pages.title", ...["few", "many", "one", "other"].map((form) => `pages.count#${form}`)]);
});

describe("an import", () => {
  const units = unitsOf(russian, french).map((unit) => ({ ...unit, isApproved: false }));
  const importing = (changed: Partial<(typeof units)[number]>, reviewer?: string) => () =>
    imported([{ ...units[0]!, ...changed }, ...units.slice(1)], russian, french, reviewer);

  it("takes the texts and says that a machine wrote what nobody approved", () => {
    const { texts, reviews } = importing({ target: "{name}, ваши бумаги" })();
    expect(texts.get("pages.title")).toBe("{name}, ваши бумаги");
    expect(reviews.get("pages.title")).toEqual({ source: hashOf("Vos documents, {name}"), state: "machine" });
  });

  it.each([
    ["a source that has changed", { source: "Vos papiers, {name}" }, "pages.title: its source text has changed"],
    ["a text that is not ours", { id: "pages.lost" }, "pages.lost is no text of today"],
    ["a lost placeholder", { target: "Ваши документы" }, "ru: pages.title has the placeholders"],
    ["an approval by nobody", { isApproved: true }, 'pages.title is approved. Say who read it: --by "NAME".'],
    ["an approval of nothing", { isApproved: true, target: "" }, "pages.title is approved and empty"],
  ])("refuses %s, and takes nothing", (_, changed, mistake) => {
    expect(importing(changed)).toThrow(mistake);
  });
});

it.each([
  ["nothing", ""],
  ["another version", '<xliff version="2.0"></xliff>'],
  ["no end", writeXliff("ar", "fr", unitsOf(russian, french)).slice(0, -30)],
  ["a tag of a tool in a text", writeXliff("ar", "fr", unitsOf(russian, french)).replace("Vos ", "<g id='1'>Vos </g>")],
])("XLIFF with %s is refused", (_, text) => {
  expect(() => readXliff(text)).toThrow("This is no XLIFF 1.2 that can be read");
});

it("a CSV with a short row or without a column is refused", () => {
  expect(() => readCsv("id;source;target ar;approved\r\na.b;x\r\n")).toThrow("This is no CSV of ours");
  expect(() => readCsv("id;source;approved\r\na.b;x;yes\r\n")).toThrow("This is no CSV of ours");
});

it("the languages of these tests have no mistake", () => {
  expect(findMistakes([french, russian])).toEqual([]);
});
