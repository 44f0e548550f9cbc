// Which countries are meant by what is typed so far: the beginning of any word of a name, without regard to accents.
import { foldWords } from "../../functions/text/fold.ts";
import type { CountryName, CountryView } from "../protocol.ts";

export type CountryMatch = {
  country: CountryView;
  /** The State of before by whose name it was found. */
  former: string | undefined;
};

/** The States of today of the USSR, and one more. */
const maxMatches = 16;

/** Names of the page's language first, and among them those that begin so. */
export function matchCountries(countries: readonly CountryView[], typed: string): CountryMatch[] {
  const wanted = foldWords(typed);
  if (wanted.length === 0) return [];
  const found = countries.flatMap((country) => {
    const index = country.names.findIndex((name) => isNamedBy(name, wanted));
    if (index === -1) return [];
    const begins = index === 0 && isBegunBy(country.names[0]!.words[0]!, wanted);
    return [{ country, former: country.names[index]!.former, rank: begins ? -1 : index }];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, maxMatches)
    .map(({ country, former }) => ({ country, former }));
}

/** The words of one name, in any order. */
const isNamedBy = ({ words }: CountryName, wanted: readonly string[]): boolean =>
  words.some((name) => wanted.every((word) => name.some((known) => known.startsWith(word))));

const isBegunBy = (name: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((word, index) => name[index]?.startsWith(word) === true);
