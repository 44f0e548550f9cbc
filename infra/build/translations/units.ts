// What translators exchange: one unit for each text, or for each plural form of it, with its source and its state.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isForOperators } from "../../../functions/text/subjects.ts";
import { findMistakes, readLocales, type Locale, type LocaleText } from "../locales-plugin.ts";
import { hashOf, stateOf, writeReviews, type KeyState, type Reviews } from "./review.ts";

export type Unit = {
  /** The key; of a plural form, with # and its CLDR category. */
  id: string;
  source: string;
  target: string;
  state: KeyState;
  /** Where the text stands, and what is to be known of it. */
  note: string;
};

/** What came back: `isApproved` where a person has read it. */
export type ReturnedUnit = { id: string; source: string; target: string; isApproved: boolean };

/** Typesetting is for the build: files and translators have ordinary spaces and apostrophes. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("’", "'");

const formOf = (text: LocaleText | undefined, category: string): string =>
  plain(text === undefined ? "" : typeof text === "string" ? text : (text[category] ?? text["other"] ?? ""));

const categoriesOf = ({ facts }: Locale): string[] =>
  new Intl.PluralRules(facts.locale).resolvedOptions().pluralCategories.toSorted();

const placeOf = (key: string): string => `${key.split(".")[0]}.json`;

/** Every text that people are shown in a language, in the order of the source. */
export function unitsOf(locale: Locale, source: Locale): Unit[] {
  return [...source.texts].flatMap(([key, text]): Unit[] => {
    if (isForOperators(key)) return [];
    const translated = locale.texts.get(key);
    const state = stateOf(key, text, translated, locale.reviews);
    if (typeof text === "string") {
      const note = `${placeOf(key)}: ${key}`;
      return [{ id: key, source: plain(text), target: formOf(translated, "other"), state, note }];
    }
    return categoriesOf(locale).map((category) => ({
      id: `${key}#${category}`,
      source: formOf(text, category),
      target: formOf(translated, category),
      state,
      note: `${placeOf(key)}: ${key}, the form for the plural category ${category}`,
    }));
  });
}

/** How many texts of a language are in each state. */
export function countStates(locale: Locale, source: Locale): Record<KeyState, string[]> {
  const found: Record<KeyState, string[]> = { reviewed: [], machine: [], stale: [], unrecorded: [], untranslated: [] };
  for (const [key, text] of source.texts)
    if (!isForOperators(key)) found[stateOf(key, text, locale.texts.get(key), locale.reviews)].push(key);
  return found;
}

/** Records texts of which no source is recorded, or of another one, as translated by a machine from the source of today. */
export function recorded(locale: Locale, source: Locale): Reviews {
  const reviews = new Map([...locale.reviews].filter(([key]) => source.texts.has(key) && locale.texts.has(key)));
  for (const [key, text] of source.texts) {
    const state = stateOf(key, text, locale.texts.get(key), locale.reviews);
    if (!isForOperators(key) && (state === "unrecorded" || state === "stale"))
      reviews.set(key, { source: hashOf(text), state: "machine" });
  }
  return reviews;
}

/**
 * The texts and the review state after an import. Throws an error that lists every mistake: nothing is taken then.
 * `reviewer`: `NAME on YYYY-MM-DD`, needed where a unit is approved.
 */
