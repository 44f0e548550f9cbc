// Sizes of text: lines, headings and the space around them, for notes, for what explains and for what is signed.
import type { LineStyle } from "./lines.ts";
import { bodyLine } from "./lines.ts";
import { mm } from "./page-model.ts";

/** `small` for notes and sources, `large` for what is signed or must be read by a tired person. */
export type TextSize = "small" | "normal" | "large";

export type TypeScale = {
  body: LineStyle;
  paragraphGap: number;
  itemGap: number;
  headings: Record<1 | 2 | 3, HeadingStyle>;
};

/** More space above than below: a heading belongs to what follows. */
type HeadingStyle = { line: LineStyle; above: number; below: number };

const bold = (sizePt: number, lineHeight: number): LineStyle => ({ sizePt, lineHeight, bold: true, align: "left" });

const title: HeadingStyle = { line: bold(18, 23), above: 16, below: 11 };

export const typeScales: Record<TextSize, TypeScale> = {
  small: {
    body: { ...bodyLine, sizePt: 8.5, lineHeight: 11.8 },
    paragraphGap: 4,
    itemGap: 2,
    headings: {
      1: title,
      2: { line: bold(10.5, 14.8), above: 14, below: 3 },
      3: { line: bold(8.5, 11.8), above: 8, below: 2 },
    },
  },
  normal: {
    body: bodyLine,
    paragraphGap: 5.5,
    itemGap: 3,
    headings: {
      1: title,
      2: { line: bold(13, 17.5), above: 17, below: 4 },
      3: { line: bold(bodyLine.sizePt, bodyLine.lineHeight), above: 10, below: 3 },
    },
  },
  large: {
    body: { ...bodyLine, sizePt: 11.5, lineHeight: 16.5 },
    paragraphGap: 7,
    itemGap: 3,
    headings: {
      1: title,
      2: { line: bold(13, 18), above: 18, below: 5 },
      3: { line: bold(11.5, 16.5), above: 12, below: 3 },
    },
  },
};

/** Width of running text, in points: about 75 characters of `large`, 83 of `normal`. */
export const maxTextWidth = mm(140);

/** How close together the rows of a document stand whose number of pages matters. `text`: its running text, where not as usual. */
export type Density = { gaps: number; details: LineStyle; big: LineStyle; text?: LineStyle };

export const bigLine: LineStyle = { ...bodyLine, sizePt: 12, lineHeight: 16.5 };

const smallerText: LineStyle = { ...bodyLine, sizePt: 9.5, lineHeight: 12.9 };
const smallText: LineStyle = { ...bodyLine, sizePt: 8.8, lineHeight: 11.8 };
const leastText: LineStyle = { ...typeScales.small.body, lineHeight: 10.6 };

/** The first is that of every document; the others are tried where it does not give the pages that are wanted. */
export const densities = [
  { gaps: 1, details: { ...bodyLine, sizePt: 9.5, lineHeight: 12.3 }, big: bigLine },
  { gaps: 0.6, details: { ...bodyLine, sizePt: 9.5, lineHeight: 12 }, big: bigLine },
  { gaps: 0.6, details: { ...bodyLine, sizePt: 9, lineHeight: 11.4 }, big: bigLine, text: smallerText },
  { gaps: 0.5, details: { ...bodyLine, sizePt: 8.8, lineHeight: 11 }, big: bigLine, text: smallText },
  { gaps: 1.8, details: { ...bodyLine, sizePt: 10, lineHeight: 13.4 }, big: bigLine },
] as const satisfies readonly Density[];

const smallerBig: LineStyle = { ...bodyLine, sizePt: 11, lineHeight: 14.2 };
const leastBig: LineStyle = { ...bodyLine, sizePt: 10, lineHeight: 12 };

/** Tried after those of a document whose titles are in two languages. */
export const bilingualDensities = [
  { gaps: 0.8, details: { ...bodyLine, sizePt: 9.5, lineHeight: 12.3 }, big: smallerBig, text: smallerText },
  { gaps: 0.6, details: { ...bodyLine, sizePt: 9, lineHeight: 11.4 }, big: smallerBig, text: smallText },
  { gaps: 0.4, details: { ...bodyLine, sizePt: 8.8, lineHeight: 11 }, big: smallerBig, text: leastText },
  { gaps: 0.3, details: { ...bodyLine, sizePt: 8.8, lineHeight: 11 }, big: leastBig, text: leastText },
  { gaps: 0.3, details: { ...bodyLine, sizePt: 9, lineHeight: 11.8 }, big: leastBig, text: leastText },
] as const satisfies readonly Density[];
