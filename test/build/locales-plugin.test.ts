// What the build refuses in the texts of a language, and the typography that it puts in.
import { describe, expect, test } from "vitest";
import { findMistakes, type Locale, type LocaleText } from "../../infra/build/locales-plugin.ts";
import { typeset } from "../../infra/build/typeset.ts";

type Texts = Record<string, LocaleText>;

const locale = (code: string, texts: Texts, { complete = true, tag = code } = {}): Locale => ({
  code,
  facts: { locale: tag, complete } as Locale["facts"],
  texts: new Map(Object.entries(texts)),
});

const french: Texts = {
  "a.title": "Titre",
  "a.day": "Le {day}",
  "a.rows": { one: "{count} ligne", many: "{count} de lignes", other: "{count} lignes" },
};
const english: Texts = {
  "a.title": "Title",
  "a.day": "On {day}",
  "a.rows": { one: "{count} row", other: "{count} rows" },
};

const mistakes = (texts: Texts, options?: { complete?: boolean; tag?: string }): string[] =>
  findMistakes([locale("fr", french), locale("en", texts, options)]);

describe("a language", () => {
  test("with the keys, placeholders and plural forms of French has no mistake", () => {
    expect(mistakes(english)).toEqual([]);
  });

  test.each<[string, Texts, RegExp[]]>([
    [
      "another placeholder",
      { "a.day": "On {date}" },
      [/^en: a\.day has the placeholders "\{date\}" where fr has "\{day\}"/],
    ],
    ["a placeholder too few", { "a.day": "On that day" }, [/^en: a\.day has the placeholders ""/]],
    ["a placeholder too many", { "a.title": "Title {name}" }, [/^en: a\.title has the placeholders "\{name\}"/]],
    ["a key that French has not", { "a.lost": "x" }, [/^en: a\.lost is not a key of fr/]],
    ["a tag", { "a.title": "<b>Title</b>" }, [/^en: a\.title holds markup/]],
    ["an entity", { "a.title": "Title &amp; more" }, [/^en: a\.title holds markup/]],
    ["an open brace", { "a.title": "Title {" }, [/^en: a\.title has a brace/]],
    ["no form for one", { "a.rows": { other: "{count} rows" } }, [/^en: a\.rows lacks the plural forms one/]],
  ])("with %s is refused", (_, texts, found) => {
    expect(mistakes({ ...english, ...texts })).toEqual(found.map((form) => expect.stringMatching(form) as string));
  });

  test("that is declared complete lacks no key; one that is not may", () => {
    const { "a.title": _title, ...less } = english;
    expect(mistakes(less)).toEqual([expect.stringMatching(/^en: a\.title is missing/)]);
    expect(mistakes(less, { complete: false })).toEqual([]);
  });

  test("has the plural forms that it needs, and not those of French", () => {
    const forms = { "a.rows": { one: "{count} строка", other: "{count} строки" } };
    expect(mistakes({ ...english, ...forms }, { tag: "ru" })).toEqual([
      expect.stringMatching(/lacks the plural forms few, many|lacks the plural forms many, few/),
    ]);
  });

  test("is compared with French, which must be there", () => {
    expect(findMistakes([locale("en", english)])).toEqual([expect.stringContaining("fr/ is missing")]);
  });
});

describe("typography", () => {
  test.each([
    ["l'hôte", "l’hôte"],
    ["Attention : quoi ; où ? là !", "Attention\u00A0: quoi\u00A0; où\u00A0? là\u00A0!"],
    ["« Titre »", "«\u00A0Titre\u00A0»"],
    ["200 € ou {amount} €", "200\u00A0€ ou {amount}\u00A0€"],
    ["15 000 lignes", "15\u00A0000\u00A0lignes"],
    ["article L. 424-3, n° 12", "article\u00A0L.\u00A0424-3, n°\u00A012"],
    ["{count} jours, 3 mois, 2 × 3", "{count}\u00A0jours, 3\u00A0mois, 2\u00A0×\u00A03"],
    ["https://a.fr/b", "https://a.fr/b"],
    ["une ligne\n", "une ligne"],
  ])("%j is set as %j", (typed, set) => {
    expect(typeset(typed)).toBe(set);
  });
});
