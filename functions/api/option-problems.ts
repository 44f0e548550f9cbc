// What is wrong with what was asked for besides the answers: each option with what is expected of it.
import type * as z from "zod";
import { fillIn, type HelpLanguage, type Text, told } from "../text/text.ts";
import type { ProblemItem } from "./http-problems.ts";

const optionTexts = {
  "wrong-option": {
    fr: "Valeur attendue\u00A0: {expected}. Corrigez l’option «\u00A0{name}\u00A0».",
    en: "Expected: {expected}. Correct the option “{name}”.",
  },
  "unknown-option": {
    fr: "L’option «\u00A0{name}\u00A0» est inconnue. Options\u00A0: {expected}.",
    en: "The option “{name}” is not known. Options: {expected}.",
  },
  "no-object": {
    fr: "Un objet JSON est attendu. Options\u00A0: {expected}.",
    en: "A JSON object is expected. Options: {expected}.",
  },
  "no-whole-birth-date": {
    fr: "Le lien ne peut demander la date de naissance que si elle est entière (AAAA-MM-JJ). Complétez-la, ou choisissez «\u00A0code\u00A0».",
    en: "The link can ask for the birth date only where it is whole (YYYY-MM-DD). Complete it, or choose “code”.",
  },
} satisfies Record<string, Text>;

export function optionProblem(
  code: keyof typeof optionTexts,
  path: string,
  language: HelpLanguage,
  values: Record<string, string> = {},
): ProblemItem {
  return { code, path, message: fillIn(told(optionTexts[code], language), values) };
}

/** `expectedOf` says of each option, in words of both languages, what it takes. */
export function optionProblems(
  issues: readonly z.core.$ZodIssue[],
  expectedOf: Readonly<Record<string, string>>,
  language: HelpLanguage,
): ProblemItem[] {
  const expected = Object.keys(expectedOf).join(", ");
  const problems = issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      // The name came from outside and goes back as it is, short enough to be read.
      return issue.keys.map((key) => {
        const name = key.slice(0, 40);
        return optionProblem("unknown-option", name, language, { name, expected });
      });
    }
    const [name] = issue.path;
    if (name === undefined) return [optionProblem("no-object", "", language, { expected })];
    const values = { name: String(name), expected: expectedOf[String(name)] ?? "" };
    return [optionProblem("wrong-option", String(name), language, values)];
  });
  // What is wrong in several ways, or in several places of a list, is corrected once.
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.path}`, problem])).values()];
}
