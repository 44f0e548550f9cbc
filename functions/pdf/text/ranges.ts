// Which characters can be printed, and which range of Unicode each is in. The glyphs are elsewhere: this is known without them.
import prepared from "../../../templates/fonts/ranges.json" with { type: "json" };

/** A part of Unicode that one font subset of each style draws. */
export type RangeName = keyof typeof prepared;

export const rangeNames = Object.keys(prepared) as readonly RangeName[];

/** What French documents are made of: every document needs it. */
export const basicRange: RangeName = "latin";

let table: Int32Array | undefined;

/** By code point, the number of its range × 65536 + its glyph in both styles; 0 where there is none. */
export const glyphTable = (): Int32Array => (table ??= makeTable());

function makeTable(): Int32Array {
  const glyphs = new Int32Array(0x10000);
  for (const [number, name] of rangeNames.entries()) {
    for (const [index, codePoint] of codePointsOf(name).entries()) glyphs[codePoint] = number * 0x10000 + index + 1;
  }
  return glyphs;
}

/** The code points of a range, in the order of their glyphs. */
export function codePointsOf(name: RangeName): number[] {
  const runs = prepared[name];
  const codePoints: number[] = [];
  for (let i = 0; i < runs.length; i += 2) {
    for (let offset = 0; offset < runs[i + 1]!; offset++) codePoints.push(runs[i]! + offset);
  }
  return codePoints;
}

/** The ranges that draw these texts, in the order of the table. Characters that cannot be printed need none. */
export function rangesNeeded(texts: Iterable<string>): RangeName[] {
  const glyphs = glyphTable();
  const needed = new Set<RangeName>([basicRange]);
  for (const text of texts) {
    for (const char of text.normalize("NFC")) {
      const entry = glyphs[char.codePointAt(0)!];
      if (entry) needed.add(rangeNames[entry >> 16]!);
    }
  }
  return rangeNames.filter((name) => needed.has(name));
}
