// Country names and nationalities: complete, well formed, and a sample written by hand.
import isoCountries from "i18n-iso-countries/codes.json";
import libraryFrench from "i18n-iso-countries/langs/fr.json";
import { describe, expect, it } from "vitest";
import { nationalities } from "../../functions/answers/nationalities.ts";
import { countryCodes, countryName, nationalityFeminine } from "../../functions/answers/countries.ts";
import { texts } from "virtual:locales";
import { beginsAsName } from "../support/sentences.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

const codes = [...countryCodes];

/** What breaks a rule, so that a failure shows it. */
const failing = (values: string[], rule: (value: string) => boolean): string[] => values.filter((each) => !rule(each));

describe("the table of countries", () => {
  it("has every code of ISO 3166-1 and Kosovo, and no other", () => {
    const iso = isoCountries.map(([alpha2]) => alpha2 as string).toSorted();
    expect(iso).toHaveLength(250);
    expect(iso).toContain("XK");
    expect(Object.keys(nationalities).toSorted()).toEqual(iso);
    for (const language of wholeLanguages) {
      const named = Object.keys(texts[language]!).filter((key) => key.startsWith("countries."));
      expect(named.map((key) => key.replace("countries.", "")).toSorted()).toEqual(iso);
    }
  });

  it.each(wholeLanguages)("gives no country the name of another, in %s", (language) => {
    expect(new Set(codes.map((iso) => countryName(iso, language))).size).toBe(codes.length);
  });

  it.each(wholeLanguages)("writes names with a capital, ’ and no stray space, in %s", (language) => {
    const names = codes.map((iso) => countryName(iso, language));
    expect(failing(names, (name) => beginsAsName(language).test(name))).toEqual([]);
    expect(failing(names, (name) => !/['`]|^\s|\s$|\s\s/.test(name))).toEqual([]);
    expect(failing(names, (name) => name === name.normalize("NFC"))).toEqual([]);
  });

  it("writes adjectives in small letters, in the feminine", () => {
    const adjectives = codes.map((iso) => nationalityFeminine(iso).replace(" (RDC)", ""));
    const word = "[a-zàâçéèêëîïôœùûü]+";
    const form = new RegExp(`^${word}(?:(?:-| et )${word})*(?<=e|burkinabè)$`);
    expect(failing(adjectives, (adjective) => form.test(adjective))).toEqual([]);
  });

  it("throws on a code that is none", () => {
    expect(() => countryName("ZZ")).toThrow("ZZ");
    expect(() => nationalityFeminine("afghane")).toThrow("afghane");
  });
});

// Where the library’s French is not what is printed: a new version that changes a name shows here.
const otherThanTheLibrary = "AE AX BN CF CG CI CZ DO GF GS IO KG MF MM NU RE SA SJ ST SV SZ TL TZ US VA VG VI".split(
  " ",
);

it("takes the library’s French name but where the administration writes another", () => {
  const french: Record<string, string> = libraryFrench.countries;
  const different = codes.filter((iso) => french[iso]?.replaceAll("'", "’") !== countryName(iso));
  expect(different.toSorted()).toEqual(otherThanTheLibrary.toSorted());
});

// Written by hand, row by row, without looking at the table.
const golden = `
AF | Afghanistan | afghane | Afghanistan
AL | Albanie | albanaise | Albania
DZ | Algérie | algérienne | Algeria
AO | Angola | angolaise | Angola
AM | Arménie | arménienne | Armenia
AZ | Azerbaïdjan | azerbaïdjanaise | Azerbaijan
BD | Bangladesh | bangladaise | Bangladesh
BY | Biélorussie | biélorusse | Belarus
MM | Birmanie | birmane | Myanmar (Burma)
BF | Burkina Faso | burkinabè | Burkina Faso
BI | Burundi | burundaise | Burundi
KH | Cambodge | cambodgienne | Cambodia
CM | Cameroun | camerounaise | Cameroon
CF | République centrafricaine | centrafricaine | Central African Republic
CN | Chine | chinoise | China
CO | Colombie | colombienne | Colombia
KM | Comores | comorienne | Comoros
CG | Congo | congolaise | Congo
CD | République démocratique du Congo | congolaise (RDC) | Democratic Republic of the Congo
CI | Côte d’Ivoire | ivoirienne | Côte d’Ivoire
CU | Cuba | cubaine | Cuba
DJ | Djibouti | djiboutienne | Djibouti
EG | Égypte | égyptienne | Egypt
SV | Salvador | salvadorienne | El Salvador
ER | Érythrée | érythréenne | Eritrea
ET | Éthiopie | éthiopienne | Ethiopia
GM | Gambie | gambienne | The Gambia
GE | Géorgie | géorgienne | Georgia
GH | Ghana | ghanéenne | Ghana
GN | Guinée | guinéenne | Guinea
GW | Guinée-Bissau | bissau-guinéenne | Guinea-Bissau
GQ | Guinée équatoriale | équato-guinéenne | Equatorial Guinea
HT | Haïti | haïtienne | Haiti
HN | Honduras | hondurienne | Honduras
IN | Inde | indienne | India
IQ | Irak | irakienne | Iraq
IR | Iran | iranienne | Iran
KZ | Kazakhstan | kazakhstanaise | Kazakhstan
XK | Kosovo | kosovare | Kosovo
KW | Koweït | koweïtienne | Kuwait
LB | Liban | libanaise | Lebanon
LY | Libye | libyenne | Libya
MG | Madagascar | malgache | Madagascar
ML | Mali | malienne | Mali
MA | Maroc | marocaine | Morocco
MR | Mauritanie | mauritanienne | Mauritania
MD | Moldavie | moldave | Moldova
NP | Népal | népalaise | Nepal
NE | Niger | nigérienne | Niger
NG | Nigéria | nigériane | Nigeria
UG | Ouganda | ougandaise | Uganda
UZ | Ouzbékistan | ouzbèke | Uzbekistan
PK | Pakistan | pakistanaise | Pakistan
PS | Palestine | palestinienne | Palestine
RU | Russie | russe | Russia
RW | Rwanda | rwandaise | Rwanda
EH | Sahara occidental | sahraouie | Western Sahara
SN | Sénégal | sénégalaise | Senegal
SL | Sierra Leone | sierra-léonaise | Sierra Leone
SO | Somalie | somalienne | Somalia
SD | Soudan | soudanaise | Sudan
SS | Soudan du Sud | sud-soudanaise | South Sudan
LK | Sri Lanka | sri-lankaise | Sri Lanka
SY | Syrie | syrienne | Syria
TD | Tchad | tchadienne | Chad
TG | Togo | togolaise | Togo
TN | Tunisie | tunisienne | Tunisia
TR | Turquie | turque | Türkiye
UA | Ukraine | ukrainienne | Ukraine
VE | Venezuela | vénézuélienne | Venezuela
VN | Vietnam | vietnamienne | Vietnam
YE | Yémen | yéménite | Yemen
FR | France | française | France
GP | Guadeloupe | française | Guadeloupe
RE | La Réunion | française | Réunion
US | États-Unis | américaine | United States
GB | Royaume-Uni | britannique | United Kingdom
AE | Émirats arabes unis | émirienne | United Arab Emirates
BB | Barbade | barbadienne | Barbados
IM | Île de Man | britannique | Isle of Man
SB | Îles Salomon | salomonaise | Solomon Islands
`;

it.each(
  golden
    .trim()
    .split("\n")
    .map((line) => line.split(" | ")),
)("%s: %s, de nationalité %s; %s", (iso = "", french, nationality, english) => {
  expect([countryName(iso), nationalityFeminine(iso), countryName(iso, "en")]).toEqual([french, nationality, english]);
});
