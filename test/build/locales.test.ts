// The folders of words: every mistake is named at once, a language is one folder, and no text is unused.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { findDoubledKeys } from "../../functions/answers/scan-json.ts";
import { findUnused, unusedKeys } from "../../infra/build/check-locales.ts";
import { operatorSubjects } from "../../functions/text/subjects.ts";
import { findMistakes, localesModule, readLocales } from "../../infra/build/locales-plugin.ts";

const own = resolve("templates/locales");
const temporary: string[] = [];
afterAll(() => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

type Node = string | { [name: string]: Node };
type Folder = { [language: string]: { facts?: object; texts: { [subject: string]: Node } } };

/** Writes locales into a folder of their own: the facts are those of French where none are given. */
function write(languages: Folder, folder = mkdtempSync(join(tmpdir(), "locales-"))): string {
  temporary.push(folder);
  for (const [code, { facts = {}, texts }] of Object.entries(languages)) {
    mkdirSync(join(folder, code), { recursive: true });
    const language = { complete: true, locale: code, quotes: ["“", "”"], ...facts };
    writeFileSync(join(folder, code, "language.json"), JSON.stringify(language));
    for (const [subject, node] of Object.entries(texts)) {
      writeFileSync(join(folder, code, `${subject}.json`), JSON.stringify(node));
    }
  }
  return folder;
}

const mistakesOf = (languages: Folder): string[] => {
  try {
    readLocales(write(languages));
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").slice(1);
  }
};

const french = {
  pages: { title: "Vos documents", count: { one: "{count} page", many: "{count} de pages", other: "{count} pages" } },
};

describe("synonyms", () => {
  const withSynonyms = (synonyms: Node | { [list: string]: unknown }): string[] =>
    mistakesOf({
      fr: { texts: { labels: { town: "Ville" }, synonyms: { blank: ["Néant"] } as never } },
      en: { texts: { labels: { town: "Town" }, synonyms: synonyms as never } },
    });

  it("may be of labels and of what French lists, and of nothing else", () => {
    expect(withSynonyms({ town: ["City"], blank: ["None"] })).toEqual([]);
    expect(withSynonyms({ lost: ["x"] })).toEqual(["en: lost of synonyms.json is neither a text nor a list of fr."]);
  });
});

describe("the build refuses", () => {
  it.each<[string, Folder, string[]]>([
    [
      "a brace that is no placeholder, and two braces",
      { fr: { texts: { a: { b: "{ }", c: "{{name}}" } } } },
      [
        "fr: a.b has a brace that is not part of a {placeholder}.",
        "fr: a.c holds {{ }}. A placeholder of a text has single braces.",
        "fr: a.c has a brace that is not part of a {placeholder}.",
      ],
    ],
    [
      "an empty text, and a space at either end",
      { fr: { texts: { a: { b: "", c: " : {title}", d: "Ouverture : " } } } },
      ["a.b", "a.c", "a.d"].map(
        (key) => `fr: ${key} is empty or has a space at an end. Write whole texts, to which nothing is added.`,
      ),
    ],
    [
      "placeholders that French has and it has not, and the reverse",
      {
        fr: { texts: { a: { b: "Bonjour", c: "Bonjour {name}", d: "Bonjour {name}" } } },
        en: { texts: { a: { b: "Hello {name}", c: "Hello", d: "Hello {town}" } } },
      },
      [
        'en: a.b has the placeholders "{name}" where fr has "".',
        'en: a.c has the placeholders "" where fr has "{name}".',
        'en: a.d has the placeholders "{town}" where fr has "{name}".',
      ],
    ],
    [
      "plural forms that are missing: Arabic has six, Russian four",
      {
        fr: { texts: french },
        ar: { facts: { complete: false }, texts: { pages: { count: { one: "{count} a", other: "{count} b" } } } },
        ru: { facts: { complete: false }, texts: { pages: { count: { one: "{count} a", other: "{count} b" } } } },
      },
      [
        "ar: pages.count lacks the plural forms few, many, two, zero.",
        "ru: pages.count lacks the plural forms few, many.",
      ],
    ],
    [
      "a text of people that is missing, and one of operators where the language says that it has those",
      {
        fr: { facts: { forOperators: true }, texts: { pages: { a: "A" }, cli: { b: "B" } } },
        en: { facts: { forOperators: true }, texts: { pages: { a: "A" } } },
        ru: { texts: { cli: { b: "B" } } },
        ti: { facts: { complete: false, forOperators: true }, texts: { cli: { b: "B" } } },
      },
      [
        'en: cli.b is missing. Translate it, or set "forOperators" to false in en/language.json.',
        'ru: pages.a is missing. Translate it, or set "complete" to false in ru/language.json.',
        'ti: "forOperators" is true and "complete" is not. A language has the texts of people first.',
      ],
    ],
    [
      "that French is not there",
      { en: { texts: {} } },
      ["The folder fr/ is missing: every text is written there first."],
    ],
  ])("%s", (_, languages, mistakes) => {
    const sorted = (lines: string[]) =>
      lines.map((line) => line.replace(/(?<=forms ).*(?=\.)/, (forms) => forms.split(", ").toSorted().join(", ")));
    expect(sorted(mistakesOf(languages))).toEqual(mistakes);
  });

  it("every mistake at once, each with its language, its key and what to do", () => {
    const mistakes = mistakesOf({
      fr: { texts: french },
      en: { texts: { pages: { title: "<b>", more: "x", count: { one: "a", other: "{count}" } } } },
      ru: { texts: {} },
    });
    expect(mistakes).toHaveLength(4);
    for (const line of mistakes) expect(line).toMatch(/^(en|ru): pages\.\w+ .+\.$/);
  });

  it("nothing of our own", () => {
    expect(findMistakes(readLocales(own))).toEqual([]);
  });
});

describe("a tenth language", () => {
  it("is one folder, and comes after those in which everything can be said", async () => {
    const folder = write({});
    cpSync(own, folder, { recursive: true });
    cpSync(join(own, "en"), join(folder, "eo"), { recursive: true });
    // It has what a person reads, and nothing for who operates the program.
    for (const subject of operatorSubjects) rmSync(join(folder, "eo", `${subject}.json`));
    write({ eo: { facts: { name: "Esperanto", direction: "ltr", locale: "eo" }, texts: {} } }, folder);
    const module = join(folder, "locales.mjs");
    writeFileSync(module, localesModule(folder));
    vi.doMock("virtual:locales", () => import(module));
    const { helpLanguages, operatorLanguage, operatorLanguages, factsOf } =
      await import("../../functions/text/languages.ts");
    const { message } = await import("../../functions/text/message.ts");
    const { say } = await import("../../functions/text/say.ts");
    expect(helpLanguages.slice(0, 2)).toEqual(["fr", "en"]);
    expect(helpLanguages).toContain("eo");
    expect(operatorLanguages).toEqual(["fr", "en"]);
    expect(operatorLanguage("en")).toBe("en");
    expect(operatorLanguage("eo")).toBe("fr");
    expect(say(message("spreadsheet.done"), "eo")).toBe(say(message("spreadsheet.done"), "fr"));
    expect(factsOf("eo").name).toBe("Esperanto");
    expect(["fr", "en", "eo"].map((language) => factsOf(language).isReviewed)).toEqual([true, true, false]);
    expect(say(message("pages.list.pages", { count: 1 }), "eo")).toBe("1\u00A0page");
  });
});

describe("typography is put in by the build", () => {
  it("so that nobody types a no-break space, nor three dots", () => {
    const files = readdirSync(own, { recursive: true, encoding: "utf8" }).filter((name) => /[\\/].*\.json$/.test(name));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      expect(readFileSync(join(own, file), "utf8").match(/.*(?:[\u00A0\u202F]|\.\.\.).*/g) ?? []).toEqual([]);
    }
  });
});

