// Breaks inline content into lines no wider than a column.
import {
  movedBy,
  shapeWord,
  shapeWordRightToLeft,
  type Fonts,
  type FontSubset,
  type Piece,
  type ShapedWord,
  type Style,
} from "../text/fonts.ts";
import type { Align, Inline } from "../markup.ts";
import { hasLetter, isOneRun, levelsOf, runsOf, visualOrder, type Levels } from "./bidi.ts";
import { element, mm, type Element, type Line, type PageItem, type TextItem } from "./page-model.ts";
import { newLineCache, placedItem, type BrokenLine, type LineCache } from "./line-cache.ts";

export type LineStyle = { sizePt: number; lineHeight: number; bold: boolean; align: Align };

export const bodyLine: LineStyle = { sizePt: 10.5, lineHeight: 14.8, bold: false, align: "left" };

/** Room for handwriting: a line that is filled in with a pen stands this high. */
const penLineHeight = mm(8);
/** Size of a citation, as a share of that of its line. */
const citationSize = 0.8;
/** The same of an aside, which has no headings' size. */
const asideSize = 0.82;
const maxAsidePt = 10.5;
/** Of the size of Arabic letters, whose dots and vowel signs stand lower and higher than Latin ones: at least so high is their line. */
const minRightToLeftLine = 1.38;
/** What is left of a line must be at least this long to be worth writing on. */
const minPenLine = mm(35);

/** The smallest thing that goes on a line whole. */
type Atom =
  | {
      kind: "word";
      width: number;
      pieces: readonly Piece[];
      moveAfter: number;
      element: Element;
      href: string | undefined;
      text: string;
      style: Style;
      sizePt: number;
      /** Of UAX #9: odd from right to left. */
      level: number;
    }
  | { kind: "pen"; width: number; toLineEnd: boolean; element: Element; level: number };

/** The line that is being filled. Its items stand on a base line of height 0 until it is finished. */
type OpenLine = {
  items: PageItem[];
  width: number;
  last: Atom | undefined;
  hasPen: boolean;
  /** The text item that goes on, the address that it opens, and the move of the pen before its next piece, in 1/1000 em. */
  run: TextItem | undefined;
  href: string | undefined;
  move: number;
  /** What the last pieces are read as, where that is said. */
  spoken: Piece["spoken"];
  /** In a paragraph with levels, what stands on it in the order of the text, with its room: it gets its place last. */
  placed: { atom: Atom; width: number }[];
};

const newLine = (): OpenLine => ({
  items: [],
  width: 0,
  last: undefined,
  hasPen: false,
  run: undefined,
  href: undefined,
  move: 0,
  spoken: undefined,
  placed: [],
});

/** The state while content is broken into lines. */
type Breaking = {
  fonts: Fonts;
  width: number;
  style: LineStyle;
  /** Of all, then of each part. */
  owners: readonly Element[];
  lines: BrokenLine[];
  line: OpenLine;
  /** Atoms with no space between them; a line ends between them only if they are wider than the column. */
  cluster: Atom[];
  clusterWidth: number;
  /** Of the clusters so far. */
  widest: number;
  spaceBefore: boolean;
  /** Undefined where all runs from left to right. */
  levels: Levels | undefined;
  spaceLevel: number;
};

/**
 * The lines of `content`, at most `width` points wide, whose items belong to `owner` and stand right of `left`. Never drops or
 * cuts text.
 */
export function breakIntoLines(
  content: readonly Inline[],
  width: number,
  style: LineStyle,
  owner: Element,
  fonts: Fonts,
  left = 0,
): Line[] {
  const owners = [owner, ...content.map((inline) => ownerIn(inline, owner))];
  return linesKnownTo(fonts)
    .remember(content, width, style, () => breakAnew(content, width, style, owners, fonts))
    .map((line) => lineOf(line, width, style, owners, left));
}

/** How wide, in points, the widest part of the content is at which no line ends: in a narrower column it is cut. */
export function widestPart(content: readonly Inline[], style: LineStyle, fonts: Fonts): number {
  const owner = element("P");
  const owners = [owner, ...content.map((inline) => ownerIn(inline, owner))];
  const at = newBreaking(content, Infinity, style, owners, fonts);
  gather(at, content);
  return at.widest;
}

