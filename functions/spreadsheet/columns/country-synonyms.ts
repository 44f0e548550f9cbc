// Countries and nationalities as people write them: names, codes and adjectives, in French and in English.
import isoCountries from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";
import french from "i18n-iso-countries/langs/fr.json";
import { countryCodes, countryName, nationalityFeminine } from "../../answers/countries.ts";
import { fold, foldShort } from "../../text/fold.ts";

/** The State whose nationality an adjective names, where its territories share it. */
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

/** Usual names that no list of countries gives. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ["EAU", "Émirats"],
  BY: ["Bélarus", "Belarus"],
  CD: [
    "RDC",
    "RD Congo",
    "Congo RDC",
    "Congo Kinshasa",
    "Congo démocratique",
    "République démocratique du Congo RDC",
    "DRC",
    "DR Congo",
    "Zaïre",
  ],
  CF: ["RCA", "Centrafrique", "CAR"],
  CG: ["Congo-Brazzaville", "République du Congo", "Republic of the Congo"],
  CI: ["Ivory Coast", "RCI"],
  CV: ["Cap Vert", "Cabo Verde"],
  CZ: ["Tchéquie", "Czechia"],
  GB: ["Grande-Bretagne", "Angleterre", "Great Britain", "England", "UK"],
  GN: ["Guinée-Conakry", "Guinée Conakry", "Guinea Conakry"],
  IR: ["République islamique d’Iran"],
  KP: ["Corée du Nord", "North Korea"],
  KR: ["Corée du Sud", "South Korea"],
  LK: ["Ceylan"],
  MD: ["République de Moldavie", "République de Moldova"],
  MK: ["Macédoine", "Macedonia"],
  MM: ["Birmanie", "Myanmar", "Burma"],
  NL: ["Hollande", "Holland"],
  PS: ["Territoires palestiniens", "Autorité palestinienne", "Palestinian territories"],
  RU: ["Fédération de Russie", "Russia"],
  SD: ["Soudan du Nord"],
  SS: ["Sud-Soudan", "Sud Soudan"],
  SY: ["République arabe syrienne", "Syria"],
  SZ: ["Swaziland"],
  TL: ["Timor oriental"],
  TR: ["Turkey", "Turquie"],
  US: ["USA", "États-Unis d’Amérique", "United States of America"],
  VN: ["Viêt Nam", "Vietnam"],
  XK: ["Kosovo"],
};

/** Adjectives in English, of the countries that people come from and of the neighbours of France. */
const englishAdjectives: Readonly<Record<string, readonly string[]>> = {
  AF: ["Afghan"],
  AL: ["Albanian"],
  AM: ["Armenian"],
  AO: ["Angolan"],
  AR: ["Argentinian", "Argentine"],
  AT: ["Austrian"],
  AU: ["Australian"],
  AZ: ["Azerbaijani", "Azeri"],
  BA: ["Bosnian"],
  BD: ["Bangladeshi"],
  BE: ["Belgian"],
  BF: ["Burkinabe"],
  BG: ["Bulgarian"],
  BI: ["Burundian"],
  BJ: ["Beninese"],
  BO: ["Bolivian"],
  BR: ["Brazilian"],
  BT: ["Bhutanese"],
  BY: ["Belarusian"],
  CA: ["Canadian"],
  CF: ["Central African"],
  CH: ["Swiss"],
  CI: ["Ivorian"],
  CL: ["Chilean"],
  CM: ["Cameroonian"],
  CN: ["Chinese"],
  CO: ["Colombian"],
  CU: ["Cuban"],
  CZ: ["Czech"],
  DE: ["German"],
  DJ: ["Djiboutian"],
  DK: ["Danish"],
  DZ: ["Algerian"],
  EC: ["Ecuadorian"],
  EE: ["Estonian"],
  EG: ["Egyptian"],
  EH: ["Sahrawi"],
  ER: ["Eritrean"],
  ES: ["Spanish"],
  ET: ["Ethiopian"],
  FI: ["Finnish"],
  FR: ["French"],
  GA: ["Gabonese"],
  GB: ["British"],
  GE: ["Georgian"],
  GH: ["Ghanaian"],
  GM: ["Gambian"],
  GN: ["Guinean"],
  GR: ["Greek"],
  GT: ["Guatemalan"],
  GW: ["Bissau-Guinean"],
  HN: ["Honduran"],
  HR: ["Croatian"],
  HT: ["Haitian"],
  HU: ["Hungarian"],
  ID: ["Indonesian"],
  IE: ["Irish"],
  IL: ["Israeli"],
  IN: ["Indian"],
  IQ: ["Iraqi"],
  IR: ["Iranian"],
  IS: ["Icelandic"],
  IT: ["Italian"],
  JO: ["Jordanian"],
  JP: ["Japanese"],
  KE: ["Kenyan"],
  KG: ["Kyrgyz"],
  KH: ["Cambodian"],
  KM: ["Comorian"],
  KP: ["North Korean"],
  KR: ["South Korean"],
  KW: ["Kuwaiti"],
  KZ: ["Kazakh"],
  LA: ["Laotian", "Lao"],
  LB: ["Lebanese"],
  LK: ["Sri Lankan"],
  LR: ["Liberian"],
  LT: ["Lithuanian"],
  LU: ["Luxembourgish"],
  LV: ["Latvian"],
  LY: ["Libyan"],
  MA: ["Moroccan"],
  MD: ["Moldovan"],
  ME: ["Montenegrin"],
  MG: ["Malagasy"],
  MK: ["Macedonian"],
  ML: ["Malian"],
  MM: ["Burmese"],
  MN: ["Mongolian"],
  MR: ["Mauritanian"],
  MX: ["Mexican"],
  MY: ["Malaysian"],
  MZ: ["Mozambican"],
  NE: ["Nigerien"],
  NG: ["Nigerian"],
  NI: ["Nicaraguan"],
  NL: ["Dutch"],
  NO: ["Norwegian"],
  NP: ["Nepalese", "Nepali"],
  PE: ["Peruvian"],
  PH: ["Filipino", "Philippine"],
  PK: ["Pakistani"],
  PL: ["Polish"],
  PS: ["Palestinian"],
  PT: ["Portuguese"],
  RO: ["Romanian"],
  RS: ["Serbian"],
  RU: ["Russian"],
  RW: ["Rwandan"],
  SA: ["Saudi"],
  SD: ["Sudanese"],
  SE: ["Swedish"],
  SI: ["Slovenian"],
  SK: ["Slovak"],
  SL: ["Sierra Leonean"],
  SN: ["Senegalese"],
  SO: ["Somali"],
  SS: ["South Sudanese"],
  SV: ["Salvadoran"],
  SY: ["Syrian"],
  TD: ["Chadian"],
  TG: ["Togolese"],
  TH: ["Thai"],
  TJ: ["Tajik"],
  TM: ["Turkmen"],
  TN: ["Tunisian"],
  TR: ["Turkish"],
  TZ: ["Tanzanian"],
  UA: ["Ukrainian"],
  UG: ["Ugandan"],
  US: ["American"],
  UZ: ["Uzbek"],
  VE: ["Venezuelan"],
  VN: ["Vietnamese"],
  XK: ["Kosovar", "Kosovan"],
  YE: ["Yemeni"],
  ZA: ["South African"],
  ZM: ["Zambian"],
  ZW: ["Zimbabwean"],
};

/** Words that two States share: a wrong guess would be printed on a paper to be signed. */
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

const statelessWords = new Set(["Apatride", "Apatridie", "Stateless"].map(fold));

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
  // The first to claim a word keeps it: codes and names before adjectives.
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
    claim(countryName(code, "fr"), code);
    claim(countryName(code, "en"), code);
    for (const list of [french.countries, english.countries] as Record<string, string | string[]>[]) {
      for (const name of [list[code] ?? []].flat()) claim(name, code);
    }
    for (const name of otherNames[code] ?? []) claim(name, code);
  }
  for (const code of countryCodes) {
    const feminine = nationalityFeminine(code);
    // Antarctica's is no nationality.
    if (code === "AQ" || (stateOf[feminine] ?? code) !== code) continue;
    for (const word of [feminine, ...masculines(feminine), ...(englishAdjectives[code] ?? [])]) claim(word, code);
  }
  return gathered;
}

/** The country that a word names, whether by name, code or adjective. */
export const countryOf = (word: string): CountryWord | undefined => words.get(foldShort(word));

export const isStateless = (word: string): boolean => statelessWords.has(foldShort(word));

/** Every word that names a country, for a near miss. */
export const countryWords = (): Iterable<string> => words.keys();
