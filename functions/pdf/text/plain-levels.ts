// Levels of UAX #9 for what our papers say from right to left: sentences in Arabic letters with Latin words, numbers,
// brackets and isolates. It goes from run to run; a complete implementation goes from sign to sign, and reads large tables first.
import type { Direction } from "./fonts.ts";

const none = 0;
const ltr = 1;
const rtl = 2;
/** Digits; behind Arabic letters they are Arabic ones. */
const number = 3;
const arabicNumber = 4;
/** Signs that may belong to a number: before it, beside it, inside of it. */
const plusMinus = 5;
const unit = 6;
const separator = 7;
const neutral = 8;
const bracket = 9;
const isolate = 10;
const endOfIsolate = 11;
type Kind = number;

/** First and last code point of each range. What is missing is left to a complete implementation. */
const ranges: readonly (readonly [Kind, ...number[]])[] = [
  [neutral, 0x20, 0x7e, 0xa1, 0xac, 0xae, 0xb8, 0xbb, 0xbf, 0xd7, 0xd7, 0xf7, 0xf7, 0x2010, 0x2027, 0x2039, 0x203a],
  [
    ltr,
    0x41,
    0x5a,
    0x61,
    0x7a,
    0xaa,
    0xaa,
    0xb5,
    0xb5,
    0xba,
    0xba,
    0xc0,
    0xd6,
    0xd8,
    0xf6,
    0xf8,
    0x24f,
    0x1e00,
    0x1eff,
  ],
  [rtl, 0x61b, 0x61b, 0x61f, 0x64a, 0x671, 0x6d5],
  [number, 0x30, 0x39],
  [plusMinus, 0x2b, 0x2b, 0x2d, 0x2d],
  [unit, 0x23, 0x25, 0xa2, 0xa5, 0xb0, 0xb1],
  [separator, 0x2c, 0x2c, 0x2e, 0x2f, 0x3a, 0x3a, 0xa0, 0xa0, 0x60c, 0x60c],
  [bracket, 0x28, 0x29, 0x5b, 0x5b, 0x5d, 0x5d, 0x7b, 0x7b, 0x7d, 0x7d, 0x2045, 0x2046],
  [none, 0xb2, 0xb3],
  [isolate, 0x2068, 0x2068],
  [endOfIsolate, 0x2069, 0x2069],
];
const kinds = new Uint8Array(0x2070);
for (const [kind, ...ends] of ranges)
  for (let at = 0; at < ends.length; at += 2) kinds.fill(kind, ends[at], ends[at + 1]! + 1);

/** The euro sign, and what stands for a line to write on. */
const kindOf = (code: number): Kind =>
  code < kinds.length ? kinds[code]! : code === 0x20ac ? unit : code === 0xfffc ? neutral : none;

/** Letters of one direction, and what takes their level between them: signs, vowel signs and non-joiners. */
const letters = {
  [ltr]:
    /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f](?:[ \u00a0',./:\u2019A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f-]*[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])?/y,
  [rtl]:
    /[\u0620-\u064a\u0671-\u06d3](?:[ \u00a0,./:\u060c\u061b\u061f-\u065f\u0671-\u06d3\u200c-]*[\u0620-\u064a\u0671-\u06d3])?[\u064b-\u065f]*/y,
};

const closing = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["\u2045", "\u2046"],
]);

type Run = { kind: Kind; from: number; to: number };

/** A level for each UTF-16 unit, as `RightToLeft.levelsOf` gives it; undefined for a text that holds anything else. */
export function plainLevels(text: string, base: Direction): Uint8Array | undefined {
  const level = base === "rtl" ? 1 : 0;
  const levels = new Uint8Array(text.length).fill(level);
  for (let from = 0, to = 0; to < text.length; from = to + 1) {
    const lineFeed = text.indexOf("\n", from);
    to = lineFeed === -1 ? text.length : lineFeed;
    if (!resolve(text, from, to, level, levels)) return undefined;
    // L1: spaces and ends of isolates at the end of a paragraph.
    for (let at = to - 1; at >= from && isTrailing(text.charCodeAt(at)); at--) levels[at] = level;
  }
  return levels;
}

const isTrailing = (code: number): boolean => code === 0x20 || code === 0x2068 || code === 0x2069;

