// Breaks inline content into lines no wider than a column.
import { movedBy, shapeWord, type Fonts, type Piece, type Style } from "../text/fonts.ts";
import type { Align, Inline } from "../markup.ts";
import { element, mm, moveItem, type Element, type Line, type PageItem } from "./page-model.ts";
import { newLineCache, type LineCache } from "./line-cache.ts";

export type LineStyle = { sizePt: number; lineHeight: number; bold: boolean; align: Align };

export const bodyLine: LineStyle = { sizePt: 10.5, lineHeight: 14.8, bold: false, align: "left" };

/** Room for handwriting: a line that is filled in with a pen stands this high. */
const penLineHeight = mm(8);
/** Size of a citation, as a share of that of its line. */
const citationSize = 0.8;
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
    }
  | { kind: "pen"; width: number; toLineEnd: boolean; element: Element };

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
};
type TextItem = Extract<PageItem, { kind: "text" }>;

const newLine = (): OpenLine => ({
  items: [],
  width: 0,
  last: undefined,
  hasPen: false,
  run: undefined,
  href: undefined,
  move: 0,
  spoken: undefined,
});

/** The state while content is broken into lines. */
type Breaking = {
  fonts: Fonts;
  width: number;
  style: LineStyle;
  lines: Line[];
  line: OpenLine;
  /** Atoms with no space between them; a line ends between them only if they are wider than the column. */
  cluster: Atom[];
  clusterWidth: number;
  spaceBefore: boolean;
};

/** The lines of `content`, at most `width` points wide, whose items belong to `owner`. Never drops or cuts text. */
export function breakIntoLines(
  content: readonly Inline[],
  width: number,
  style: LineStyle,
  owner: Element,
  fonts: Fonts,
): Line[] {
  const owners = content.map((inline) => ownerIn(inline, owner));
  return linesKnownTo(fonts).remember(keyOf(content, width, style), [owner, ...owners], () =>
    breakAnew(content, width, style, owners, fonts),
  );
}

const knownLines = new WeakMap<Fonts, LineCache>();

function linesKnownTo(fonts: Fonts): LineCache {
  let cache = knownLines.get(fonts);
  if (cache === undefined) knownLines.set(fonts, (cache = newLineCache()));
  return cache;
}

/** The cache key. Control characters separate its parts: no printable text holds any. */
function keyOf(content: readonly Inline[], width: number, { sizePt, lineHeight, bold, align }: LineStyle): string {
  let key = `${width} ${sizePt} ${lineHeight} ${bold} ${align}`;
  for (const inline of content) {
    if (inline.kind === "break") key += "\u0001";
    else if (inline.kind === "fill") key += `\u0002${inline.widthMm}`;
    else {
      const { text, bold, isCitation, href, lang, expansion } = inline;
      key += `${isCitation === true ? "\u0007" : ""}${bold ? "\u0003" : "\u0004"}${text}`;
      if (href !== undefined) key += `\u0005${href}`;
      else if (lang !== undefined || expansion !== undefined) key += "\u0006";
    }
  }
  return key;
}

function breakAnew(
  content: readonly Inline[],
  width: number,
  style: LineStyle,
  owners: readonly Element[],
  fonts: Fonts,
): Line[] {
  const at: Breaking = {
    fonts,
    width,
    style,
    lines: [],
    line: newLine(),
    cluster: [],
    clusterWidth: 0,
    spaceBefore: false,
  };
  for (const [index, inline] of content.entries()) {
    const owner = owners[index]!;
    if (inline.kind === "break") {
      placeCluster(at);
      // As where a line wraps: the words on both sides stay apart for those who copy or listen.
      const space = at.line.last === undefined ? undefined : spaceAtom(at, at.line.last, undefined);
      if (space !== undefined) putWord(at.line, space, 0);
      endLine(at);
    } else if (inline.kind === "fill") {
      const toLineEnd = inline.widthMm === "full";
      const width = inline.widthMm === "full" ? minPenLine : mm(inline.widthMm);
      addToCluster(at, { kind: "pen", width, toLineEnd, element: owner });
    } else {
      readText(at, inline, owner);
    }
  }
  placeCluster(at);
  if (at.line.last !== undefined || at.lines.length === 0) endLine(at);
  return at.lines;
}

