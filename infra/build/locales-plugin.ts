// Gathers templates/locales/<language>/<subject>.json into one module, `virtual:locales`, for esbuild and for vitest.
// A mistake in a text stops the build, which names the file, the key and what to do.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import { isForOperators } from "../../functions/text/subjects.ts";
import { readReviews, stateOf, type Reviews } from "./translations/review.ts";
import { typeset } from "./typeset.ts";

/** A text, or its forms by CLDR plural category, chosen by the value `count`. */
export type LocaleText = string | Readonly<Record<string, string>>;

export type Locale = {
  code: string;
  /** The facts of language.json. */
  facts: {
    /** It has every text that a person reads. */
    complete: boolean;
    /** It also has those of who operates the program. */
    forOperators?: boolean;
    /** Written by those who write the source, beside it. */
    isSource?: boolean;
    locale: string;
    quotes: readonly string[];
  };
  reviews: Reviews;
  /** By key: the name of the file, then the names on the way to the text, with dots. */
  texts: ReadonlyMap<string, LocaleText>;
  /** How else people write what a label says, from synonyms.json: read, never shown. */
  synonyms: ReadonlyMap<string, readonly string[]>;
};

const factsFile = "language.json";
const synonymsFile = "synonyms.json";

/** Texts are written in French first; the other languages are compared with it. */
const sourceLanguage = "fr";

const pluralCategories = new Set(["zero", "one", "two", "few", "many", "other"]);

const isPlural = (node: object): boolean =>
  "other" in node && Object.keys(node).every((name) => pluralCategories.has(name));

/** Reads every folder of `folder`: one language each. Throws an error that lists every mistake. */
export function readLocales(folder: string): Locale[] {
  const codes = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  // The source language, then those in which everything can be said: this is the order in which people are offered them.
  const rank = ({ code, facts }: Locale) => (code === sourceLanguage ? 0 : facts.complete ? 1 : 2);
  const locales = codes
    .map((code) => readLocale(join(folder, code), code))
    .toSorted((one, other) => rank(one) - rank(other) || (one.code < other.code ? -1 : 1));
  const mistakes = findMistakes(locales);
  if (mistakes.length > 0) throw new Error(`templates/locales:\n${mistakes.join("\n")}`);
  return locales;
}

function readLocale(folder: string, code: string): Locale {
  const texts = new Map<string, LocaleText>();
  const walk = (node: unknown, key: string): void => {
    if (typeof node === "string") texts.set(key, typesetText(node));
    else if (typeof node !== "object" || node === null)
      throw new Error(`${code}: ${key} is neither a text nor a group.`);
    else if (isPlural(node)) {
      const forms = Object.entries(node as Record<string, string>);
      texts.set(key, Object.fromEntries(forms.map(([category, text]) => [category, typesetText(text)])));
    } else for (const [name, child] of Object.entries(node)) walk(child, `${key}.${name}`);
  };
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const file of files.filter((name) => name !== factsFile && name !== synonymsFile)) {
    walk(readJson(join(folder, file)), file.slice(0, -".json".length));
  }
  const synonyms = files.includes(synonymsFile) ? readSynonyms(readJson(join(folder, synonymsFile)), code) : new Map();
  const facts = readJson(join(folder, factsFile)) as Locale["facts"];
  return { code, facts, reviews: readReviews(folder), texts, synonyms };
}

/** Lists of words by the names on the way to them, with dots. */
function readSynonyms(node: unknown, code: string, key = ""): Map<string, readonly string[]> {
  if (Array.isArray(node) && node.every((word) => typeof word === "string")) return new Map([[key, node]]);
  if (typeof node !== "object" || node === null || Array.isArray(node))
    throw new Error(`${code}: ${key} of ${synonymsFile} is neither a list of words nor a group.`);
  return new Map(
    Object.entries(node).flatMap(([name, child]) => [
      ...readSynonyms(child, code, key === "" ? name : `${key}.${name}`),
    ]),
  );
}