const knownLines = new WeakMap<Fonts, LineCache>();

function linesKnownTo(fonts: Fonts): LineCache {
  let cache = knownLines.get(fonts);
  if (cache === undefined) knownLines.set(fonts, (cache = newLineCache()));
  return cache;
}

function breakAnew(
  content: readonly Inline[],
  width: number,
  style: LineStyle,
  owners: readonly Element[],
  fonts: Fonts,
): BrokenLine[] {
  const at = newBreaking(content, width, style, owners, fonts);
  gather(at, content);
  if (at.line.last !== undefined || at.lines.length === 0) endLine(at);
  return at.lines;
}

function newBreaking(
  content: readonly Inline[],
  width: number,
  style: LineStyle,
  owners: readonly Element[],
  fonts: Fonts,
): Breaking {
  const levels = levelsOf(content, fonts);
  return {
    fonts,
    width,
    style,
    owners,
    lines: [],
    line: newLine(),
    cluster: [],
    clusterWidth: 0,
    widest: 0,
    spaceBefore: false,
    levels,
    spaceLevel: levels?.base ?? 0,
  };
}

/** Puts all of the content on lines. */
function gather(at: Breaking, content: readonly Inline[]): void {
  const { levels, owners } = at;
  for (const [index, inline] of content.entries()) {
    const owner = owners[index + 1]!;
    if (inline.kind === "break") {
      placeCluster(at);
      // As where a line wraps: the words on both sides stay apart for those who copy or listen.
      at.spaceLevel = levels?.base ?? 0;
      const space = at.line.last === undefined ? undefined : spaceAtom(at, at.line.last, undefined);
      if (space !== undefined) putWord(at, space, 0);
      endLine(at);
    } else if (inline.kind === "fill") {
      const toLineEnd = inline.widthMm === "full";
      const width = inline.widthMm === "full" ? minPenLine : mm(inline.widthMm);
      addToCluster(at, { kind: "pen", width, toLineEnd, element: owner, level: levels?.ofPens[index] ?? 0 });
    } else {
      readText(at, inline, owner, levels?.ofInlines[index]);
    }
  }
  placeCluster(at);
}

function readText(
  at: Breaking,
  inline: Extract<Inline, { kind: "text" }>,
  owner: Element,
  levels: Uint8Array | undefined,
): void {
  const { bold, href, isCitation, isAside } = inline;
  const textStyle: Style = (at.style.bold || bold) && isAside !== true ? "bold" : "regular";
  const own = at.style.sizePt;
  const sizePt = isAside === true ? asidePt(at.style) : isCitation === true ? own * citationSize : own;
  // A citation is not parted: « [6, 14, 15] », nor is a year from the day and month before it.
  const text = isCitation === true ? inline.text.replaceAll(" ", "\u00A0") : withWholeDates(inline.text);
  // Checked once per text instead of once per word.
  const mayPart = text.includes("-") || text.includes("://");
  const look: Look = { style: textStyle, sizePt, element: owner, href };
  const wordOf = (word: string) => wordAtom(at.fonts, word, look);
  const atomsOf = (word: string, levels: Uint8Array): readonly WordAtom[] =>
    runsOf(word, levels, 0).flatMap(({ text, level }) => wordAtoms(at.fonts, text, look, level));
  const addWord = (word: string, start: number) => {
    if (levels === undefined) addToCluster(at, wordOf(word));
    else if (isOneRun(word, levels, start)) addRun(at, word, look, levels[start]!);
    else for (const { text, level } of runsOf(word, levels, start)) addRun(at, text, look, level);
  };
  if (isAside === true) {
    // Not parted where a line can hold it.
    const unparted = text.replaceAll(" ", "\u00A0");
    const whole = levels === undefined ? [wordOf(unparted)] : atomsOf(unparted, levels);
    if (whole.reduce((sum, { width }) => sum + width, at.clusterWidth) <= at.width) {
      for (const atom of whole) addToCluster(at, atom);
      return;
    }
  }
  let isFirst = true;
  let start = 0;
  for (const token of text.split(" ")) {
    if (!isFirst) {
      placeCluster(at);
      at.spaceBefore = true;
      at.spaceLevel = levels?.[start - 1] ?? 0;
    }
    isFirst = false;
    const tokenStart = start;
    start += token.length + 1;
    if (token === "") continue;
    if (!mayPart) {
      addWord(token, tokenStart);
      continue;
    }
    let partStart = tokenStart;
    for (const [index, part] of breakable(token).entries()) {
      if (index > 0) placeCluster(at);
      addWord(part, partStart);
      partStart += part.length;
    }
  }
}

