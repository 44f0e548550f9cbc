// The fonts of the ranges that some texts need and no others, where every range is a file of its own to be fetched: a browser.
import { makeFieldFont, type FieldFont, type PreparedFieldFont } from "./field-font.ts";
import type { PreparedKerning, PreparedRange } from "./font-subsets.ts";
import { makeFonts, type Fonts } from "./fonts.ts";
import { rangesNeeded, type RangeName } from "./ranges.ts";

type Loader<T> = () => Promise<{ default: T }>;

const loaders: Readonly<Record<RangeName, Loader<PreparedRange>>> = {
  latin: () => import("../../../templates/fonts/latin.json", { with: { type: "json" } }),
  signs: () => import("../../../templates/fonts/signs.json", { with: { type: "json" } }),
  african: () => import("../../../templates/fonts/african.json", { with: { type: "json" } }),
  vietnamese: () => import("../../../templates/fonts/vietnamese.json", { with: { type: "json" } }),
  transliteration: () => import("../../../templates/fonts/transliteration.json", { with: { type: "json" } }),
  "latin-ext-a": () => import("../../../templates/fonts/latin-ext-a.json", { with: { type: "json" } }),
  "latin-ext-b": () => import("../../../templates/fonts/latin-ext-b.json", { with: { type: "json" } }),
  ipa: () => import("../../../templates/fonts/ipa.json", { with: { type: "json" } }),
  modifiers: () => import("../../../templates/fonts/modifiers.json", { with: { type: "json" } }),
  marks: () => import("../../../templates/fonts/marks.json", { with: { type: "json" } }),
  "marks-ext": () => import("../../../templates/fonts/marks-ext.json", { with: { type: "json" } }),
  "latin-additional": () => import("../../../templates/fonts/latin-additional.json", { with: { type: "json" } }),
  cyrillic: () => import("../../../templates/fonts/cyrillic.json", { with: { type: "json" } }),
  "cyrillic-asia": () => import("../../../templates/fonts/cyrillic-asia.json", { with: { type: "json" } }),
  "cyrillic-ext": () => import("../../../templates/fonts/cyrillic-ext.json", { with: { type: "json" } }),
  "cyrillic-old": () => import("../../../templates/fonts/cyrillic-old.json", { with: { type: "json" } }),
  greek: () => import("../../../templates/fonts/greek.json", { with: { type: "json" } }),
  "greek-ext": () => import("../../../templates/fonts/greek-ext.json", { with: { type: "json" } }),
  punctuation: () => import("../../../templates/fonts/punctuation.json", { with: { type: "json" } }),
  "latin-ext-c": () => import("../../../templates/fonts/latin-ext-c.json", { with: { type: "json" } }),
  ethiopic: () => import("../../../templates/fonts/ethiopic.json", { with: { type: "json" } }),
  "ethiopic-ext": () => import("../../../templates/fonts/ethiopic-ext.json", { with: { type: "json" } }),
  arabic: () => import("../../../templates/fonts/arabic.json", { with: { type: "json" } }),
  "arabic-marks": () => import("../../../templates/fonts/arabic-marks.json", { with: { type: "json" } }),
};
const loadKerning: Loader<PreparedKerning> = () =>
  import("../../../templates/fonts/kerning.json", { with: { type: "json" } });
const runsRightToLeft: ReadonlySet<RangeName> = new Set(["arabic", "arabic-marks"]);
const loadRightToLeft = async () => (await import("./right-to-left.ts")).rightToLeft;

/** The fonts that draw these texts. Fails where a file cannot be fetched: call it again then. */
export const fontsFor = (texts: Iterable<string>): Promise<Fonts> => loadRanges(rangesNeeded(texts));

async function loadRanges(needed: readonly RangeName[]): Promise<Fonts> {
  const [kerning, rightToLeft, ...ranges] = await Promise.all([
    loadKerning(),
    needed.some((name) => runsRightToLeft.has(name)) ? loadRightToLeft() : undefined,
    ...needed.map((name) => loaders[name]()),
  ]);
  return makeFonts(
    ranges.map((range) => range.default),
    kerning.default,
    rightToLeft,
  );
}

/** As `fontsFor`, for many dossiers: the fonts are the same ones until a text needs a range that none before it needed. */
export function growingFonts(): (texts: Iterable<string>) => Promise<Fonts> {
  const known = new Set<RangeName>();
  let fonts: Promise<Fonts> | undefined;
  return async (texts) => {
    const needed = rangesNeeded(texts).filter((name) => !known.has(name));
    if (fonts === undefined || needed.length > 0) {
      fonts = loadRanges([...known, ...needed]);
      await fonts;
      for (const name of needed) known.add(name);
    }
    return fonts;
  };
}

const loadFields: Loader<PreparedFieldFont> = () =>
  import("../../../templates/fonts/fields.json", { with: { type: "json" } });

/** Fails where the file cannot be fetched: call it again then. */
export const loadFieldFont = async (): Promise<FieldFont> => makeFieldFont((await loadFields()).default);
