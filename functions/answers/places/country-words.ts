// Finds countries by the words that people write: names, codes and adjectives.
import isoCountries from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";
import french from "i18n-iso-countries/langs/fr.json";
import { fold, foldShort } from "../../text/fold.ts";
import { helpLanguages, type Language } from "../../text/languages.ts";
import { isSaidIn, say } from "../../text/say.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { countryCodes, countryName, nationalityFeminine } from "../countries.ts";

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

type CountryWord = { ok: true; code: string } | { ok: false; several: readonly string[] };

type Words = ReadonlyMap<string, CountryWord>;

type Gathered = {
  names: Words;
  all: Words;
  /** With capitals and accents. */
  written: readonly string[];
  stateless: ReadonlySet<string>;
  /** Those whose names of countries were there. */
  languages: readonly Language[];
};

/** A page loads the names of some languages only. */
const languagesOfNames = () => helpLanguages.filter((language) => isSaidIn("labels.stateless", language));

// Gathered at first use, as most requests name countries by their codes only, and again once a page has more languages.
let gathered: Gathered | undefined;
function words(): Gathered {
  if (gathered?.languages.length !== languagesOfNames().length) gathered = gatherWords();
  return gathered;
}

function gatherWords(): Gathered {
  const written: string[] = [];
  const all = new Map<string, CountryWord>();
  // A word keeps its first meaning: codes and names come before adjectives.
  const claim = (map: Map<string, CountryWord>, word: string, code: string): void => {
    written.push(word);
    const key = fold(word);
    if (key !== "" && !map.has(key)) map.set(key, { ok: true, code });
  };
  for (const [word, codes] of Object.entries(shared)) all.set(fold(word), { ok: false, several: codes });
  const names = new Map<string, CountryWord>();
  for (const code of countryCodes) for (const name of namesOf(code)) claim(names, name, code);
  for (const [alpha2, alpha3] of isoCountries) {
    claim(all, alpha2!, alpha2!);
    claim(all, alpha3!, alpha2!);
  }
  for (const code of countryCodes)
    for (const name of [...namesOf(code), ...wordsFor(`countries.${code}`)]) claim(all, name, code);
  for (const code of countryCodes) for (const word of adjectivesOf(code)) claim(all, word, code);
  const languages = languagesOfNames();
  const stateless = [
    ...waysToWrite("stateless"),
    ...languages.map((language) => say({ key: "labels.stateless" }, language)),
  ];
  return { names, all, written, languages, stateless: new Set(stateless.map(fold)) };
}

/** A territory has the nationality of its State; « indéterminée », the word for Antarctica, is no nationality. */
export const hasNationality = (code: string): boolean =>
  code !== "AQ" && (stateOf[nationalityFeminine(code)] ?? code) === code;

function adjectivesOf(code: string): string[] {
  const feminine = nationalityFeminine(code);
  return hasNationality(code) ? [feminine, ...masculines(feminine)] : [];
}

/** Every name and adjective of a country, for people who look for it by one of them. */
export const waysToNameCountry = (code: string): string[] => [
  ...namesOf(code),
  ...wordsFor(`countries.${code}`),
  ...adjectivesOf(code),
];

/** In every language that people can choose. */
function namesOf(code: string): string[] {
  const lists = [french.countries, english.countries] as Record<string, string | string[]>[];
  return [
    ...languagesOfNames().map((language) => countryName(code, language)),
    ...lists.flatMap((list) => list[code] ?? []),
  ];
}

/** The country of a name, code or adjective. */
export const countryOf = (word: string): CountryWord | undefined => words().all.get(foldShort(word));

/** The code of the country that bears this name. A code or an adjective is no name: Bo, Osh and Van are towns. */
export function countryNamed(name: string): string | undefined {
  const found = words().names.get(foldShort(name.replace(/^(?:la|le|les|the)\s|^l['’]/i, "")));
  return found?.ok === true ? found.code : undefined;
}

export const isStateless = (word: string): boolean => words().stateless.has(foldShort(word));

/** Every word for a country, for suggestions. */
export const countryWords = (): Iterable<string> => words().all.keys();

/** The same with their capitals and accents. */
export const countryWordsAsWritten = (): readonly string[] => words().written;