/** A space at an end, which typesetting would take away, is kept to be refused. */
const typesetText = (text: string): string => (text === text.trim() ? typeset(text) : text);

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Every mistake of every language, one line each. */
export function findMistakes(locales: readonly Locale[]): string[] {
  const source = locales.find(({ code }) => code === sourceLanguage);
  if (source === undefined) return [`The folder ${sourceLanguage}/ is missing: every text is written there first.`];
  return locales.flatMap(({ code, facts, texts, synonyms }) => [
    ...(facts.forOperators === true && !facts.complete
      ? [`${code}: "forOperators" is true and "complete" is not. A language has the texts of people first.`]
      : []),
    ...[...source.texts.keys()].flatMap((key) => {
      const level = isForOperators(key) ? "forOperators" : "complete";
      if (texts.has(key) || facts[level] !== true) return [];
      return [`${code}: ${key} is missing. Translate it, or set "${level}" to false in ${code}/language.json.`];
    }),
    ...[...texts].flatMap(([key, text]) => {
      const original = source.texts.get(key);
      if (original === undefined) return [`${code}: ${key} is not a key of ${sourceLanguage}. Correct or remove it.`];
      return [...textMistakes(text, original, facts.locale)].map((mistake) => `${code}: ${key} ${mistake}`);
    }),
    ...[...synonyms.keys()]
      .filter((key) => ![`labels.${key}`, key].some((text) => source.texts.has(text)) && !source.synonyms.has(key))
      .map((key) => `${code}: ${key} of ${synonymsFile} is neither a text nor a list of ${sourceLanguage}.`),
  ]);
}

const formsOf = (text: LocaleText): string[] => (typeof text === "string" ? [text] : Object.values(text));

const placeholdersOf = (text: LocaleText): string =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted().join(" ");

