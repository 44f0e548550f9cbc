// Reads dates as people type them (05/03/1990, 5 mars 1990, 03/1990, 1990, 00/00/1990, 1990-03-05) and Excel's serials.
import { sayMonth } from "./dates-in-words.ts";
import { daysInMonth, mayBeAnotherDay } from "./days.ts";
import { fold, foldWords } from "./fold.ts";
import { helpLanguages } from "./languages.ts";
import { otherCalendarOf, type OtherCalendar } from "./other-calendars.ts";
import { wordsFor } from "./synonyms.ts";

export type DateIssueCode =
  | "not-a-day"
  | "no-such-day"
  | "two-digit-year"
  | "month-first"
  | "day-needed"
  | "year-out-of-range"
  | "shifted-day"
  | "other-calendar";

export type DateReading =
  | { ok: true; date: string; fromSerial?: boolean }
  | { ok: false; code: DateIssueCode; values?: Record<string, string>; calendar?: OtherCalendar };

const refused = (code: DateIssueCode, values?: Record<string, string>): DateReading =>
  values === undefined ? { ok: false, code } : { ok: false, code, values };

// A time of day, which programs add to dates.
const time = /(?:T|\s+(?:à\s+)?)(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

const dayMonthYear = /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})$/;
const yearMonthDay = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const monthYear = /^(\d{1,2})\s?[/.\- ]\s?(\d{4})$/;
const yearMonth = /^(\d{4})[/.-](\d{1,2})$/;
const year = /^\d{4}$/;
const serial = /^\d{4,5}(?:[.,]\d+)?$/;

/** Enough for a weekday, a time and a zone; the pattern of a time is slow on longer texts. */
const maxDateLength = 100;

/** The common case, which needs no look at other calendars. */
const isGregorian = /^(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d$|^(?:19|20)\d\d-(?:0\d|1[0-2])(?:-\d\d)?$/;

/** A date. With `partial`, a part may be missing, as in the answers: 1990-03 or 1990-00-00. */
export function readDate(text: string, partial: boolean): DateReading {
  if (text.length > maxDateLength) return refused("not-a-day");
  const clock = text.length > 10 ? time.exec(text) : null;
  const bare = clock === null ? text : text.slice(0, clock.index);
  if (clock !== null) {
    const [, hours, minutes, seconds = "0", zone] = clock;
    if (mayBeAnotherDay(Number(hours), Number(minutes), Number(seconds), zone !== undefined))
      return refused("shifted-day");
  }
  const calendar = isGregorian.test(bare) ? undefined : otherCalendarOf(bare);
  if (calendar !== undefined) return { ok: false, code: "other-calendar", calendar };
  let found = dayMonthYear.exec(bare);
  if (found !== null) return joined(found[3]!, found[2], found[1], partial);
  found = yearMonthDay.exec(bare);
  if (found !== null) return joined(found[1]!, found[2], found[3], partial);
  found = monthYear.exec(bare);
  if (found !== null) return joined(found[2]!, found[1], undefined, partial);
  found = yearMonth.exec(bare);
  if (found !== null) return joined(found[1]!, found[2], undefined, partial);
  if (year.test(bare) && /^(?:19|20)/.test(bare)) return joined(bare, undefined, undefined, partial);
  if (serial.test(bare)) return fromSerial(bare);
  return fromWords(bare, partial);
}

// Excel counts days from 1899-12-30 (right from March 1900 on: Excel has a 29 February 1900). A number below 2100 is a
// year or a mistake: 2100 is 30 September 1905, and 80000 is in 2119.
const firstSerial = 2100;
const lastSerial = 80_000;
const serialZero = Date.UTC(1899, 11, 30);
const millisecondsPerDay = 86_400_000;

function fromSerial(text: string): DateReading {
  const days = Math.floor(Number(text.replace(",", ".")));
  if (days < firstSerial || days > lastSerial) return refused("not-a-day");
  const date = new Date(serialZero + days * millisecondsPerDay).toISOString().slice(0, 10);
  return { ok: true, date, fromSerial: true };
}

function fromWords(text: string, partial: boolean): DateReading {
  // All dates in words, with a weekday, are much shorter.
  if (text.length > 60) return refused("not-a-day");
  const words = foldWords(text).filter((word) => !skipped.has(word));
  const monthAt = words.findIndex((word) => monthOf(word) !== undefined);
  if (monthAt === -1 || words.length < 2 || words.length > 3) return refused("not-a-day");
  const month = String(monthOf(words[monthAt]!));
  const numbers = words
    .filter((_, index) => index !== monthAt)
    .map((word) => word.replace(/^(\d{1,2})(?:er|e|st|nd|rd|th)$/, "$1"));
  if (numbers.some((number) => !/^\d{1,4}$/.test(number))) return refused("not-a-day");
  if (numbers.length === 1)
    return year.test(numbers[0]!) ? joined(numbers[0]!, month, undefined, partial) : refused("not-a-day");
  const [day, ofYear] = numbers as [string, string];
  if (day.length > 2) return refused("not-a-day");
  return joined(ofYear, month, day, partial);
}

/** Articles and weekdays are ignored. */
const skipped = new Set(wordsFor("around-dates").map(fold));

/** From January to December, in every language that people can choose; gathered when a first month is in words. */
let monthNames: readonly (readonly string[])[] | undefined;

const gatherMonthNames = () =>
  Array.from({ length: 12 }, (_, index) =>
    helpLanguages.map((language) => fold(sayMonth("", String(index + 1).padStart(2, "0"), language))),
  );

/** « mars », « janv. », "Sept": at least three letters, and only if no other month begins so. */
function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  monthNames ??= gatherMonthNames();
  const found = monthNames.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The date in the answers' form, if the day exists and no required part is missing. */
function joined(year: string, month: string | undefined, day: string | undefined, partial: boolean): DateReading {
  if (year.length === 2) return refused("two-digit-year");
  if (!/^(?:19|20)\d\d$/.test(year)) return refused("year-out-of-range", { year });
  if (month === undefined) return partial ? { ok: true, date: year } : refused("day-needed");
  const monthNumber = Number(month);
  const twoDigits = (part: string) => part.padStart(2, "0");
  if (day === undefined) {
    if (monthNumber > 12) return refused("no-such-day");
    return partial ? { ok: true, date: `${year}-${twoDigits(month)}` } : refused("day-needed");
  }
  const dayNumber = Number(day);
  if (monthNumber > 12) return refused(dayNumber >= 1 && dayNumber <= 12 ? "month-first" : "no-such-day");
  if (monthNumber === 0 && dayNumber !== 0) return refused("no-such-day");
  if (dayNumber > daysInMonth(Number(year), monthNumber)) return refused("no-such-day");
  if (dayNumber === 0 && !partial) return refused("day-needed");
  return { ok: true, date: `${year}-${twoDigits(month)}-${twoDigits(day)}` };
}
