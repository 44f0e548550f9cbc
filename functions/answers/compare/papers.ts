// Compares what a paper says of the person with the identity: the letter to Ofpra prints both.
import { fold, foldWords } from "../../text/fold.ts";
import { readDate } from "../../text/read-date.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import type { Value } from "../../text/message.ts";
import { countryCodes, nameOfCountry } from "../countries.ts";
import { valueAt } from "../paths.ts";
import { countryOf } from "../places/country-words.ts";
import { formerStateOf } from "../places/former-states.ts";
import { isUnknownPlace } from "../places/place-phrase.ts";
import { quoted } from "../shown-values.ts";

export const plain = (text: string): string =>
  text.normalize("NFC").replaceAll(/[’ʼ]/g, "'").replaceAll(/\s+/g, " ").trim();

/** One word beside the other, capitals or not. A text all in capitals may have lost its marks. */
export function isWrittenAlike(written: string, known: string): boolean {
  const [one, other] = [plain(written), plain(known)];
  if (one.toLocaleUpperCase("fr") === other.toLocaleUpperCase("fr")) return true;
  return one === one.toLocaleUpperCase("fr") && foldWords(one).join(" ") === foldWords(other).join(" ");
}

/** « Hérat (Afghanistan) » is Hérat, « au Darfour » is Darfour, and all words for “unknown” say one thing. */
export function isSamePlace(written: string, known: string): boolean {
  if (isUnknownPlace(written) && isUnknownPlace(known)) return true;
  const [one, other] = [wordsOfPlace(written), wordsOfPlace(known)];
  return one.length > 0 && other.length > 0 && one.every((word, at) => at >= other.length || word === other[at]);
}

/** Only where the text is understood: a certificate may have words of its own for a date. */
export function isSameDate(written: string, known: string): boolean {
  const reading = readDate(plain(written).replace(/^(?:le|né le|née le|en)\s+/i, ""), true);
  if (!reading.ok) return true;
  const withoutOpenParts = (date: string) => date.replaceAll("-00", "");
  return withoutOpenParts(reading.date) === withoutOpenParts(known);
}

const smallWords = new Set("a au aux d dans de des du en l la le les of the".split(" "));
const wordsOfPlace = (text: string): string[] => foldWords(text).filter((word) => !smallWords.has(word));

/** As the schema reads a code. */
export const codeOf = (country: unknown): string => String(country).trim().toUpperCase();

/** The name of the country, or the code that is none in quotation marks. */
export const showCountry = (country: unknown): Value =>
  countryCodes.has(codeOf(country)) ? nameOfCountry(codeOf(country)) : quoted(country);

/** A State that is no more, in place of one of today that was a part of it, where the answers do not say so. */
export function isFormerNameOf(written: string, known: string, input: unknown): boolean {
  const asWritten = valueAt(input, ["identity", "birth", "countryAsWritten"]);
  if (typeof asWritten === "string" && plain(asWritten) !== "") return false;
  return formerStateOf(written)?.today.includes(codeOf(known)) === true;
}

/** Whether the State that a certificate names, and that is no more, was never that of the country of today. */
export function isOfOtherState(written: unknown, country: unknown): boolean {
  const state = typeof written === "string" ? formerStateOf(written) : undefined;
  return state !== undefined && typeof country === "string" && !state.today.includes(codeOf(country));
}

/** Of a name that is not known, or that two countries share, nothing is said. */
export function isSameCountry(written: string, known: string, input: unknown): boolean {
  const asWritten = valueAt(input, ["identity", "birth", "countryAsWritten"]);
  // What is printed is the name on the certificate.
  if (typeof asWritten === "string" && plain(asWritten) !== "") {
    const state = formerStateOf(written);
    return isWrittenAlike(written, asWritten) || (state !== undefined && state === formerStateOf(asWritten));
  }
  const code = codeOf(known);
  if (!countryCodes.has(code) || isFormerNameOf(written, known, input)) return true;
  const named = countryOf(written);
  return named?.ok === true ? named.code === code : formerStateOf(written) === undefined;
}

const genders = ["female", "male"] as const;

export function isSameGender(written: string, known: string): boolean {
  const meant = genders.find((gender) =>
    waysToWrite(`choices.gender.${gender}`).some((word) => fold(word) === fold(written)),
  );
  return meant === undefined || meant === known || !genders.some((gender) => gender === known);
}

let noNames: ReadonlySet<string> | undefined;

/** « Néant », « XXX », « - » in place of a name that there is not. */
export function saysNoName(written: string): boolean {
  noNames ??= new Set([...waysToWrite("no-given-names"), ...wordsFor("no-name-marks")].map(fold));
  return !/\p{L}/u.test(written) || /^x{3,}$/i.test(written.trim()) || noNames.has(fold(written));
}
