// French as an administration writes it: agreement, elision, dates, places, names, postal lines.
import type { Address, Gender, Host, Person } from "./answers.ts";
import { nationalityFeminine } from "./countries.ts";

const NBSP = "\u00A0";

/**
 * A word that agrees with a person: `soussigné`, `soussignée`, or `soussigné(e)` when the gender is not given.
 * Without `feminine`, the feminine adds an e. Forms that do not only add letters are both written: `veuf/veuve`.
 */
export function agree(gender: Gender | undefined, masculine: string, feminine = `${masculine}e`): string {
  if (gender === "male") return masculine;
  if (gender === "female") return feminine;
  if (feminine === masculine) return masculine;
  if (feminine.startsWith(masculine)) return `${masculine}(${feminine.slice(masculine.length)})`;
  const stem = masculine.slice(0, -1);
  return masculine.endsWith("s") && feminine === `${stem}es` ? `${stem}(e)s` : `${masculine}/${feminine}`;
}

export function civility(gender: Gender | undefined): string {
  if (gender === undefined) return "Madame, Monsieur";
  return gender === "female" ? "Madame" : "Monsieur";
}

/** Before a name in a sentence: `Mme`, `M.`, or `M. ou Mme` when the gender is not given. */
export function shortCivility(gender: Gender | undefined): string {
  if (gender === undefined) return `M.${NBSP}ou${NBSP}Mme`;
  return gender === "female" ? "Mme" : "M.";
}

