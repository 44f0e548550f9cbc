// Countries and nationalities, by ISO 3166-1 alpha-2 code.
import isoCountries from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";
import { type Article, type CountryRow, countryRows } from "./country-data.ts";
import type { HelpLanguage } from "../text/text.ts";

/** Every code of ISO 3166-1 alpha-2, and XK for Kosovo. */
export const countryCodes: ReadonlySet<string> = new Set(isoCountries.map(([alpha2]) => alpha2 as string));

// The library's English is ISO's where a plain reader expects the usual name.
const plainEnglish: Readonly<Record<string, string>> = {
  BN: "Brunei",
  CD: "Democratic Republic of the Congo",
  CG: "Congo",
  CI: "Côte d’Ivoire",
  CN: "China",
  CV: "Cape Verde",
  FK: "Falkland Islands",
  FM: "Micronesia",
  GM: "The Gambia",
  IR: "Iran",
  LA: "Laos",
  MD: "Moldova",
  MK: "North Macedonia",
  MM: "Myanmar (Burma)",
  PN: "Pitcairn Islands",
  PS: "Palestine",
  RE: "Réunion",
  RU: "Russia",
  SY: "Syria",
  SZ: "Eswatini",
  TW: "Taiwan",
  TZ: "Tanzania",
  US: "United States",
  VA: "Vatican City",
  VG: "British Virgin Islands",
  VI: "US Virgin Islands",
};

function row(iso: string): CountryRow {
  const found = countryRows[iso];
  if (found === undefined) throw new Error(`no country has the code ${iso}`);
  return found;
}

/** `Afghanistan`, `Soudan`; English: `Sudan`. For a list, a table or brackets: no article. */
export function countryName(iso: string, language: HelpLanguage = "fr"): string {
  if (language === "fr") return row(iso)[0];
  const name = (english.countries as Record<string, string | string[]>)[iso];
  const first = Array.isArray(name) ? name[0] : name;
  return plainEnglish[iso] ?? first ?? row(iso)[0];
}

// « Îles Cook » alone, but « aux îles Cook ».
const inSentence = (name: string): string => name.replace(/^(?:Île|Terre|Territoire)/, (word) => word.toLowerCase());

// Haïti is the only name in a mute h that takes no article.
const elides = (name: string): boolean => /^(?:[AEÉIÎOU]|Haï)/.test(name);

/** Where: `en Afghanistan`, `au Soudan`, `aux Comores`, `à Cuba`, `à la Barbade`. */
export function inCountry(iso: string): string {
  const [name, article] = row(iso);
  return article.endsWith("’") ? `${article}${inSentence(name)}` : `${article} ${inSentence(name)}`;
}

const genitives: Readonly<Record<Article, string>> = {
  en: "de ",
  au: "du ",
  aux: "des ",
  à: "de ",
  "à la": "de la ",
  "à l’": "de l’",
  "dans le": "du ",
  "dans les": "des ",
};

/** Of: `d’Afghanistan`, `du Soudan`, `des Comores`, `de Cuba`, `d’Haïti`, `de la République centrafricaine`. */
export function ofCountry(iso: string): string {
  const [name, article] = row(iso);
  if (article === "en" && name.startsWith("République")) return `de la ${name}`;
  if (genitives[article] === "de " && elides(name)) return `d’${name}`;
  return `${genitives[article]}${inSentence(name)}`;
}

/** After « de nationalité »: `afghane`, `burkinabè`; a territory gives the nationality of its State. */
export function nationalityFeminine(iso: string): string {
  return row(iso)[2];
}
