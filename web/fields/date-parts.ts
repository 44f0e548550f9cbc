// A date in the three parts in which papers show it, and the one text that they join to.
import { plainNumber } from "../../functions/text/plain-number.ts";

export type DatePart = "day" | "month" | "year";

export type DateParts = Readonly<Record<DatePart, string>>;

/** Stands in a part where the paper does not say it. */
export const unsaid = "?";

/** A draft is `5/3/1990`, `5//` while it is typed, `?/3/1990`; of an answer, also `03/1990` and `1990`. */
export function partsOfDate(draft: string): DateParts {
  if (draft === "") return { day: "", month: "", year: "" };
  const [year = "", month = unsaid, day = unsaid] = draft.split("/").toReversed();
  return { day, month, year };
}

export const draftOfDate = ({ day, month, year }: DateParts): string =>
  [day, month, year].every((part) => part.trim() === "") ? "" : [day, month, year].map(withoutSlash).join("/");

/** It separates the parts. */
const withoutSlash = (part: string): string => part.replaceAll("/", " ");

const isInDigits = (part: string): boolean => /^\p{Nd}+$/u.test(plainNumber(part));

/** The text that is read as a date, empty where nothing is written; or the first part that is missing. */
export function textOfDate(
  draft: string,
  isPartial: boolean,
): { ok: true; text: string } | { ok: false; part: DatePart } {
  const { day, month, year } = partsOfDate(draft);
  const parts = { day: day.trim(), month: month.trim(), year: year.trim() };
  if (Object.values(parts).every((part) => part === "")) return { ok: true, text: "" };
  const isMissing = (part: DatePart): boolean => parts[part] === "" || (parts[part] === unsaid && !isPartial);
  const missing = (["day", "month", "year"] as const).find(isMissing);
  if (missing !== undefined) return { ok: false, part: missing };
  if (parts.year === unsaid) return { ok: false, part: "year" };
  if (parts.month === unsaid) return { ok: true, text: parts.year };
  const known = parts.day === unsaid ? [parts.month, parts.year] : [parts.day, parts.month, parts.year];
  return { ok: true, text: known.join(isInDigits(parts.month) ? "/" : " ") };
}

/** Which part an issue of the whole date is about. */
export function partInError(code: string, draft: string): DatePart {
  const { month, year } = partsOfDate(draft);
  const monthNumber = Number(plainNumber(month));
  switch (code) {
    case "two-digit-year":
    case "year-out-of-range":
    case "date-too-long-ago":
    case "other-calendar":
      return "year";
    case "month-first":
      return "month";
    case "no-such-day":
      return monthNumber > 12 || monthNumber === 0 ? "month" : "day";
    case "not-a-day":
      if (!isInDigits(year.trim())) return "year";
      return isInDigits(month.trim()) ? "day" : "month";
    default:
      return "day";
  }
}
