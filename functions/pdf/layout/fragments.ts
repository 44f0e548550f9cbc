// Fragments, the horizontal strips of a page that are never cut: their shape, and how lines of text become them.
import type { Fonts } from "../text/fonts.ts";
import { breakIntoLines, type LineStyle } from "./lines.ts";
import type { Inline } from "../markup.ts";
import { mm, moveItem, type Element, type Line, type PageItem } from "./page-model.ts";
import type { Density, TypeScale } from "./type-scale.ts";

/** Cost of a page break before this fragment: 0 none, 1 a widow or orphan, 2 separates what belongs together, 3 splits a kept block. */
export type Penalty = 0 | 1 | 2 | 3;

export type Fragment = {
  height: number;
  /** Space above, dropped at the top of a page. */
  gapBefore: number;
  penalty: Penalty;
  items: PageItem[];
  baseline?: number;
  /** What this fragment is inside of and is drawn page by page: a bar beside a note, a rule under a row. */
  frames: Frame[];
  /** Header rows that are printed again where a page begins with this fragment. */
  repeat?: Fragment[];
  bookmark?: { level: 1 | 2; title: string };
  /** Printed at a fixed place of the first page; the flow goes on below `flowFrom`. */
  fixed?: { y: number; flowFrom: number };
  startsPage?: boolean;
  /** Space inside a frame: it stays with the line beside it, and is dropped at the end of a page. */
  isPadding?: true;
};

export type Frame = { draws: "bar" | "rule"; x: number; width: number };

/** Where blocks stand, and how large and with what their text is drawn. Running text is at most `textWidth` wide, tables take the whole width. */
export type Column = {
  x: number;
  width: number;
  textWidth: number;
  scale: TypeScale;
  density: Density;
  fonts: Fonts;
};

/** The column without `left` points at its left. */
export const indented = ({ x, width, textWidth, ...column }: Column, left: number): Column => ({
  ...column,
  x: x + left,
  width: width - left,
  textWidth: textWidth - left,
});

/** Between what stands side by side. */
export const columnGap = mm(8);

export const atLeast = (penalty: Penalty, least: Penalty): Penalty => (penalty > least ? penalty : least);

export const plainText = (content: readonly Inline[]): string =>
  content
    .map((inline) => (inline.kind !== "text" ? " " : inline.isAside === true ? "" : inline.text))
    .join("")
    .trim();

/** A paragraph's lines; `inner` is the penalty of parting its first or its last line from the others. */
export function textFragments(
  content: readonly Inline[],
  column: Pick<Column, "x" | "width" | "fonts">,
  owner: Element,
  style: LineStyle,
  gapBefore: number,
  inner: Penalty,
): Fragment[] {
  const lines = breakIntoLines(content, column.width, style, owner, column.fonts, column.x);
  return lines.map(({ height, baseline, items }, index) => ({
    height,
    baseline,
    gapBefore: index === 0 ? gapBefore : 0,
    penalty: index === 0 ? 0 : inner === 2 || index === 1 || index === lines.length - 1 ? inner : 0,
    items,
    frames: [],
  }));
}

export const space = (height: number, frames: Frame[], penalty: Penalty): Fragment => ({
  height,
  gapBefore: 0,
  penalty,
  items: [],
  frames,
});

export const padding = (height: number, frames: Frame[], penalty: Penalty): Fragment => ({
  ...space(height, frames, penalty),
  isPadding: true,
});

/** Columns of lines on common baselines: fragment n holds line n of every column. */
export function sideBySide(columns: readonly Line[][]): Fragment[] {
  const count = Math.max(...columns.map((lines) => lines.length));
  const fragments: Fragment[] = [];
  for (let index = 0; index < count; index++) {
    const fragment = { height: 0, baseline: 0, gapBefore: 0, penalty: 0 as const, frames: [], items: [] as PageItem[] };
    for (const { [index]: line } of columns) {
      if (line === undefined) continue;
      fragment.height = Math.max(fragment.height, line.height);
      fragment.baseline = Math.max(fragment.baseline, line.baseline);
    }
    for (const { [index]: line } of columns) {
      if (line === undefined) continue;
      const down = fragment.baseline - line.baseline;
      for (const item of line.items) fragment.items.push(down === 0 ? item : moveItem(item, 0, down));
    }
    fragments.push(fragment);
  }
  return fragments;
}

/** Height of fragments without the space above the first. */
export const heightOf = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { height, gapBefore }, index) => sum + height + (index === 0 ? 0 : gapBefore), 0);

/** One fragment of two columns of fragments, which begin at the same height. */
export function sideBySideOnce(...columns: [Fragment[], Fragment[]]): Fragment {
  const items: PageItem[] = [];
  for (const fragments of columns) {
    let y = 0;
    for (const [index, fragment] of fragments.entries()) {
      if (index > 0) y += fragment.gapBefore;
      for (const item of fragment.items) items.push(moveItem(item, 0, y));
      y += fragment.height;
    }
  }
  const gapBefore = Math.max(...columns.map(([first]) => first?.gapBefore ?? 0));
  return { ...space(Math.max(...columns.map(heightOf)), [], 0), gapBefore, items };
}