function readText(at: Breaking, inline: Extract<Inline, { kind: "text" }>, owner: Element): void {
  const { bold, href, isCitation } = inline;
  const textStyle: Style = at.style.bold || bold ? "bold" : "regular";
  const sizePt = isCitation === true ? at.style.sizePt * citationSize : at.style.sizePt;
  // A citation is not parted: « [6, 14, 15] », nor is a year from the day and month before it.
  const text =
    isCitation === true ? inline.text.replaceAll(" ", "\u00A0") : inline.text.replaceAll(yearOfDate, "$1\u00A0");
  // Checked once per text instead of once per word.
  const mayPart = text.includes("-") || text.includes("://");
  let isFirst = true;
  for (const token of text.split(" ")) {
    if (!isFirst) {
      placeCluster(at);
      at.spaceBefore = true;
    }
    isFirst = false;
    if (token === "") continue;
    if (!mayPart) {
      addToCluster(at, wordAtom(at.fonts, token, textStyle, sizePt, owner, href));
      continue;
    }
    for (const [index, part] of breakable(token).entries()) {
      if (index > 0) placeCluster(at);
      addToCluster(at, wordAtom(at.fonts, part, textStyle, sizePt, owner, href));
    }
  }
}

function addToCluster(at: Breaking, atom: Atom): void {
  at.cluster.push(atom);
  at.clusterWidth += atom.width;
}

/** Puts the gathered cluster on the line, or on the next one. */
function placeCluster(at: Breaking): void {
  const { cluster, clusterWidth, width } = at;
  if (cluster.length === 0) return;
  const space = at.spaceBefore && at.line.last !== undefined ? spaceAtom(at, at.line.last, cluster[0]) : undefined;
  const gap = space?.width ?? 0;
  if (at.line.last !== undefined && at.line.width + gap + Math.min(clusterWidth, width) > width) {
    // The space where a line wraps is kept, without width: words stay apart for those who copy or listen.
    if (space !== undefined) putWord(at.line, space, 0);
    endLine(at);
  } else if (space !== undefined) {
    putWord(at.line, space, gap);
  }
  let widthAfter = clusterWidth;
  for (const atom of cluster) {
    widthAfter -= atom.width;
    if (atom.kind === "pen") {
      const least = Math.min(atom.width, width);
      if (clusterWidth > width && at.line.last !== undefined && at.line.width + least > width) endLine(at);
      // What follows without a space, such as a full stop, stays on the line.
      putPen(at.line, atom, atom.toLineEnd ? Math.max(least, width - at.line.width - widthAfter) : least);
    } else if (atom.width <= width - at.line.width || clusterWidth <= width) {
      putWord(at.line, atom, atom.width);
    } else {
      for (const part of splitWord(at.fonts, atom, width, width - at.line.width)) {
        if (at.line.last !== undefined && at.line.width + part.width > width) endLine(at);
        putWord(at.line, part, part.width);
      }
    }
  }
  at.cluster = [];
  at.clusterWidth = 0;
  at.spaceBefore = false;
}

/** Not after two letters: « ci-dessus », « peut-on ». */
const afterHyphen = /(?<=\p{L}\p{M}*\p{L}\p{M}*\p{L}\p{M}*-)(?=\p{L}\p{M}*\p{L}\p{M}*\p{L})/u;
/** The space before the year of a date whose day does not part from its month: « 12\u00A0octobre 2026 ». */
const yearOfDate = /(\d\p{L}*\u00A0\p{L}+) (?=\d{4}(?!\d))/gu;
const afterSlash = /(?<=[^:/]\/|[?&=-])(?=[^/])/u;