function* textMistakes(text: LocaleText, original: LocaleText, locale: string): Generator<string> {
  const [found, expected] = [placeholdersOf(text), placeholdersOf(original)];
  if (found !== expected) yield `has the placeholders "${found}" where ${sourceLanguage} has "${expected}".`;
  for (const form of formsOf(text)) {
    if (/<\/?[a-z][^>]*>|&[a-z]+;|&#/i.test(form)) yield "holds markup. Texts are plain; templates hold the markup.";
    if (form === "" || form !== form.trim())
      yield "is empty or has a space at an end. Write whole texts, to which nothing is added.";
    if (form.includes("{{")) yield "holds {{ }}. A placeholder of a text has single braces.";
    if (/\{(?!\w+\})|(?<!\{\w+)\}/.test(form)) yield "has a brace that is not part of a {placeholder}.";
  }
  if (typeof text !== "string") {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const missing = needed.filter((category) => text[category] === undefined);
    if (missing.length > 0) yield `lacks the plural forms ${missing.join(", ")}.`;
  }
}

/** Whether a person has read every text that people are shown, as it is now; other languages say that they are unread. */
export function isReviewed({ facts, texts, reviews }: Locale, source: Locale): boolean {
  if (facts.isSource === true) return true;
  return [...source.texts].every(
    ([key, text]) => isForOperators(key) || stateOf(key, text, texts.get(key), reviews) === "reviewed",
  );
}

/** The table of languages: the facts of each, in the order in which people are offered them. */
const languagesOf = (locales: readonly Locale[]) =>
  locales.map((locale) => ({
    code: locale.code,
    ...locale.facts,
    quotes: locale.facts.quotes.map(typeset),
    isReviewed: isReviewed(locale, locales[0]!),
  }));

/** The text of the module that `virtual:locales` stands for; JSON is parsed faster than the same JavaScript. */
export function localesModule(folder: string): string {
  const locales = readLocales(folder);
  const json = (value: unknown) => JSON.stringify(JSON.stringify(value));
  // A request speaks one or two languages: each is parsed when it is first asked for.
  const byLanguage = (part: "texts" | "synonyms") =>
    locales.map((locale) => `${JSON.stringify(locale.code)}: lazily(${json(Object.fromEntries(locale[part]))})`);
  return `const lazily = (json) => {
  let value;
  return { enumerable: true, get: () => (value ??= JSON.parse(json)) };
};
export const languages = JSON.parse(${json(languagesOf(locales))});
export const texts = Object.defineProperties({}, { ${byLanguage("texts").join(", ")} });
export const synonyms = Object.defineProperties({}, { ${byLanguage("synonyms").join(", ")} });`;
}

const folder = fileURLToPath(new URL("../../templates/locales/", import.meta.url));
const name = "virtual:locales";

export const localesForEsbuild: EsbuildPlugin = {
  name: "locales",
  setup(build) {
    build.onResolve({ filter: /^virtual:locales$/ }, () => ({ path: name, namespace: "locales", sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: "locales" }, () => ({ contents: localesModule(folder) }));
  },
};

/** What the page says by itself is loaded first; what rules and papers say, with the rules. */
const pageSubjects = new Set(["web"]);
/** What is read as well as said: people write countries and the like in any language, whichever they read. */
const wordSubjects = new Set(["countries", "labels"]);
/** What the page never says: the terminal, HTTP, and the pages of links. */
const otherSubjects = new Set(["batch", "cli", "http", "pages"]);
/** Lists of synonyms.json with which only the header and the rows of a spreadsheet are recognised. */
export const sheetLists: ReadonlySet<string> = new Set([
  "columns",
  "groups",
  "hint-openings",
  "hints",
  "note-openings",
  "other-people",
  "people-column",
  "personal-groups",
  "title-questions",
  "titles-without-answer",
  "total",
  "words-with-accents",
]);
/** Labels that the page says by itself too. */
const onPagesAndPapers = new Set(["labels.machine-translated"]);
const subjectOf = (key: string): string => key.split(".")[0]!;

const partOf = (subject: string): string | undefined => {
  // In every language at once, before one is chosen.
  if (subject === "start") return "start";
  if (pageSubjects.has(subject)) return "page";
  if (wordSubjects.has(subject)) return "words";
  return otherSubjects.has(subject) ? undefined : "papers";
};

/** One language of one part, as a module that is loaded when it is needed. */
function localePart(part: string, locale: Locale): string {
  const isIn = (key: string) => partOf(subjectOf(key)) === part || (part === "page" && onPagesAndPapers.has(key));
  const texts = Object.fromEntries([...locale.texts].filter(([key]) => isIn(key)));
  const isWritten = ([list]: readonly [string, unknown]) => part === "words" && !sheetLists.has(subjectOf(list));
  const synonyms = Object.fromEntries([...locale.synonyms].filter(isWritten));
  // JSON is parsed faster than the same JavaScript.
  const parsed = (value: object) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
  return `export const texts = ${parsed(texts)};\nexport const synonyms = ${parsed(synonyms)};`;
}

/** `virtual:locales` without a text in it, and `virtual:locale-parts` to load each part of each language. */
export const localesForWeb: EsbuildPlugin = {
  name: "locales-in-parts",
  setup(build) {
    const locales = readLocales(folder);
    const loaders = (part: string) =>
      locales
        .filter(({ facts }) => facts.complete)
        .map(({ code }) => `${JSON.stringify(code)}: () => import("virtual:locale-part/${part}/${code}")`)
        .join(", ");
    build.onResolve({ filter: /^virtual:locale/ }, ({ path }) => ({ path, namespace: "locales", sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: "locales" }, ({ path }) => {
      if (path === name) {
        const contents = `export const languages = ${JSON.stringify(languagesOf(locales))}; export const texts = {}; export const synonyms = {};`;
        return { contents };
      }
      if (path === "virtual:locale-parts") {
        return {
          contents: `export const parts = { ${["start", "page", "words", "papers"].map((part) => `${part}: { ${loaders(part)} }`).join(", ")} };`,
        };
      }
      const [, part = "", code = ""] = path.split("/");
      return {
        contents: localePart(
          part,
          locales.find((one) => one.code === code)!,
        ),
      };
    });
  },
};

export const localesForVitest: VitePlugin = {
  name: "locales",
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? localesModule(folder) : null),
};
