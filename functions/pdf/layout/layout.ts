// Lays a document out: fragments are put on pages, top to bottom, with page breaks of the least penalty.
import type { Line } from "./page-model.ts";
import type { Fonts } from "../text/fonts.ts";
import { fragmentsOf, pageColumn, pageEdges } from "./blocks.ts";
import type { Fragment, Frame, Penalty } from "./fragments.ts";
import { breakIntoLines } from "./lines.ts";
import { bilingualDensities, densities, typeScales, type Density } from "./type-scale.ts";
import type { Align, DocumentMarkup } from "../markup.ts";
import {
  element,
  mm,
  moveItem,
  pageSize,
  type Bookmark,
  type Element,
  type LaidOut,
  type PageItem,
  type Page,
} from "./page-model.ts";

const top = mm(18);
const footerGap = mm(5);
/** Space between a note or a row and its bar or rule where a page break cuts it. */
const frameAir = 4;
const barWidth = 2;
const footerLine = typeScales.small.body;
const footerBaseline = pageSize.height - mm(11);

/** What is printed at the foot of a page: its lines, where `page` is such as `1/2`, and at their right the mark of who made it. */
export type Footer = { lines: (page: string) => readonly string[]; mark?: string };

/** Pages, structure and bookmarks of a document, whose base direction is that of the fonts. Text that does not fit goes on to the next line or page; none is cut. */
export function layOut(markup: DocumentMarkup, footer: Footer, fonts: Fonts): LaidOut {
  const footerHeight = footerLines(footer, "00/00", fonts).length * footerLine.lineHeight;
  const bottom = footerBaseline - footerHeight - footerGap;
  const { root, pages: drawn, bookmarks } = wanted(markup, bottom, fonts);
  const nested: Bookmark[] = [];
  for (const { level, ...bookmark } of bookmarks) {
    const parent = nested.at(-1);
    if (level === 1 || parent === undefined) nested.push(bookmark);
    else parent.children.push(bookmark);
  }
  const isRightToLeft = fonts.direction === "rtl";
  const pages = drawn.map((strips, index): Page => {
    const foot = { items: footerItems(footer, `${index + 1}/${drawn.length}`, fonts), y: 0 };
    const items: PageItem[] = [];
    for (const { items: placed, y } of [...strips, foot])
      for (const item of placed) items.push(moveItem(item, isRightToLeft ? turnedRound(item) : 0, y));
    return { items };
  });
  return {
    title: markup.title,
    lang: markup.lang,
    version: markup.version,
    pages,
    root,
    bookmarks: nested,
    ...(isRightToLeft && { isRightToLeft }),
  };
}

/**
 * All is laid out from where lines begin; on a page from right to left, that is at the right: how far an item is moved there.
 * A text is as far as its left end.
 */
function turnedRound(item: PageItem): number {
  const width = item.kind === "text" ? 0 : item.kind === "qr" ? item.sizePt : item.width;
  return pageSize.width - width - 2 * item.x;
}

const [usualDensity, ...otherDensities] = densities;

/** Of the height of a page. */
const minLastPageFill = 0.2;

type Laid = Paginated & { root: Element };

/** Laid out so that it has the pages that are wanted, where it can; otherwise as any document. */
function wanted(markup: DocumentMarkup, bottom: number, fonts: Fonts): Laid {
  const { blocks, maxPages } = markup;
  const firstBreak = blocks.findIndex(({ kind }) => kind === "page-break");
  const parts = firstBreak === -1 ? [blocks] : [blocks.slice(0, firstBreak), blocks.slice(firstBreak)];
  /** What stands before the first forced break is one page: undefined, without the rest, where it is more and may not be. */
  const layOutWith = (density: Density, mayBeMore = false): Laid | undefined => {
    const root = element("Part", {
      title: markup.title,
      lang: markup.lang,
      ...(fonts.direction === "rtl" && { isRightToLeft: true as const }),
    });
    const column = pageColumn(markup.size, density, fonts);
    const fragments: Fragment[] = [];
    for (const part of parts) {
      if (!mayBeMore && fragments.length > 0 && paginate(fragments, bottom).pages.length > 1) return undefined;
      fragments.push(...fragmentsOf(part, column, root));
    }
    return { root, ...paginate(fragments, bottom) };
  };
  if (maxPages === undefined) return layOutWith(usualDensity, true)!;
  const isFilled = ({ pages, end }: Laid) => pages.length === 1 || (end - top) / (bottom - top) >= minLastPageFill;
  const isWanted = (laid: Laid) => isFilled(laid) && laid.pages.length <= maxPages;
  let best = layOutWith(usualDensity);
  if (best !== undefined && isWanted(best)) return best;
  const isBilingual = hasAsides(blocks);
  for (const density of isBilingual ? [...otherDensities, ...bilingualDensities] : otherDensities) {
    const laid = layOutWith(density);
    if (laid === undefined) continue;
    if (isWanted(laid)) return laid;
    const isShorter =
      best !== undefined && isBilingual && laid.pages.length < best.pages.length && (isFilled(laid) || !isFilled(best));
    if (best === undefined || (!isFilled(best) && isFilled(laid)) || isShorter) best = laid;
  }
  return best ?? layOutWith(usualDensity, true)!;
}

