// The one table of languages: a folder of templates/locales each. Whatever knows a language asks it.
import { languages as table } from "virtual:locales";

/** The code of a row of the table; what comes from outside is checked by the schemas. */
export type Language = string;

export type LanguageFacts = (typeof table)[number];

/** All of them, the source language first. */
export const languages = table;

/**
 * Languages of people, those of Réfugiés.info's pages and Dari: they have every text which a person reads, and what explains is
 * printed and answered in one of them. What is signed is in French whatever the language.
 */
export const helpLanguages: readonly Language[] = table.flatMap(({ code, complete }) => (complete ? [code] : []));

/** Those that also have the texts of who operates the program: help of the terminal, spreadsheets, reports of batches. */
export const operatorLanguages: readonly Language[] = table.flatMap(({ code, complete, forOperators }) =>
  complete && forOperators === true ? [code] : [],
);

/** Texts are written in it first; it has every key. */
export const sourceLanguage: Language = languages[0]?.code ?? "";

/** What is signed or sent in France, and what is said where no language is asked for. */
export const officialLanguage: Language = "fr";

/**
 * In place of a language: a text is its key with its values. It tells texts apart, for comparing papers, where no text is
 * loaded and none need be. Dates, lists and figures are written as in the official language.
 */
export const untold: Language = "";

const byCode = new Map(table.map((facts) => [facts.code, facts]));

/** Throws where no folder has that name. */
export function factsOf(language: Language): LanguageFacts {
  const facts = byCode.get(language === untold ? officialLanguage : language);
  if (facts === undefined) throw new Error(`no language ${language} in templates/locales`);
  return facts;
}

/** The language in which an operator who chose this one is spoken to: the official one where it lacks their texts. */
export const operatorLanguage = (language: Language): Language =>
  operatorLanguages.includes(language) ? language : officialLanguage;

/** Where lines begin; from left to right in a language that is not in the table. */
export const directionOf = (language: Language): "ltr" | "rtl" => byCode.get(language)?.direction ?? "ltr";

/** The language if it has every text that a person reads, else undefined. */
export const helpLanguage = (code: string | null | undefined): Language | undefined =>
  helpLanguages.find((known) => known === code);
