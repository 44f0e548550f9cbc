// The colours of the pages: what is read and what has the focus can be seen, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11).
import { describe, expect, it } from "vitest";
import { style } from "../../functions/delivery/pages/style.ts";

type Colours = Record<string, string>;

const variables = (text: string): Colours =>
  Object.fromEntries(
    Array.from(text.matchAll(/--([\w-]+):(#[0-9a-f]+)/g), ([, name = "", value = ""]) => [name, value]),
  );

const [light = "", dark = ""] = Array.from(style.matchAll(/:root\{([^}]*)\}/g), ([, body = ""]) => body);
const schemes: [string, Colours][] = [
  ["light", variables(light)],
  ["dark", { ...variables(light), ...variables(dark) }],
];

/** WCAG's relative luminance of `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

it("measures as WCAG does", () => {
  expect([contrast("#000", "#ffffff"), contrast("#fff", "#fff"), contrast("#767676", "#fff")]).toEqual([
    21,
    1,
    expect.closeTo(4.54, 2),
  ]);
});

describe.each(schemes)("in %s", (_name, colours) => {
  it.each([
    ["focus", "page", 3],
    ["focus", "note", 3],
    ["line", "page", 3],
    ["line", "note", 3],
    ["act", "page", 4.5],
    ["text", "page", 4.5],
    ["text", "note", 4.5],
    ["act", "note", 4.5],
    ["on-act", "act", 4.5],
  ])("%s on %s has a contrast of at least %d", (one, other, least) => {
    expect(contrast(colours[one] ?? "", colours[other] ?? "")).toBeGreaterThanOrEqual(least);
  });
});

describe("the focus ring", () => {
  const rings = Array.from(style.matchAll(/([^{}\n]*:focus[^{]*)\{([^}]*)\}/g), ([, selector, body]) => [
    selector,
    body,
  ]);

  it("is one rule for whatever has the focus, in its own colour, with a gap through which the page shows", () => {
    expect(rings[0]).toEqual([":focus-visible", "outline:3px solid var(--focus);outline-offset:3px"]);
    expect(style).not.toMatch(/outline:\s*(?:0|none)|outline[^;}]*currentcolor/i);
  });

  it("has the colour of the system where that replaces ours", () => {
    expect(style).toContain("@media (forced-colors:active){:focus-visible{outline-color:Highlight}}");
  });

  it("stands on the colour of the page, which the style sets", () => {
    expect(style).toMatch(/body\{[^}]*background:var\(--page\);color:var\(--text\)/);
  });
});
