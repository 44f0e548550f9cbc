// How a sentence and a name begin and end in the script of a language.
import { factsOf, type Language } from "../../functions/text/languages.ts";

/** Letters of these have capitals; those of other scripts are one case (Unicode, Lo). */
const withCapitals = new Set(["Latn", "Cyrl"]);

const scriptOf = (language: Language): string | undefined =>
  new Intl.Locale(factsOf(language).locale).maximize().script;

/** A capital where the script has them, else a letter without case. */
const firstLetter = (language: Language): string =>
  withCapitals.has(scriptOf(language) ?? "") ? "\\p{Lu}" : "\\p{Lo}";

const fullStop = (language: Language): string => (scriptOf(language) === "Ethi" ? "።" : "\\.");

/** « Afghanistan »; « አፍጋኒስታን » */
export const beginsAsName = (language: Language): RegExp => new RegExp(`^${firstLetter(language)}`, "u");

/** Begins somewhere as a sentence does, and ends as one. */
export const holdsSentence = (language: Language): RegExp =>
  new RegExp(`${firstLetter(language)}.*${fullStop(language)}$`, "su");

/** Begins as a sentence does, and asks. */
export const isQuestion = (language: Language): RegExp =>
  new RegExp(`^${firstLetter(language)}.*${scriptOf(language) === "Arab" ? "؟" : "\\?"}$`, "su");
