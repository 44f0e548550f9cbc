// Finds dates of other calendars by their years and months. They are not converted: only the French paper says the day.
import { fold, foldWords } from "./fold.ts";
import type { NameIn } from "./message.ts";
import { wordsFor } from "./synonyms.ts";

export type OtherCalendar = NameIn<"problems.calendars">;

/** Years that people who are alive can have: the years 1900 to 2030 in each calendar. */
const years: readonly { from: number; to: number; calendar: OtherCalendar }[] = [
  // The lunar year 1317 and the solar year 1278 began in 1899.
  { from: 1200, to: 1499, calendar: "hijri" },
  { from: 2430, to: 2610, calendar: "buddhist" },
  { from: 5650, to: 5810, calendar: "hebrew" },
];

const calendarsWithMonths = ["hijri", "ethiopian"] as const;
let monthWords: ReadonlyMap<string, OtherCalendar> | undefined;

function calendarOfMonth(word: string): OtherCalendar | undefined {
  monthWords ??= new Map(
    calendarsWithMonths.flatMap((calendar) =>
      wordsFor(`calendar-months.${calendar}`).map((month) => [fold(month), calendar] as const),
    ),
  );
  return monthWords.get(word);
}

// Ethiopian years are those of our days too: only the names of their months and of their era tell them apart.
/** « E.C. », « ዓ.ም. », « A.H. » as one word. */
const dotBetweenLetters = /(?<=(?<!\p{L})\p{L})[./፡](?=\p{L}(?!\p{L}))/gu;

/** The calendar of a date in plain digits: `1369`, `1369-05-12`, `5 Hamal 1369`, `2533`; undefined for the Gregorian one. */
export function otherCalendarOf(text: string): OtherCalendar | undefined {
  const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]);
  const byYear = years.find(({ from, to }) => year >= from && year <= to)?.calendar;
  return (
    byYear ??
    foldWords(text.replaceAll(dotBetweenLetters, ""))
      .map(calendarOfMonth)
      .find((calendar) => calendar !== undefined)
  );
}
