// How a place is said in a sentence of a signed paper: a town, a region, a country, a description, or unknown.
import { fold, foldShort } from "../../text/fold.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { countryName } from "../countries.ts";
import { inArea, inRegion, townArticle } from "./areas.ts";
import { countryNamed, countryOf } from "./country-words.ts";
import { formerStateOf } from "./former-states.ts";
import { inCountry, isNamedAfterCapital } from "./in-country.ts";
import { inKnownRegion } from "./regions.ts";

type PlaceKind = "town" | "region" | "country" | "description" | "unknown";

export type PlaceAnswers = {
  place?: string | undefined;
  /** Decides; without it the words of the place do. */
  placeKind?: PlaceKind | undefined;
  /** ISO code. */
  country?: string | undefined;
  /** As on the certificate, where it names a State that is no more. */
  countryAsWritten?: string | undefined;
};

export type PlacePhrase = {
  /** `à Hérat`, `au Darfour`, `lieu de naissance inconnu`; null where nothing is known. */
  where: string | null;
  /** A comma stands before it. */
  isApart: boolean;
  /** What stands in brackets after it; null where that is not known. */
  country: string | null;
  /** It names the country already: nothing stands in brackets. */
  namesCountry: boolean;
};

/** `subject`: « lieu de naissance », « lieu du mariage ». */
export function placePhrase(answers: PlaceAnswers, subject: string): PlacePhrase {
  const { country, countryAsWritten } = answers;
  const { text: place, within } = withoutCountry(answers);
  // No bracket stands behind another: « à Jaghori, Ghazni (Afghanistan) ».
  const text = answers.placeKind === undefined ? place?.replace(/\s*\(([^()]+)\)$/, ", $1") : place;
  const inBrackets = countryAsWritten ?? within ?? (country === undefined ? null : countryName(country));
  const said = (where: string | null, more: Partial<PlacePhrase> = {}): PlacePhrase => ({
    where,
    isApart: false,
    country: inBrackets,
    namesCountry: false,
    ...more,
  });
  const kind = placeKindOf(answers);
  if (kind === "unknown") return said(`${subject} inconnu`, { isApart: true });
  if (text === undefined) return said(null);
  switch (kind) {
    case "country": {
      const state = inState(text, answers);
      return state === undefined ? described(text) : said(state, { namesCountry: true });
    }
    case "region":
      return said(inKnownRegion(text, country) ?? inArea(text) ?? withPreposition(text, country) ?? inRegion(text));
    case "description":
      return answers.placeKind === undefined ? said(withPreposition(text, country) ?? text) : described(text);
    case "town":
      return said(withPreposition(text, country) ?? atTown(text, country));
  }

  function described(words: string): PlacePhrase {
    return said(`${subject} : ${words}`.replace(" :", "\u00A0:"), { isApart: true });
  }
}

let unknownWords: ReadonlySet<string> | undefined;

/** Whether the words say that nobody knows: « inconnu », "unknown". */
export function saysUnknown(place: string): boolean {
  unknownWords ??= new Set([...wordsFor("unknown-place"), ...waysToWrite("choices.place-kind.unknown")].map(fold));
  return unknownWords.has(foldShort(place));
}

/** The same, or what people type for it: « ? », « N/A ». */
export const isUnknownPlace = (place: string): boolean =>
  saysUnknown(place) || !/\p{L}/u.test(place) || /^n\s?[/.]\s?[ac]\.?$/i.test(place) || /^x{3,}$/i.test(place);

/** A country in English, in French its capital. */
const frenchTown = "mexico";

/** What kind of place the answers name: what was said of it, or what its words show. */
function placeKindOf(answers: PlaceAnswers): PlaceKind {
  if (answers.placeKind !== undefined) return answers.placeKind;
  const { text } = withoutCountry(answers);
  const { country } = answers;
  if (text === undefined) return "town";
  if (isUnknownPlace(text)) return "unknown";
  const code = stateNamed(text, country);
  const isTown = (code !== undefined && isNamedAfterCapital(code)) || foldShort(text) === frenchTown;
  const isCountry = country === undefined || code === country || isWrittenSo(code, answers);
  if (code !== undefined && isCountry && !isTown) return "country";
  if (formerStateOf(text) !== undefined && inState(text, answers) !== undefined) return "country";
  if (inKnownRegion(text, country) !== undefined || inArea(text) !== undefined) return "region";
  return withPreposition(text, country) === undefined ? "town" : "description";
}

/** The code of the country that a place names, where it is another one than the answers give. */
export function otherCountryIn(answers: PlaceAnswers): string | undefined {
  const { place, country, placeKind } = answers;
  if (place === undefined || country === undefined || placeKind === "town") return undefined;
  const tail = countryAtEnd.exec(place)?.[2];
  const code = stateNamed(tail ?? place, country);
  return code === country || isWrittenSo(code, answers) ? undefined : code;
}

