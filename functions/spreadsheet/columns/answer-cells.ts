// Answers as the texts of a row's cells: the other way round than reading, for the model file's example.
import { countryName } from "../../answers/countries.ts";
import { type HelpLanguage, told } from "../../text/text.ts";
import { wordsOf, yesNoWords } from "./choice-synonyms.ts";
import { columns, type Column, type Leaf } from "./columns.ts";

export type AnswerCell = { column: Column; number: number; leaf: Leaf; value: AnswerValue; text: string };

/** The filled cells of a row, in the order of the columns; items of lists after one another. */
export function cellsOf(answers: object, language: HelpLanguage): AnswerCell[] {
  return columns.flatMap((column) => {
    const numbers = Array.from({ length: column.most ?? 1 }, (_, index) => index + 1);
    return numbers.flatMap((number) => {
      for (const leaf of column.leaves) {
        const value = valueAt(answers, leaf, number);
        if (value !== undefined) return [{ column, number, leaf, value, text: cellText(leaf, value, language) }];
      }
      return [];
    });
  });
}

type AnswerValue = string | boolean | readonly string[] | null;

function valueAt(answers: object, { path }: Leaf, number: number): AnswerValue | undefined {
  let value: unknown = answers;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Array.isArray(value) ? value[number - 1] : (value as Record<string, unknown>)[key];
  }
  return value as AnswerValue | undefined;
}

/** What a person would write for a value. */
export function cellText({ type, path }: Leaf, value: AnswerValue, language: HelpLanguage): string {
  if (value === null) return told({ fr: "Néant", en: "None" }, language);
  switch (type) {
    case "choice":
      return told(wordsOf(path)[value as string]!, language);
    case "yes-no":
      return told(yesNoWords[value === true ? "yes" : "no"], language);
    case "day":
    case "partial-day":
      return (value as string).split("-").toReversed().join("/");
    case "country":
      return countryText(value as string, language);
    case "nationalities":
      if (value === "stateless") return told({ fr: "Apatride", en: "Stateless" }, language);
      return (value as readonly string[]).map((code) => countryText(code, language)).join("; ");
    default:
      return value as string;
  }
}

// « Congo » alone names two countries.
const countryText = (code: string, language: HelpLanguage): string =>
  code === "CG" ? "Congo-Brazzaville" : countryName(code, language);
