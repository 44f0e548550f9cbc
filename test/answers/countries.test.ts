// Country names, prepositions and nationalities: complete, well formed, and a sample written by hand.
import isoCountries from "i18n-iso-countries/codes.json";
import libraryFrench from "i18n-iso-countries/langs/fr.json";
import { describe, expect, it } from "vitest";
import { countryRows } from "../../functions/answers/country-data.ts";
import {
  countryCodes,
  countryName,
  inCountry,
  nationalityFeminine,
  ofCountry,
} from "../../functions/answers/countries.ts";

const codes = [...countryCodes];

/** What breaks a rule, so that a failure shows it. */
const failing = (values: string[], rule: (value: string) => boolean): string[] => values.filter((each) => !rule(each));

const where = /^(?:à l’|(?:en|aux?|à la|à|dans les?) )(?=\S)/;
const of = /^(?:de l’|d’|(?:de la|de|du|des) )(?=\S)/;

const same = (text: string, iso: string) => text.toLowerCase() === countryName(iso).toLowerCase();
const plural = (iso: string) => /^(?:aux|dans les) /.test(inCountry(iso));

describe("the table of countries", () => {
  it("has every code of ISO 3166-1 and Kosovo, and no other", () => {
    const iso = isoCountries.map(([alpha2]) => alpha2 as string).toSorted();
    expect(iso).toHaveLength(250);
    expect(iso).toContain("XK");
    expect(Object.keys(countryRows).toSorted()).toEqual(iso);
  });

  it.each(["fr", "en"] as const)("gives no country the name of another, in %s", (language) => {
    expect(new Set(codes.map((iso) => countryName(iso, language))).size).toBe(codes.length);
  });

  it.each(["fr", "en"] as const)("writes names with a capital, ’ and no stray space, in %s", (language) => {
    const names = codes.map((iso) => countryName(iso, language));
    expect(failing(names, (name) => /^\p{Lu}/u.test(name))).toEqual([]);
    expect(failing(names, (name) => !/['`]|^\s|\s$|\s\s/.test(name))).toEqual([]);
    expect(failing(names, (name) => name === name.normalize("NFC"))).toEqual([]);
  });

  it("writes adjectives in small letters, in the feminine", () => {
    const adjectives = codes.map((iso) => nationalityFeminine(iso).replace(" (RDC)", ""));
    const word = "[a-zàâçéèêëîïôœùûü]+";
    const form = new RegExp(`^${word}(?:(?:-| et )${word})*(?<=e|burkinabè)$`);
    expect(failing(adjectives, (adjective) => form.test(adjective))).toEqual([]);
  });

  it("puts one preposition before each name", () => {
    expect(failing(codes, (iso) => where.test(inCountry(iso)) && of.test(ofCountry(iso)))).toEqual([]);
    expect(failing(codes, (iso) => same(inCountry(iso).replace(where, ""), iso))).toEqual([]);
    expect(failing(codes, (iso) => same(ofCountry(iso).replace(of, ""), iso))).toEqual([]);
  });

  it("elides « de » before every vowel, and never says « du » or « au » before one", () => {
    const withVowel = codes.filter((iso) => /^[AEIOUÉÎŒ]/.test(countryName(iso)));
    expect(withVowel.length).toBeGreaterThan(40);
    expect(failing(withVowel, (iso) => /^(?:d’|des |de l’)/.test(ofCountry(iso)))).toEqual([]);
    expect(failing(withVowel, (iso) => !/^(?:au|à la) /.test(inCountry(iso)))).toEqual([]);
  });

  it("keeps plurals plural, and « Îles » small in a sentence", () => {
    const islands = codes.filter((iso) => countryName(iso).startsWith("Îles "));
    expect(islands.length).toBeGreaterThan(10);
    expect(failing(codes, (iso) => ofCountry(iso).startsWith("des ") === plural(iso))).toEqual([]);
    expect(failing(islands, (iso) => inCountry(iso).startsWith("aux îles "))).toEqual([]);
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
AF | en Afghanistan | d’Afghanistan | afghane | Afghanistan
AL | en Albanie | d’Albanie | albanaise | Albania
DZ | en Algérie | d’Algérie | algérienne | Algeria
AO | en Angola | d’Angola | angolaise | Angola
AM | en Arménie | d’Arménie | arménienne | Armenia
AZ | en Azerbaïdjan | d’Azerbaïdjan | azerbaïdjanaise | Azerbaijan
BD | au Bangladesh | du Bangladesh | bangladaise | Bangladesh
BY | en Biélorussie | de Biélorussie | biélorusse | Belarus
MM | en Birmanie | de Birmanie | birmane | Myanmar (Burma)
BF | au Burkina Faso | du Burkina Faso | burkinabè | Burkina Faso
BI | au Burundi | du Burundi | burundaise | Burundi
KH | au Cambodge | du Cambodge | cambodgienne | Cambodia
CM | au Cameroun | du Cameroun | camerounaise | Cameroon
CF | en République centrafricaine | de la République centrafricaine | centrafricaine | Central African Republic
CN | en Chine | de Chine | chinoise | China
CO | en Colombie | de Colombie | colombienne | Colombia
KM | aux Comores | des Comores | comorienne | Comoros
CG | au Congo | du Congo | congolaise | Congo
CD | en République démocratique du Congo | de la République démocratique du Congo | congolaise (RDC) | Democratic Republic of the Congo
CI | en Côte d’Ivoire | de Côte d’Ivoire | ivoirienne | Côte d’Ivoire
CU | à Cuba | de Cuba | cubaine | Cuba
DJ | à Djibouti | de Djibouti | djiboutienne | Djibouti
EG | en Égypte | d’Égypte | égyptienne | Egypt
SV | au Salvador | du Salvador | salvadorienne | El Salvador
ER | en Érythrée | d’Érythrée | érythréenne | Eritrea
ET | en Éthiopie | d’Éthiopie | éthiopienne | Ethiopia
GM | en Gambie | de Gambie | gambienne | The Gambia
GE | en Géorgie | de Géorgie | géorgienne | Georgia
GH | au Ghana | du Ghana | ghanéenne | Ghana
GN | en Guinée | de Guinée | guinéenne | Guinea
GW | en Guinée-Bissau | de Guinée-Bissau | bissau-guinéenne | Guinea-Bissau
GQ | en Guinée équatoriale | de Guinée équatoriale | équato-guinéenne | Equatorial Guinea
HT | en Haïti | d’Haïti | haïtienne | Haiti
HN | au Honduras | du Honduras | hondurienne | Honduras
IN | en Inde | d’Inde | indienne | India
IQ | en Irak | d’Irak | irakienne | Iraq
IR | en Iran | d’Iran | iranienne | Iran
KZ | au Kazakhstan | du Kazakhstan | kazakhstanaise | Kazakhstan
XK | au Kosovo | du Kosovo | kosovare | Kosovo
KW | au Koweït | du Koweït | koweïtienne | Kuwait
LB | au Liban | du Liban | libanaise | Lebanon
LY | en Libye | de Libye | libyenne | Libya
MG | à Madagascar | de Madagascar | malgache | Madagascar
ML | au Mali | du Mali | malienne | Mali
MA | au Maroc | du Maroc | marocaine | Morocco
MR | en Mauritanie | de Mauritanie | mauritanienne | Mauritania
MD | en Moldavie | de Moldavie | moldave | Moldova
NP | au Népal | du Népal | népalaise | Nepal
NE | au Niger | du Niger | nigérienne | Niger
NG | au Nigéria | du Nigéria | nigériane | Nigeria
UG | en Ouganda | d’Ouganda | ougandaise | Uganda
UZ | en Ouzbékistan | d’Ouzbékistan | ouzbèke | Uzbekistan
PK | au Pakistan | du Pakistan | pakistanaise | Pakistan
PS | en Palestine | de Palestine | palestinienne | Palestine
RU | en Russie | de Russie | russe | Russia
RW | au Rwanda | du Rwanda | rwandaise | Rwanda
EH | au Sahara occidental | du Sahara occidental | sahraouie | Western Sahara
SN | au Sénégal | du Sénégal | sénégalaise | Senegal
SL | en Sierra Leone | de Sierra Leone | sierra-léonaise | Sierra Leone
SO | en Somalie | de Somalie | somalienne | Somalia
SD | au Soudan | du Soudan | soudanaise | Sudan
SS | au Soudan du Sud | du Soudan du Sud | sud-soudanaise | South Sudan
LK | au Sri Lanka | du Sri Lanka | sri-lankaise | Sri Lanka
SY | en Syrie | de Syrie | syrienne | Syria
TD | au Tchad | du Tchad | tchadienne | Chad
TG | au Togo | du Togo | togolaise | Togo
TN | en Tunisie | de Tunisie | tunisienne | Tunisia
TR | en Turquie | de Turquie | turque | Türkiye
UA | en Ukraine | d’Ukraine | ukrainienne | Ukraine
VE | au Venezuela | du Venezuela | vénézuélienne | Venezuela
VN | au Vietnam | du Vietnam | vietnamienne | Vietnam
YE | au Yémen | du Yémen | yéménite | Yemen
FR | en France | de France | française | France
GP | en Guadeloupe | de Guadeloupe | française | Guadeloupe
RE | à La Réunion | de La Réunion | française | Réunion
US | aux États-Unis | des États-Unis | américaine | United States
GB | au Royaume-Uni | du Royaume-Uni | britannique | United Kingdom
AE | aux Émirats arabes unis | des Émirats arabes unis | émirienne | United Arab Emirates
BB | à la Barbade | de la Barbade | barbadienne | Barbados
IM | à l’île de Man | de l’île de Man | britannique | Isle of Man
SB | aux îles Salomon | des îles Salomon | salomonaise | Solomon Islands
`;

it.each(
  golden
    .trim()
    .split("\n")
    .map((line) => line.split(" | ")),
)("%s: %s, %s, de nationalité %s; %s", (iso = "", where, of, nationality, english) => {
  expect([inCountry(iso), ofCountry(iso), nationalityFeminine(iso), countryName(iso, "en")]).toEqual([
    where,
    of,
    nationality,
    english,
  ]);
});
