// Looks for mistakes in translated texts that need no reader: numbers, marks, letters, words left over, terms, length.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isForOperators } from "../../../functions/text/subjects.ts";
import { formsOf, type Locale, type LocaleText } from "../locales-plugin.ts";

/** What the folder `translation` of a language says of its words. */
export type Rules = {
  /** By French term: the term, then the other forms in which it stands in texts. */
  glossary: Readonly<Record<string, readonly string[]>>;
  /** By a letter that is wrong in the language: the right one. */
  letters: Readonly<Record<string, string>>;
  /** By a mark that is wrong right after a letter of the script of the language: the right one. */
  marks: Readonly<Record<string, string>>;
  /** By a word that says a number without a digit, such as a dual: the digits of the source for which it stands. */
  numbers: Readonly<Record<string, string>>;
  /** By the beginning of an address of French pages: that of the same pages in the language. */
  links: Readonly<Record<string, string>>;
  /** Latin words that stay as they are: names, abbreviations, addresses and names of the API, the same for every language. */
  kept: readonly string[];
};

/** `folder` is that of the language, `sourceFolder` that of the source. What is not there rules nothing. */
export function readRules(folder: string, sourceFolder: string): Rules {
  const read = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});
  const {
    letters = {},
    marks = {},
    numbers = {},
    links = {},
  } = read(join(folder, "translation/rules.json")) as Partial<Rules>;
  const glossary = read(join(folder, "translation/glossary.json")) as Rules["glossary"];
  const { kept = [] } = read(join(sourceFolder, "translation/rules.json")) as Partial<Rules>;
  return { glossary, letters, marks, numbers, links, kept };
}

/** Titles, labels and buttons of at most so many characters in the source are set in one line where they can be. */
const shortText = 40;

/** How much longer a short text may be than its source; a word more is room for a language that has no short form. */
const longest = (source: string): number => source.length * 1.6 + 16;

const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const numbersIn = (text: string): string => (text.match(/\d+/g) ?? []).toSorted().join(" ");

/** The source may say in words what it says in digits elsewhere, so a translation may stand for either. */
const inDigits = (text: string, numbers: Rules["numbers"]): string =>
  Object.entries(numbers).reduce((digits, [word, number]) => digits.replaceAll(word, number), text);

/** What is quoted or in brackets may be French, as a person meets it. */
const withoutQuoted = (text: string): string =>
  text.replaceAll(/«[^»]*»|\([^()]*\)|\{\w+\}|\S+@\S+|(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\S*/gu, " ");

/** One line for each mistake of a language: its file, key, what was found and what to do. */
export function textMistakes(locale: Locale, source: Locale, rules: Rules): string[] {
  const { script = "Latn" } = new Intl.Locale(locale.facts.locale).maximize();
  const letter = String.raw`\p{Script=${script}}`;
  const isLatin = script === "Latn";
  const phrases = rules.kept.toSorted((one, other) => other.length - one.length).map(escaped);
  const kept = new RegExp(String.raw`(?<!\p{L})(?:${phrases.join("|")})(?!\p{L})`, "gu");
  const terms = Object.entries(rules.glossary)
    .toSorted(([one], [other]) => other.length - one.length)
    .map(([term, forms]) => ({
      term,
      forms,
      found: new RegExp(String.raw`(?<!\p{L})${escaped(term).replaceAll("'", "[’']")}s?(?!\p{L})`, "giu"),
    }));
  function* found(text: LocaleText, original: LocaleText): Generator<string> {
    for (const form of formsOf(text)) {
      if (controls.test(form))
        yield "holds a character that turns the direction of writing. Take it away: the program isolates values.";
      for (const [wrong, right] of Object.entries(rules.letters))
        if (form.includes(wrong)) yield `holds the letter ${wrong}. Write ${right}.`;
      for (const [wrong, right] of Object.entries(rules.marks))
        if (new RegExp(`${letter}\\s?[${wrong}](?!\\d)`, "u").test(form))
          yield `holds the mark ${wrong}. Write ${right}.`;
      for (const [french, own] of Object.entries(rules.links))
        if (form.includes(french)) yield `links to a French page, ${french}… Write ${own}…`;
      if (isLatin) continue;
      const unkept = withoutQuoted(form).replaceAll(kept, " ");
      const left = unkept.match(/\p{Script=Latin}{2,}(?:[’'-]\p{Script=Latin}+)*/gu) ?? [];
      if (left.length > 0)
        yield `holds the words ${left.join(", ")}. Translate them, put the French term in brackets, or list it in ${source.code}/translation/rules.json.`;
    }
    if (typeof text !== "string" || typeof original !== "string") return;
    const [numbers, expected] = [numbersIn(text), numbersIn(original)];
    if (numbers !== expected && numbersIn(inDigits(text, rules.numbers)) !== expected)
      yield `has the numbers "${numbers}" where ${source.code} has "${expected}". Write the same ones in digits.`;
    if (original.length <= shortText && !original.endsWith(".") && text.length > longest(original))
      yield `has ${text.length} characters where ${source.code} has ${original.length}. Shorten it: titles, labels and buttons have little room.`;
    let rest = original;
    for (const { term, forms, found: pattern } of terms) {
      if (!pattern.test(rest)) continue;
      rest = rest.replaceAll(pattern, " ");
      const lower = text.toLowerCase();
      if (![term, ...forms].some((form) => lower.includes(form.replaceAll("'", "’").toLowerCase())))
        yield `lacks the term of « ${term} ». Write one of: ${forms.join(", ")}.`;
    }
  }
  return [...locale.texts].flatMap(([key, text]) => {
    const original = source.texts.get(key);
    if (original === undefined || isForOperators(key) || key.startsWith("countries.")) return [];
    return [...found(text, original)].map(
      (mistake) => `templates/locales/${locale.code}/${key.split(".")[0]}.json: ${key} ${mistake}`,
    );
  });
}