describe("a key that nobody uses", () => {
  it.each<[string, string, boolean]>([
    ["is named whole", 'say(message("fees.stamp.title"))', true],
    ["is named in a template", '<p>{{t "fees.stamp.title"}}</p>', true],
    ["is named by a pattern", "message(`fees.${id}.title`)", true],
    ["is not named by a pattern of another subject", "message(`pages.${id}.title`)", false],
    ["is not named by a pattern with fewer names", "message(`fees.${id}`)", false],
    ["is not named by a part of it", 'const title = "stamp.title";', false],
    ["is not named by a longer key", 'message("fees.stamp.title.more")', false],
    ["is not named by a pattern that could be anything", "message(`${subject}.${id}.title`)", false],
  ])("%s", (_, source, isUsed) => {
    expect(unusedKeys(["fees.stamp.title"], [source])).toEqual(isUsed ? [] : ["fees.stamp.title"]);
  });

  it("is none of our own", () => {
    expect(findUnused(resolve("."), readLocales(resolve("templates/locales")))).toEqual([]);
  });
});

it.each(readdirSync(own, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")))(
  "no key comes twice in %s: JSON keeps the last in silence",
  (name) => {
    expect(findDoubledKeys(readFileSync(join(own, name), "utf8"))).toEqual([]);
  },
);
