// Easter and the holidays of France, against tables written by hand and a rule of another author.
import { describe, expect, it } from "vitest";
import { easterSunday, isClosedDay, lastWorkingDay } from "../../functions/law/deadlines/working-days.ts";

// As printed in calendars of these years.
const easters = [
  ..."1990-04-15 1991-03-31 1992-04-19 1993-04-11 1994-04-03 1995-04-16 1996-04-07 1997-03-30 1998-04-12".split(" "),
  ..."1999-04-04 2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08".split(" "),
  ..."2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27".split(" "),
  ..."2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20".split(" "),
  ..."2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09".split(" "),
  ..."2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01".split(" "),
];

/** The rule of Thomas Carter, for 1900 to 2099. */
function easterByCarter(year: number): string {
  let moon = 225 - 11 * (year % 19);
  while (moon > 50) moon -= 30;
  if (moon > 48) moon -= 1;
  const weekday = (year + Math.floor(year / 4) + moon + 1) % 7;
  const march = moon + 7 - weekday;
  return march < 32 ? `${year}-03-${march}` : `${year}-04-${String(march - 31).padStart(2, "0")}`;
}

describe("Easter", () => {
  it.each(easters)("is on %s", (day) => expect(easterSunday(Number(day.slice(0, 4)))).toBe(day));

  it("has each year of 1990 to 2040 in the table", () => {
    expect(easters.map((day) => Number(day.slice(0, 4)))).toEqual(Array.from({ length: 51 }, (_, at) => 1990 + at));
  });

  it("is the same by another rule, from 1900 to 2099", () => {
    const years = Array.from({ length: 200 }, (_, at) => 1900 + at);
    expect(years.filter((year) => easterSunday(year) !== easterByCarter(year))).toEqual([]);
  });
});

describe("a counter", () => {
  it.each([
    ["2026-11-28", "", "a Saturday"],
    ["2026-11-29", "", "a Sunday"],
    ["2027-01-01", "69003", "New Year"],
    ["2027-03-29", "69003", "Easter Monday"],
    ["2028-05-01", "69003", "1 May"],
    ["2028-05-08", "69003", "8 May"],
    ["2027-05-06", "69003", "Ascension Day"],
    ["2027-05-17", "69003", "Whit Monday"],
    ["2027-07-14", "69003", "14 July"],
    ["2028-08-15", "69003", "15 August"],
    ["2027-11-01", "69003", "All Saints"],
    ["2026-11-11", "69003", "11 November"],
    ["2026-12-25", "69003", "Christmas"],
    ["2027-03-26", "67000", "Good Friday in Strasbourg"],
    ["2029-12-26", "57000", "26 December in Metz"],
    ["2029-12-26", "68100", "26 December in Mulhouse"],
    ["2027-05-27", "97110", "27 May in Guadeloupe"],
    ["2028-05-22", "97200", "22 May in Martinique"],
    ["2027-06-10", "97300", "10 June in Guyane"],
    ["2027-12-20", "97400", "20 December in La Réunion"],
    ["2027-04-27", "97600", "27 April in Mayotte"],
    ["2028-10-09", "97133", "9 October in Saint-Barthélemy"],
    ["2026-05-27", "97150", "27 May in Saint-Martin"],
    ["2026-05-28", "97150", "28 May in Saint-Martin"],
  ])("is closed on %s (%s): %s", (day, postcode) => expect(isClosedDay(day, postcode)).toBe(true));

  it.each([
    ["2026-11-27", "69003", "a Friday"],
    ["2026-11-30", "", "a Monday"],
    ["2027-03-26", "69003", "Good Friday in Lyon"],
    ["2029-12-26", "54000", "26 December in Nancy"],
    ["2027-05-27", "69003", "27 May in Lyon"],
    ["2027-05-27", "97200", "27 May in Martinique"],
    ["2026-05-28", "97110", "28 May in Guadeloupe"],
    ["2027-05-27", "97133", "27 May in Saint-Barthélemy"],
    ["2027-12-20", "20000", "20 December in Ajaccio"],
  ])("is open on %s (%s): %s", (day, postcode) => expect(isClosedDay(day, postcode)).toBe(false));

  it.each([
    ["2026-11-27", undefined, "2026-11-27"],
    ["2026-11-29", undefined, "2026-11-27"],
    // 1 January 2027 is a Friday; so are Christmas 2026 and the day after it in Alsace a Saturday.
    ["2027-01-03", "69003", "2026-12-31"],
    ["2026-12-27", "67000", "2026-12-24"],
    // Easter 2027: from Saturday to Monday; in Alsace from Friday.
    ["2027-03-29", "69003", "2027-03-26"],
    ["2027-03-29", "67000", "2027-03-25"],
    ["2027-05-17", undefined, "2027-05-14"],
  ])("is last open before %s (%s) on %s", (day, postcode, last) => expect(lastWorkingDay(day, postcode)).toBe(last));
});
