// A date in three fields: what they join to, and which of them is wrong.
import { describe, expect, it } from "vitest";
import { draftOfDate, partInError, partsOfDate, textOfDate, unsaid } from "../../web/fields/date-parts.ts";

const draft = (day: string, month: string, year: string) => draftOfDate({ day, month, year });

describe("a date in three fields", () => {
  it("keeps each part as it is typed, in whatever order", () => {
    for (const parts of [
      { day: "5", month: "", year: "" },
      { day: "", month: "mars", year: "" },
      { day: "", month: "", year: "1990" },
      { day: unsaid, month: "3", year: "199" },
    ])
      expect(partsOfDate(draftOfDate(parts))).toEqual(parts);
    expect(partsOfDate("")).toEqual({ day: "", month: "", year: "" });
    expect(draft("", " ", "")).toBe("");
  });

  it("shows an answer that is there, and what its paper did not say", () => {
    expect(partsOfDate("05/03/1990")).toEqual({ day: "05", month: "03", year: "1990" });
    expect(partsOfDate("00/00/1990")).toEqual({ day: "00", month: "00", year: "1990" });
    expect(partsOfDate("03/1990")).toEqual({ day: unsaid, month: "03", year: "1990" });
    expect(partsOfDate("1990")).toEqual({ day: unsaid, month: unsaid, year: "1990" });
  });

  it.each([
    [draft("5", "3", "1990"), "5/3/1990"],
    [draft("5", "mars", "1990"), "5 mars 1990"],
    [draft("۵", "۳", "۱۹۹۰"), "۵/۳/۱۹۹۰"],
    [draft(unsaid, "mars", "1990"), "mars 1990"],
    [draft(unsaid, "3", "1990"), "3/1990"],
    [draft(unsaid, unsaid, "1990"), "1990"],
    [draft("00", "00", "1990"), "00/00/1990"],
    ["", ""],
  ])("joins %s to %s", (typed, text) => {
    expect(textOfDate(typed, true)).toEqual({ ok: true, text });
  });

  it.each([
    [draft("", "3", "1990"), "day"],
    [draft("5", "", "1990"), "month"],
    [draft("5", "3", ""), "year"],
    [draft(unsaid, "", "1990"), "month"],
    [draft(unsaid, unsaid, unsaid), "year"],
  ])("says of %s that the %s is missing", (typed, part) => {
    expect(textOfDate(typed, true)).toEqual({ ok: false, part });
  });

  it("wants every part of a day that must be whole", () => {
    expect(textOfDate(draft(unsaid, "3", "2026"), false)).toEqual({ ok: false, part: "day" });
    expect(textOfDate("2026", false)).toEqual({ ok: false, part: "day" });
  });

  it.each([
    ["two-digit-year", draft("5", "3", "90"), "year"],
    ["other-calendar", draft("5", "3", "1369"), "year"],
    ["no-such-day", draft("31", "2", "1990"), "day"],
    ["no-such-day", draft("31", "13", "1990"), "month"],
    ["no-such-day", draft("٣١", "٢", "١٩٩٠"), "day"],
    ["month-first", draft("3", "25", "1990"), "month"],
    ["not-a-day", draft("5", "brumaire", "1990"), "month"],
    ["not-a-day", draft("x", "3", "1990"), "day"],
    ["not-a-day", draft("5", "3", "l990"), "year"],
    ["date-in-future", draft("5", "3", "2090"), "day"],
  ])("leads %s of %s to the %s", (code, typed, part) => {
    expect(partInError(code, typed)).toBe(part);
  });
});
