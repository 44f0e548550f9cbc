// French grammar of the signed documents: agreement, dates, names, postal lines.
import { sayDay, sayMonth } from "../text/dates-in-words.ts";
import { officialLanguage } from "../text/languages.ts";
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

/** A whole date, YYYY-MM-DD, in words without article: `1er janvier 2026`, `12 mars 2026`. */
export const frenchDay = (date: string): string => sayDay(date, officialLanguage);

/** A partial date (YYYY, YYYY-MM or YYYY-MM-DD, where 00 is possible) without its preposition. */
function datePart(date: string): { article: "le" | "en"; words: string } {
  const [year, month, day] = date.split("-") as [string, string?, string?];
  if (month === undefined) return { article: "en", words: year };
  if (day === undefined)
    return { article: "en", words: month === "00" ? `${month}/${year}` : sayMonth(year, month, officialLanguage) };
  // A 00 is printed in figures as on the certificate: words would leave it out.
  if (month === "00" || day === "00") return { article: "le", words: `${day}/${month}/${year}` };
  return { article: "le", words: frenchDay(date) };
}

/** After « né », « marié »: `le 5 mars 1990`, `en mars 1990`, `en 1990`, `le 00/00/1990` for 1990-00-00. */
export function frenchPartialDay(date: string): string {
  const { article, words } = datePart(date);
  return article === "le" ? `le ${words}` : `en ${words}`;
}

// People

/** Beside « Nationalité »: `afghane`, `afghane et pakistanaise`, `apatride`; undefined if unknown. */
export function nationalityWords(nationalities: Person["nationalities"]): string | undefined {
  if (nationalities === undefined || nationalities.length === 0) return undefined;
  if (nationalities === "stateless") return "apatride";
  // A set, because France and Guadeloupe have the same nationality.
  return frenchList([...new Set(nationalities.map(nationalityFeminine))]);
}

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

const greekWords = /\p{Script=Greek}[\p{Script=Greek}\p{M}]*/gu;

/**
 * A name in capitals that keeps every accent and apostrophe: `DE L’HÔTE`. A letter that has no capital of its own (ß, ŉ)
 * stays as it is, because two letters in its place would be another spelling of the name. A small i gives I as French
 * capitals do, in a Turkish name too; an İ that was typed stays İ. Greek capitals are written without tonos.
 */
export function familyNameCapitals(name: string): string {
  const capitals = name
    .normalize("NFC")
    .replaceAll(greekWords, (word) => {
      const capital = word.toLocaleUpperCase("el");
      return lettersOf(capital) === lettersOf(word) ? capital : word;
    })
    .replaceAll(/\p{L}/gu, (letter) => {
      const capital = letter.toUpperCase();
      return lettersOf(capital) > 1 ? letter : capital;
    });
  return capitals.normalize("NFC");
}

type Named = Pick<Person, "familyName" | "usualName" | "givenNames">;

/**
 * Family name in capitals, then given names: `DIALLO Mamadou`. Parts that are unknown, or that the certificate does not
 * give, are left out; undefined if both are.
 */
export function birthName({ familyName, givenNames }: Named): string | undefined {
  const family = familyName ?? undefined;
  const parts = [family === undefined ? undefined : familyNameCapitals(family), givenNames ?? undefined];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

/** `DIALLO Aïssatou (nom d’usage : BA)`; a usual name equal to the family name is not repeated. */
export function fullName(person: Named): string | undefined {
  const name = birthName(person);
  const usual = person.usualName === undefined ? undefined : familyNameCapitals(person.usualName);
  const family = person.familyName ?? undefined;
  if (usual === undefined || (family !== undefined && usual === familyNameCapitals(family))) return name;
  const mention = `nom d’usage${NBSP}: ${usual}`;
  return name === undefined ? mention : `${name} (${mention})`;
}

// Postal addresses: NF Z 10-011 (January 2013), as La Poste explains it.

/** Second line of the address of a person hosted: `CHEZ MME MARTIN Jeanne`. */
export function careOfHost(host: Pick<Host, "gender" | "familyName" | "usualName" | "givenNames">): string | undefined {
  const name = birthName({ ...host, familyName: host.usualName ?? host.familyName });
  if (name === undefined) return undefined;
  const title = host.gender === undefined ? "" : host.gender === "female" ? "MME " : "M ";
  return `CHEZ ${title}${name}`;
}

/** `CCAS de Lyon, n° 4521`: a body that keeps mail, a hotel or a centre; a number that has words of its own keeps them. */
export function nameOfPlace(name: string | undefined, number: string | undefined): string | undefined {
  const numbered = number === undefined || /\p{L}/u.test(number) ? number : `n°${NBSP}${number}`;
  return [name, numbered].filter((part) => part !== undefined).join(", ") || undefined;
}

/** The same as the line of an address: `CHEZ CCAS DE LYON, N° 4521`. */
export function careOfPlace(name: string | undefined, number: string | undefined): string | undefined {
  const place = nameOfPlace(name, number)?.replaceAll(NBSP, " ");
  if (place === undefined) return undefined;
  return familyNameCapitals(name === undefined ? place : `chez ${place}`);
}

/** « 12 rue », « 12 bis rue »: a number does not part from the word after it. */
export const withNumber = (street: string): string =>
  street.replace(/^(\d+[a-z]?)(?: (bis|ter|quater))? (?=\S)/i, (_, number: string, more?: string) =>
    [number, more, ""].filter((part) => part !== undefined).join(NBSP),
  );

/** Capitals without punctuation: `12 BIS RUE DE L ÉGLISE`. */
const capitalLine = (text: string): string =>
  familyNameCapitals(text).replaceAll(/\p{P}/gu, " ").replaceAll(/\s+/g, " ").trim();

/**
 * The lines of an address at the top of a letter, a part on each: street, locality and town in capitals without
 * punctuation. A page has room for more lines than an envelope, so none is cut or left out.
 */
export function postalLines({ careOf, address }: { careOf?: string | undefined; address: Address }): string[] {
  const { apartment, building, street = "", locality = "", postcode, town = "" } = address;
  const lastLine = [postcode, capitalLine(town)].filter(Boolean).join(" ");
  const lines = [careOf, apartment, building, withNumber(capitalLine(street)), capitalLine(locality), lastLine];
  return lines.filter((line): line is string => line !== undefined && line !== "");
}
