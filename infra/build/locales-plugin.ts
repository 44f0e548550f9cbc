// Gathers templates/locales/<language>/<subject>.json into one module, `virtual:locales`, for esbuild and for vitest.
// A mistake in a text stops the build, which names the file, the key and what to do.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import { isForOperators, isInGroup } from "../../functions/text/subjects.ts";
import { exchangeLetters } from "../../web/exchange-letters.ts";
import { keysOf, treeOf } from "../../web/key-tree.ts";
import { readReviews, stateOf, type Reviews } from "./translations/review.ts";
import { typeset } from "./typeset.ts";
import { letterPairs } from "./web/letter-pairs.ts";
import { documentsWithReasons, usualReasons } from "./web/usual-visit.ts";

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
  // The source language, what is written beside it, then those that people can choose: this is the order in which people are offered them.
  const rank = ({ code, facts }: Locale) =>
    code === sourceLanguage ? 0 : facts.isSource === true ? 1 : facts.complete ? 2 : 3;
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

/** The text itself, or each of its plural forms. */
export const formsOf = (text: LocaleText): string[] => (typeof text === "string" ? [text] : Object.values(text));

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

const compressedFolder = fileURLToPath(new URL("../../.cache/locales/", import.meta.url));

/** In base64. To compress all languages takes seconds of each build and each run of tests: what did not change is kept. */
function compressed(text: string): string {
  const path = join(compressedFolder, createHash("sha256").update(text).digest("hex"));
  if (existsSync(path)) return readFileSync(path, "utf8");
  const made = brotliCompressSync(text).toString("base64");
  mkdirSync(compressedFolder, { recursive: true });
  // Whole at once, since another build may read it.
  writeFileSync(`${path}-${process.pid}`, made);
  renameSync(`${path}-${process.pid}`, path);
  return made;
}

