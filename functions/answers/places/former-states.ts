// States that are no more, and names that States no longer bear: a birth certificate may name the State of that day.
import { fold, foldShort } from "../../text/fold.ts";

type FormerState = {
  /** In French, as a birth certificate names it. */
  name: string;
  /** `en URSS`, `au Zaïre` */
  at: string;
  /** Other names, and the codes that ISO 3166-1 withdrew (ISO 3166-3). */
  words: readonly string[];
  /** Codes of the States of today where the place may be. */
  today: readonly string[];
};

const listed = (words: string): string[] => words.split(", ");

// Names and codes from ISO 3166-3, as general knowledge; no official list was at hand. A withdrawn code that is another
// country's code today (AI, GE, SK) is left out, and so is CS, which two States had.
export const formerStates: readonly FormerState[] = [
  {
    name: "URSS",
    at: "en URSS",
    words: listed(
      "U.R.S.S., Union soviétique, Union des républiques socialistes soviétiques, Soviétique, " +
        "SU, SUN, USSR, Soviet Union, Union of Soviet Socialist Republics, Soviet, CCCP, СССР, " +
        "Советский Союз, Радянський Союз, СРСР",
    ),
    today: ["RU", "UA", "BY", "MD", "GE", "AM", "AZ", "KZ", "UZ", "TM", "KG", "TJ", "LT", "LV", "EE"],
  },
  {
    name: "Yougoslavie",
    at: "en Yougoslavie",
    words: listed(
      "Ex-Yougoslavie, République fédérale de Yougoslavie, RFY, RSFY, Yougoslave, YU, YUG, " +
        "République fédérative socialiste de Yougoslavie, Yugoslavia, Former Yugoslavia, Yugoslav, " +
        "Jugoslavija",
    ),
    today: ["RS", "BA", "HR", "XK", "ME", "MK", "SI"],
  },
  {
    name: "Serbie-et-Monténégro",
    at: "en Serbie-et-Monténégro",
    words: ["Serbie et Monténégro", "Serbie-Monténégro", "Serbia and Montenegro", "SCG"],
    today: ["RS", "ME", "XK"],
  },
  {
    name: "Tchécoslovaquie",
    at: "en Tchécoslovaquie",
    words: listed("Tchéco-Slovaquie, Czechoslovakia, Tchécoslovaque, CSK, CSHH"),
    today: ["CZ", "SK"],
  },
  {
    name: "RDA",
    at: "en RDA",
    words: listed(
      "République démocratique allemande, Allemagne de l'Est, Allemagne orientale, DD, DDR, GDR, " +
        "German Democratic Republic, East Germany",
    ),
    today: ["DE"],
  },
  { name: "Allemagne de l’Ouest", at: "en Allemagne de l’Ouest", words: ["West Germany"], today: ["DE"] },
  { name: "Zaïre", at: "au Zaïre", words: listed("République du Zaïre, Zairois, Zaïroise, ZR, ZAR"), today: ["CD"] },
  {
    name: "Congo belge",
    at: "au Congo belge",
    words: ["Congo-Léopoldville", "Belgian Congo"],
    today: ["CD"],
  },
  {
    name: "Haute-Volta",
    at: "en Haute-Volta",
    words: listed("Haute Volta, Upper Volta, Voltaïque, HV, HVO"),
    today: ["BF"],
  },
  { name: "Dahomey", at: "au Dahomey", words: ["DY", "DHY"], today: ["BJ"] },
  { name: "Soudan français", at: "au Soudan français", words: ["French Sudan"], today: ["ML"] },
  {
    name: "Rhodésie",
    at: "en Rhodésie",
    words: listed("Rhodésie du Sud, Rhodesia, Southern Rhodesia, RH, RHO"),
    today: ["ZW"],
  },
  { name: "Rhodésie du Nord", at: "en Rhodésie du Nord", words: ["Northern Rhodesia"], today: ["ZM"] },
  { name: "Tanganyika", at: "au Tanganyika", words: ["Tanganyika Territory"], today: ["TZ"] },
  { name: "Ruanda-Urundi", at: "au Ruanda-Urundi", words: ["Ruanda Urundi"], today: ["RW", "BI"] },
  {
    name: "Territoire français des Afars et des Issas",
    at: "dans le Territoire français des Afars et des Issas",
    words: listed("TFAI, Afars et Issas, AFI, Côte française des Somalis, French Somaliland"),
    today: ["DJ"],
  },
  {
    name: "Somalie italienne",
    at: "en Somalie italienne",
    words: ["Somalia italiana", "Italian Somaliland"],
    today: ["SO"],
  },
  {
    name: "Yémen du Sud",
    at: "au Yémen du Sud",
    words: listed(
      "République démocratique populaire du Yémen, Yémen démocratique, RDPY, YD, YMD, " +
        "South Yemen, Democratic Yemen",
    ),
    today: ["YE"],
  },
  {
    name: "Yémen du Nord",
    at: "au Yémen du Nord",
    words: ["North Yemen"],
    today: ["YE"],
  },
  {
    name: "République arabe unie",
    at: "en République arabe unie",
    words: ["RAU", "United Arab Republic"],
    today: ["SY", "EG"],
  },
  {
    name: "Viêt Nam du Sud",
    at: "au Viêt Nam du Sud",
    words: listed("République du Viêt Nam, Vietnam du Sud, Sud-Vietnam, South Vietnam, VD, VDR"),
    today: ["VN"],
  },
  {
    name: "Viêt Nam du Nord",
    at: "au Viêt Nam du Nord",
    words: ["Vietnam du Nord", "Nord-Vietnam", "North Vietnam"],
    today: ["VN"],
  },
  {
    name: "Indochine",
    at: "en Indochine",
    words: ["Indochine française", "French Indochina", "Indochina"],
    today: ["VN", "KH", "LA"],
  },
  {
    name: "Kampuchéa démocratique",
    at: "au Kampuchéa démocratique",
    words: ["Kampuchéa", "Kampuchea", "Democratic Kampuchea", "République khmère"],
    today: ["KH"],
  },
  { name: "Ceylan", at: "à Ceylan", words: ["Ceylon"], today: ["LK"] },
  { name: "Pakistan oriental", at: "au Pakistan oriental", words: ["East Pakistan"], today: ["BD"] },
  {
    name: "Palestine mandataire",
    at: "en Palestine mandataire",
    words: ["Mandat britannique sur la Palestine", "Mandatory Palestine"],
    today: ["PS", "IL"],
  },
  {
    name: "Empire ottoman",
    at: "dans l’Empire ottoman",
    words: ["Ottoman Empire"],
    today: ["TR", "SY", "LB", "IQ", "PS"],
  },
  { name: "Siam", at: "au Siam", words: [], today: ["TH"] },
  { name: "Perse", at: "en Perse", words: ["Persia"], today: ["IR"] },
  { name: "Nouvelles-Hébrides", at: "aux Nouvelles-Hébrides", words: ["New Hebrides", "NH", "NHB"], today: ["VU"] },
  {
    name: "Antilles néerlandaises",
    at: "aux Antilles néerlandaises",
    words: ["Netherlands Antilles", "AN", "ANT"],
    today: ["CW", "SX", "BQ"],
  },
  { name: "Timor portugais", at: "au Timor portugais", words: ["Portuguese Timor", "TP", "TMP"], today: ["TL"] },
  {
    name: "Sikkim",
    at: "au Sikkim",
    words: ["SKM"],
    today: ["IN"],
  },
  { name: "Union birmane", at: "en Union birmane", words: ["Union of Burma", "BU", "BUR"], today: ["MM"] },
  {
    name: "Biafra",
    at: "au Biafra",
    words: [],
    today: ["NG"],
  },
  {
    name: "Sahara espagnol",
    at: "au Sahara espagnol",
    words: ["Spanish Sahara"],
    today: ["EH"],
  },
  { name: "Zone du canal de Panama", at: "dans la zone du canal de Panama", words: ["PZ", "PCZ"], today: ["PA"] },
];

let byWord: ReadonlyMap<string, FormerState> | undefined;

/** The State of before that bears this name, or had this code. */
export function formerStateOf(word: string): FormerState | undefined {
  byWord ??= new Map(
    formerStates.flatMap((state) => [state.name, ...state.words].map((one) => [fold(one), state] as const)),
  );
  return byWord.get(foldShort(word.replace(/^(?:(?:la|le|les|the|ex)\s|l['’]|ex-)/i, "")));
}
