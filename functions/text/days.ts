// Calendar days: counting from a YYYY-MM-DD. A day has no hour here, so clocks going forward or back in Paris change
// nothing; `today` is already the day in Paris.

// Three sums on days: a library for them would be a twentieth of all that a visit to the page loads.
const millisecondsPerDay = 86_400_000;

/** Without a time, Date reads a day as midnight UTC, where every day has 24 hours. */
function at(day: string): Date {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) throw new Error(`not a day: ${day}`);
  return date;
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The day so many days, months or years later (earlier if negative); a day that the month lacks becomes its last. */
export function shiftDay(day: string, by: { days?: number; months?: number; years?: number }): string {
  const { days = 0, months = 0, years = 0 } = by;
  const date = at(day);
  const dayOfMonth = date.getUTCDate();
  // Every month has a first day, so that none is passed over.
  date.setUTCMonth(date.getUTCMonth() + 12 * years + months, 1);
  const lastDay = daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
  date.setUTCDate(Math.min(dayOfMonth, lastDay) + days);
  return isoDay(date);
}

/** Days from one day to another: 1 from today to tomorrow. */
export function daysBetween(from: string, to: string): number {
  return (at(to).getTime() - at(from).getTime()) / millisecondsPerDay;
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
  const lastMonth = `${year}-${month === "00" ? "12" : month}-01`;
  return { first, last: shiftDay(shiftDay(lastMonth, { months: 1 }), { days: -1 }) };
}

/**
 * Whether midnight of another time zone may be meant, which is another day here: 1990-03-04T23:00Z is the 5th in Paris. With
 * a zone any time but midnight; without one, a full hour of the evening, and the last minutes of a day.
 */
export const mayBeAnotherDay = (hours: number, minutes: number, seconds: number, hasZone: boolean): boolean =>
  hasZone
    ? hours + minutes + seconds > 0
    : (hours >= 19 && [0, 30, 45].includes(minutes) && seconds === 0) || (hours === 23 && minutes >= 50) || hours > 23;
