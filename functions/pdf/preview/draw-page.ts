// A laid-out page as paths, for what cannot show a PDF: a canvas draws them without a font, and it looks as the PDF does.
import { darkRuns } from "../layout/codes.ts";
import { ink, pageSize, type LaidOut, type PageItem } from "../layout/page-model.ts";
import { outlinesOf } from "./outlines.ts";
import { forEachShown } from "./shown-glyphs.ts";

/**
 * Plain data, in points from the top left corner of a white page, y downwards. Paths are in the syntax of SVG, which a
 * Path2D takes; black but for the bars, whose lightness is `barGray` (0 black, 1 white).
 */
export type PageDrawing = {
  width: number;
  height: number;
  bars: string;
  barGray: number;
  /** Rules and frames, to be stroked. */
  strokes: string;
  strokeWidth: number;
  /** Codes to scan, to be filled. */
  codes: string;
  /** Of glyphs, in 1/1000 em from the start of their base line. */
  outlines: string[];
  /** Four numbers for each glyph: its outline, the x and y of the start of its base line, and its size. */
  glyphs: Float32Array;
};

/** Draws the page with this index. */
export function drawPage({ pages }: LaidOut, index: number): PageDrawing {
  const { items } = pages[index]!;
  return {
    ...pageSize,
    bars: items.map((item) => (item.kind === "bar" ? rectangle(item) : "")).join(""),
    barGray: ink.barGray,
    strokes: items.map(stroke).join(""),
    strokeWidth: ink.lineWidthPt,
    codes: items.map((item) => (item.kind === "qr" ? code(item) : "")).join(""),
    ...drawTexts(items),
  };
}

const round = (length: number): number => Math.round(length * 100) / 100;

const rectangle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}z`;

function stroke(item: PageItem): string {
  if (item.kind === "frame") return rectangle(item);
  return item.kind === "rule" ? `M${round(item.x)} ${round(item.y)}h${round(item.width)}` : "";
}

function code({ x, y, sizePt, rows }: Extract<PageItem, { kind: "qr" }>): string {
  const side = sizePt / rows.length;
  const bar = (line: number, from: number, to: number) =>
    rectangle({ x: x + from * side, y: y + line * side, width: (to - from) * side, height: side });
  return rows.flatMap((row, line) => darkRuns(row).map(([from, to]) => bar(line, from, to))).join("");
}

function drawTexts(items: readonly PageItem[]): Pick<PageDrawing, "outlines" | "glyphs"> {
  const outlines: string[] = [];
  const numbers = new Map<string, number>();
  const glyphs: number[] = [];
  for (const item of items) {
    if (item.kind !== "text") continue;
    const em = item.sizePt / 1000;
    let { x } = item;
    for (const piece of item.pieces) {
      const { outline, advance } = outlinesOf(piece.subset);
      const y = item.baseline - piece.rise * em;
      forEachShown(
        piece,
        (glyph) => {
          const path = outline(glyph);
          let number = numbers.get(path);
          if (number === undefined) numbers.set(path, (number = outlines.push(path) - 1));
          if (path !== "") glyphs.push(number, x, y, item.sizePt);
          x += advance(glyph) * em;
        },
        (move) => (x += move * em),
      );
    }
  }
  return { outlines, glyphs: Float32Array.from(glyphs) };
}
