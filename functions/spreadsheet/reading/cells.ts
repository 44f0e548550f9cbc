// Reads a cell by the type of its column: a value of the answers, an issue, or nothing. Never throws.
import { nameOfCountry } from "../../answers/countries.ts";
import { message, type Message, type Value, type Values } from "../../text/message.ts";
import { lostLetter, mojibake } from "../../text/lost-letters.ts";
import { plainNumber } from "../../text/plain-number.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { choiceQuestions, choicesOf, labelsOf, yesNoChoices, type Choice } from "../columns/choices.ts";
import type { Column } from "../columns/columns.ts";
import { formerStateOf } from "../../answers/places/former-states.ts";
import { saysUnknown } from "../../answers/places/place-phrase.ts";
import { countryOf, countryWords, isStateless } from "../../answers/places/country-words.ts";
import { fold, foldShort } from "../../text/fold.ts";
import { nearMiss } from "./near-miss.ts";
import { readDate, type DateIssueCode } from "../../text/read-date.ts";
import { limits } from "../table/file-errors.ts";
import type { Cell, CellErrorCode } from "../table/table-rows.ts";

export type CellIssueCode =
  | DateIssueCode
  | "not-a-choice"
  | "unclear-choice"
  | "not-yes-or-no"
  | "unknown-country"
  | "former-country"
  | "former-nationality"
  | "former-origin"
  | "several-countries"
  | "stateless-and-more"
  | "too-many-countries"
  | "long-number"
  | "lost-letters"
  | "not-a-text"
  | "year-as-date"
  | "mojibake"
  /** A cell with the whole name that capitals do not divide, or that holds more than one name. */
  | "unclear-full-name"
  | "several-names"
  | CellErrorCode;

export type CellRemarkCode =
  | "serial-date"
  | "zero-restored"
  | "plus-restored"
  | "counted-blank"
  /** Python writes “None” for an empty cell, and English for a name that there is not. */
  | "counted-none"
  | "other-language"
  | "date-as-text"
  | "line-break"
  | "name-split";

/** `undefined` is a blank cell. */
export type CellReading =
  | { ok: true; value: unknown; remark?: CellRemarkCode; values?: Values }
  /** `silent`: another answer from the same cell says it. */
  | { ok: false; code: CellIssueCode; values?: Values; silent?: true }
  | undefined;

export type ReadCell = (cell: Cell) => CellReading;

/** Dates and numbers are read in digits of any script. */
const numberTypes = new Set<Column["type"]>([
  "day",
  "partial-day",
  "postcode",
  "dialable-phone",
  "phone",
  "ofpra-number",
]);
const numberFields = new Set(["foreignerNumber"]);

/** The reader of a column's cells. It caches results, because most texts repeat. */
export function cellReader(column: Column): ReadCell {
  const readWritten = textReader(column);
  const isNumberLike = column.leaves.some(({ path }) => numberFields.has(path.at(-1)!)) || numberTypes.has(column.type);
  const readText = isNumberLike ? (text: string) => readWritten(plainNumber(text).trim()) : readWritten;
  const isDate = column.type === "day" || column.type === "partial-day";
  return (cell) => {
    switch (cell.kind) {
      case "text":
        if (mojibake.test(cell.text)) return { ok: false, code: "mojibake", values: { value: cell.text } };
        return readAny(asTyped(cell.text), column, readText);
      case "number":
        return readNumber(isDate && cell.is1904 === true ? countedFrom1900(cell.text) : cell.text, readText);
      case "date":
        if (cell.shifted !== undefined) return { ok: false, code: "shifted-day", values: { value: cell.shifted } };
        if (isDate && cell.typedYear !== undefined)
          return { ok: false, code: "year-as-date", values: { value: cell.typedYear, date: frenchDate(cell.day) } };
        if (isDate) return readText(cell.day);
        // In a column of texts (« Sur le certificat : 05/03/1990 »), the spreadsheet program made a date of the text.
        if (column.type !== "text") return readText(frenchDate(cell.day));
        return {
          ok: true,
          value: frenchDate(cell.day),
          remark: "date-as-text",
          values: { value: frenchDate(cell.day) },
        };
      case "boolean":
        if (column.type === "text") return { ok: false, code: "not-a-text" };
        return readText(cell.value ? "true" : "false");
      case "error":
        return {
          ok: false,
          code: cell.code,
          values: { value: cell.text, maximum: { number: limits.cellCharacters } },
        };
    }
  };
}

