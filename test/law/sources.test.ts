// The sources: every one can be opened, and says when it was read.
import { describe, expect, it } from "vitest";
import { type Source, type SourceCode, sources } from "../../functions/law/sources.ts";
import { typographyFaults } from "../support/typography.ts";

const codes = Object.keys(sources) as SourceCode[];

describe("sources", () => {
  it.each<[string, (source: Source) => boolean]>([
    ["a whole web address", ({ url }) => /^https?:$/.test(new URL(url).protocol) && !url.includes("…")],
    ["a title in clean French", ({ title }) => typographyFaults({ fr: title, en: "" }).length === 0],
    ["the day of reading", ({ checkedOn }) => /^\d{4}-\d\d-\d\d$/.test(checkedOn)],
  ])("each have %s", (_, holds) => {
    expect(codes.filter((code) => !holds(sources[code]))).toEqual([]);
  });

  it("are each named once", () => {
    expect(new Set(codes.map((code) => sources[code].title)).size).toBe(codes.length);
    expect(new Set(codes.map((code) => sources[code].url)).size).toBe(codes.length);
  });
});
