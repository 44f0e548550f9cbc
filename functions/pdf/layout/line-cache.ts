// Caches broken lines: most of a document is its template's text, which is the same for everyone.
import type { Inline } from "../markup.ts";
import type { Element, Line, PageItem } from "./page-model.ts";

/** A line before it has its height and its alignment: its items stand on a base line of height 0. */
export type BrokenLine = { items: PageItem[]; width: number; hasPen: boolean; hasRightToLeft: boolean };

/** A line whose owners are replaced by their index. */
type KnownLine = Pick<Line, "height" | "baseline"> & { items: { item: PageItem; owner: number | undefined }[] };

// The templates have some hundreds of texts; a person's answers seldom come again. So only what comes a second time is
// cached, and of two generations the unused one is dropped.
const maxPerHalf = 1024;
const maxKeyLength = 2000;

export type LineCache = {
  /** The lines that `make` gives, whose elements are among `owners`: made at most twice, then reused for other owners. */
  remember: (key: string, owners: readonly Element[], make: () => Line[]) => Line[];
  /**
   * The same before lines have a height, for as long as somebody has the content: a document whose pages matter is laid out
   * with its rows closer and closer together.
   */
  rememberBroken: (
    content: readonly Inline[],
    width: number,
    style: Looks,
    owners: readonly Element[],
    make: () => BrokenLine[],
  ) => BrokenLine[];
};

/** What of a style decides where lines end. */
type Looks = { sizePt: number; bold: boolean };
type KnownBreaks = Looks & { width: number; owners: readonly Element[]; lines: BrokenLine[] };

/** Lines hold the font subsets that draw them: those of other fonts need a cache of their own. */
export function newLineCache(): LineCache {
  let recent = new Map<string, KnownLine[]>();
  let older = new Map<string, KnownLine[]>();
  const seenOnce = new Set<string>();
  const broken = new WeakMap<readonly Inline[], KnownBreaks[]>();
  const isFirst = (key: string): boolean => {
    if (seenOnce.delete(key)) return false;
    if (seenOnce.size >= maxPerHalf) seenOnce.clear();
    seenOnce.add(key);
    return true;
  };
  const keep = (key: string, lines: KnownLine[]): void => {
    if (recent.size >= maxPerHalf) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, lines);
  };
  return {
    remember(key, owners, make) {
      if (key.length > maxKeyLength) return make();
      let known = recent.get(key);
      if (known === undefined) {
        known = older.get(key);
        if (known === undefined && isFirst(key)) return make();
        known ??= make().map((line) => knownLine(line, owners));
        keep(key, known);
      }
      return known.map((line) => ownedLine(line, owners));
    },
    rememberBroken(content, width, { sizePt, bold }, owners, make) {
      const breaks = broken.get(content);
      const known = breaks?.find((one) => one.sizePt === sizePt && one.width === width && one.bold === bold);
      if (known !== undefined) return known.lines.map((line) => givenTo(line, known.owners, owners));
      const lines = make();
      const made = { width, sizePt, bold, owners, lines };
      if (breaks === undefined) broken.set(content, [made]);
      else breaks.push(made);
      return lines;
    },
  };
}

const knownLine = ({ height, baseline, items }: Line, owners: readonly Element[]): KnownLine => ({
  height,
  baseline,
  items: items.map((item) => ({
    item: withOwner(item, undefined),
    owner: item.element === undefined ? undefined : owners.indexOf(item.element),
  })),
});

const ownedLine = ({ height, baseline, items }: KnownLine, owners: readonly Element[]): Line => ({
  height,
  baseline,
  items: items.map(({ item, owner }) => withOwner(item, owner === undefined ? undefined : owners[owner])),
});

const givenTo = (line: BrokenLine, before: readonly Element[], owners: readonly Element[]): BrokenLine => ({
  ...line,
  items: line.items.map((item) =>
    item.element === undefined ? item : withOwner(item, owners[before.indexOf(item.element)]),
  ),
});

function withOwner(item: PageItem, owner: Element | undefined): PageItem {
  if (item.kind !== "text") return { ...item, element: owner } as PageItem;
  const { kind, x, baseline, sizePt, pieces, reversed } = item;
  if (reversed === undefined) return { kind, x, baseline, sizePt, pieces, element: owner };
  return { kind, x, baseline, sizePt, pieces, element: owner, reversed };
}
