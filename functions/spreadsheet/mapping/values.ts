// The values that somebody's word may stand for, with their names.
import { countryCodes, nameOfCountry } from "../../answers/countries.ts";
import { message, type Value } from "../../text/message.ts";
import { choicesOf, yesNoChoices } from "../columns/choices.ts";
import type { Column } from "../columns/columns.ts";

const stateless = "stateless";

/** In the order of the list; none for a column of texts. */
export function valuesOf({ type, leaves: [leaf] }: Column): { value: string; label: Value }[] {
  switch (type) {
    case "choice":
      return choicesOf(leaf).map(({ option, label }) => ({ value: option, label }));
    case "yes-no":
      return Object.values(yesNoChoices).map(({ option, label }) => ({ value: option, label }));
    case "country":
    case "nationalities":
      return [
        ...(type === "nationalities" ? [{ value: stateless, label: message("labels.stateless") }] : []),
        ...[...countryCodes].map((code) => ({ value: code, label: nameOfCountry(code) })),
      ];
    default:
      return [];
  }
}
