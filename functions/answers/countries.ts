// Countries and nationalities, by ISO 3166-1 alpha-2 code. Names of countries are texts of countries.json.
import isoCountries from "i18n-iso-countries/codes.json";
import { officialLanguage, type Language } from "../text/languages.ts";
import type { Message } from "../text/message.ts";
import { isMessageKey, say } from "../text/say.ts";
import { nationalities } from "./nationalities.ts";

/** Every code of ISO 3166-1 alpha-2, and XK for Kosovo. */
export const countryCodes: ReadonlySet<string> = new Set(isoCountries.map(([alpha2]) => alpha2 as string));

/** `Afghanistan`, `Soudan`; in English `Sudan`. Without an article, for lists, tables and brackets. */
export function nameOfCountry(iso: string): Message {
  const key = `countries.${iso}`;
  if (!isMessageKey(key)) throw new Error(`no country has the code ${iso}`);
  return { key };
}

/** The same in words. */
export const countryName = (iso: string, language: Language = officialLanguage): string =>
  say(nameOfCountry(iso), language);

/** The word after « de nationalité »: `afghane`, `burkinabè`; a territory has the nationality of its State. */
export function nationalityFeminine(iso: string): string {
  const adjective = nationalities[iso];
  if (adjective === undefined) throw new Error(`no country has the code ${iso}`);
  return adjective;
}
