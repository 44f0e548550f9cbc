// Countries and nationalities, by ISO 3166-1 alpha-2 code.
import isoCountries from "i18n-iso-countries/codes.json";

export const countryCodes: ReadonlySet<string> = new Set(isoCountries.map(([alpha2]) => alpha2 as string));