/**
 * What was typed: '0612345678 keeps its zero by the apostrophe, and programs write whole numbers as 69002.0. An
 * apostrophe before anything else is part of the text.
 */
const asTyped = (text: string): string =>
  text.replace(/^(\s*)['’](?=\+?\d[\d\s./-]*$)/, "$1").replace(/^(\s*\+?\d+)[.,]0+(?=\s*$)/, "$1");

const frenchDate = (day: string): string => day.split("-").toReversed().join("/");

// Signs that people type for “nothing”: the cell counts as empty.
const onlySigns = /^[-\u2010-\u2015\u2212_/\\.?…*·\s]+$/;
// Words for “nothing” give a remark, because a name could look like them.
const blankWords = wordsFor("blank");
const foldedBlankWords = new Set(blankWords.map(fold));
/** « N/A », « N.C. »: without the punctuation they could be names. */
const blankAbbreviation = /^n\s?[/.]\s?[ac]\.?$/i;
function beginnings(word: string): string[] {
  const begun = word.slice(0, 3);
  return [begun, begun.normalize("NFD").replaceAll(/\p{M}/gu, "")];
}

/** What programs write for “nothing”, letter by letter: « Nan » and « Null » are names. */
const machineBlanks = new Set(["nan", "NaN", "NaT", "NULL", "null", "(null)", "<NA>", "undefined", "nil"]);

/** Words on a birth certificate for “no given names”. */
const noneWords = waysToWrite("no-given-names");
const foldedNoneWords = new Set(noneWords.map(fold));

/** A quick test for the start of one of the words, with or without accents: folding every text takes too long. */
const mayBeBlankWord = new RegExp(
  `^(?:${[...new Set([...blankWords, ...noneWords].flatMap(beginnings))].join("|")})`,
  "iu",
);

/** Types with few possible values: a word for “nothing” may be one of them. */
const choosing = new Set<Column["type"]>(["choice", "yes-no", "day", "partial-day", "country", "nationalities"]);

function readAny(raw: string, column: Column, readText: (text: string) => CellReading): CellReading {
  const text = raw.trim();
  if (text === "") return undefined;
  if (onlySigns.test(text)) {
    // Question marks are what an old encoding leaves of a name in another script, so a remark shows them.
    return text.includes("?") && (column.type === "text" || text !== "?")
      ? { ok: true, value: undefined, remark: "counted-blank", values: { value: text } }
      : undefined;
  }
  // An act may say it of a place.
  if (column.leaves[0].path.at(-1) === "place" && saysUnknown(text)) return readText(text);
  if (machineBlanks.has(text)) {
    const reading = choosing.has(column.type) ? readText(text) : undefined;
    return reading?.ok === true
      ? reading
      : { ok: true, value: undefined, remark: "counted-blank", values: { value: text } };
  }
  if (mayBeBlankWord.test(text) || blankAbbreviation.test(text)) {
    const folded = foldShort(text);
    if (column.leaves[0].nullable && foldedNoneWords.has(folded))
      return text === "None"
        ? { ok: true, value: null, remark: "counted-none", values: { value: text } }
        : { ok: true, value: null };
    const reading = choosing.has(column.type) ? readText(text) : undefined;
    if (reading?.ok === true) return reading;
    if (foldedBlankWords.has(folded) || blankAbbreviation.test(text))
      return { ok: true, value: undefined, remark: "counted-blank", values: { value: text } };
  }
  return readText(text);
}

/** A number up to this one is a year, not the serial number of a date. */
const maxYear = 2100;
const daysFrom1900To1904 = 1462;

const countedFrom1900 = (text: string): string =>
  Number(text) > maxYear ? String(Number(text) + daysFrom1900To1904) : text;

// Spreadsheet programs keep fifteen digits of a number.
const maxFigures = 15;

function readNumber(text: string, readText: (text: string) => CellReading): CellReading {
  const number = Number(text);
  const whole = Number.isInteger(number) && Math.abs(number) < 10 ** maxFigures;
  if (!Number.isFinite(number)) return readText(text);
  // The zeros in front are those that the number format shows.
  if (whole) return readText(/^0\d/.test(text) ? text : String(number));
  return Number.isInteger(number) ? { ok: false, code: "long-number", values: { value: text } } : readText(text);
}

/** The form in which programs save long numbers as CSV: the last digits are lost. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/i;

function textReader(column: Column): (text: string) => CellReading {
  switch (column.type) {
    case "choice":
      return remembering(
        orAnotherLanguage(
          column,
          choiceReader(choicesOf(column.leaves[0]), "not-a-choice", choiceQuestions(column.leaves[0])),
        ),
      );
    case "yes-no": {
      const read = choiceReader(Object.values(yesNoChoices), "not-yes-or-no");
      return remembering((text) => {
        const reading = read(text);
        return reading?.ok === true ? { ok: true, value: reading.value === "yes" } : reading;
      });
    }
    case "day":
      return (text) => dateReading(text, false);
    case "partial-day":
      return (text) => dateReading(text, true);
    case "country":
      return remembering((text) => readCountryColumn(text, column));
    case "nationalities":
      return remembering((text) => readNationalities(text, column.leaves[0].maxLength!));
    case "postcode":
      return withoutRounding((text) => restoreZero(text, /^[1-9]\d{3}$/));
    case "dialable-phone":
    case "phone":
      return withoutRounding(readPhone);
    case "ofpra-number":
      return withoutRounding((text) => restoreZero(inOnePiece(text, 9), /^[1-9]\d{7}$/));
    case "email":
      return (text) => ({ ok: true, value: text });
    case "text":
      return withoutRounding(readPlainText);
  }
}

const languageNames = /^[\p{L}\p{M}\s'’(),;/-]{1,60}$/u;

/** A language that we do not have, such as Kurdish, is a remark; a misspelt one that we have is an issue. */
const orAnotherLanguage =
  ({ id }: Column, read: (text: string) => CellReading) =>
  (text: string): CellReading => {
    const reading = read(text);
    if (id !== "language" || reading?.ok !== false || reading.values?.["suggestion"] !== "") return reading;
    if (!languageNames.test(text)) return reading;
    return { ok: true, value: undefined, remark: "other-language", values: { value: text } };
  };

const withoutRounding =
  (read: (text: string) => CellReading) =>
  (text: string): CellReading =>
    rounded.test(text) ? { ok: false, code: "long-number", values: { value: text } } : read(text);

/** Enough for all usual words; a full cache is emptied. */
const maxRemembered = 5000;
const maxRememberedLength = 100;

function remembering(read: (text: string) => CellReading): (text: string) => CellReading {
  const known = new Map<string, CellReading>();
  return (text) => {
    if (text.length > maxRememberedLength) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, reading);
    return reading;
  };
}

/** Word and old programs write other ones within a text. */
const lineEnds = /[\r\n\v\f\u0085\u2028\u2029]/;

function readPlainText(text: string): CellReading {
  if (lostLetter.test(text)) return { ok: false, code: "lost-letters", values: { value: text } };
  if (!lineEnds.test(text)) return { ok: true, value: text };
  // Not one pattern with white space around the line break: it would be slow on thousands of spaces.
  const lines = text.split(lineEnds).map((line) => line.trim());
  const value = lines.filter((line) => line !== "").join(" ");
  return { ok: true, value, remark: "line-break", values: { value } };
}

function dateReading(text: string, partial: boolean): CellReading {
  const reading = readDate(text.replaceAll(/[\p{Zs}\t]+/gu, " "), partial);
  if (!reading.ok) {
    const { code, values, calendar } = reading;
    const named = calendar === undefined ? {} : { calendar: message(`problems.calendars.${calendar}`) };
    return { ok: false, code, values: { value: text, ...values, ...named } };
  }
  const { date } = reading;
  if (reading.fromSerial !== true) return { ok: true, value: date };
  return { ok: true, value: date, remark: "serial-date", values: { value: text, date: frenchDate(date) } };
}

function restoreZero(text: string, short: RegExp): CellReading {
  if (!short.test(text)) return { ok: true, value: text };
  return { ok: true, value: `0${text}`, remark: "zero-restored", values: { value: text, restored: `0${text}` } };
}

/** « 230 512 346 » is the number in another grouping; one of another length stays as it is written. */
function inOnePiece(text: string, digits: number): string {
  const only = text.replaceAll(/[\s.-]/g, "");
  return /^\d+$/.test(only) && only.length === digits ? only : text;
}

function readPhone(written: string): CellReading {
  // « 00 33 6… »
  const text = written.replace(/^00[\s.-]+(?=[1-9])/, "00");
  if (/^(?:33|262|590|594|596)[1-9]\d{8}$/.test(text)) {
    return { ok: true, value: `+${text}`, remark: "plus-restored", values: { value: text, restored: `+${text}` } };
  }
  return restoreZero(text, /^[1-9]\d{8}$/);
}

function choiceReader(
  choices: readonly Choice[],
  code: CellIssueCode,
  questions: readonly (readonly [word: string, question: Message])[] = [],
): (text: string) => CellReading {
  const known = new Map<string, Choice>();
  const asked = new Map(questions.map(([word, question]) => [fold(word), question]));
  for (const choice of choices) for (const word of choice.written) known.set(fold(word), choice);
  const options = labelsOf(choices);
  return (text) => {
    const found = known.get(foldShort(text)) ?? known.get(foldShort(text.replace(/\([^()]*\)/g, "")));
    if (found !== undefined) return { ok: true, value: found.option };
    const question = asked.get(foldShort(text)) ?? asked.get(foldShort(text.replace(/\([^()]*\)/g, "")));
    if (question !== undefined)
      return { ok: false, code: "unclear-choice", values: { value: text, options, question } };
    const near = nearMiss(foldShort(text), known.keys());
    const suggestion = near === undefined ? "" : known.get(near)!.label;
    return { ok: false, code, values: { value: text, options, suggestion } };
  };
}

/** Beside the country of a birth or a marriage is a column for the name that the certificate writes. */
function readCountryColumn(text: string, { leaves: [leaf] }: Column): CellReading {
  const reading = readCountry(text);
  if (reading?.ok !== false || reading.code !== "former-nationality") return reading;
  return { ...reading, code: leaf.path.at(-1) === "countryOfOrigin" ? "former-origin" : "former-country" };
}

function readCountry(text: string): CellReading {
  const former = formerStateOf(text);
  if (former !== undefined)
    return { ok: false, code: "former-nationality", values: { value: text, options: countriesAndCodes(former.today) } };
  const found = countryOf(text);
  if (found?.ok === true) return { ok: true, value: found.code };
  if (found !== undefined)
    return { ok: false, code: "several-countries", values: { value: text, options: countriesAndCodes(found.several) } };
  const near = nearMiss(foldShort(text), countryWords());
  const meant = near === undefined ? undefined : countryOf(near);
  return {
    ok: false,
    code: "unknown-country",
    values: { value: text, suggestion: meant?.ok === true ? nameOfCountry(meant.code) : "" },
  };
}

/** Ambiguous ones last: some names of countries contain commas or « et ». */
const nationalitySeparators = [/[;؛፤/+&\r\n]/, /[,،፣]/, new RegExp(`\\s(?:${wordsFor("and").join("|")})\\s`, "i")];

function readNationalities(text: string, maximum: number): CellReading {
  if (isStateless(text)) return { ok: true, value: "stateless" };
  const parts = splitCountries(text, nationalitySeparators);
  const codes: string[] = [];
  for (const part of parts) {
    if (isStateless(part)) return { ok: false, code: "stateless-and-more", values: { value: text } };
    const reading = readCountry(part);
    if (reading?.ok !== true) return reading;
    if (!codes.includes(reading.value as string)) codes.push(reading.value as string);
  }
  if (codes.length > maximum) return { ok: false, code: "too-many-countries", values: { value: text, maximum } };
  return codes.length === 0 ? readCountry(text) : { ok: true, value: codes };
}

/** The name of a country is not divided further: « Bonaire, Saint-Eustache et Saba » is one country. */
function splitCountries(text: string, [separator, ...weaker]: readonly RegExp[]): string[] {
  if (separator === undefined || countryOf(text) !== undefined) return [text];
  const parts = text.split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== "").flatMap((part) => splitCountries(part, weaker));
}

const countriesAndCodes = (codes: readonly string[]): Value => ({
  list: codes.map((code) => message("labels.country-and-code", { country: nameOfCountry(code), code })),
  type: "separated",
});
