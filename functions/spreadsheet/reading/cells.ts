// What a cell says, for each type of column: a value of the answers, a problem, or nothing. Nothing here ever throws.
import leven from "leven";
import { countryName } from "../../answers/countries.ts";
import type { Text } from "../../text/text.ts";
import { wordsOf, yesNoWords, type ChoiceWords } from "../columns/choice-synonyms.ts";
import type { Column } from "../columns/columns.ts";
import { countryOf, countryWords, isStateless } from "../columns/country-synonyms.ts";
import { fold, foldShort } from "../../text/fold.ts";
import { readDate, type DateRefusal } from "./sheet-dates.ts";
import type { Cell } from "../table/table-rows.ts";

export type CellRefusal =
  | DateRefusal
  | "not-a-choice"
  | "not-yes-or-no"
  | "unknown-country"
  | "several-countries"
  | "stateless-and-more"
  | "too-many-countries"
  | "long-number"
  | "lost-letters"
  | "not-a-text"
  | "formula-error"
  | "formula-without-value";

export type CellRemark =
  | "serial-date"
  | "zero-restored"
  | "plus-restored"
  | "counted-blank"
  | "other-language"
  | "date-as-text"
  | "line-break";

/** Words or dates that differ with the language of the messages. */
export type Values = Record<string, string | Text>;

/** `undefined` is a blank cell. */
export type CellReading =
  | { ok: true; value: unknown; remark?: CellRemark; values?: Values }
  | { ok: false; code: CellRefusal; values?: Values }
  | undefined;

export type ReadCell = (cell: Cell) => CellReading;

/** How the cells of a column are read. Keeps what it has read of words that come again and again. */
export function cellReader(column: Column): ReadCell {
  const readText = textReader(column);
  const isDate = column.type === "day" || column.type === "partial-day";
  return (cell) => {
    switch (cell.kind) {
      case "text":
        return readAny(cell.text, column, readText);
      case "number":
        return readNumber(isDate && cell.is1904 === true ? countedFrom1900(cell.text) : cell.text, readText);
      case "date":
        if (isDate) return readText(cell.day);
        // « Sur le certificat : 05/03/1990 » is a text that the spreadsheet took for a date.
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
      case "faulty":
        return { ok: false, code: cell.fault };
    }
  };
}

const frenchDate = (day: string): string => day.split("-").toReversed().join("/");

// Signs that only mean that there is nothing to say. A line to write on will be printed, as for an empty cell.
const onlySigns = /^[-\u2010-\u2015\u2212_/\\.?…*·\s]+$/;
// Words that mean it too are remarked on, since a name could look like them.
const mayBeBlankWord = /^(?:n[ée]ant|sans |non |not |inconnu|unknown|none$|aucun|rien$|n\s?[/.]\s?[ac]\.?$)/i;
const blankWords = new Set(
  (
    "Néant,Sans objet,Aucun,Aucune,Rien,Inconnu,Inconnue,Inconnu(e),N/A,N/C,None,Non renseigné,Non renseignée," +
    "Non concerné,Non concernée,Non communiqué,Non communiquée,Non applicable,Non connu,Non connue,Not applicable," +
    "Not known,Unknown"
  )
    .split(",")
    .map(fold),
);
/** On a birth certificate these say that there are no given names. */
const noneWords = new Set(["Néant", "Aucun", "None", "Sans prénom", "Sans prénoms", "Aucun prénom"].map(fold));

/** What is written in these is one of few things: such a word may be one of them. */
const choosing = new Set<Column["type"]>(["choice", "yes-no", "day", "partial-day", "country", "nationalities"]);

function readAny(raw: string, column: Column, readText: (text: string) => CellReading): CellReading {
  const text = raw.trim();
  if (text === "") return undefined;
  if (onlySigns.test(text)) {
    // What an old encoding leaves of a name in another script: for whoever knows what stood there to see.
    return /\?.*\?/.test(text)
      ? { ok: true, value: undefined, remark: "counted-blank", values: { value: text } }
      : undefined;
  }
  if (mayBeBlankWord.test(text)) {
    const folded = foldShort(text);
    if (column.leaves[0].nullable && noneWords.has(folded)) return { ok: true, value: null };
    const reading = choosing.has(column.type) ? readText(text) : undefined;
    if (reading?.ok === true) return reading;
    if (blankWords.has(folded)) return { ok: true, value: undefined, remark: "counted-blank", values: { value: text } };
  }
  return readText(text);
}

