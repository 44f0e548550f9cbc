// How a place is said in a sentence of a signed paper: a town, a region, a country, a description, or unknown.
import { fold, foldShort, foldWords } from "../../text/fold.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { countryName } from "../countries.ts";
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

// French articles of town names; articles of other languages do not contract: « à La Paz », « à El Fasher ».
const article = /^(les?)\s+(?=\S)/i;

// Countries where « Le » is no French article: Lệ Thủy typed without its accents, Le Castella.
const withoutFrenchArticle = new Set(["CN", "IT", "KH", "LA", "MM", "TH", "VN"]);

function atTown(place: string, country: string | undefined): string {
  const found = withoutFrenchArticle.has(country ?? "") ? null : article.exec(place);
  if (found === null) return `à ${place}`;
  return `${found[1]?.length === 2 ? "au" : "aux"} ${place.slice(found[0].length)}`;
}

// Areas: a certificate without a town gives one, which needs an article: « né à province de Kaboul » is no French.

type Area = {
  french: string;
  at: string;
  /** Also in other languages, and how they are written here. */ words: readonly string[];
};

const area = (at: string, french: string, ...words: string[]): Area => ({ at, french, words });

const areas: readonly Area[] = [
  area("au", "camp de réfugiés", "refugee camp"),
  area("au", "camp", "camp"),
  ...["hameau", "quartier", "lieu-dit"].map((word) => area("au", word)),
  area("au", "village", "village"),
  ...["canton", "cercle", "comté", "département", "gouvernorat", "secteur", "territoire"].map((word) =>
    area("dans le", word),
  ),
  area("dans le", "district", "district", "woreda", "tehsil", "rayon", "raïon", "raion"),
  area("dans le", "comté", "county"),
  area("dans le", "gouvernorat", "governorate", "muhafazah"),
  ...["commune", "préfecture", "sous-préfecture", "ville", "localité", "vallée", "bande", "banlieue", "zone"].map(
    (word) => area("dans la", word),
  ),
  area("dans la", "province", "province"),
  area("dans la", "région", "region", "zoba"),
  area("dans la", "wilaya", "wilayat", "wilayah", "velayat"),
  area("dans la", "vallée", "valley"),
  ...["État", "arrondissement", "oblast", "émirat", "archipel"].map((word) => area("dans l’", word)),
  area("dans l’", "État", "state"),
  area("sur l’", "île", "island"),
  ...["environs", "montagnes", "faubourgs", "alentours"].map((word) => area("dans les", word)),
  ...["maternité", "clinique", "frontière", "périphérie"].map((word) => area("à la", word)),
  area("à l’", "hôpital", "hospital"),
  ...["nord", "sud", "centre", "nord-est", "nord-ouest", "sud-est", "sud-ouest"].map((word) => area("dans le", word)),
  ...["est", "ouest"].map((word) => area("dans l’", word)),
];

/** The descriptor, then « de »: « province de Kaboul », "village of Achin". Longer words first. */
const areaWords: readonly { word: string; area: Area }[] = areas
  .flatMap((one) => [...new Set([one.french, ...one.words])].map((word) => ({ word, area: one })))
  .toSorted((one, other) => other.word.length - one.word.length);

/** A pattern for the word in capitals or not, with its accents or not, and with a space for its hyphen. */
const anyCase = (word: string): string =>
  Array.from(word, (letter) => {
    if (letter === "-") return "[- ]";
    const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
    return `[${[...new Set([letter, plain].flatMap((one) => [one.toLowerCase(), one.toUpperCase()]))].join("")}]`;
  }).join("");

const leading = areaWords.map(({ word, area: one }) => ({
  area: one,
  linked: new RegExp(`^(?:[lL][ae] |[lL]['’])?(${anyCase(word)})(?= (?:de|du|des|DE|DU|DES) | [dD]['’])`, "u"),
  inEnglish: new RegExp(`^(?:[tT]he )?${anyCase(word)} of (?:the )?(?=\\S)`, "u"),
  // « région parisienne »: what follows in small letters belongs to the word.
  withAdjective: new RegExp(`^(?:[lL][ae] |[lL]['’])?(${anyCase(word)})(?= \\p{Ll}{4})`, "u"),
}));

/** Camp David, Camp Perrin in Haiti */
const namesWithCamp = /^(?:David|Hill|Perrin|Verde)\b/;

