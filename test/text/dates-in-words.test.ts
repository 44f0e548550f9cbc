// Days and moments in the nine languages: Gregorian years and Latin digits in all of them.
import { describe, expect, it } from "vitest";
import {
  dayInParis,
  hourInParis,
  sayDay,
  sayMoment,
  sayMonth,
  sayPartialDay,
} from "../../functions/text/dates-in-words.ts";
import { helpLanguages } from "../../functions/text/languages.ts";

const days = {
  fr: ["mercredi 23\u00A0décembre 2026", "jeudi 1er\u00A0janvier 2026"],
  en: ["Wednesday 23\u00A0December 2026", "Thursday 1\u00A0January 2026"],
  ru: ["23\u00A0декабря 2026 (среда)", "1\u00A0января 2026 (четверг)"],
  uk: ["23\u00A0грудня 2026 (середа)", "1\u00A0січня 2026 (четвер)"],
  // Names of Gregorian months in Tigrinya are those of Ethiopian months too.
  ti: ["ረቡዕ፣ 23/12/2026", "ሓሙስ፣ 01/01/2026"],
  ar: ["الأربعاء 23\u00A0ديسمبر 2026", "الخميس 1\u00A0يناير 2026"],
  // It joins a month to the year that follows.
  fa: ["چهارشنبه 23\u00A0دسامبر 2026", "پنجشنبه 1\u00A0ژانویهٔ 2026"],
  prs: ["چهارشنبه 23\u00A0دسمبر 2026", "پنجشنبه 1\u00A0جنوری 2026"],
  // Months have names of their own in the calendar of Afghanistan; the days of the week are those that people say.
  ps: ["23/12/2026 (چهارشنبه)", "01/01/2026 (پنجشنبه)"],
};

it.each(Object.entries(days))("a day in %s, with the first of a month", (language, [usual, first]) => {
  expect([sayDay("2026-12-23", language, true), sayDay("2026-01-01", language, true)]).toEqual([usual, first]);
});

it.each([
  ["fr", "mars\u00A01990"],
  ["en", "March\u00A01990"],
  ["ru", "март\u00A01990"],
  ["uk", "березень\u00A01990"],
  ["ti", "03/1990"],
  ["ps", "03/1990"],
])("a month without a day in %s is in the nominative", (language, said) => {
  expect([sayMonth("1990", "03", language), sayPartialDay("1990-03", language)]).toEqual([said, said]);
});

it("the apostrophe of a weekday is that of texts", () => {
  expect(sayDay("2026-12-25", "uk", true)).toBe("25\u00A0грудня 2026 (п’ятниця)");
});

describe.each(helpLanguages)("in %s", (language) => {
  const moments = ["2026-01-01T12:00:00Z", "2026-03-21T12:00:00Z", "2026-12-31T22:59:59Z"];

  it("years are Gregorian and digits Latin", () => {
    for (const moment of moments) {
      const said = sayMoment(new Date(moment), language);
      expect(said).toMatch(/\b2026\b/);
      // Arabic-Indic and extended Arabic-Indic digits.
      expect(said).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/);
      expect(said).not.toMatch(/[{}]|undefined/);
    }
  });

  it("has twelve months and seven weekdays, all different", () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      sayMonth("2026", String(month + 1).padStart(2, "0"), language),
    );
    expect(new Set(months).size).toBe(12);
    const week = Array.from({ length: 7 }, (_, day) =>
      sayDay(`2026-11-0${day + 1}`, language, true).replace(/\d+/g, ""),
    );
    expect(new Set(week).size).toBe(7);
  });
});

describe("Paris", () => {
  it.each([
    ["2026-01-31T23:30:00Z", "2026-02-01", "00:30", "winter: an hour before UTC"],
    ["2026-07-31T22:30:00Z", "2026-08-01", "00:30", "summer: two hours"],
    ["2026-03-29T00:59:59Z", "2026-03-29", "01:59", "just before the clocks go forward"],
    ["2026-03-29T01:00:00Z", "2026-03-29", "03:00", "just after"],
    ["2026-10-25T01:00:00Z", "2026-10-25", "02:00", "after they went back"],
    ["2026-12-31T22:59:59Z", "2026-12-31", "23:59", "the last second of the year"],
  ])("%s is the day %s at %s (%s)", (moment, day, hour) => {
    expect([dayInParis(new Date(moment)), hourInParis(new Date(moment))]).toEqual([day, hour]);
  });
});