/** What is less is a year that was typed as a number, and no day. */
const mostOfYear = 2100;
const daysFrom1900To1904 = 1462;

const countedFrom1900 = (text: string): string =>
  Number(text) > mostOfYear ? String(Number(text) + daysFrom1900To1904) : text;

// Spreadsheets keep fifteen figures of a number.
const mostFigures = 15;

function readNumber(text: string, readText: (text: string) => CellReading): CellReading {
  const number = Number(text);
  const whole = Number.isInteger(number) && Math.abs(number) < 10 ** mostFigures;
  if (!Number.isFinite(number)) return readText(text);
  if (whole) return readText(String(number));
  return Number.isInteger(number) ? { ok: false, code: "long-number", values: { value: text } } : readText(text);
}

/** What CSV files hold of a long number in a narrow column: the last figures are lost. */
const rounded = /^\d(?:[.,]\d+)?E\+\d+$/i;

function textReader(column: Column): (text: string) => CellReading {
  switch (column.type) {
    case "choice":
      return remembering(orAnotherLanguage(column, choiceReader(wordsOf(column.leaves[0].path), "not-a-choice")));
    case "yes-no": {
      const read = choiceReader(yesNoWords, "not-yes-or-no");
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
      return remembering(readCountry);
    case "nationalities":
      return remembering((text) => readNationalities(text, column.leaves[0].maxLength!));
    case "postcode":
      return withoutRounding((text) => restoreZero(text, /^[1-9]\d{3}$/));
    case "french-phone":
    case "phone":
      return withoutRounding(readPhone);
    case "ofpra-number":
      return withoutRounding((text) => restoreZero(text, /^[1-9]\d{7}$/));
    case "email":
      return (text) => ({ ok: true, value: text });
    case "text":
      return withoutRounding(readPlainText);
  }
}

const languageNames = /^[\p{L}\p{M}\s'’(),;/-]{1,60}$/u;

/** « Langue parlée : Kurde » is no fault of the sheet; a slip in a language that we have is one. */
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

/** Enough for every word that is usual; more are other texts. */
const mostRemembered = 5000;
const longestRemembered = 100;

function remembering(read: (text: string) => CellReading): (text: string) => CellReading {
  const known = new Map<string, CellReading>();
  return (text) => {
    if (text.length > longestRemembered) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, reading);
    return reading;
  };
}

/** What an old encoding leaves of « Nguyễn » and of « Ḥamīd »: a sign that belongs in none of the texts that we print. */
const lostLetter = /\?\p{L}|\p{L}\?/u;

function readPlainText(text: string): CellReading {
  if (lostLetter.test(text)) return { ok: false, code: "lost-letters", values: { value: text } };
  if (!/[\r\n]/.test(text)) return { ok: true, value: text };
  // Line by line: a pattern with white space on both sides of the break is slow on thousands of spaces.
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const value = lines.filter((line) => line !== "").join(" ");
  return { ok: true, value, remark: "line-break", values: { value } };
}

function dateReading(text: string, partial: boolean): CellReading {
  const reading = readDate(text.replaceAll(/[\p{Zs}\t]+/gu, " "), partial);
  if (!reading.ok) return { ok: false, code: reading.code, values: { value: text, ...reading.values } };
  const { date } = reading;
  if (reading.fromSerial !== true) return { ok: true, value: date };
  return { ok: true, value: date, remark: "serial-date", values: { value: text, date: frenchDate(date) } };
}

function restoreZero(text: string, short: RegExp): CellReading {
  if (!short.test(text)) return { ok: true, value: text };
  return { ok: true, value: `0${text}`, remark: "zero-restored", values: { value: text, restored: `0${text}` } };
}

function readPhone(text: string): CellReading {
  if (/^(?:33|262|590|594|596)[1-9]\d{8}$/.test(text)) {
    return { ok: true, value: `+${text}`, remark: "plus-restored", values: { value: text, restored: `+${text}` } };
  }
  return restoreZero(text, /^[1-9]\d{8}$/);
}

function choiceReader(words: Readonly<Record<string, ChoiceWords>>, code: CellRefusal): (text: string) => CellReading {
  const known = new Map<string, string>();
  for (const [option, said] of Object.entries(words)) {
    for (const word of [option, said.fr, said.en, ...said.also]) known.set(fold(word), option);
  }
  const list = (language: keyof Text) =>
    Object.values(words)
      .map((said) => said[language])
      .join(", ");
  return (text) => {
    const option = known.get(foldShort(text)) ?? known.get(foldShort(text.replace(/\([^()]*\)/g, "")));
    if (option !== undefined) return { ok: true, value: option };
    const near = nearest(foldShort(text), known.keys());
    const meant = near === undefined ? "" : words[known.get(near)!]!;
    return { ok: false, code, values: { value: text, options: { fr: list("fr"), en: list("en") }, suggestion: meant } };
  };
}

function readCountry(text: string): CellReading {
  const found = countryOf(text);
  if (found?.ok === true) return { ok: true, value: found.code };
  if (found !== undefined)
    return { ok: false, code: "several-countries", values: { value: text, ...named(found.several) } };
  const near = nearest(foldShort(text), countryWords());
  const meant = near === undefined ? undefined : countryOf(near);
  return {
    ok: false,
    code: "unknown-country",
    values: { value: text, suggestion: meant?.ok === true ? nameOfCountry(meant.code) : "" },
  };
}

function readNationalities(text: string, most: number): CellReading {
  if (isStateless(text)) return { ok: true, value: "stateless" };
  const parts = splitCountries(text, [/[;/+&\r\n]/, /,/, /\s(?:et|and)\s/i]);
  const codes: string[] = [];
  for (const part of parts) {
    if (isStateless(part)) return { ok: false, code: "stateless-and-more", values: { value: text } };
    const reading = readCountry(part);
    if (reading?.ok !== true) return reading;
    if (!codes.includes(reading.value as string)) codes.push(reading.value as string);
  }
  if (codes.length > most)
    return { ok: false, code: "too-many-countries", values: { value: text, most: String(most) } };
  return codes.length === 0 ? readCountry(text) : { ok: true, value: codes };
}

/** « Bonaire, Saint-Eustache et Saba » is one country: what names one is not cut further. */
function splitCountries(text: string, [separator, ...weaker]: readonly RegExp[]): string[] {
  if (separator === undefined || countryOf(text) !== undefined) return [text];
  const parts = text.split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== "").flatMap((part) => splitCountries(part, weaker));
}

function nameOfCountry(code: string): Text {
  return { fr: countryName(code, "fr"), en: countryName(code, "en") };
}

function named(codes: readonly string[]): { options: Text } {
  const list = (language: keyof Text) => codes.map((code) => `${countryName(code, language)} (${code})`).join(", ");
  return { options: { fr: list("fr"), en: list("en") } };
}

/** The known word that was most likely meant; none where the words are too short or too far apart to tell. */
export function nearest(folded: string, known: Iterable<string>): string | undefined {
  if (folded.length < 4 || folded.length > 60) return undefined;
  const allowed = folded.length < 6 ? 1 : Math.min(3, Math.floor(folded.length / 4) + 1);
  const words = [...known];
  const begun = words.find((word) => word.startsWith(folded));
  if (begun !== undefined) return begun;
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const word of words) {
    if (word.length < 4 || Math.abs(word.length - folded.length) >= bestDistance) continue;
    // A slip is rarely at both ends; without this, thousands of headers are compared letter by letter.
    if (word[0] !== folded[0] && word.at(-1) !== folded.at(-1)) continue;
    const distance = leven(folded, word);
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}
