// Mistakes in translations that need no reader, each planted in a language of another script.
import { describe, expect, it } from "vitest";
import type { Locale } from "../../infra/build/locales-plugin.ts";
import { textMistakes, type Rules } from "../../infra/build/translations/text-mistakes.ts";

const locale = (code: string, text: string): Locale => ({
  code,
  facts: { complete: false, locale: code, quotes: ["«", "»"] },
  texts: new Map([["web.a.b", text]]),
  synonyms: new Map(),
  reviews: new Map(),
});

const rules: Rules = {
  glossary: { récépissé: ["الإيصال", "إيصال"] },
  letters: { ي: "ی" },
  marks: { ",": "،", "?": "؟" },
  numbers: { شهرين: "2", "شهر واحد": "1" },
  links: { "https://example.org/fr/": "https://example.org/ar/" },
  kept: ["Ofpra", "rue Carnot"],
};
const mistakesOf = (code: string, text: string, french: string, given: Partial<Rules> = {}) =>
  textMistakes(locale(code, text), locale("fr", french), { ...rules, letters: {}, ...given });

describe("a mistake names its file, its key, what was found and what to do", () => {
  it.each<[string, string, string, string, Partial<Rules>?]>([
    [
      "another number",
      "خلال 2 أشهر",
      "En 3 mois",
      'has the numbers "2" where fr has "3". Write the same ones in digits.',
    ],
    [
      "a dual for another number",
      "خلال شهرين",
      "En 3 mois",
      'has the numbers "" where fr has "3". Write the same ones in digits.',
    ],
    [
      "a link to a page in French",
      "https://example.org/fr/12",
      "https://example.org/fr/12",
      "links to a French page, https://example.org/fr/… Write https://example.org/ar/…",
    ],
    [
      "another date",
      "في 01/11/2026",
      "Le 28/11/2026",
      'has the numbers "01 11 2026" where fr has "11 2026 28". Write the same ones in digits.',
    ],
    [
      "a French word",
      "اذهب إلى la préfecture",
      "Allez à la préfecture",
      "holds the words la, préfecture. Translate them, put the French term in brackets, or list it in fr/translation/rules.json.",
    ],
    [
      "an English word",
      "download الملف",
      "Téléchargez le fichier",
      "holds the words download. Translate them, put the French term in brackets, or list it in fr/translation/rules.json.",
    ],
    ["a Latin comma", "نعم, لا", "Oui, non", "holds the mark ,. Write ،."],
    ["a Latin question mark", "نعم?", "Oui ?", "holds the mark ?. Write ؟."],
    ["an Arabic ye in Persian", "خیلي", "Très", "holds the letter ي. Write ی.", { letters: { ي: "ی" } }],
    ["another term", "وثيقة", "Votre récépissé", "lacks the term of « récépissé ». Write one of: الإيصال, إيصال."],
    [
      "a direction mark",
      "نعم\u200F",
      "Oui",
      "holds a character that turns the direction of writing. Take it away: the program isolates values.",
    ],
    [
      "a long button",
      "اضغط هنا من أجل متابعة الإجابة الآن",
      "Continuer",
      "has 35 characters where fr has 9. Shorten it: titles, labels and buttons have little room.",
    ],
  ])("%s", (_, text, french, mistake, given = {}) => {
    expect(mistakesOf("ar", text, french, given)).toEqual([`templates/locales/ar/web.json: web.a.b ${mistake}`]);
  });
});

it.each([
  ["the French term in brackets", "المحافظة (préfecture)", "La préfecture"],
  ["words of a French paper", "اضغط «Je demande un titre»", "Appuyez sur « Je demande un titre »"],
  [
    "names and addresses that stay",
    "Ofpra, 201 rue Carnot, service-public.gouv.fr",
    "Ofpra, 201 rue Carnot, service-public.gouv.fr",
  ],
  ["the term in one of its forms", "إيصالك الآن", "Votre récépissé"],
  ["a number in another place", "12 من 30", "30 sur 12"],
  ["a dual for a digit", "خلال شهرين، ثم خلال شهر واحد", "En 2 mois, puis en 1 mois"],
  ["a dual for a word", "خلال شهرين", "En deux mois"],
  ["a link to a page in its language", "https://example.org/ar/12", "https://example.org/fr/12"],
  ["a comma between digits", "12,5 يورو", "12,5 euros"],
])("%s is none", (_, text, french) => {
  expect(mistakesOf("ar", text, french)).toEqual([]);
});

it("looks for left words only where the script is another one", () => {
  expect(mistakesOf("eo", "la prefektejo", "La préfecture")).toEqual([]);
  expect(mistakesOf("ti", "ኣብ préfecture", "La préfecture", { marks: {} })).toHaveLength(1);
  expect(mistakesOf("ru", "в préfecture", "La préfecture", { marks: {} })).toHaveLength(1);
});
