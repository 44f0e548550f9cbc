// Says a message in a language: the text of its key, the plural form of its count, and what fills its places.
import { keys, texts } from "virtual:locales";
import { fill, sayDay } from "./dates-in-words.ts";
import { factsOf, operatorLanguage, untold, type Language } from "./languages.ts";
import { message, type Message, type MessageKey, type Value, type Values } from "./message.ts";
import { isForOperators, isInGroup } from "./subjects.ts";

/** A key without a text: a bug, or where texts are loaded in parts, one that is still to be loaded. */
export class NoText extends Error {
  readonly language: Language;
  constructor(key: string, language: Language) {
    super(`no text ${key} in ${language}`);
    this.language = language;
  }
}

/** Throws where the language has no such text, or a place has no value: both are bugs. */
export function say({ key, values = {} }: Message, asked: Language): string {
  if (asked === untold) return [key, ...Object.values(values).map((value) => sayValue(value, untold))].join("|");
  const language = isForOperators(key) ? operatorLanguage(asked) : asked;
  const text = texts[language]?.[key];
  if (text === undefined) throw new NoText(key, language);
  return fillIn(typeof text === "string" ? text : pluralForm(text, values, language), values, key, language);
}

/** The same with its message in words. */
export const withMessageSaid = <T extends { message: Message }>(holder: T, language: Language) => ({
  ...holder,
  message: say(holder.message, language),
});

/** Whether the key, built from parts, is that of a text. Throws `NoText` while that is not known. */
export function isMessageKey(key: string): key is MessageKey {
  const isKnown = texts[keys.of]?.[key] !== undefined || keys.known.has(key);
  if (!isKnown && isInGroup(keys.later, key)) throw new NoText(key, keys.of);
  return isKnown;
}

/** Whether the text is there in a language: a page loads those of some languages only. */
export const isSaidIn = (key: MessageKey, language: Language): boolean => texts[language]?.[key] !== undefined;

function fillIn(text: string, values: Values, key: string, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${key}`);
    return sayBesideOthers(value, language);
  });
}

/** A word from elsewhere, such as a Latin name in an Arabic sentence, keeps its own direction between marks of Unicode (UAX #9). */
const sayBesideOthers = (value: Value, language: Language): string =>
  typeof value === "string" ? isolated(value, language) : sayValue(value, language);

const isolated = (text: string, language: Language): string =>
  text !== "" && factsOf(language).direction === "rtl" ? `\u2068${text}\u2069` : text;

/** A value as it stands in a text. */
export function sayValue(value: Value, language: Language): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("key" in value) return say(value, language);
  if ("next" in value) return ` ${say(value.next, language)}`;
  if ("day" in value) return sayDay(value.day, language, value.weekday ?? false);
  if ("number" in value) return groupDigits(value.number, language);
  if ("forms" in value && language === untold) return JSON.stringify(value);
  if ("forms" in value) return value.forms[language] ?? say(value.otherwise, language);
  // After a Latin item, a number that begins the next one would be taken for a part of it.
  const items = value.list.map((item) => isolated(sayValue(item, language), language));
  if (value.type === "separated") return items.join(factsOf(language).listSeparator);
  const { conjunction } = factsOf(language);
  if (conjunction !== undefined && value.type === "conjunction") return joined(items, conjunction, language);
  return remembered(listFormats, `${language} ${value.type}`, () => {
    return new Intl.ListFormat(factsOf(language).locale, { type: value.type as "conjunction" | "disjunction" });
  }).format(items);
}

/** As `Intl.ListFormat` joins, where a browser may not know the language. */
function joined(items: readonly string[], { pair, last }: { pair: string; last: string }, language: Language): string {
  const other = items.at(-1) ?? "";
  if (items.length < 2) return other;
  const one = items.slice(0, -1).join(factsOf(language).listSeparator);
  return fill(items.length === 2 ? pair : last, { one, other });
}

/** Of figures and plural forms. */
const localeOfFormats = (language: Language): string => {
  const { locale, formatsOf } = factsOf(language);
  return formatsOf ?? locale;
};

function pluralForm(forms: Readonly<Record<string, string>>, { count }: Values, language: Language): string {
  const number = typeof count === "object" && "number" in count ? count.number : Number(count);
  const rules = remembered(pluralRules, language, () => new Intl.PluralRules(localeOfFormats(language)));
  const form = forms[rules.select(number)] ?? forms["other"];
  if (form === undefined) throw new Error(`no plural form for ${number} in ${language}`);
  return form;
}

/** Latin digits in every language: figures on papers are compared with those on French ones. */
const groupDigits = (number: number, language: Language): string =>
  remembered(numberFormats, language, () => {
    return new Intl.NumberFormat(localeOfFormats(language), { numberingSystem: "latn" });
  })
    .format(number)
    // The fonts of old readers lack the narrow space; both forbid a line break.
    .replaceAll("\u202F", "\u00A0");

const pluralRules = new Map<string, Intl.PluralRules>();
const listFormats = new Map<string, Intl.ListFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = make()));
  return found;
}

/** The name of a language in the words of another; its own name where it has no label yet. */
export function languageName(code: Language): Value {
  const key = `labels.choices.language.${code}`;
  return isMessageKey(key) ? message(key) : factsOf(code).name;
}