/** The levels of a paragraph, or of what is isolated in it; false where it holds what is not known here. */
function resolve(text: string, from: number, to: number, level: number, levels: Uint8Array): boolean {
  const runs: Run[] = [];
  const brackets: number[] = [];
  const around = level % 2 === 1 ? rtl : ltr;
  let strong: Kind = none;
  let hasNumbers = false;
  for (let at = from; at < to;) {
    let kind = kindOf(text.charCodeAt(at));
    let end = at + 1;
    if (kind === none || kind === endOfIsolate) return false;
    if (kind === ltr || kind === rtl) {
      strong = kind;
      const run = letters[kind as typeof ltr];
      run.lastIndex = at;
      if (run.test(text)) end = run.lastIndex;
    } else if (kind === number) {
      hasNumbers = true;
      while (end < to && kindOf(text.charCodeAt(end)) === number) end++;
      // W2
      if (strong === rtl) kind = arabicNumber;
    } else if (kind === bracket) {
      brackets.push(runs.length);
      kind = neutral;
    } else if (kind === isolate) {
      const last = endOf(text, at, to);
      if (last === -1) return false;
      const inner = firstStrong(text, end, last) === rtl ? (level + 1) | 1 : (level + 2) & ~1;
      if (inner > maxLevel || !resolve(text, end, last, inner, levels)) return false;
      runs.push({ kind: neutral, from: at, to: end });
      kind = neutral;
      at = last;
      end = last + 1;
    }
    runs.push({ kind, from: at, to: end });
    at = end;
  }
  joinToNumbers(runs, hasNumbers, around);
  if (brackets.length > 1) directBrackets(text, runs, brackets, around);
  directNeutrals(runs, around);
  for (const run of runs) {
    const up = run.kind === around ? 0 : level % 2 === 0 && run.kind >= number ? 2 : 1;
    levels.fill(level + up, run.from, run.to);
  }
  return true;
}

/** UAX #9 has levels up to 125; so many are no text. */
const maxLevel = 60;

/** Where what an isolate begins is over: -1 where it is not. */
function endOf(text: string, from: number, to: number): number {
  let open = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2068) open++;
    else if (code === 0x2069 && --open === 0) return at;
  }
  return -1;
}

/** P2: the kind of the first letter that is not in an isolate. */
function firstStrong(text: string, from: number, to: number): Kind {
  for (let at = from; at < to; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === ltr || kind === rtl) return kind;
    if (kind !== isolate) continue;
    const last = endOf(text, at, to);
    if (last !== -1) at = last;
  }
  return none;
}

/** W4 to W7: signs go with their numbers, and numbers with the Latin letters before them. */
function joinToNumbers(runs: Run[], hasNumbers: boolean, around: Kind): void {
  let isAfterUnit = false;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!;
    const { kind } = run;
    const wasUnit = isAfterUnit;
    isAfterUnit = kind === unit;
    if (kind < plusMinus || kind === neutral) continue;
    run.kind = neutral;
    if (!hasNumbers) continue;
    const before = runs[index - 1]?.kind;
    let next = index + 1;
    if (kind === unit) {
      while (runs[next]?.kind === unit) next++;
      if (before === number || runs[next]?.kind === number) run.kind = number;
    } else if (!wasUnit && before === runs[next]?.kind) {
      if (before === number || (before === arabicNumber && kind === separator)) run.kind = before;
    }
  }
  if (!hasNumbers) return;
  let strong = around;
  for (const run of runs) {
    if (run.kind === ltr || run.kind === rtl) strong = run.kind;
    else if (run.kind === number && strong === ltr) run.kind = ltr;
  }
}

/** The direction that a run gives to what is beside it. */
const directionOf = (kind: Kind): Kind => (kind === neutral ? none : kind === ltr ? ltr : rtl);

/** N0: a pair of brackets has the direction of what is in it, or of what is before it. */
function directBrackets(text: string, runs: Run[], brackets: readonly number[], around: Kind): void {
  const open: { close: string; at: number }[] = [];
  const pairs: [number, number][] = [];
  for (const at of brackets) {
    const sign = text[runs[at]!.from]!;
    const close = closing.get(sign);
    if (close !== undefined) open.push({ close, at });
    else {
      const opened = open.findLastIndex((one) => one.close === sign);
      if (opened === -1) continue;
      pairs.push([open[opened]!.at, at]);
      open.length = opened;
    }
  }
  for (const [first, last] of pairs.toSorted(([one], [other]) => one - other)) {
    let found = none;
    for (let at = first + 1; at < last && found !== around; at++) found = directionOf(runs[at]!.kind) || found;
    if (found === none) continue;
    if (found !== around) {
      let before = none;
      for (let at = first - 1; at >= 0 && before === none; at--) before = directionOf(runs[at]!.kind);
      if (before !== found) found = around;
    }
    runs[first]!.kind = found;
    runs[last]!.kind = found;
  }
}

/** N1 and N2: what has no direction takes that on both sides of it, or else that of the paragraph. */
function directNeutrals(runs: Run[], around: Kind): void {
  let before = around;
  for (let at = 0; at < runs.length; at++) {
    if (runs[at]!.kind !== neutral) {
      before = directionOf(runs[at]!.kind);
      continue;
    }
    let next = at + 1;
    while (runs[next]?.kind === neutral) next++;
    const after = runs[next] === undefined ? around : directionOf(runs[next]!.kind);
    const kind = before === after ? before : around;
    for (; at < next; at++) runs[at]!.kind = kind;
    at--;
  }
}