/** Whether titles are repeated in another language. */
function hasAsides(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "aside" in value || "isAside" in value || Object.values(value).some(hasAsides);
}

type LeveledBookmark = Bookmark & { level: 1 | 2 };

/** What stands on a page below `y`. Its items are moved there once the pages are those that are wanted. */
type Strip = { items: readonly PageItem[]; y: number };

/** `end`: where the last page ends. */
type Paginated = { pages: Strip[][]; bookmarks: LeveledBookmark[]; end: number };

function paginate(fragments: readonly Fragment[], bottom: number): Paginated {
  const pages: Strip[][] = [];
  const bookmarks: LeveledBookmark[] = [];
  let page: Strip[] = [];
  let y = top;
  let frames = new Map<Frame, { from: number; to: number }>();

  const broken = new Set<Frame>();
  /** Draws the bars and rules of the page; one that continues on the next page keeps some space around its text. */
  const drawFrames = (next: Fragment | undefined) => {
    for (const [frame, { from, to }] of frames) {
      const above = broken.has(frame) ? frameAir : 0;
      const below = next?.frames.includes(frame) === true ? frameAir : 0;
      if (below > 0) broken.add(frame);
      const { draws, x, width } = frame;
      const [y, bottom] = [from - above, to + below];
      const item: PageItem =
        draws === "rule"
          ? { kind: "rule", x, y: bottom, width, element: undefined }
          : { kind: "bar", x, y, width: barWidth, height: bottom - y, element: undefined };
      page.push({ items: [item], y: 0 });
    }
    frames = new Map();
  };
  const startPage = (next?: Fragment) => {
    drawFrames(next);
    page = [];
    pages.push(page);
    y = top;
  };
  const isFresh = () => y === top;

  const place = (fragment: Fragment) => {
    if (isFresh() && page.length === 0) placeRepeated(fragment);
    const at = fragment.fixed?.y ?? (isFresh() ? y : y + fragment.gapBefore);
    // Only the first page is seen through the window of an envelope, also where the sender goes on on the next.
    const { items } = fragment;
    if (items.length > 0) (fragment.fixed === undefined ? page : pages[0]!).push({ items, y: at });
    for (const frame of fragment.frames) {
      const extent = frames.get(frame);
      frames.set(frame, { from: extent?.from ?? at, to: at + fragment.height });
    }
    if (fragment.bookmark !== undefined)
      bookmarks.push({ ...fragment.bookmark, page: pages.length - 1, y: at, children: [] });
    if (fragment.fixed === undefined) y = at + fragment.height;
    else if (pages.length === 1) y = Math.max(y, fragment.fixed.flowFrom);
  };
  // A header row printed again is decoration for a screen reader, which knows the headers already.
  const placeRepeated = (first: Fragment) => {
    // The frames of the header's own cells are drawn anew; a frame around the table goes on.
    const copies = new Map<Frame, Frame>(first.frames.map((frame) => [frame, frame]));
    for (const { repeat: _, ...fragment } of repeatedBefore(first)) {
      const frames = fragment.frames.map((frame) => copies.get(frame) ?? copies.set(frame, { ...frame }).get(frame)!);
      place({
        ...fragment,
        gapBefore: 0,
        frames,
        // A link is not decoration: it is there the first time only.
        items: fragment.items.flatMap((item) =>
          item.kind === "link" ? [] : [{ ...item, element: undefined } as PageItem],
        ),
      });
    }
  };

  const heightOf = (group: readonly Fragment[]) =>
    group.reduce(
      (sum, fragment, index) => sum + (fragment.fixed ? 0 : fragment.height + (index === 0 ? 0 : fragment.gapBefore)),
      0,
    );
  /** Header rows to print again above this fragment; none where they would leave no room for rows. */
  const repeatedBefore = ({ repeat = [] }: Fragment) => (heightOf(repeat) > (bottom - top) / 2 ? [] : repeat);
  const repeatedHeight = ([first]: readonly Fragment[]) => (first === undefined ? 0 : heightOf(repeatedBefore(first)));

  /** Puts fragments that should stay together; where they cannot, parts them at the next worse penalty. */
  const placeTogether = (group: readonly Fragment[], penalty: number) => {
    const height = heightOf(group);
    const freshHeight = repeatedHeight(group) + height;
    const fitsHere = isFresh() ? y + freshHeight <= bottom : y + (group[0]?.gapBefore ?? 0) + height <= bottom;
    if (!fitsHere && group.every(({ isPadding }) => isPadding)) {
      for (const fragment of group) place({ ...fragment, gapBefore: 0, height: Math.min(fragment.height, bottom - y) });
      return;
    }
    if (!fitsHere && group.length > 1 && penalty <= worstPenalty + 1 && top + freshHeight > bottom) {
      for (const part of partAt(group, penalty)) placeTogether(part, penalty + 1);
      return;
    }
    if (!fitsHere && !isFresh()) startPage(group[0]);
    for (const fragment of group) place(fragment);
  };

  startPage();
  for (const group of partAt(fragments, 0)) {
    if (group[0]?.startsPage === true && !isFresh()) startPage();
    placeTogether(group, 1);
  }
  drawFrames(undefined);
  return { pages, bookmarks, end: y };
}