/** Without « de » only words that begin no town's name: Ville-Marie and Nord are towns. */
const standAlone = new Set(
  "province région district wilaya gouvernorat village département oblast préfecture commune camp quartier".split(" "),
);
const alone = areaWords
  .filter(({ area: one }) => standAlone.has(one.french))
  .map(({ word, area: one }) => ({
    area: one,
    pattern: new RegExp(`^${anyCase(word)}(?: ?: ?| [–-] | )(?=[\\p{Lu}\\p{N}ʿʾ'’])`, "u"),
  }));

/** In English the descriptor stands behind: "Herat Province". */
const trailing = areaWords
  .filter(({ word, area: one }) => one.words.includes(word))
  .map(({ word, area: one }) => ({ area: one, pattern: new RegExp(`^([\\p{Lu}ʿʾ'’].*\\S) ${anyCase(word)}$`, "u") }));

/** « Vieux Village » is the name of a place. */
const partOfName =
  /^(?:nouveau|nouvelle|grande?|petite?|ancien|ancienne|vieux|vieille|haute?|basse?|new|old|free|union)$/i;

const compassNames: Readonly<Record<string, string>> = {
  north: "du Nord",
  northern: "du Nord",
  south: "du Sud",
  southern: "du Sud",
  east: "de l’Est",
  eastern: "de l’Est",
  west: "de l’Ouest",
  western: "de l’Ouest",
  central: "du Centre",
};

/** « de Kaboul », « d’Achin », « du Kef », « des Cayes » */
function ofPlace(name: string): string {
  const compass = compassNames[foldWords(name).join(" ")];
  if (compass !== undefined) return compass;
  const found = article.exec(name);
  if (found !== null) return `${found[1]?.length === 2 ? "du" : "des"} ${name.slice(found[0].length)}`;
  // « de Yaoundé », « de Ouagadougou »: before such a vowel there is no elision.
  const isElided = /^(?:[aeioàâäéèêëîïôöùûüœæ]|u|y[^aeiou])/i.test(name) && !/^(?:ou[aeiéè]|ia|ye)/i.test(name);
  return isElided ? `d’${name}` : `de ${name}`;
}

const atArea = ({ at }: Area, words: string): string => `${at}${at.endsWith("’") ? "" : " "}${words}`;

/** `dans la province de Kaboul`, also for « Province Kaboul » and "Kabul Province"; undefined for what is no area. */
function inArea(text: string): string | undefined {
  const [head = "", ...rest] = text.split(/,\s*/);
  const named = nameOfArea(head);
  if (named === undefined) return undefined;
  const others = rest.map((part) => nameOfArea(part)?.words ?? part);
  return [atArea(named.area, named.words), ...others].join(", ");
}

function nameOfArea(text: string): { area: Area; words: string } | undefined {
  for (const { area: one, linked, inEnglish, withAdjective } of leading) {
    const found = linked.exec(text) ?? withAdjective.exec(text);
    if (found !== null) {
      const [whole, word = ""] = found;
      // « PROVINCE » typed in capitals stays so.
      const isInCapitals = word.length > 1 && word === word.toUpperCase();
      return { area: one, words: `${isInCapitals ? word : one.french}${text.slice(whole.length)}` };
    }
    const english = inEnglish.exec(text);
    if (english !== null) return { area: one, words: `${one.french} ${ofPlace(text.slice(english[0].length))}` };
  }
  for (const { area: one, pattern } of alone) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const name = text.slice(found[0].length);
    if (one.french === "camp" && namesWithCamp.test(name)) return undefined;
    const isNumber = /^(?:\p{N}|[IVX]+(?!\p{L}))/u.test(name);
    return { area: one, words: `${one.french} ${isNumber || one.french === "quartier" ? name : ofPlace(name)}` };
  }
  for (const { area: one, pattern } of trailing) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && !partOfName.test(name)) return { area: one, words: `${one.french} ${ofPlace(name)}` };
  }
  return undefined;
}

function inRegion(text: string): string {
  const [, found = "", name = ""] = /^(la|le|les|l['’])\s*(.+)$/i.exec(text) ?? [];
  if (found === "") return `dans la région ${ofPlace(text)}`;
  return `dans ${found.toLowerCase()}${/['’]$/.test(found) ? "" : " "}${name}`;
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