/** The parts of a word between which a line may end: after a hyphen between letters; inside a web address. */
function breakable(word: string): string[] {
  if (word.includes("://")) return word.split(afterSlash);
  return word.includes("-") ? word.split(afterHyphen) : [word];
}

/** Links, text in another language and lines to write on are elements of their own inside the paragraph. */
function ownerIn(inline: Inline, owner: Element): Element {
  if (inline.kind === "break") return owner;
  if (inline.kind === "fill")
    return element("Form", { inside: owner, printField: { role: "tv", description: inline.label } });
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

function wordAtom(fonts: Fonts, text: string, style: Style, sizePt: number, owner: Element, href?: string): WordAtom {
  const { width, pieces, moveAfter } = shapeWord(text, style, fonts);
  return { kind: "word", width: (width * sizePt) / 1000, pieces, moveAfter, element: owner, text, style, sizePt, href };
}

/** A space belongs to the text around it, so that what is read aloud or copied keeps its words apart. */
function spaceAtom({ fonts, style }: Breaking, before: Atom | undefined, next: Atom | undefined): WordAtom | undefined {
  const neighbour = before?.kind === "word" ? before : next?.kind === "word" ? next : undefined;
  if (neighbour === undefined) {
    const owner = before?.element.inside;
    return owner === undefined ? undefined : wordAtom(fonts, " ", "regular", style.sizePt, owner);
  }
  const shared = before?.kind === "word" && next?.kind === "word" && before.element === next.element;
  const href = shared ? neighbour.href : undefined;
  const owner = shared || neighbour.element.inside === undefined ? neighbour.element : neighbour.element.inside;
  return wordAtom(fonts, " ", neighbour.style, neighbour.sizePt, owner, href);
}

/** Cuts a word wider than the column between letters, never between a letter and its marks. */
function splitWord(fonts: Fonts, word: WordAtom, width: number, firstRoom: number): WordAtom[] {
  const parts: WordAtom[] = [];
  const make = (text: string) => wordAtom(fonts, text, word.style, word.sizePt, word.element, word.href);
  let room = firstRoom;
  let text = "";
  for (const letter of word.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    if (text !== "" && make(text + letter).width > room) {
      parts.push(make(text));
      text = "";
      room = width;
    }
    text += letter;
  }
  if (text !== "") parts.push(make(text));
  return parts;
}

function putWord(line: OpenLine, word: WordAtom, width: number): void {
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
function putPieces(line: OpenLine, run: Piece[], word: WordAtom): void {
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

function putPen(line: OpenLine, pen: Extract<Atom, { kind: "pen" }>, width: number): void {
  endRun(line);
  line.items.push({ kind: "rule", x: line.width, y: 1.5, width, element: pen.element });
  line.width += width;
  line.last = pen;
  line.hasPen = true;
}

function endRun(line: OpenLine): void {
  const { run, href } = line;
  if (run?.element !== undefined && href !== undefined) {
    const { x, element, sizePt } = run;
    const width = line.width - x;
    line.items.push({ kind: "link", x, y: -sizePt * 0.8, width, height: sizePt * 1.1, href, element });
    line.items.push({ kind: "rule", x, y: 1.6, width, element: undefined });
  }
  line.run = undefined;
}

/** Aligns the line, appends it and begins another. */
function endLine(at: Breaking): void {
  const { line, style, width } = at;
  endRun(line);
  const height = line.hasPen ? Math.max(penLineHeight, style.lineHeight) : style.lineHeight;
  const baseline = height - style.lineHeight * 0.28;
  const room = width - line.width;
  const x = style.align === "right" ? room : style.align === "center" ? room / 2 : 0;
  at.lines.push({ height, baseline, items: line.items.map((item) => moveItem(item, x, baseline)) });
  at.line = newLine();
}