/** The same as `wordAtoms` gives, without a list of them: this runs for every word. */
function addRun(at: Breaking, text: string, look: Look, level: number): void {
  if (level % 2 === 0) addToCluster(at, wordAtom(at.fonts, text, look, level));
  else
    for (const part of shapeWordRightToLeft(text, look.style, at.fonts))
      addToCluster(at, atomOf(part.text, part, look, level));
}

function addToCluster(at: Breaking, atom: Atom): void {
  at.cluster.push(atom);
  at.clusterWidth += atom.width;
}

/** Puts the gathered cluster on the line, or on the next one. */
function placeCluster(at: Breaking): void {
  const { cluster, clusterWidth, width } = at;
  if (cluster.length === 0) return;
  if (clusterWidth > at.widest) at.widest = clusterWidth;
  const space = at.spaceBefore && at.line.last !== undefined ? spaceAtom(at, at.line.last, cluster[0]) : undefined;
  const gap = space?.width ?? 0;
  if (at.line.last !== undefined && at.line.width + gap + Math.min(clusterWidth, width) > width) {
    // The space where a line wraps is kept, without width: words stay apart for those who copy or listen.
    // It is at the level of the paragraph there (UAX #9, L1).
    if (space !== undefined) putWord(at, { ...space, level: at.levels?.base ?? 0 }, 0);
    endLine(at);
  } else if (space !== undefined) {
    putWord(at, space, gap);
  }
  let widthAfter = clusterWidth;
  for (const atom of cluster) {
    widthAfter -= atom.width;
    if (atom.kind === "pen") {
      const least = Math.min(atom.width, width);
      if (clusterWidth > width && at.line.last !== undefined && at.line.width + least > width) endLine(at);
      // What follows without a space, such as a full stop, stays on the line.
      putPen(at, atom, atom.toLineEnd ? Math.max(least, width - at.line.width - widthAfter) : least);
    } else if (atom.width <= width - at.line.width || clusterWidth <= width) {
      putWord(at, atom, atom.width);
    } else {
      for (const part of splitWord(at.fonts, atom, width, width - at.line.width)) {
        if (at.line.last !== undefined && at.line.width + part.width > width) endLine(at);
        putWord(at, part, part.width);
      }
    }
  }
  at.cluster = [];
  at.clusterWidth = 0;
  at.spaceBefore = false;
}

