// Sums on calendar days, beside those of Luxon, which counts them in another way.
import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { daysBetween, possibleDays, shiftDay } from "../../functions/text/days.ts";

const millisecondsPerDay = 86_400_000;
const days = fc
  .integer({ min: Date.UTC(1900, 0, 1) / millisecondsPerDay, max: Date.UTC(2099, 11, 31) / millisecondsPerDay })
  .map((count) => new Date(count * millisecondsPerDay).toISOString().slice(0, 10));
const inUtc = (day: string) => DateTime.fromISO(day, { zone: "utc" }) as DateTime<true>;

describe("a day that is shifted", () => {
  test.each([
    ["2026-01-31", { months: 1 }, "2026-02-28"],
    ["2028-01-31", { months: 1 }, "2028-02-29"],
    ["2008-02-29", { years: 18 }, "2026-02-28"],
    ["2026-03-31", { months: -1 }, "2026-02-28"],
    ["2026-12-31", { days: 1 }, "2027-01-01"],
    ["2026-01-01", { months: -2 }, "2025-11-01"],
    ["2026-03-29", { days: 1 }, "2026-03-30"],
    ["2026-01-31", { months: 1, days: 1 }, "2026-03-01"],
  ])("%s by %o is %s", (day, by, shifted) => expect(shiftDay(day, by)).toBe(shifted));

  test("is that of Luxon", () => {
    const some = fc.integer({ min: -400, max: 400 });
    const by = fc.record({ days: some, months: some, years: fc.integer({ min: -50, max: 50 }) }, { requiredKeys: [] });
    fc.assert(
      fc.property(days, by, (day, by) => {
        expect(shiftDay(day, by)).toBe(inUtc(day).plus(by).toISODate());
      }),
    );
  });
});

test("the days between two are those of Luxon", () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(daysBetween(one, other)).toBe(inUtc(other).diff(inUtc(one), "days").days);
    }),
  );
});

test("the last day of a month that is known alone is that of Luxon", () => {
  fc.assert(
    fc.property(days, (day) => {
      const last = inUtc(day).endOf("month").toISODate();
      expect(possibleDays(day.slice(0, 7)).last).toBe(last);
      expect(possibleDays(`${day.slice(0, 7)}-00`).last).toBe(last);
    }),
  );
});

test.each(["", "2026-13-01", "yesterday"])("%j is no day", (text) => {
  expect(() => shiftDay(text, { days: 1 })).toThrow("not a day");
  expect(() => daysBetween("2026-01-01", text)).toThrow("not a day");
});
