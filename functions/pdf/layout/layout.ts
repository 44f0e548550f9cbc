// Lays a document out: slices are put on pages, top to bottom, breaking where it hurts least.
import { slicesOf, textColumn, type Frame, type Penalty, type Slice } from "./blocks.ts";
import { bodyLine, breakIntoLines, type Line } from "./lines.ts";
import type { DocumentMarkup } from "../markup.ts";
import { element, mm, moveMark, pageSize, type Bookmark, type LaidOut, type Mark, type Page } from "./page-model.ts";

const top = mm(18);
const footerGap = mm(5);
/** Space between a frame and its text where a page break cuts the frame. */
const frameAir = 4;
const footerBaseline = pageSize.height - mm(11);

/** Pages, structure and bookmarks of a document. Text that does not fit goes on to the next line or page; none is cut. */
export function layOut(markup: DocumentMarkup): LaidOut {
  const root = element("Part", { title: markup.title, lang: markup.lang });
  const slices = slicesOf(markup.blocks, textColumn, root);
  const footerHeight = footerLines(markup, "00/00").length * bodyLine.lineHeight;
  const { pages, bookmarks } = paginate(slices, footerBaseline - footerHeight - footerGap);
  const nested: Bookmark[] = [];
  for (const { level, ...bookmark } of bookmarks) {
    const parent = nested.at(-1);
    if (level === 1 || parent === undefined) nested.push(bookmark);
    else parent.kids.push(bookmark);
  }
  for (const [index, page] of pages.entries()) page.marks.push(...footer(markup, index + 1, pages.length));
  return { title: markup.title, lang: markup.lang, version: markup.version, pages, root, bookmarks: nested };
}

type LeveledBookmark = Bookmark & { level: 1 | 2 };

function paginate(slices: readonly Slice[], bottom: number): { pages: Page[]; bookmarks: LeveledBookmark[] } {
  const pages: Page[] = [];
  const bookmarks: LeveledBookmark[] = [];
  let page: Page = { marks: [] };
  let y = top;
  let frames = new Map<Frame, { from: number; to: number }>();

  const broken = new Set<Frame>();
  /** Draws the frames of the page; one that goes on over the break leaves some air around its text. */
  const drawFrames = (next: Slice | undefined) => {
    for (const [frame, { from, to }] of frames) {
      const above = broken.has(frame) ? frameAir : 0;
      const below = next?.frames.includes(frame) === true ? frameAir : 0;
      if (below > 0) broken.add(frame);
      page.marks.push({
        kind: "frame",
        ...frame,
        y: from - above,
        height: to - from + above + below,
        element: undefined,
      });
    }
    frames = new Map();
  };
  const startPage = (next?: Slice) => {
    drawFrames(next);
    page = { marks: [] };
    pages.push(page);
    y = top;
  };
  const isFresh = () => y === top;

  const place = (slice: Slice) => {
    if (isFresh() && page.marks.length === 0) placeRepeated(slice);
    const at = slice.fixed?.y ?? (isFresh() ? y : y + slice.gapBefore);
    for (const mark of slice.marks) page.marks.push(moveMark(mark, 0, at));
    for (const frame of slice.frames) {
      const extent = frames.get(frame);
      frames.set(frame, { from: extent?.from ?? at, to: at + slice.height });
    }
    if (slice.bookmark !== undefined) bookmarks.push({ ...slice.bookmark, page: pages.length - 1, y: at, kids: [] });
    y = slice.fixed === undefined ? at + slice.height : Math.max(y, slice.fixed.flowFrom);
  };
  // A header row printed again is decoration for a screen reader, which knows the headers already.
  const placeRepeated = (first: Slice) => {
    // The frames of the header's own cells are drawn anew; a frame around the table goes on.
    const copies = new Map<Frame, Frame>(first.frames.map((frame) => [frame, frame]));
    for (const { repeat: _, ...slice } of repeatedBefore(first)) {
      const frames = slice.frames.map((frame) => copies.get(frame) ?? copies.set(frame, { ...frame }).get(frame)!);
      place({
        ...slice,
        gapBefore: 0,
        frames,
        // A link is not decoration: it is there the first time only.
        marks: slice.marks.flatMap((mark) => (mark.kind === "link" ? [] : [{ ...mark, element: undefined } as Mark])),
      });
    }
  };

  const heightOf = (group: readonly Slice[]) =>
    group.reduce(
      (sum, slice, index) => sum + (slice.fixed ? 0 : slice.height + (index === 0 ? 0 : slice.gapBefore)),
      0,
    );
  /** Header rows to print again above this slice; none where they would leave no room for rows. */
  const repeatedBefore = ({ repeat = [] }: Slice) => (heightOf(repeat) > (bottom - top) / 2 ? [] : repeat);
  const repeatedHeight = ([first]: readonly Slice[]) => (first === undefined ? 0 : heightOf(repeatedBefore(first)));

  /** Puts slices that should stay together; where they cannot, parts them at the next worse penalty. */
  const placeTogether = (group: readonly Slice[], penalty: number) => {
    const height = heightOf(group);
    const freshHeight = repeatedHeight(group) + height;
    const fitsHere = isFresh() ? y + freshHeight <= bottom : y + (group[0]?.gapBefore ?? 0) + height <= bottom;
    if (!fitsHere && group.every(({ isPadding }) => isPadding)) {
      for (const slice of group) place({ ...slice, gapBefore: 0, height: Math.min(slice.height, bottom - y) });
      return;
    }
    if (!fitsHere && group.length > 1 && penalty <= worstPenalty + 1 && top + freshHeight > bottom) {
      for (const part of partAt(group, penalty)) placeTogether(part, penalty + 1);
      return;
    }
    if (!fitsHere && !isFresh()) startPage(group[0]);
    for (const slice of group) place(slice);
  };

  startPage();
  for (const group of partAt(slices, 0)) {
    if (group[0]?.startsPage === true && !isFresh()) startPage();
    placeTogether(group, 1);
  }
  drawFrames(undefined);
  return { pages, bookmarks };
}