/** Whether it is the country that the certificate writes: Éthiopie for a place that is in Eritrea today. */
const isWrittenSo = (code: string | undefined, { countryAsWritten }: PlaceAnswers): boolean =>
  code !== undefined && countryAsWritten !== undefined && countryNamed(countryAsWritten) === code;

// Countries

const countryAtEnd = /^([^,(/]+(?:,[^,(/]+)*?)\s*(?:[,(/]|\s[-–]\s)\s*([^,()/]+?)\s*\)?$/;
const countryAtStart = /^([^,(/]+?)\s*(?:,|\s[-–]\s)\s*(.+)$/;

/** « en », « au », « dans le » before a name that says without them what it is. */
const prepositionBefore = /^(?:à|a|au|aux|en|dans)\s+(?:(?:la|le|les)\s+|l['’])?(?=\S)/i;

/** The place without the country that stands beside it: « Kaboul, Afghanistan », « Kiev (URSS) ». */
function withoutCountry({ place, placeKind, country }: PlaceAnswers): { text: string | undefined; within?: string } {
  // What was said of it decides: the words stay as they are.
  if (place === undefined || placeKind === "town" || placeKind === "description") return { text: place };
  const [, before, tail] = countryAtEnd.exec(place) ?? [];
  const text = before?.trimEnd();
  if (text !== undefined && tail !== undefined) {
    const code = stateNamed(tail, country);
    if (code !== undefined && country === undefined) return { text: withoutPreposition(text, country), within: tail };
    if (code !== undefined && code === country) return { text: withoutPreposition(text, country) };
    if (code === undefined && formerStateOf(tail) !== undefined)
      return { text: withoutPreposition(text, country), within: tail };
  }
  const [, head, behind] = countryAtStart.exec(place) ?? [];
  const isHeadCountry = head !== undefined && country !== undefined && stateNamed(head, country) === country;
  return { text: withoutPreposition(isHeadCountry ? behind! : place, country) };
}

function withoutPreposition(text: string, country: string | undefined): string {
  const found = prepositionBefore.exec(text);
  if (found === null) return text;
  const name = text.slice(found[0].length);
  const isKnown =
    stateNamed(name, country) !== undefined ||
    formerStateOf(name) !== undefined ||
    inKnownRegion(name, country) !== undefined;
  return isKnown ? name : text;
}

/** Where a name means two countries, the one of the answers. */
function stateNamed(text: string, country: string | undefined): string | undefined {
  const found = countryOf(text);
  if (found?.ok === false) return found.several.find((code) => code === country);
  // « RDC », « Centrafrique »: another word for the country is one only where it agrees with the answers.
  return found !== undefined && found.code === country ? country : countryNamed(text);
}

/** « en Afghanistan », « en URSS »; a State that is no more only where it is what the certificate writes. */
function inState(text: string, { country, countryAsWritten }: PlaceAnswers): string | undefined {
  const code = stateNamed(text, country);
  if (code !== undefined) return inCountry(code);
  const former = formerStateOf(text);
  const isWritten = countryAsWritten === undefined || formerStateOf(countryAsWritten) === former;
  return isWritten ? former?.at : undefined;
}

// Towns

// Countries where « Le » is no French article: Lệ Thủy typed without its accents, Le Castella.
const withoutFrenchArticle = new Set(["CN", "IT", "KH", "LA", "MM", "TH", "VN"]);

function atTown(place: string, country: string | undefined): string {
  const found = withoutFrenchArticle.has(country ?? "") ? null : townArticle.exec(place);
  if (found === null) return `à ${place}`;
  return `${found[1]?.length === 2 ? "au" : "aux"} ${place.slice(found[0].length)}`;
}

// Descriptions that are a phrase already: « près de Kaboul », « en mer », « au Caire ».

const preposition =
  /^(?:à|au|aux|en|dans|près|sur|entre|vers|hors|au-delà|aux environs|non loin|quelque part|à bord|lors|pendant)(?=\s)|^dans\sl['’]|^a(?=\s\p{Lu}\p{Ll})/u;

const withGalicianArticle = new Set(["ES", "PT"]);

function withPreposition(text: string, country: string | undefined): string | undefined {
  if (/^A\s/.test(text) && withGalicianArticle.has(country ?? "")) return undefined;
  const lowered = text.replace(/^\p{Lu}(?=\p{Ll}|\s|['’])/u, (first) => first.toLowerCase());
  return preposition.test(lowered) ? lowered.replace(/^a(?=\s)/u, "à") : undefined;
}
