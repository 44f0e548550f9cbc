// The countries that can be chosen: by their name in the language of the page, and found by every other way to write it.
import { countryCodes } from "../../functions/answers/countries.ts";
import { hasNationality, waysToNameCountry } from "../../functions/answers/places/country-words.ts";
import { formerStates } from "../../functions/answers/places/former-states.ts";
import { countryText } from "../../functions/spreadsheet/columns/answer-cells.ts";
import { foldWords } from "../../functions/text/fold.ts";
import { factsOf, type Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say, sayValue } from "../../functions/text/say.ts";
import type { Countries, CountryName, CountryView } from "../protocol.ts";

export function countries(language: Language): Countries {
  const { compare } = new Intl.Collator(factsOf(language).locale);
  const views = [...countryCodes].map((code): CountryView => {
    const name = sayValue(countryText(code), language);
    const former = formerStates.filter(({ today }) => today.includes(code));
    return {
      code,
      name,
      isNationality: hasNationality(code),
      names: [
        namedBy([name]),
        namedBy(waysToNameCountry(code)),
        ...former.map((state): CountryName => ({ ...namedBy([state.name, ...state.words]), former: state.name })),
      ],
    };
  });
  return {
    countries: views.toSorted((one, other) => compare(one.name, other.name)),
    stateless: say(message("labels.stateless"), language),
  };
}

const namedBy = (names: readonly string[]): CountryName => ({ words: names.map(foldWords) });