const worstPenalty: Penalty = 3;

/** Runs of slices that begin at a penalty of at most `penalty`; the padding of a frame keeps to what it opens. */
function partAt(slices: readonly Slice[], penalty: number): Slice[][] {
  const groups: Slice[][] = [];
  for (const slice of slices) {
    const open = groups.at(-1);
    const isInside = open?.every(({ isPadding }) => isPadding) === true;
    if (open === undefined || (slice.penalty <= penalty && !isInside) || slice.startsPage === true)
      groups.push([slice]);
    else open.push(slice);
  }
  return groups;
}

const footerWords: Record<string, { page: string; template: string }> = {
  fr: { page: "page", template: "modèle du" },
  en: { page: "page", template: "template of" },
};

function footerLines(markup: DocumentMarkup, pageOfCount: string): Line[] {
  const words = footerWords[markup.lang] ?? footerWords["fr"]!;
  const text = `${markup.title} — ${words.page}\u00A0${pageOfCount} — ${words.template}\u00A0${markup.version}`;
  const style = { ...bodyLine, align: "center" as const };
  return breakIntoLines([{ kind: "text", text, bold: false }], textColumn.width, style, element("P"));
}

function footer(markup: DocumentMarkup, page: number, pageCount: number): Mark[] {
  const lines = footerLines(markup, `${page}/${pageCount}`);
  const top = footerBaseline - bodyLine.lineHeight * lines.length;
  const marks = lines.flatMap((line, index) =>
    line.marks.map((mark) => {
      const placed = moveMark(mark, textColumn.x, top + bodyLine.lineHeight * (index + 1) - line.baseline);
      return { ...placed, element: undefined } as Mark;
    }),
  );
  return [{ kind: "rule", x: textColumn.x, y: top, width: textColumn.width, element: undefined }, ...marks];
}
