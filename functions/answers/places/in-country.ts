// The French preposition of each country: « en Afghanistan », « au Soudan », « aux Comores », « à Djibouti ».
import { countryName } from "../countries.ts";

// By French usage, without an official list; the other countries take « en ».
const au = new Set(
  (
    "BD BF BI BJ BN BR BT BW BZ CA CG CL CM CR CV DK EH GA GB GH GL GT GY HN JP KE KG KH KW KZ LA LB LI LK LR LS LU MA " +
    "ME ML MW MX MZ NE NG NI NP PA PE PK PT PY QA RW SD SJ SN SR SS SV TD TG TJ TL TM VA VE VN VU XK YE ZW"
  ).split(" "),
);
const aux = new Set(
  "AE AS AX BM BS CC CK FJ FK FO HM KM KY MH MP MV NL PH PN PW SB SC TC TO UM US VG VI WS".split(" "),
);
const aTown = new Set(
  (
    "AG AI AW BH BL BQ CU CW CY DJ GG GI GU HK JE KI KN LC MC MF MG MO MS MT MU NR NU OM PM PR RE SG SH SM ST SX TK TT TV " +
    "TW VC WF YT"
  ).split(" "),
);
const others: Readonly<Record<string, string>> = {
  BB: "à la Barbade",
  BV: "sur l’île Bouvet",
  CX: "sur l’île Christmas",
  DM: "à la Dominique",
  GD: "à la Grenade",
  IM: "sur l’île de Man",
  IO: "dans le Territoire britannique de l’océan Indien",
  NF: "sur l’île Norfolk",
  TF: "dans les Terres australes françaises",
};

/** Countries whose capital bears their name: « à Djibouti (Djibouti) » says more than « à Djibouti ». */
const namedAfterCapital = new Set("DJ GI GT HK KW LU MC MO PA SG SM VA".split(" "));

export const isNamedAfterCapital = (iso: string): boolean => namedAfterCapital.has(iso);

/** `en Afghanistan`, `au Soudan`, `aux îles Cook` */
export function inCountry(iso: string): string {
  const other = others[iso];
  if (other !== undefined) return other;
  const name = countryName(iso).replace(/^Îles /, "îles ");
  if (au.has(iso)) return `au ${name}`;
  if (aux.has(iso)) return `aux ${name}`;
  return `${aTown.has(iso) ? "à" : "en"} ${name}`;
}
