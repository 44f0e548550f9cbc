// Breaks inline content into lines no wider than a column.
import { shapeWord, type Piece, type Style } from "./fonts.ts";
import type { Align, Inline } from "./markup.ts";
import { element, mm, type Element, type Mark } from "./page-model.ts";

/** A line: marks placed from its top left corner. */
export type Line = { height: number; baseline: number; marks: Mark[] };

export type LineStyle = { sizePt: number; lineHeight: number; bold: boolean; align: Align };

export const bodyLine: LineStyle = { sizePt: 10.5, lineHeight: 14.2, bold: false, align: "left" };

/** Room for handwriting: a line that is filled in with a pen stands this high. */
const penLineHeight = mm(7.5);
/** What is left of a line must be at least this long to be worth writing on. */
const shortestPenLine = mm(35);

/** The smallest thing that goes on a line whole. */
type Atom =
  | {
      kind: "word";
      width: number;
      pieces: readonly Piece[];
      element: Element;
      href: string | undefined;
      text: string;
      style: Style;
    }
  | { kind: "pen"; width: number; toLineEnd: boolean; element: Element };

/** Atoms with no space between them; they part only where nothing else helps. */
type Cluster = { atoms: Atom[]; width: number };

/** The lines of `content`, at most `width` points wide, whose marks belong to `owner`. Never drops or cuts text. */
export function breakIntoLines(content: readonly Inline[], width: number, style: LineStyle, owner: Element): Line[] {
  const lines: Line[] = [];
  let current = newLine();
  const end = () => {
    lines.push(finishLine(current, width, style));
    current = newLine();
  };
  // The space where a line wraps is kept, without width: words stay apart for those who copy or listen.
  const wrap = (space: Atom | undefined) => {
    if (space !== undefined) current.atoms.push({ ...space, width: 0 });
    end();
  };
  for (const cluster of clusters(content, style, owner)) {
    if (cluster === "break") {
      end();
      continue;
    }
    const space =
      current.atoms.length > 0 && cluster.spaceBefore ? spaceAtom(style, current.atoms.at(-1), cluster) : undefined;
    const gap = space?.width ?? 0;
    if (current.atoms.length > 0 && current.width + gap + Math.min(cluster.width, width) > width) {
      wrap(space);
    } else if (space !== undefined) {
      current.atoms.push(space);
      current.width += gap;
    }
    let widthAfter = cluster.width;
    for (const atom of cluster.atoms) {
      widthAfter -= atom.width;
      if (atom.kind === "pen") {
        const least = Math.min(atom.width, width);
        if (cluster.width > width && current.atoms.length > 0 && current.width + least > width) end();
        // What follows without a space, such as a full stop, stays on the line.
        const penWidth = atom.toLineEnd ? Math.max(least, width - current.width - widthAfter) : least;
        current.atoms.push({ ...atom, width: penWidth });
        current.width += penWidth;
      } else if (atom.width <= width - current.width || cluster.width <= width) {
        current.atoms.push(atom);
        current.width += atom.width;
      } else {
        for (const part of splitWord(atom, width, width - current.width, style)) {
          if (current.atoms.length > 0 && current.width + part.width > width) end();
          current.atoms.push(part);
          current.width += part.width;
        }
      }
    }
  }
  if (current.atoms.length > 0 || lines.length === 0) end();
  return lines;
}

type OpenLine = { atoms: Atom[]; width: number };
const newLine = (): OpenLine => ({ atoms: [], width: 0 });

type SpacedCluster = Cluster & { spaceBefore: boolean };

const afterHyphen = /(?<=\p{L}-)(?=\p{L})/u;
const afterSlash = /(?<=[^:/]\/|[?&=-])(?=[^/])/u;

/** The parts of a word between which a line may end: after a hyphen between letters; inside a web address. */
function breakable(word: string): string[] {
  if (word.includes("://")) return word.split(afterSlash);
  return word.includes("-") ? word.split(afterHyphen) : [word];
}

