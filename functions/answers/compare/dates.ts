// Compares two dates of the answers: only what is certain of every day that a partial date can be.
import { daysInMonth, possibleDays, shiftDay } from "../../text/days.ts";
import { plainNumber } from "../../text/plain-number.ts";

type Days = { first: string; last: string };

export function daysOf(given: unknown): Days | undefined {
  const value = typeof given === "string" ? plainNumber(given) : "";
  if (!/^(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$/.test(value)) return undefined;
  const [year, month = "00", day = "00"] = value.split("-");
  if (Number(month) > 12 || (month === "00" && day !== "00")) return undefined;
  if (day !== "00" && Number(day) > daysInMonth(Number(year), Number(month))) return undefined;
  return possibleDays(value);
}

const both =
  (compare: (one: Days, other: Days) => boolean) =>
  (one: unknown, other: unknown): boolean => {
    const [oneDays, otherDays] = [daysOf(one), daysOf(other)];
    return oneDays !== undefined && otherDays !== undefined && compare(oneDays, otherDays);
  };

export const isBefore = both((one, other) => one.last < other.first);
export const isNotAfter = both((one, other) => one.last <= other.first);
export const isApart = both((one, other) => one.last < other.first || other.last < one.first);
export const isNotBefore = both((one, other) => one.first >= other.last);

/** `event` came before the person born on `birth` was so old. */
export const isYoungerThan = (years: number) => both((event, birth) => event.last < shiftDay(birth.first, { years }));

/** On `event` the person born on `birth` was so old or older. */
export const isOlderThan = (years: number) => both((event, birth) => event.first >= shiftDay(birth.last, { years }));