/** Not after two letters: « ci-dessus », « peut-on ». */
const afterHyphen = /(?<=\p{L}\p{M}*\p{L}\p{M}*\p{L}\p{M}*-)(?=\p{L}\p{M}*\p{L}\p{M}*\p{L})/u;
// To know every letter of Unicode takes a millisecond the first time: these say the same of most words.
const commonWord = /^[\0-\u024f\u2010-\u2027]*$/;
const afterCommonHyphen =
  /(?<=[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{3}-)(?=[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{3})/;
const commonDay =
  /^\d[A-Za-z]*\u00A0[A-Za-z\u00e0-\u00f6\u00f8-\u00ff\u0430-\u0457\u0621-\u063a\u0641-\u064a\u06a9\u06cc]+$/;
const day = /^\d\p{L}*\u00A0\p{L}+$/u;
const isDay = (text: string): boolean => commonDay.test(text) || day.test(text);
/** What may be the day and the month before a year. */
const beforeYear = /(\d[^\s\d]*\u00A0[^\s\d]+) (?=\d{4}(?!\d))/g;

/** The year of a date does not part from its month, as its day does not: « 12\u00A0octobre 2026 ». */
const withWholeDates = (text: string): string =>
  text.includes("\u00A0")
    ? text.replaceAll(beforeYear, (found, before: string) => (isDay(before) ? `${before}\u00A0` : found))
    : text;

const afterSlash = /(?<=[^:/]\/|[?&=-])(?=[^/])/u;

/** The parts of a word between which a line may end: after a hyphen between letters; inside a web address. */
function breakable(word: string): string[] {
  if (word.includes("://")) return word.split(afterSlash);
  if (!word.includes("-")) return [word];
  return word.split(commonWord.test(word) ? afterCommonHyphen : afterHyphen);
}

/** Links, text in another language and lines to write on are elements of their own inside the paragraph. */
function ownerIn(inline: Inline, owner: Element): Element {
  if (inline.kind === "break") return owner;
  if (inline.kind === "fill")
    return element("Form", {
      inside: owner,
      printField: { role: "tv", description: inline.label, ...(inline.byHand === true && { byHand: true }) },
    });
  if (inline.href !== undefined) return element("Link", { inside: owner, alt: inline.text });
  const { lang, expansion } = inline;
  if (lang !== undefined || expansion !== undefined)
    return element("Span", {
      inside: owner,
      ...(lang === undefined ? {} : { lang }),
      ...(expansion === undefined ? {} : { expansion }),
    });
  return owner;
}

type WordAtom = Extract<Atom, { kind: "word" }>;

/** How the words of a text look, and whose they are. */
type Look = Pick<WordAtom, "style" | "sizePt" | "element" | "href">;

const atomOf = (
  text: string,
  { width, pieces, moveAfter }: ShapedWord,
  { style, sizePt, element, href }: Look,
  level: number,
): WordAtom => ({
  kind: "word",
  width: (width * sizePt) / 1000,
  pieces,
  moveAfter,
  element,
  text,
  style,
  sizePt,
  href,
  level,
});

const wordAtom = (fonts: Fonts, text: string, look: Look, level = 0): WordAtom =>
  atomOf(text, shapeWord(text, look.style, fonts), look, level);

/** The parts of a word at a level: from right to left each is drawn with one font. */
function wordAtoms(fonts: Fonts, text: string, look: Look, level: number): WordAtom[] {
  if (level % 2 === 0) return [wordAtom(fonts, text, look, level)];
  return shapeWordRightToLeft(text, look.style, fonts).map((part) => atomOf(part.text, part, look, level));
}

/** A space belongs to the text around it, so that what is read aloud or copied keeps its words apart. */
function spaceAtom(
  { fonts, style, spaceLevel }: Breaking,
  before: Atom | undefined,
  next: Atom | undefined,
): WordAtom | undefined {
  const neighbour = before?.kind === "word" ? before : next?.kind === "word" ? next : undefined;
  if (neighbour === undefined) {
    const owner = before?.element.inside;
    if (owner === undefined) return undefined;
    const look: Look = { style: "regular", sizePt: style.sizePt, element: owner, href: undefined };
    return wordAtoms(fonts, " ", look, spaceLevel)[0];
  }
  const shared = before?.kind === "word" && next?.kind === "word" && before.element === next.element;
  const href = shared ? neighbour.href : undefined;
  const owner = shared || neighbour.element.inside === undefined ? neighbour.element : neighbour.element.inside;
  const look: Look = { style: neighbour.style, sizePt: neighbour.sizePt, element: owner, href };
  return wordAtoms(fonts, " ", look, spaceLevel)[0];
}

/** Cuts a word wider than the column between letters, never between a letter and its marks. */
function splitWord(fonts: Fonts, word: WordAtom, width: number, firstRoom: number): WordAtom[] {
  const parts: WordAtom[] = [];
  const make = (text: string) => wordAtoms(fonts, text, word, word.level);
  const widthOf = (text: string) => make(text).reduce((sum, atom) => sum + atom.width, 0);
  let room = firstRoom;
  let text = "";
  for (const letter of word.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    if (text !== "" && widthOf(text + letter) > room) {
      parts.push(...make(text));
      text = "";
      room = width;
    }
    text += letter;
  }
  if (text !== "") parts.push(...make(text));
  return parts;
}

function putWord({ line, levels }: Breaking, word: WordAtom, width: number): void {
  if (levels !== undefined) {
    line.placed.push({ atom: word, width });
    line.width += width;
    line.last = word;
    return;
  }
  if (line.run === undefined || line.run.element !== word.element || line.run.sizePt !== word.sizePt) {
    endRun(line);
    line.run = { kind: "text", x: line.width, baseline: 0, sizePt: word.sizePt, pieces: [], element: word.element };
    line.href = word.href;
    line.move = 0;
    line.spoken = undefined;
    line.items.push(line.run);
  }
  putPieces(line, line.run.pieces, word);
  line.move = word.moveAfter;
  line.width += width;
  line.last = word;
}

/** Adds the pieces of a word to its run; what follows a spoken word without a space is spoken with it. */
function putPieces(line: Pick<OpenLine, "move" | "spoken">, run: Piece[], word: WordAtom): void {
  const isSpace = word.text === " ";
  const before = isSpace ? undefined : line.spoken;
  const own = word.pieces[0]?.spoken;
  if (before !== undefined) {
    before.text += own?.text ?? word.text;
    before.pieces += word.pieces.length;
  }
  const spoken = before ?? (own === undefined ? undefined : { ...own });
  for (const [index, { subset, rise, show }] of word.pieces.entries()) {
    const last = run.at(-1);
    const moved = index === 0 ? movedBy(line.move) + show : show;
    // Pieces in the same subset at the same height are joined, but not with those of a spoken word.
    const isJoined = spoken === undefined && line.spoken === undefined && last?.subset === subset && last.rise === rise;
    if (isJoined) last.show += moved;
    else run.push({ subset, rise, show: moved, ...(index === 0 && before === undefined && spoken ? { spoken } : {}) });
    line.spoken = spoken;
  }
}

function putPen({ line, levels }: Breaking, pen: Extract<Atom, { kind: "pen" }>, width: number): void {
  endRun(line);
  if (levels === undefined) line.items.push(ruleOfPen(pen, line.width, width));
  else line.placed.push({ atom: pen, width });
  line.width += width;
  line.last = pen;
  line.hasPen = true;
}

const ruleOfPen = ({ element }: Atom, x: number, width: number): PageItem => ({
  kind: "rule",
  x,
  y: 1.5,
  width,
  element,
});

function endRun(line: OpenLine): void {
  const { run, href } = line;
  if (run?.element !== undefined && href !== undefined) {
    const { x, element, sizePt } = run;
    const width = line.width - x;
    line.items.push(...linkItems({ x, width, sizePt, href, element }));
  }
  line.run = undefined;
}

type LinkPlace = { x: number; width: number; sizePt: number; href: string; element: Element };

const linkItems = ({ x, width, sizePt, href, element }: LinkPlace): PageItem[] => [
  { kind: "link", x, y: -sizePt * 0.8, width, height: sizePt * 1.1, href, element },
  { kind: "rule", x, y: 1.6, width, element: undefined },
];

/** Appends the line and begins another. */
function endLine(at: Breaking): void {
  const { line, levels, lines, owners, style } = at;
  endRun(line);
  const items = levels === undefined ? line.items : itemsInOrder(line, levels);
  lines.push({
    items,
    owners: items.map((item) => (item.element === undefined ? undefined : owners.indexOf(item.element))),
    width: line.width,
    hasPen: line.hasPen,
    hasRightToLeft: line.placed.some(isRightToLeft),
    isOfAsides: isOfAsides(items, style),
  });
  at.line = newLine();
}

/** Aligns a line, and gives it its height and its owners. */
function lineOf(line: BrokenLine, width: number, style: LineStyle, owners: readonly Element[], left: number): Line {
  const { lineHeight: usual, sizePt, align } = style;
  const leastHeight = line.hasRightToLeft ? Math.max(usual, minRightToLeftLine * sizePt) : usual;
  const lineHeight = leastHeight * (line.isOfAsides ? asidePt(style) / sizePt : 1);
  const height = line.hasPen ? Math.max(penLineHeight, lineHeight) : lineHeight;
  const baseline = height - lineHeight * 0.28;
  const room = width - line.width;
  const x = left + (align === "right" ? room : align === "center" ? room / 2 : 0);
  const items: PageItem[] = [];
  for (let at = 0; at < line.items.length; at++) {
    const owner = line.owners[at];
    items.push(placedItem(line.items[at]!, x, baseline, owner === undefined ? undefined : owners[owner]));
  }
  return { height, baseline, items };
}

const asidePt = ({ sizePt }: LineStyle): number => Math.min(sizePt * asideSize, maxAsidePt);

const isOfAsides = (items: readonly PageItem[], style: LineStyle): boolean =>
  items.length > 0 && items.every((item) => item.kind === "text" && item.sizePt === asidePt(style));

/**
 * The items of a line whose parts run both ways, in the order of the text. Lengths go from where the paragraph begins:
 * what is drawn is as far from there as its left end, a text from the right also (it is turned round with its page).
 */
function itemsInOrder({ placed, width: lineWidth }: OpenLine, { base }: Levels): PageItem[] {
  const lefts: number[] = [];
  let left = 0;
  for (const index of visualOrder(placed.map(({ atom }) => atom.level))) {
    lefts[index] = left;
    left += placed[index]!.width;
  }
  const items: PageItem[] = [];
  for (let from = 0; from < placed.length;) {
    const { atom, width } = placed[from]!;
    let to = from + 1;
    if (atom.kind === "pen") {
      items.push(ruleOfPen(atom, base === 1 ? lineWidth - lefts[from]! - width : lefts[from]!, width));
    } else {
      const words = runFrom(placed, from, atom);
      to = from + words.length;
      // Of one level, its words stand side by side.
      const [one, other] = atom.level % 2 === 1 ? [to - 1, from] : [from, to - 1];
      const start = lefts[one]!;
      const end = lefts[other]! + placed[other]!.width;
      // A space where the line wraps has no room, but is drawn: at the left of what runs from the right.
      let drawn = 0;
      for (const word of words) drawn += word.width;
      const x = atom.level % 2 === 1 ? end - drawn : start;
      items.push(textOf(words, base === 1 ? lineWidth - x : x));
      const { href, element, sizePt } = atom;
      if (href !== undefined)
        items.push(
          ...linkItems({ x: base === 1 ? lineWidth - end : start, width: end - start, sizePt, href, element }),
        );
    }
    from = to;
  }
  return items;
}

/** The words from a place on that are one text. */
function runFrom(placed: OpenLine["placed"], from: number, first: WordAtom): WordAtom[] {
  const words = [first];
  let isText = first.level % 2 === 0 || hasLetter(first.text);
  for (let at = from + 1; at < placed.length; at++) {
    const next = placed[at]!.atom;
    if (next.kind === "pen" || !isSameRun(first, next)) break;
    words.push(next);
    isText ||= hasLetter(next.text);
  }
  if (!isText) words.length = 1;
  return words;
}

const isRightToLeft = ({ atom }: { atom: Atom }): boolean =>
  atom.kind === "word" && atom.level % 2 === 1 && hasLetter(atom.text);

const isSameRun = (one: WordAtom, other: WordAtom): boolean =>
  one.level === other.level &&
  one.element === other.element &&
  one.sizePt === other.sizePt &&
  one.href === other.href &&
  (one.level % 2 === 0 || subsetOf(one) === subsetOf(other));

/** The only font that draws it, on the base line: strings from the right are shown one by one, in the order of the text. */
function subsetOf({ pieces }: WordAtom): FontSubset | undefined {
  const [piece] = pieces;
  return pieces.length === 1 && piece!.rise === 0 ? piece!.subset : undefined;
}

function textOf(words: readonly WordAtom[], x: number): TextItem {
  const [first] = words as [WordAtom];
  const { sizePt, element, level } = first;
  const isReversed = level % 2 === 1;
  const subset = isReversed ? subsetOf(first) : undefined;
  const pieces = subset === undefined ? piecesOf(isReversed ? words.toReversed() : words) : [pieceFrom(words, subset)];
  if (!isReversed) return { kind: "text", x, baseline: 0, sizePt, pieces, element };
  let reversed = "";
  for (const { text } of words) reversed += text;
  return { kind: "text", x, baseline: 0, sizePt, pieces, element, reversed };
}

function piecesOf(words: readonly WordAtom[]): Piece[] {
  const pieces: Piece[] = [];
  const pen = { move: 0, spoken: undefined };
  for (const word of words) {
    putPieces(pen, pieces, word);
    pen.move = word.moveAfter;
  }
  return pieces;
}

/** The same of words that run from right to left and that one subset draws on the base line. */
function pieceFrom(words: readonly WordAtom[], subset: FontSubset): Piece {
  let show = "";
  for (const { pieces, moveAfter } of words)
    show = show === "" ? pieces[0]!.show : pieces[0]!.show + movedBy(moveAfter) + show;
  return { subset, rise: 0, show };
}
