// Writes answers as the cells of a row, for the example in the template file.
import { nameOfCountry } from "../../answers/countries.ts";
import { valueAt } from "../../answers/paths.ts";
import type { Language } from "../../text/languages.ts";
import { message, type Value } from "../../text/message.ts";
import { sayValue } from "../../text/say.ts";
import { labelOfChoice, yesNoChoices } from "./choices.ts";
import { columns, type Column, type Leaf } from "./columns.ts";

export type AnswerCell = { column: Column; number: number; leaf: Leaf; value: AnswerValue; text: string };

/** The filled cells of a row, in the order of the columns; the items of a list follow one another. */
export function cellsOf(answers: object, language: Language): AnswerCell[] {
  return columns.flatMap((column) => {
    const numbers = Array.from({ length: column.maxItems ?? 1 }, (_, index) => index + 1);
    return numbers.flatMap((number) => {
      for (const leaf of column.leaves) {
        const path = leaf.path.map((key) => (key === "*" ? number - 1 : key));
        const value = valueAt(answers, path) as AnswerValue | undefined;
        if (value !== undefined) return [{ column, number, leaf, value, text: cellText(leaf, value, language) }];
      }
      return [];
    });
  });
}

export type AnswerValue = string | boolean | readonly string[] | null;

/** The text that a person would type for a value. */
export const cellText = (leaf: Leaf, value: AnswerValue, language: Language): string =>
  sayValue(cellValue(leaf, value), language);

function cellValue(leaf: Leaf, value: AnswerValue): Value {
  if (value === null) return message("labels.no-given-names");
  switch (leaf.type) {
    case "choice":
      return labelOfChoice(leaf, value as string);
    case "yes-no":
      return yesNoChoices[value === true ? "yes" : "no"].label;
    case "day":
    case "partial-day":
      return (value as string).split("-").toReversed().join("/");
    case "country":
      return countryText(value as string);
    case "nationalities":
      if (value === "stateless") return message("labels.stateless");
      return nationalitiesText((value as readonly string[]).map(countryText));
    default:
      return value as string;
  }
}

/** Separated by semicolons, because names of some countries contain commas. */
const nationalitiesText = ([first = "", ...more]: readonly Value[]): Value =>
  more.reduce((text, next) => message("labels.one-and-another", { text, next }), first);

/** « Congo » alone could be either of two countries. */
export const countryText = (code: string): Value => (code === "CG" ? "Congo-Brazzaville" : nameOfCountry(code));