function* clusters(content: readonly Inline[], style: LineStyle, owner: Element): Generator<SpacedCluster | "break"> {
  let open: SpacedCluster = { atoms: [], width: 0, spaceBefore: false };
  const take = () => {
    const taken = open;
    open = { atoms: [], width: 0, spaceBefore: false };
    return taken;
  };
  for (const inline of content) {
    if (inline.kind === "break") {
      if (open.atoms.length > 0) yield take();
      yield "break";
    } else if (inline.kind === "fill") {
      const pen = element("Form", { inside: owner, printField: { role: "tv", description: inline.label } });
      const toLineEnd = inline.widthMm === "full";
      const width = inline.widthMm === "full" ? shortestPenLine : mm(inline.widthMm);
      open.atoms.push({ kind: "pen", width, toLineEnd, element: pen });
      open.width += width;
    } else {
      const owning = textOwner(inline, owner);
      const textStyle: Style = style.bold || inline.bold ? "bold" : "regular";
      let isFirst = true;
      for (const token of inline.text.split(" ")) {
        if (!isFirst) {
          if (open.atoms.length > 0) yield take();
          open.spaceBefore = true;
        }
        isFirst = false;
        if (token === "") continue;
        let mayBreak = false;
        for (const part of breakable(token)) {
          if (mayBreak && open.atoms.length > 0) yield take();
          const word = wordAtom(part, textStyle, style.sizePt, owning, inline.href);
          open.atoms.push(word);
          open.width += word.width;
          mayBreak = true;
        }
      }
    }
  }
  if (open.atoms.length > 0) yield open;
}

/** Links and text in another language are elements of their own inside the paragraph. */
function textOwner(inline: Extract<Inline, { kind: "text" }>, owner: Element): Element {
  if (inline.href !== undefined) return element("Link", { inside: owner, alt: inline.text });
  if (inline.lang !== undefined) return element("Span", { inside: owner, lang: inline.lang });
  return owner;
}

type WordAtom = Extract<Atom, { kind: "word" }>;

function wordAtom(text: string, style: Style, sizePt: number, owner: Element, href?: string): WordAtom {
  const { width, pieces } = shapeWord(text, style);
  return { kind: "word", width: (width * sizePt) / 1000, pieces, element: owner, text, style, href };
}

/** A space belongs to the text around it, so that what is read aloud or copied keeps its words apart. */
function spaceAtom(style: LineStyle, before: Atom | undefined, after: Cluster): Atom | undefined {
  const next = after.atoms[0];
  const neighbour = before?.kind === "word" ? before : next?.kind === "word" ? next : undefined;
  if (neighbour === undefined) {
    const owner = before?.element.inside;
    return owner === undefined ? undefined : wordAtom(" ", "regular", style.sizePt, owner);
  }
  const shared = before?.kind === "word" && next?.kind === "word" && before.element === next.element;
  const href = shared ? neighbour.href : undefined;
  const owner = shared || neighbour.element.inside === undefined ? neighbour.element : neighbour.element.inside;
  return wordAtom(" ", neighbour.style, style.sizePt, owner, href);
}

/** Cuts a word wider than the column between letters, never between a letter and its marks. */
function splitWord(word: WordAtom, width: number, firstRoom: number, style: LineStyle): WordAtom[] {
  const parts: WordAtom[] = [];
  const make = (text: string) => wordAtom(text, word.style, style.sizePt, word.element, word.href);
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

function finishLine(line: OpenLine, width: number, style: LineStyle): Line {
  const hasPen = line.atoms.some((atom) => atom.kind === "pen");
  const height = hasPen ? Math.max(penLineHeight, style.lineHeight) : style.lineHeight;
  const baseline = height - style.lineHeight * 0.28;
  const used = line.atoms.reduce((sum, atom) => sum + atom.width, 0);
  let x = style.align === "right" ? width - used : style.align === "center" ? (width - used) / 2 : 0;
  const marks: Mark[] = [];
  let run: { mark: Extract<Mark, { kind: "text" }>; href: string | undefined } | undefined;
  const endRun = () => {
    if (run?.href !== undefined && run.mark.element !== undefined) {
      const y = baseline - style.sizePt * 0.8;
      const { element, x: left } = run.mark;
      marks.push({ kind: "link", x: left, y, width: x - left, height: style.sizePt * 1.1, href: run.href, element });
      marks.push({ kind: "rule", x: left, y: baseline + 1.6, width: x - left, element: undefined });
    }
    run = undefined;
  };
  for (const atom of line.atoms) {
    if (atom.kind === "pen") {
      endRun();
      marks.push({ kind: "rule", x, y: baseline + 1.5, width: atom.width, element: atom.element });
    } else {
      if (run === undefined || run.mark.element !== atom.element) {
        endRun();
        const mark = {
          kind: "text",
          x,
          baseline,
          sizePt: style.sizePt,
          pieces: [],
          element: atom.element,
        } satisfies Mark;
        run = { mark, href: atom.href };
        marks.push(mark);
      }
      for (const piece of atom.pieces) addPiece(run.mark.pieces, piece);
    }
    x += atom.width;
  }
  endRun();
  return { height, baseline, marks };
}

/** What goes on in the same face at the same height is one piece. */
function addPiece(pieces: Piece[], { face, rise, show }: Piece): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.face === face && last.rise === rise) last.show += show;
  else pieces.push({ face, rise, show });
}
