// The sources: every one can be opened, and says when it was read.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Source, sources as cited } from "../../functions/law/sources.ts";
import { uncitedSources } from "../../functions/law/sources/uncited.ts";
import { typographyFaults } from "../support/typography.ts";

const sources: Readonly<Record<string, Source>> = { ...cited, ...uncitedSources };
const codes = Object.keys(sources);

describe("sources", () => {
  it.each<[string, (source: Source) => boolean]>([
    ["a whole web address", ({ url }) => /^https?:$/.test(new URL(url).protocol) && !url.includes("…")],
    ["a title in clean French", ({ title }) => typographyFaults({ fr: title, en: "" }).length === 0],
    ["the day of reading", ({ checkedOn }) => /^\d{4}-\d\d-\d\d$/.test(checkedOn)],
  ])("each have %s", (_, holds) => {
    expect(codes.filter((code) => !holds(sources[code]!))).toEqual([]);
  });

  it("are each cited by code, or named as uncited", () => {
    const files = readdirSync("functions", { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith(".ts") && !/law[\\/]sources(?:[\\/]uncited)?\.ts$/.test(path),
    );
    const code = files.map((path) => readFileSync(`functions/${path}`, "utf8")).join("\n");
    const isNamed = (source: string) => new RegExp(`"${source}"|sources\\.${source}\\b`).test(code);
    expect(Object.keys(cited).filter((source) => !isNamed(source))).toEqual([]);
    expect(codes.length).toBe(Object.keys(cited).length + Object.keys(uncitedSources).length);
  });

  it("are each named once", () => {
    expect(new Set(codes.map((code) => sources[code]!.title)).size).toBe(codes.length);
    expect(new Set(codes.map((code) => sources[code]!.url)).size).toBe(codes.length);
  });
});

describe("the head of a document's template", () => {
  const heads = readdirSync("templates/documents").map((file) => {
    const [head = ""] = readFileSync(`templates/documents/${file}`, "utf8").split("--}}");
    const cited = [...head.matchAll(/^ {4}([A-Z][A-Z0-9-]+(?:, [A-Z][A-Z0-9-]+)*) {2,}\S/gm)];
    return { file, head, cited: cited.flatMap(([, list = ""]) => list.split(", ")) };
  });

  it("names sources that are known", () => {
    const cited = heads.flatMap((one) => one.cited);
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter((code) => !(code in sources))).toEqual([]);
  });

  it("leaves the day of reading to the sources", () => {
    expect(heads.filter(({ head }) => /checked/.test(head)).map(({ file }) => file)).toEqual([]);
  });

  it("gives a version that is not older than the day on which its sources were read", () => {
    const older = heads.filter(({ head, cited }) => {
      const version = /^ {2}version: (\S+)$/m.exec(head)?.[1] ?? "";
      return cited.some((code) => sources[code]!.checkedOn > version);
    });
    expect(older.map(({ file }) => file)).toEqual([]);
  });
});
