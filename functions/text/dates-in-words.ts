// Days and moments in words. One place: the Gregorian calendar and Latin digits in every language.
import { factsOf, type Language } from "./languages.ts";

const calendar = { calendar: "gregory", numberingSystem: "latn" } as const;

/** The words and patterns of a moment in a language, for a page that says moments itself. */
export function dateWords(language: Language) {
  const { day, firstOfMonth, monthsAreNumbers, weekdayAndDay, moment } = factsOf(language);
  const { months, weekdays } = namesIn(language);
  return {
    months,
    weekdays,
    // The day does not part from its month at the end of a line; the year follows them where lines are broken.
    day: day.replace("{day} ", "{day}\u00A0"),
    /** Beside months of two digits, so that dates below one another are equally wide. */
    hasTwoDigits: monthsAreNumbers === true,
    firstOfMonth,
    weekdayAndDay,
    moment,
  };
}

/** Russian and Ukrainian months are in the genitive beside a day, and in the nominative `alone`. */
type Names = { months: readonly string[]; alone: readonly string[]; weekdays: readonly string[] };

const knownNames = new Map<Language, Names>();

function namesIn(language: Language): Names {
  const known = knownNames.get(language);
  if (known !== undefined) return known;
  const { locale, monthsAreNumbers, weekdays } = factsOf(language);
  const inUtc = { ...calendar, timeZone: "UTC" } as const;
  const whole = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  const beside = new Intl.DateTimeFormat(locale, { ...inUtc, ...whole });
  const alone = new Intl.DateTimeFormat(locale, { ...inUtc, month: "long" });
  const part = (format: Intl.DateTimeFormat, type: "month" | "weekday", utc: number) =>
    // CLDR has the letter apostrophe in Ukrainian, texts the mark.
    (format.formatToParts(utc).find((one) => one.type === type)?.value ?? "").replaceAll("\u02BC", "’");
  const months = (format: Intl.DateTimeFormat) =>
    Array.from({ length: 12 }, (_, month) =>
      monthsAreNumbers === true ? String(month + 1).padStart(2, "0") : part(format, "month", Date.UTC(2026, month, 15)),
    );
  const names = {
    months: months(beside),
    alone: months(alone),
    // 1 February 2026 was a Sunday: Sunday first, as Date counts.
    weekdays: weekdays ?? Array.from({ length: 7 }, (_, day) => part(beside, "weekday", Date.UTC(2026, 1, 1 + day))),
  };
  knownNames.set(language, names);
  return names;
}

/** What stands at the places of a pattern; nothing at one without a value. */
export const fill = (pattern: string, values: Record<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** « 1er janvier 2026 », "1 January 2026"; with the day of the week, « jeudi 1er janvier 2026 ». `day` is YYYY-MM-DD. */
export function sayDay(day: string, language: Language, weekday = false): string {
  const words = dateWords(language);
  const [year = "", month = "", date = ""] = day.split("-");
  const said = fill(words.day, {
    day: (date === "01" ? words.firstOfMonth : undefined) ?? (words.hasTwoDigits ? date : String(Number(date))),
    month: words.months[Number(month) - 1] ?? "",
    year,
  });
  return weekday
    ? fill(words.weekdayAndDay, { weekday: words.weekdays[new Date(day).getUTCDay()] ?? "", day: said })
    : said;
}

/** « mars 1990 », « 03/1990 »: the month is 01 to 12. */
export const sayMonth = (year: string, month: string, language: Language): string =>
  `${namesIn(language).alone[Number(month) - 1] ?? ""}${factsOf(language).monthsAreNumbers === true ? "/" : "\u00A0"}${year}`;

/** A date of which a paper gives a part: `5 mars 1990`, `mars 1990`, `1990`, and `00/00/1990` where it gives noughts. */
export function sayPartialDay(date: string, language: Language): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  if (month === "00" || day === "00") return [day, month, year].filter(Boolean).join("/");
  return day === undefined ? sayMonth(year, month, language) : sayDay(date, language);
}

const timeZone = "Europe/Paris";
const swedish = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
const clock = new Intl.DateTimeFormat("fr-FR", { timeZone, hour: "2-digit", minute: "2-digit" });

/** The day on which a moment falls in Paris, YYYY-MM-DD: Swedish dates are written like that. */
export const dayInParis = (moment: Date): string => swedish.format(moment);

/** 14:05 in Paris. */
export const hourInParis = (moment: Date): string => clock.format(moment);

/** « vendredi 3 octobre 2026 à 14:05 », "Friday 3 October 2026 at 14:05", in Paris; never later than the moment. */
export const sayMoment = (moment: Date, language: Language): string =>
  fill(factsOf(language).moment, { day: sayDay(dayInParis(moment), language, true), time: hourInParis(moment) });