/** `a`, `a et b`, `a, b et c`. */
export function frenchList(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} et ${items.at(-1)}`;
}

// Dates

const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;

const monthOfYear = (year: string, month: string): string => `${months[Number(month) - 1]} ${year}`;

/** A whole date, YYYY-MM-DD, in words without article: `1er janvier 2026`, `12 mars 2026`. */
export function frenchDay(date: string): string {
  const [year, month, day] = date.split("-") as [string, string, string];
  return `${day === "01" ? "1er" : Number(day)}${NBSP}${monthOfYear(year, month)}`;
}

/** A date of which the paper gives a part (YYYY, YYYY-MM, YYYY-MM-DD, with 00 as written there), without its preposition. */
function datePart(date: string): { article: "le" | "en"; words: string } {
  const [year, month, day] = date.split("-") as [string, string?, string?];
  if (month === undefined) return { article: "en", words: year };
  if (day === undefined)
    return { article: "en", words: month === "00" ? `${month}/${year}` : monthOfYear(year, month) };
  // A 00 is printed in figures, as it stands on the act: words would say less than the act does.
  if (month === "00" || day === "00") return { article: "le", words: `${day}/${month}/${year}` };
  return { article: "le", words: frenchDay(date) };
}

/** After « né », « marié »: `le 5 mars 1990`, `en mars 1990`, `en 1990`, `le 00/00/1990` for 1990-00-00. */
export function frenchPartialDay(date: string): string {
  const { article, words } = datePart(date);
  return article === "le" ? `le ${words}` : `en ${words}`;
}

/** `depuis le 5 mars 1990`, `depuis mars 1990`, `depuis 1990`, `depuis le 00/00/1990`. */
export function sinceFrenchDay(date: string): string {
  const { article, words } = datePart(date);
  return article === "le" ? `depuis le ${words}` : `depuis ${words}`;
}

// Places

// Towns whose initial h is mute by long usage. Before any other h nothing is elided: « de Homs », « de Hama ».
const muteH = new Set([
  "halluin",
  "haubourdin",
  "hautmont",
  "hayange",
  "hazebrouck",
  "hebron",
  "helsinki",
  "hendaye",
  "henin",
  "hennebont",
  "herblay",
  "hericourt",
  "herouville",
  "hiroshima",
  "hirson",
  "hyeres",
]);

/** Whether « de » loses its e before this name, by its first letters without their marks. */
function startsWithVowel(name: string): boolean {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  if (plain.startsWith("h")) return muteH.has(/^\p{L}+/u.exec(plain)?.[0] ?? "");
  // A y before a consonant is a vowel (Yvetot), so is that of Yerres; before a vowel it is not (Yaoundé).
  if (plain.startsWith("y")) return /^y(?:[^aeiouy\P{L}]|erres)/u.test(plain);
  // Ou and i before a vowel sound like w and y: « de Ouagadougou », « de Iaroslavl », but « d’Oujda », « d’Iéna ».
  if (/^(?:ou[aeiou]|i[aou])/.test(plain)) return false;
  return /^[aeiouæœøɛɔəı]/.test(plain);
}

/** `d’Alep`, `de Damas`: elision alone, for names that take no article. */
export function ofName(name: string): string {
  return startsWithVowel(name) ? `d’${name}` : `de ${name}`;
}

// French articles of town names; an article of another language stays as it is: « à La Paz », « à El Fasher ».
const article = /^(le|les)\s+(?=\S)/i;

// « né à province de Kaboul » is no French; what people write when the act gives no town.
const areas: readonly [pattern: RegExp, at: string, of: string][] = [
  [/^(?:village|camp|hameau|quartier)(?= (?:de|du|des|d['’]))/i, "au", "du"],
  [
    /^(?:district|département|canton|secteur|gouvernorat|comté|cercle|territoire)(?= (?:de|du|des|d['’]))/i,
    "dans le",
    "du",
  ],
  [/^(?:province|région|préfecture|sous-préfecture|commune|wilaya|ville)(?= (?:de|du|des|d['’]))/i, "dans la", "de la"],
];

function withPreposition(
  place: string,
  plain: (place: string) => string,
  contracted: [le: string, les: string],
  of: boolean,
) {
  const area = areas.find(([pattern]) => pattern.test(place));
  if (area !== undefined) return `${of ? area[2] : area[1]} ${place.charAt(0).toLowerCase()}${place.slice(1)}`;
  const word = article.exec(place)?.[1];
  if (word === undefined) return plain(place);
  return `${contracted[word.length === 2 ? 0 : 1]} ${place.slice(word.length).trimStart()}`;
}

/** `à Hérat`, `au Caire`, `aux Abymes`, `à La Rochelle`, `à Al-Hasakah`, `dans la province de Kaboul`. */
export function atPlace(place: string): string {
  return withPreposition(place, (name) => `à ${name}`, ["au", "aux"], false);
}

/** `d’Alep`, `de Damas`, `du Caire`, `des Abymes`, `de La Rochelle`, `d’Al-Hasakah`, `de la province de Kaboul`. */
export function ofPlace(place: string): string {
  return withPreposition(place, ofName, ["du", "des"], true);
}

// People

/** After a name: `de nationalité afghane`, `de nationalités afghane et pakistanaise`, `apatride`; undefined if unknown. */
export function nationalityPhrase(nationalities: Person["nationalities"]): string | undefined {
  if (nationalities === undefined) return undefined;
  if (nationalities === "stateless") return "apatride";
  const adjectives = [...new Set(nationalities)].map(nationalityFeminine);
  return `de ${adjectives.length === 1 ? "nationalité" : "nationalités"} ${frenchList(adjectives)}`;
}

/**
 * A name in capitals that keeps every accent and apostrophe: `DE L’HÔTE`. A letter with no capital of its own
 * (ß, ŉ, ẖ…) stays as it is, because two letters in its place would be another spelling of the name.
 * A small i gives I in French, also in a Turkish name; an İ that was typed stays İ.
 */
export function familyNameCapitals(name: string): string {
  return Array.from(name.normalize("NFC"), (letter) => {
    const capital = letter.toUpperCase().normalize("NFC");
    return Array.from(capital).length === 1 && !/\p{Script=Georgian}/u.test(letter) ? capital : letter;
  }).join("");
}

type Named = Pick<Person, "familyName" | "usualName" | "givenNames">;

/** Family name in capitals, then given names: `DIALLO Mamadou`. What is not known is left out; undefined if nothing is. */
export function birthName({ familyName, givenNames }: Named): string | undefined {
  const parts = [familyName === undefined ? undefined : familyNameCapitals(familyName), givenNames ?? undefined];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

/** `DIALLO Aïssatou (nom d’usage : BA)`; a usual name equal to the family name is not repeated. */
export function fullName(person: Named): string | undefined {
  const name = birthName(person);
  const usual = person.usualName === undefined ? undefined : familyNameCapitals(person.usualName);
  if (usual === undefined || (person.familyName !== undefined && usual === familyNameCapitals(person.familyName)))
    return name;
  const mention = `nom d’usage${NBSP}: ${usual}`;
  return name === undefined ? mention : `${name} (${mention})`;
}

// Postal addresses: NF Z 10-011 (January 2013), as La Poste explains it

const maxLines = 6;
const maxCharacters = 38;

export type PostalPart = "name" | "care-of" | "apartment" | "building" | "street" | "locality" | "town";
export type PostalLines = { lines: string[]; excess: { part: PostalPart; text: string }[] };

/** Second line of the address of a person hosted: `CHEZ MME MARTIN Jeanne`. */
export function careOfHost(host: Pick<Host, "gender" | "familyName" | "usualName" | "givenNames">): string | undefined {
  const name = birthName({ ...host, familyName: host.usualName ?? host.familyName });
  if (name === undefined) return undefined;
  const title = host.gender === undefined ? "" : host.gender === "female" ? "MME " : "M ";
  return `CHEZ ${title}${name}`;
}

/** Capitals without punctuation: `12 BIS RUE DE L ÉGLISE`. */
const capitalLine = (text: string): string =>
  familyNameCapitals(text).replaceAll(/\p{P}/gu, " ").replaceAll(/\s+/g, " ").trim();

/** Lines of at most 38 characters broken at spaces; undefined where one word is longer. */
function breakAtSpaces(text: string): string[] | undefined {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    if (Array.from(word).length > maxCharacters) return undefined;
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (Array.from(longer).length <= maxCharacters) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/**
 * The lines of an address: at most 6 of at most 38 characters, street, locality and town in capitals without
 * punctuation. A part too long goes on to a free line. A part for which there is no room is left out whole and
 * returned in `excess`, so that the caller can say so: nothing is cut.
 */
export function postalLines(to: { name?: string; careOf?: string; address: Address }): PostalLines {
  const { apartment, building, street, locality, postcode, town } = to.address;
  const inOrder: [PostalPart, string | undefined][] = [
    ["name", to.name],
    ["care-of", to.careOf],
    ["apartment", apartment],
    ["building", building],
    ["street", street === undefined ? undefined : capitalLine(street)],
    ["locality", locality === undefined ? undefined : capitalLine(locality)],
    [
      "town",
      [postcode, town === undefined ? undefined : capitalLine(town)].filter((part) => part !== undefined).join(" "),
    ],
  ];
  const written = inOrder.filter((entry): entry is [PostalPart, string] => Boolean(entry[1]));
  // Room goes first to what the letter carrier cannot do without.
  const byNeed: PostalPart[] = ["town", "street", "name", "care-of", "apartment", "building", "locality"];
  const kept = new Map<PostalPart, string[]>();
  let room = maxLines;
  for (const part of byNeed) {
    const text = written.find(([key]) => key === part)?.[1];
    const lines = text === undefined ? undefined : breakAtSpaces(text);
    if (lines === undefined || lines.length > room) continue;
    kept.set(part, lines);
    room -= lines.length;
  }
  return {
    lines: written.flatMap(([part]) => kept.get(part) ?? []),
    excess: written.filter(([part]) => !kept.has(part)).map(([part, text]) => ({ part, text })),
  };
}
