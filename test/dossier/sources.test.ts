// The sources: every one can be opened, and none grows old unseen.
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { sources, sourcesDueForReview, type SourceCode } from "../../functions/dossier/sources.ts";

const codes = Object.keys(sources) as SourceCode[];

describe("sources", () => {
  it("each have a whole web address, a title in clean French and the day of reading", () => {
    for (const code of codes) {
      const { title, url, checkedOn } = sources[code];
      expect(new URL(url).protocol, code).toMatch(/^https?:$/);
      expect(url, code).not.toContain("…");
      expect(title, code).toBe(title.trim());
      expect(title, code).not.toMatch(/'|« [^\u00A0]| [:;?!»]/);
      expect(checkedOn, code).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it("are each named once", () => {
    expect(new Set(codes.map((code) => sources[code].title)).size).toBe(codes.length);
    expect(new Set(codes.map((code) => sources[code].url)).size).toBe(codes.length);
  });

  it.each([
    [0, 180, false],
    [180, 180, false],
    [181, 180, true],
    [7, 7, false],
    [8, 7, true],
  ])("%i days after a reading, with a review after %i days, the source is due: %s", (age, afterDays, due) => {
    const today = DateTime.fromISO(sources["SP-R"].checkedOn, { zone: "utc" }).plus({ days: age }).toISODate()!;
    expect(sourcesDueForReview(today, afterDays).includes("SP-R")).toBe(due);
  });
});
