// The one table of languages: a folder of templates/locales each. Whatever knows a language asks it.
import { languages as table } from "virtual:locales";

/** The code of a row of the table; what comes from outside is checked by the schemas. */
export type Language = string;

export type LanguageFacts = (typeof table)[number];

/** All of them, the source language first. */
export const languages = table;

/** Languages of people: those of Réfugiés.info's pages, and Dari. What is signed is in French whatever the language. */
export const personLanguages: readonly Language[] = table.map(({ code }) => code);

/** Languages in which everything can be said: what explains is printed and answered in one of them. */
export const helpLanguages: readonly Language[] = table.flatMap(({ code, complete }) => (complete ? [code] : []));

/** Texts are written in it first; it has every key. */
export const sourceLanguage: Language = languages[0]?.code ?? "";

/** What is signed or sent in France, and what is said where no language is asked for. */
export const officialLanguage: Language = "fr";

const byCode = new Map(table.map((facts) => [facts.code, facts]));

/** Throws where no folder has that name. */
export function factsOf(language: Language): LanguageFacts {
  const facts = byCode.get(language);
  if (facts === undefined) throw new Error(`no language ${language} in templates/locales`);
  return facts;
}

/** The language if everything can be said in it, else undefined. */
export const helpLanguage = (code: string | null | undefined): Language | undefined =>
  helpLanguages.find((known) => known === code);
