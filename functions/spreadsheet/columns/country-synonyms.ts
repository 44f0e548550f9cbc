// Finds countries by the words that people write: names, codes and adjectives.
import isoCountries from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";
import french from "i18n-iso-countries/langs/fr.json";
import { countryCodes, countryName, nationalityFeminine } from "../../answers/countries.ts";
import { fold, foldShort } from "../../text/fold.ts";
import { helpLanguages } from "../../text/languages.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";

/** The State of a nationality that its territories share. */
const stateOf: Readonly<Record<string, string>> = {
  américaine: "US",
  australienne: "AU",
  britannique: "GB",
  chinoise: "CN",
  danoise: "DK",
  finlandaise: "FI",
  française: "FR",
  "néo-zélandaise": "NZ",
  néerlandaise: "NL",
  norvégienne: "NO",
};

/** Words that two States share: a wrong guess would be printed on a document to be signed. */
const shared: Readonly<Record<string, readonly string[]>> = {
  Congo: ["CD", "CG"],
  congolaise: ["CD", "CG"],
  congolais: ["CD", "CG"],
  Congolese: ["CD", "CG"],
  Corée: ["KP", "KR"],
  Korea: ["KP", "KR"],
  coréenne: ["KP", "KR"],
  coréen: ["KP", "KR"],
  Korean: ["KP", "KR"],
};

const statelessWords = new Set(waysToWrite("stateless").map(fold));

/** `afghane` → `afghan`, `syrienne` → `syrien`, `turque` → `turc`. */
function masculines(feminine: string): string[] {
  const endings: [RegExp, string][] = [
    [/grecque$/, "grec"],
    [/turque$/, "turc"],
    [/nne$/, "n"],
    [/lle$/, "l"],
    [/ète$/, "et"],
    [/e$/, ""],
  ];
  const found = endings.find(([ending]) => ending.test(feminine));
  return found === undefined ? [] : [feminine.replace(...found)];
}

export type CountryWord = { ok: true; code: string } | { ok: false; several: readonly string[] };

const words: ReadonlyMap<string, CountryWord> = gatherWords();

function gatherWords(): Map<string, CountryWord> {
  const gathered = new Map<string, CountryWord>();
  // A word keeps its first meaning: codes and names come before adjectives.
  const claim = (word: string, code: string): void => {
    const key = fold(word);
    if (key !== "" && !gathered.has(key)) gathered.set(key, { ok: true, code });
  };
  for (const [word, codes] of Object.entries(shared)) gathered.set(fold(word), { ok: false, several: codes });
  for (const [alpha2, alpha3] of isoCountries) {
    claim(alpha2!, alpha2!);
    claim(alpha3!, alpha2!);
  }
  for (const code of countryCodes) {
    for (const language of helpLanguages) claim(countryName(code, language), code);
    for (const list of [french.countries, english.countries] as Record<string, string | string[]>[]) {
      for (const name of [list[code] ?? []].flat()) claim(name, code);
    }
    for (const name of wordsFor(`countries.${code}`)) claim(name, code);
  }
  for (const code of countryCodes) {
    const feminine = nationalityFeminine(code);
    // « indéterminée », the word for Antarctica, is no nationality.
    if (code === "AQ" || (stateOf[feminine] ?? code) !== code) continue;
    for (const word of [feminine, ...masculines(feminine)]) claim(word, code);
  }
  return gathered;
}

/** The country of a name, code or adjective. */
export const countryOf = (word: string): CountryWord | undefined => words.get(foldShort(word));

export const isStateless = (word: string): boolean => statelessWords.has(foldShort(word));

/** Every word for a country, for suggestions. */
export const countryWords = (): Iterable<string> => words.keys();
