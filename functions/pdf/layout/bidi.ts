// Which way the parts of a paragraph run (UAX #9): levels once a paragraph, the order of a line when it is broken.
import { rightToLeftOf, type Fonts } from "../text/fonts.ts";
import type { Inline } from "../markup.ts";

/** Of a paragraph: the level of its base direction, and of each inline text the level of each UTF-16 unit. */
export type Levels = { base: number; ofInlines: readonly (Uint8Array | undefined)[]; ofPens: readonly number[] };

/** Letters of scripts that run from right to left, and marks of direction; without any, a text from left to right is as it is. */
const needsLevels = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Draw nothing and have done their work once there are levels: marks and embeddings of direction, isolates. */
const directional = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** With joiners, which only letters from right to left heed. */
const invisible = /[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g;

const mayBeLeftOut = /[\u200c-\u2069]/;

/** To know every letter of Unicode takes its time the first time: most texts have one of these, or nothing but those. */
const commonLetter = /[A-Za-z\u0621-\u063a\u0641-\u064a]/;
const commonSigns = /^[ -@\u00a0\u00ab\u00b7\u00bb\u060c\u200c\u2010-\u2027\u2045\u2046\u2068\u2069\u20ac]*$/;
export const hasLetter = (text: string): boolean =>
  commonLetter.test(text) || (!commonSigns.test(text) && /\p{L}/u.test(text));

/** What most words from right to left are; its letters have one level. */
const isArabicWord = (text: string): boolean => /^[\u0621-\u063f\u0641-\u064a\u0671-\u06d3]+$/.test(text);

/** What stands for a line to write on: an object (U+FFFC) among the words. */
const object = "\ufffc";
/** Text in another language and the text of a link have a direction of their own: first strong isolates. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/**
 * The text whose levels count, as long as the text: a number in groups is one number, and French quotes pair as brackets do,
 * so that « … » around Latin words keep to them.
 */
const asDirected = (text: string): string =>
  text
    .replaceAll(/(?<=\d) (?=\d)/g, "\u00a0")
    .replaceAll("«", "\u2045")
    .replaceAll("»", "\u2046");

// The same paragraph may be broken several times, for lines of another width or size.
const knownRightToLeft = new WeakMap<readonly Inline[], Levels>();

/** Undefined where all runs from left to right. */
export function levelsOf(content: readonly Inline[], fonts: Fonts): Levels | undefined {
  if (fonts.direction === "rtl") {
    let known = knownRightToLeft.get(content);
    if (known === undefined) knownRightToLeft.set(content, (known = findLevels(content, fonts)));
    return known;
  }
  const isBidi = content.some((inline) => inline.kind === "text" && needsLevels.test(inline.text));
  return isBidi ? findLevels(content, fonts) : undefined;
}

function findLevels(content: readonly Inline[], fonts: Fonts): Levels {
  const parts = content.map((inline) => {
    if (inline.kind === "break") return "\n";
    if (inline.kind === "fill") return object;
    const text = asDirected(inline.text);
    return inline.lang === undefined && inline.href === undefined ? text : isolated(text);
  });
  const levels = rightToLeftOf(fonts).levelsOf(parts.join(""), fonts.direction);
  let at = 0;
  const ofPens: number[] = [];
  const ofInlines = content.map((inline, index) => {
    const start = at;
    at += parts[index]!.length;
    ofPens.push(levels[start]!);
    if (inline.kind !== "text") return undefined;
    const before = (parts[index]!.length - inline.text.length) / 2;
    return levels.subarray(start + before, at - before);
  });
  return { base: fonts.direction === "rtl" ? 1 : 0, ofInlines, ofPens };
}

/** Whether all of a text is drawn, as one, whose level is that where it begins. */
export function isOneRun(text: string, levels: Uint8Array, start: number): boolean {
  if (isArabicWord(text)) return true;
  const level = levels[start]!;
  for (let at = 1; at < text.length; at++) if (levels[start + at] !== level) return false;
  return !mayBeLeftOut.test(text) && (level % 2 === 0 || hasLetter(text));
}

/** The parts of a text of one level each, which begins at `start` of the levels. What draws nothing is left out of even ones. */
export function runsOf(text: string, levels: Uint8Array, start: number): { text: string; level: number }[] {
  const runs: { text: string; level: number }[] = [];
  let from = 0;
  let isShown = true;
  for (let at = 1; at <= text.length; at++) {
    const level = levels[start + from]!;
    const code = text.charCodeAt(at - 1);
    if (code >= 0x200c && code <= 0x2069) isShown = false;
    if (at < text.length && levels[start + at] === level) continue;
    const part = text.slice(from, at);
    const shown = isShown ? part : part.replace(level % 2 === 1 ? directional : invisible, "");
    // Signs alone are drawn one by one: readers do not know which way they run.
    if (level % 2 === 1 && !hasLetter(shown)) for (const sign of shown) runs.push({ text: sign, level });
    else if (shown !== "") runs.push({ text: shown, level });
    from = at;
    isShown = true;
  }
  return runs;
}

/** The indexes of what has these levels, from the left: rule L2 of UAX #9. */
export function visualOrder(levels: readonly number[]): number[] {
  const order: number[] = [];
  let highest = 0;
  let lowestOdd = Infinity;
  for (const level of levels) {
    order.push(order.length);
    if (level > highest) highest = level;
    if (level % 2 === 1 && level < lowestOdd) lowestOdd = level;
  }
  for (let level = highest; level >= lowestOdd; level--) {
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue;
      let to = from;
      while (to + 1 < order.length && levels[order[to + 1]!]! >= level) to++;
      for (let one = from, other = to; one < other; one++, other--) {
        const first = order[one]!;
        order[one] = order[other]!;
        order[other] = first;
      }
      from = to;
    }
  }
  return order;
}
