// The mark of a row that was made, in its result column: « Fait le 23 novembre 2026 · 7K3F ».
import type { Answers } from "../../answers/answers.ts";
import { crc32 } from "../../formats/crc32.ts";
import { operatorLanguages, type Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";

/** Nothing that is taken for something else, and no vowels, so that no code is a word. */
const alphabet = "23456789CDFGHJKMNPQRTVWXY";
const codeLength = 4;

/** A short code of a row's answers: other answers have, but for one in 390,000, another code. */
export function codeOf(answers: Answers): string {
  let rest = crc32(new TextEncoder().encode(JSON.stringify(answers, sortedKeys)));
  return Array.from({ length: codeLength }, () => {
    const letter = alphabet[rest % alphabet.length]!;
    rest = Math.floor(rest / alphabet.length);
    return letter;
  }).join("");
}

/** For `JSON.stringify`: the order of the columns does not matter. */
const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** `day`: YYYY-MM-DD. */
export const markOf = (code: string, day: string, language: Language): string =>
  say(message("spreadsheet.mark", { done: message("spreadsheet.done-on", { day: { day } }), code }), language);

/** What follows the mark in the annotated sheet, where the row has an issue too. */
export const afterMark = " / ";

/** `code` is undefined in a mark that is not ours, or not of this version. */
export type Mark = { text: string; code: string | undefined };

/** Undefined if the cell does not say that the row was made. */
export function readMark(cell: string): Mark | undefined {
  if (!done.test(cell)) return undefined;
  const [text = ""] = cell.split(afterMark);
  return { text: text.trim(), code: code.exec(text)?.[1] };
}

/** After the dot, or what an old encoding makes of it. */
const code = new RegExp(`[^\\p{L}\\p{N}\\s]\\s*([${alphabet}]{${codeLength}})\\W*$`, "u");

/** Matches results of made rows, in any language: « Fait », « Fait le 3… », "Done". */
const done = new RegExp(`^\\W*(?:${operatorLanguages.map(doneIn).join("|")})`, "iu");

/** After the word come a day, a number or nothing: a column of the sender's may say « Fait une demande à la CAF ». */
function doneIn(language: Language): string {
  const doneText = say(message("spreadsheet.done"), language);
  const beforeDay = say(message("spreadsheet.done-on", { day: "" }), language)
    .slice(doneText.length)
    .trim();
  return `${doneText}(?![\\p{L}\\p{N}_])(?!\\s+(?!${beforeDay}\\s+\\d)\\p{L})`;
}
