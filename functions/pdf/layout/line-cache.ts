// Caches broken lines: most of a document is its template's text, which is the same for everyone.
import type { Inline } from "../markup.ts";
import type { Element, PageItem } from "./page-model.ts";

/** A line before it has its height and its alignment: its items stand on a base line of height 0. */
export type BrokenLine = {
  items: readonly PageItem[];
  /** Of each item, which of the owners has it; undefined for decoration. */
  owners: readonly (number | undefined)[];
  width: number;
  hasPen: boolean;
  hasRightToLeft: boolean;
  isOfAsides: boolean;
};

// The templates have some hundreds of texts; a person's answers seldom come again. So only what comes a second time is
// cached, and of two generations the unused one is dropped.
const maxPerHalf = 1024;
const maxKeyLength = 2000;

export type LineCache = {
  /**
   * The lines that `make` gives: made at most twice for a text, and once for as long as somebody has the content, since a
   * document whose pages matter is laid out with its rows closer and closer together. The owners are those of the moment.
   */
  remember: (
    content: readonly Inline[],
    width: number,
    style: Looks,
    make: () => BrokenLine[],
  ) => readonly BrokenLine[];
};

/** What of a style decides where lines end. */
type Looks = { sizePt: number; bold: boolean };
type KnownBreaks = Looks & { width: number; lines: readonly BrokenLine[] };

/** Lines hold the font subsets that draw them: those of other fonts need a cache of their own. */
export function newLineCache(): LineCache {
  let recent = new Map<string, readonly BrokenLine[]>();
  let older = new Map<string, readonly BrokenLine[]>();
  const seenOnce = new Set<string>();
  const ofContents = new WeakMap<readonly Inline[], KnownBreaks[]>();
  const isFirst = (key: string): boolean => {
    if (seenOnce.delete(key)) return false;
    if (seenOnce.size >= maxPerHalf) seenOnce.clear();
    seenOnce.add(key);
    return true;
  };
  const keep = (key: string, lines: readonly BrokenLine[]): void => {
    if (recent.size >= maxPerHalf) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, lines);
  };
  const rememberContent = (content: readonly Inline[], made: KnownBreaks): void => {
    const known = ofContents.get(content);
    if (known === undefined) ofContents.set(content, [made]);
    else known.push(made);
  };
  return {
    remember(content, width, style, make) {
      const { sizePt, bold } = style;
      const ofContent = ofContents
        .get(content)
        ?.find((one) => one.sizePt === sizePt && one.width === width && one.bold === bold);
      if (ofContent !== undefined) return ofContent.lines;
      const key = keyOf(content, width, style);
      let known = recent.get(key);
      if (known !== undefined) return known;
      known = older.get(key);
      const isKept = known !== undefined || (key.length <= maxKeyLength && !isFirst(key));
      if (known === undefined) {
        const lines = make();
        rememberContent(content, { width, sizePt, bold, lines });
        if (!isKept) return lines;
        known = lines.map(withoutElements);
      }
      keep(key, known);
      return known;
    },
  };
}

/** The cache key. Control characters separate its parts: no printable text holds any. */
function keyOf(content: readonly Inline[], width: number, { sizePt, bold }: Looks): string {
  let key = `${width} ${sizePt} ${bold}`;
  for (const inline of content) {
    if (inline.kind === "break") key += "\u0001";
    else if (inline.kind === "fill") key += `\u0002${inline.widthMm}`;
    else {
      const { text, bold, isCitation, isAside, href, lang, expansion } = inline;
      key += `${isCitation === true ? "\u0007" : ""}${isAside === true ? "\u0008" : ""}${bold ? "\u0003" : "\u0004"}${text}`;
      if (href !== undefined) key += `\u0005${href}`;
      else if (lang !== undefined || expansion !== undefined) key += "\u0006";
    }
  }
  return key;
}

/** What is kept for long keeps no document. */
const withoutElements = (line: BrokenLine): BrokenLine => ({
  ...line,
  items: line.items.map((item) => ({ ...item, element: undefined }) as PageItem),
});

/** A copy of an item of a line where it belongs, with its owner. Written out by kind: spreading takes twice the time. */
export function placedItem(item: PageItem, dx: number, dy: number, owner: Element | undefined): PageItem {
  switch (item.kind) {
    case "text": {
      const { kind, x, baseline, sizePt, pieces, reversed } = item;
      if (reversed === undefined) return { kind, x: x + dx, baseline: baseline + dy, sizePt, pieces, element: owner };
      return { kind, x: x + dx, baseline: baseline + dy, sizePt, pieces, element: owner, reversed };
    }
    default:
      return { ...item, x: item.x + dx, y: item.y + dy, element: owner } as PageItem;
  }
}