const worstPenalty: Penalty = 3;

/** Runs of fragments that begin at a penalty of at most `penalty`; the padding of a frame keeps to what it opens. */
function partAt(fragments: readonly Fragment[], penalty: number): Fragment[][] {
  const groups: Fragment[][] = [];
  for (const fragment of fragments) {
    const open = groups.at(-1);
    const isInside = open?.every(({ isPadding }) => isPadding) === true;
    if (open === undefined || (fragment.penalty <= penalty && !isInside) || fragment.startsPage === true)
      groups.push([fragment]);
    else open.push(fragment);
  }
  return groups;
}

const markGap = mm(6);

function markLine({ mark }: Footer, fonts: Fonts, align: Align): Line | undefined {
  if (mark === undefined) return undefined;
  const style = { ...footerLine, bold: true, align };
  const [line] = breakIntoLines(
    [{ kind: "text", text: mark, bold: true }],
    pageEdges.width,
    style,
    element("P"),
    fonts,
  );
  return line;
}

/** Where the mark begins, which ends with the lines. */
function startOfMark(footer: Footer, fonts: Fonts): number | undefined {
  if (fonts.direction === "ltr") return markLine(footer, fonts, "right")?.items[0]?.x;
  const line = markLine(footer, fonts, "left");
  return line && pageEdges.width - Math.max(...line.items.map(({ x }) => x));
}

function footerLines(footer: Footer, page: string, fonts: Fonts): Line[] {
  const markX = startOfMark(footer, fonts);
  const width = markX === undefined ? pageEdges.width : Math.max(markX - markGap, pageEdges.width / 2);
  return footer
    .lines(page)
    .flatMap((line) =>
      breakIntoLines([{ kind: "text", text: line, bold: false }], width, footerLine, element("P"), fonts),
    );
}

function footerItems(footer: Footer, page: string, fonts: Fonts): PageItem[] {
  const { x, width } = pageEdges;
  const lines = footerLines(footer, page, fonts);
  const top = footerBaseline - footerLine.lineHeight * lines.length;
  const place = (line: Line, number: number): PageItem[] =>
    line.items.map((item) => {
      const placed = moveItem(item, x, top + footerLine.lineHeight * number - line.baseline);
      return { ...placed, element: undefined } as PageItem;
    });
  const mark = markLine(footer, fonts, "right");
  return [
    { kind: "rule", x, y: top, width, element: undefined },
    ...lines.flatMap((line, index) => place(line, index + 1)),
    ...(mark === undefined ? [] : place(mark, lines.length)),
  ];
}