/** The text of the module that `virtual:locales` stands for; JSON is parsed faster than the same JavaScript. */
export function localesModule(folder: string): string {
  const locales = readLocales(folder);
  const json = (value: unknown) => JSON.stringify(JSON.stringify(value));
  // A request speaks one or two languages: each is read when it is first asked for. The first comes in most requests;
  // the others are compressed, since every function and the command hold them all.
  const read = (locale: Locale, part: "texts" | "synonyms") => {
    const said = JSON.stringify(Object.fromEntries(locale[part]));
    if (locale === locales[0]) return `() => ${JSON.stringify(said)}`;
    return `() => unpacked("${compressed(said)}")`;
  };
  const byLanguage = (part: "texts" | "synonyms") =>
    locales.map((locale) => `${JSON.stringify(locale.code)}: lazily(${read(locale, part)})`).join(", ");
  return `import { brotliDecompressSync } from "node:zlib";
const unpacked = (base64) => brotliDecompressSync(Buffer.from(base64, "base64")).toString("utf8");
const lazily = (json) => {
  let value;
  return { enumerable: true, get: () => (value ??= JSON.parse(json())) };
};
export const languages = JSON.parse(${json(languagesOf(locales))});
export const texts = Object.defineProperties({}, { ${byLanguage("texts")} });
export const synonyms = Object.defineProperties({}, { ${byLanguage("synonyms")} });
export const keys = { of: ${JSON.stringify(sourceLanguage)}, later: [], known: new Set() };`;
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
/** What the screens of a link say, which few people ask for; but for where others offer it and say that it is there. */
const linkKeys = /^web\.link\.(?!offer\.|sent$)/;
/** What is read as well as said: people write countries and the like in any language, whichever they read. */
const wordSubjects = new Set(["countries", "labels"]);
/** What few visits say, by the names on the way to it: refusals, doubts, and what only a sheet or a rare paper needs. */
export const rareGroups: readonly string[] = [
  "checklist.acts.ask-reasons",
  "checklist.acts.child-travel",
  "checklist.acts.declare-address",
  "checklist.acts.declare-card",
  "checklist.acts.declare-civil-status",
  "checklist.acts.declare-when-corrected",
  "checklist.acts.file-late",
  "checklist.acts.renew-certificate",
  "checklist.conditions",
  "checklist.places.prefecture-file-or-online",
  "checklist.rows.adapted-overseas",
  "checklist.rows.address-domiciliation",
  "checklist.rows.address-under-3-months",
  "checklist.rows.already-filed",
  "checklist.rows.association-first.why.examples",
  "checklist.rows.before-18",
  "checklist.rows.card-family-stateless",
  "checklist.rows.card-family-subsidiary",
  "checklist.rows.card-stateless",
  "checklist.rows.change-without-card",
  "checklist.rows.commitment-contract.why.optional-for-family",
  "checklist.rows.couple-by-reunification.why.own",
  "checklist.rows.current-permit",
  "checklist.rows.declare-at-prefecture",
  "checklist.rows.declare-button",
  "checklist.rows.declared-change",
  "checklist.rows.european-relative",
  "checklist.rows.extension-family",
  "checklist.rows.extension-renewal",
  "checklist.rows.family-birth-certificate",
  "checklist.rows.family-identity",
  "checklist.rows.file-at-prefecture",
  "checklist.rows.foreign-papers",
  "checklist.rows.found-card",
  "checklist.rows.free-card",
  "checklist.rows.french-relative",
  "checklist.rows.late-renewal-prefecture",
  "checklist.rows.mayotte",
  "checklist.rows.mayotte-stateless",
  "checklist.rows.medical-certificate",
  "checklist.rows.minor-in-civil-union",
  "checklist.rows.monaco",
  "checklist.rows.move-now",
  "checklist.rows.new-address-certificate",
  "checklist.rows.new-card-after-change",
  "checklist.rows.non-polygamy-asked-for",
  "checklist.rows.non-polygamy-recommended.condition",
  "checklist.rows.non-polygamy-required.condition",
  "checklist.rows.old-card",
  "checklist.rows.other-mention",
  "checklist.rows.other-overseas",
  "checklist.rows.paper-adoption",
  "checklist.rows.paper-birth",
  "checklist.rows.paper-civil-union",
  "checklist.rows.paper-death",
  "checklist.rows.paper-divorce",
  "checklist.rows.paper-marriage",
  "checklist.rows.paper-name",
  "checklist.rows.paper-of-change",
  "checklist.rows.parent-with-other-children",
  "checklist.rows.parents-card",
  "checklist.rows.police-report",
  "checklist.rows.prefecture-contact",
  "checklist.rows.relative-decision",
  "checklist.rows.renew-certificate",
  "checklist.rows.renew-instead",
  "checklist.rows.renew-now",
  "checklist.rows.renew-receipt",
  "checklist.rows.renewal-window-prefecture",
  "checklist.rows.renewal-window.why.dated",
  "checklist.rows.request-number",
  "checklist.rows.several-spouses",
  "checklist.rows.silence.why.change",
  "checklist.rows.silence.why.dated",
  "checklist.rows.silence.why.over",
  "checklist.rows.silence.why.reasons-asked",
  "checklist.rows.silence.why.refused",
  "checklist.rows.stamps.condition",
  "checklist.rows.stateless-decision",
  "checklist.rows.turning-18.why.own",
  "checklist.rows.what-concordance-is.why.received",
  "checklist.rows.wrong-birth-certificate",
  "checklist.rows.wrong-card",
  "checklist.values.both-channels",
  "checklist.values.card",
  "checklist.values.certificate-end",
  "checklist.values.civil-status-change",
  "checklist.values.report",
  "deadlines.address-change",
  "deadlines.attestation-expiry",
  "deadlines.challenge-silence",
  "deadlines.court-limit",
  "deadlines.implied-refusal",
  "deadlines.issuing-delay.over",
  "deadlines.issuing-delay.rule.from-request",
  "deadlines.late-fee",
  "deadlines.majority",
  "deadlines.parents",
  "deadlines.permit-expiry",
  "deadlines.proof-of-address.after-move",
  "deadlines.proof-of-address.life.civil-status",
  "deadlines.proof-of-address.life.domiciliation",
  "deadlines.reasons-due",
  "deadlines.renewal-contact",
  "deadlines.renewal-window",
  "deadlines.union-one-year",
  "decisions.commitment-reminder.civil-status-change",
  "decisions.commitment-reminder.declared-only",
  "decisions.commitment-reminder.filed",
  "decisions.commitment-reminder.not-asked-for",
  "decisions.commitment-reminder.optional",
  "decisions.commitment-reminder.optional-for-other-permits",
  "decisions.commitment-reminder.optional-for-their-family",
  "decisions.commitment-reminder.renewal",
  "decisions.commitment-reminder.too-young",
  "decisions.hosting-attestation.filed",
  "decisions.hosting-attestation.for-travel-document",
  "decisions.hosting-attestation.if-asked-for",
  "decisions.non-polygamy-statement.doubt",
  "decisions.non-polygamy-statement.filed",
  "decisions.non-polygamy-statement.marriage-unchanged",
  "decisions.non-polygamy-statement.married-nationality-unknown",
  "decisions.non-polygamy-statement.origin",
  "decisions.non-polygamy-statement.several-spouses",
  "decisions.non-polygamy-statement.sources-differ-counted-as-allowed",
  "decisions.non-polygamy-statement.too-young",
  "decisions.ofpra-letter.before-the-change",
  "decisions.ofpra-letter.by-hand",
  "decisions.ofpra-letter.not-needed",
  "decisions.ofpra-letter.other-mention",
  "decisions.ofpra-letter.route.certificate-received",
  "decisions.ofpra-letter.route.family-member",
  "decisions.ofpra-letter.route.foreign-papers-only",
  "decisions.ofpra-letter.route.no-identity-mention",
  "decisions.ofpra-letter.route.prefecture-corrects",
  "decisions.ofpra-letter.route.rectification",
  "decisions.ofpra-letter.too-young",
  "decisions.ofpra-letter.without-foreign-papers",
  "decisions.blocked-filing.at-prefecture",
  "decisions.blocked-filing.filed",
  "decisions.blocked-filing.too-young",
  "decisions.other-law",
  "documents.checklist.usualPlace.both",
  "documents.companion-sheet",
  "fees.card-after-concordance",
  "fees.late-fee",
  "fees.no-regularisation-visa",
  "fees.renewal",
  "problems",
  "questions.problems",
  "spreadsheet.added",
  "spreadsheet.choice-questions",
  "spreadsheet.encodings",
  "spreadsheet.help.introduction",
  "spreadsheet.help.needed",
  "spreadsheet.help.titles",
  "spreadsheet.help.what",
  "spreadsheet.issues",
  "spreadsheet.kinds",
  "spreadsheet.sheets",
  "spreadsheet.title-questions",
  "warnings",
  ...documentsWithReasons.map((id) => `decisions.${id}`),
];
/** What papers say in French beside another language; it comes with the words. */
const officialKeys = /^documents\.(?:dossier|footer|[\w-]+\.title)$/;
/** What the page never says: the terminal, HTTP, and the pages of links. */
const otherSubjects = new Set(["batch", "cli", "desk", "http", "pages"]);
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
/** Words of choices, which the page offers to be taken and only a sheet has written; but for these two. */
const takenChoices = /^(?:choice-questions|choices\.(?!gender\.|place-kind\.))/;
const subjectOf = (key: string): string => key.split(".")[0]!;

/** What is loaded only once somebody needs it. */
export const isRare = (key: string): boolean =>
  isInGroup(rareGroups, key) && !isInGroup(usualReasons, key) && !officialKeys.test(key);

const partOf = (key: string): string | undefined => {
  const subject = subjectOf(key);
  // In every language at once, before one is chosen.
  if (subject === "start") return "start";
  if (pageSubjects.has(subject)) return linkKeys.test(key) ? "link" : "page";
  if (wordSubjects.has(subject)) return "words";
  if (otherSubjects.has(subject)) return undefined;
  if (officialKeys.test(key)) return "words";
  return isRare(key) ? "rare" : "papers";
};

/** Which texts rows and acts have is part of the rules, which are asked about them long before anything is said. */
export const isChosenByKey = (key: string): boolean => subjectOf(key) === "checklist";

/** Those that are loaded by language. */
const webParts = ["page", "link", "words", "papers", "rare"];
/** What only the desk says, in the languages of operators. */
const deskSubjects = new Set(["batch", "desk"]);

const isOfPart = (key: string, part: string): boolean =>
  part === "desk"
    ? deskSubjects.has(subjectOf(key))
    : partOf(key) === part || (part === "page" && onPagesAndPapers.has(key));

/** Groups of rare texts of which it is not known before they are loaded which keys they have. */
export const laterGroups: readonly string[] = rareGroups.filter((group) => !isChosenByKey(group));

// JSON is parsed faster than the same JavaScript.
const parsed = (value: object): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** One language of one part, as a module that is loaded when it is needed: a text for each key; 0 where it has none. */
function localePart(part: string, keys: readonly string[], { texts, synonyms }: Locale): string {
  // At the desk, titles and rows of a list are recognised too.
  const isWritten = ([list]: readonly [string, unknown]) =>
    part === "desk" || (part === "words" && !sheetLists.has(subjectOf(list)) && !takenChoices.test(list));
  const written = Object.fromEntries([...synonyms].filter(isWritten));
  const said = JSON.stringify([keys.map((key) => texts.get(key) ?? 0), written]);
  const pairs = letterPairs(said);
  return `export const said = ${JSON.stringify(exchangeLetters(said, pairs))};\nexport const pairs = ${JSON.stringify(pairs)};`;
}

/** What the first screen says, in every language at once. */
function startModule(locales: readonly Locale[]): string {
  const said = locales.map(({ code, texts }) => [
    code,
    Object.fromEntries([...texts].filter(([key]) => isOfPart(key, "start"))),
  ]);
  return `export const texts = ${parsed(Object.fromEntries(said))};`;
}

/** `virtual:locales` without a text in it, and `virtual:locale-parts` to load each of the parts in each language. */
const localesInParts = (webParts: readonly string[]): EsbuildPlugin => ({
  name: "locales-in-parts",
  setup(build) {
    const locales = readLocales(folder);
    // Once for all languages: they would be a quarter of each.
    const trees = new Map(
      webParts.map((part) => [
        part,
        treeOf([...(locales[0]?.texts.keys() ?? [])].filter((key) => isOfPart(key, part))),
      ]),
    );
    const complete = locales.filter(({ facts }) => facts.complete);
    const loaders = (part: string) =>
      complete
        .filter(({ facts }) => part !== "desk" || facts.forOperators === true)
        .map(({ code }) => `${JSON.stringify(code)}: () => import("virtual:locale-part/${part}/${code}")`)
        .join(", ");
    const rareKeys = () => {
      const known = treeOf(keysOf(trees.get("rare")!).filter(isChosenByKey));
      return `\nexport const later = ${JSON.stringify(laterGroups)};\nexport const known = ${parsed(known)};`;
    };
    build.onResolve({ filter: /^virtual:locale/ }, ({ path }) => ({ path, namespace: "locales", sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: "locales" }, ({ path }) => {
      if (path === name) {
        const contents = `export const languages = ${JSON.stringify(languagesOf(locales))}; export const texts = {}; export const synonyms = {}; export const keys = { of: "", later: [], known: new Set() };`;
        return { contents };
      }
      if (path === "virtual:locale-parts") {
        const rows = webParts.map((part) => `${part}: { ${loaders(part)} }`).join(", ");
        const lists = webParts.map((part) => `${part}: () => import("virtual:locale-keys/${part}")`).join(", ");
        return {
          contents: `export const parts = { ${rows} };\nexport const keyTrees = { ${lists} };\nexport const start = () => import("virtual:locale-start");`,
        };
      }
      if (path === "virtual:locale-start") return { contents: startModule(complete) };
      const [kind, part = "", code] = path.split("/");
      const tree = trees.get(part)!;
      return {
        contents:
          kind === "virtual:locale-keys"
            ? `export const tree = ${parsed(tree)};${part === "papers" ? rareKeys() : ""}`
            : localePart(
                part,
                keysOf(tree),
                locales.find((one) => one.code === code)!,
              ),
      };
    });
  },
});

export const localesForWeb = localesInParts(webParts);
export const localesForDesk = localesInParts([...webParts, "desk"]);

export const localesForVitest: VitePlugin = {
  name: "locales",
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? localesModule(folder) : null),
};