export function imported(
  units: readonly ReturnedUnit[],
  locale: Locale,
  source: Locale,
  reviewer: string | undefined,
): { texts: Map<string, LocaleText>; reviews: Reviews } {
  const known = new Map(unitsOf(locale, source).map((unit) => [unit.id, unit]));
  const given = new Map(units.map((unit) => [unit.id, unit]));
  const mistakes = units.flatMap(({ id, source: translatedFrom, target, isApproved }) => {
    const unit = known.get(id);
    if (unit === undefined) return [`${id} is no text of today. Export again.`];
    if (unit.source !== translatedFrom) return [`${id}: its source text has changed since the export. Export again.`];
    if (isApproved && target === "") return [`${id} is approved and empty. Write its text, or take the approval away.`];
    if (isApproved && reviewer === undefined) return [`${id} is approved. Say who read it: --by "NAME".`];
    return [];
  });
  if (given.size < units.length) mistakes.push("A unit comes twice. Keep one of each.");
  const texts = new Map(locale.texts);
  const reviews = new Map(locale.reviews);
  const keys = new Set(units.filter(({ target }) => target !== "").map(({ id }) => id.split("#")[0]!));
  for (const key of keys) {
    const original = source.texts.get(key);
    if (original === undefined) continue;
    const ids = typeof original === "string" ? [key] : categoriesOf(locale).map((category) => `${key}#${category}`);
    const targets = ids.map((id) => given.get(id)?.target || known.get(id)!.target);
    const text =
      typeof original === "string"
        ? targets[0]!
        : Object.fromEntries(ids.map((id, index) => [id.split("#")[1]!, targets[index]!]));
    const isChanged = ids.some((id, index) => known.get(id)!.target !== targets[index]);
    const isApproved = ids.every((id) => given.get(id)?.isApproved === true);
    texts.set(key, text);
    if (isApproved) reviews.set(key, { source: hashOf(original), state: `reviewed by ${reviewer}` });
    else if (isChanged || !reviews.has(key)) reviews.set(key, { source: hashOf(original), state: "machine" });
  }
  mistakes.push(...findMistakes([source, { ...locale, facts: { ...locale.facts, complete: false }, texts }]));
  if (mistakes.length > 0) throw new Error(mistakes.join("\n"));
  return { texts, reviews };
}

/** Writes texts that were imported into the files of a language: those of the source, in its order. */
export function writeTexts(folder: string, sourceFolder: string, texts: ReadonlyMap<string, LocaleText>): void {
  for (const file of readdirSync(sourceFolder).filter((name) => name.endsWith(".json"))) {
    const subject = file.slice(0, -".json".length);
    if (file === "language.json" || isForOperators(`${subject}.`)) continue;
    const node = JSON.parse(readFileSync(join(sourceFolder, file), "utf8")) as object;
    const written = translatedNode(node, subject, texts);
    if (written !== undefined) writeFileSync(join(folder, file), `${JSON.stringify(written, null, 2)}\n`);
  }
}

/** Undefined where nothing of it is translated. */
function translatedNode(node: unknown, key: string, texts: ReadonlyMap<string, LocaleText>): unknown {
  const text = texts.get(key);
  if (text !== undefined)
    return typeof text === "string"
      ? plain(text)
      : Object.fromEntries(Object.entries(text).map(([category, form]) => [category, plain(form)]));
  if (typeof node !== "object" || node === null) return undefined;
  const children = Object.entries(node).flatMap(([name, child]) => {
    const written = translatedNode(child, `${key}.${name}`, texts);
    return written === undefined ? [] : [[name, written] as const];
  });
  return children.length === 0 ? undefined : Object.fromEntries(children);
}

/** A language and the source of `folder`. Throws where there is no such language. */
export function openLanguage(folder: string, code: string): { locale: Locale; source: Locale } {
  const locales = readLocales(folder);
  const locale = locales.find((one) => one.code === code);
  if (locale === undefined || locale.facts.isSource === true)
    throw new Error(
      `${code} is no language to translate into. Those of ${folder}: ${locales
        .filter(({ facts }) => facts.isSource !== true)
        .map((one) => one.code)
        .join(", ")}.`,
    );
  return { locale, source: locales[0]! };
}

/** Takes what came back from translators into the folder of a language. */
export function importInto(
  folder: string,
  code: string,
  units: readonly ReturnedUnit[],
  reviewer: string | undefined,
): void {
  const { locale, source } = openLanguage(folder, code);
  const { texts, reviews } = imported(units, locale, source, reviewer);
  writeTexts(join(folder, code), join(folder, source.code), texts);
  writeReviews(join(folder, code), reviews);
}
