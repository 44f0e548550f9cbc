// The languages in which papers can be printed: each text that a person reads is there, and the fonts draw it. People may be
// offered fewer: those are complete.
import { texts } from "virtual:locales";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { languages, type Language } from "../../functions/text/languages.ts";
import { isForOperators } from "../../functions/text/subjects.ts";

const keys = Object.keys(texts["fr"]!).filter((key) => !isForOperators(key));

const isWhole = (language: Language): boolean => keys.every((key) => texts[language]?.[key] !== undefined);

/** Those that have every text that a person reads, whether people are offered them yet or not. */
export const wholeLanguages: readonly Language[] = languages.map(({ code }) => code).filter(isWhole);

/** The page is drawn by the browser, with fonts of its own. */
const isDrawn = (language: Language): boolean =>
  keys
    .filter((key) => !/^(?:web|pages|http|questions|start)\./.test(key))
    .flatMap((key) => Object.values({ text: texts[language]![key]! }).flatMap(formsOf))
    .every((text) => Array.from(text).every((character) => /[\s\p{Cf}]/u.test(character) || covers(character)));

const formsOf = (text: string | Readonly<Record<string, string>>): string[] =>
  typeof text === "string" ? [text] : Object.values(text);

const isSource = ({ isSource }: (typeof languages)[number]): boolean => isSource === true;

/** With French beside their titles. */
export const bilingualLanguages: readonly Language[] = languages
  .filter((facts) => !isSource(facts) && isWhole(facts.code) && isDrawn(facts.code))
  .map(({ code }) => code);

/** French and English, whose papers are read as they are. */
export const sourceLanguages: readonly Language[] = languages.filter(isSource).map(({ code }) => code);
