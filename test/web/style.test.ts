// The styles name no side and no size that a language from right to left, or a narrow screen, would turn into a fault.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = readdirSync("web", { recursive: true, encoding: "utf8" });
const read = (path: string): string => readFileSync(`web/${path}`, "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
const styles = files.filter((path) => path.endsWith(".css"));
const code = files.filter((path) => /\.tsx?$/.test(path));

/** Properties and values that mean left, right, up or down, where a logical one exists. */
const physical = [
  /(?:^|[\s;{])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /(?:^|[\s;{])(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:overscroll-behavior|background-position)-[xy]\b/,
  /direction\s*:/,
];

describe("the styles of the page", () => {
  it.each(styles)("%s names no side", (path) => {
    const css = read(path).replaceAll(/@media[^{]+/g, "");
    expect(physical.flatMap((pattern) => pattern.exec(css)?.[0].trim() ?? [])).toEqual([]);
  });

  it.each(code)("%s holds no style, and no text for people", (path) => {
    const text = read(path);
    expect(text).not.toMatch(/\bstyle=|\.style\.|innerHTML|insertAdjacentHTML/);
    expect(text).not.toMatch(/>\s*[A-ZÀ-Ý][a-zà-ÿ]+ [a-zà-ÿ]+[^<{]*</);
  });
});
