// Calendar days: counting from a YYYY-MM-DD. A day has no hour here, so clocks going forward or back in Paris change
// nothing; `today` is already the day in Paris.
import { DateTime, type DurationLikeObject, FixedOffsetZone } from "luxon";

// Without a time, Date.parse reads a day as midnight UTC, where every day has 24 hours.
function at(day: string): DateTime<true> {
  // No words of Luxon's are used; without a language it asks the machine for one, which takes 6 ms.
  const date = DateTime.fromMillis(Date.parse(day), { zone: FixedOffsetZone.utcInstance, locale: "fr" });
  if (!date.isValid) throw new Error(`not a day: ${day}`);
  return date;
}

const isoDay = (date: DateTime<true>): string => date.toISODate();

/** The day so many days, months or years later (earlier if negative); a day that the month lacks becomes its last. */
export function shiftDay(day: string, by: Pick<DurationLikeObject, "days" | "months" | "years">): string {
  return isoDay(at(day).plus(by));
}

/** Days from one day to another: 1 from today to tomorrow. */
export function daysBetween(from: string, to: string): number {
  return at(to).diff(at(from), "days").days;
}

/** `month` is 1 to 12; of what is no month, 0. */
export function daysInMonth(year: number, month: number): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
}

/** First and last day that a date known at least to the year can be: 1990, 1990-03 and 1990-00-00 leave it open. */
export function possibleDays(partialDay: string): { first: string; last: string } {
  const [year, month = "00", day = "00"] = partialDay.split("-");
  const first = `${year}-${month === "00" ? "01" : month}-${day === "00" ? "01" : day}`;
  if (day !== "00") return { first, last: first };
  return { first, last: isoDay(at(`${year}-${month === "00" ? "12" : month}-01`).endOf("month")) };
}

/**
 * Whether midnight of another time zone may be meant, which is another day here: 1990-03-04T23:00Z is the 5th in Paris. With
 * a zone any time but midnight; without one, a full hour of the evening, and the last minutes of a day.
 */
export const mayBeAnotherDay = (hours: number, minutes: number, seconds: number, hasZone: boolean): boolean =>
  hasZone
    ? hours + minutes + seconds > 0
    : (hours >= 19 && [0, 30, 45].includes(minutes) && seconds === 0) || (hours === 23 && minutes >= 50) || hours > 23;
