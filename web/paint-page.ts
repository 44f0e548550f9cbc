// Paints a page that the engine has drawn on a canvas.
import type { PageDrawing } from "../functions/pdf/preview/draw-page.ts";

type Context = Pick<
  CanvasRenderingContext2D,
  "setTransform" | "fillRect" | "fill" | "stroke" | "fillStyle" | "strokeStyle" | "lineWidth"
>;

/** Paints the page `scale` pixels a point large, on a canvas of at least `width * scale` by `height * scale` pixels. */
export function paintPage(context: Context, drawing: PageDrawing, scale: number): void {
  const { width, height, bars, barGray, strokes, strokeWidth, codes, outlines, glyphs } = drawing;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  const gray = Math.round(barGray * 255);
  context.fillStyle = `rgb(${gray}, ${gray}, ${gray})`;
  const [barPath, codePath] = [new Path2D(bars), new Path2D(codes)];
  context.fill(barPath);
  context.fillStyle = context.strokeStyle = "#000";
  context.lineWidth = strokeWidth;
  context.stroke(new Path2D(strokes));
  context.fill(codePath);
  const paths = outlines.map(pathOf);
  for (let at = 0; at < glyphs.length; at += 4) {
    const em = (glyphs[at + 3]! * scale) / 1000;
    context.setTransform(em, 0, 0, em, glyphs[at + 1]! * scale, glyphs[at + 2]! * scale);
    context.fill(paths[glyphs[at]!]!);
  }
}

// The same glyphs are on every page.
const known = new Map<string, Path2D>();

function pathOf(outline: string): Path2D {
  let path = known.get(outline);
  // A path that begins with a relative command begins at the origin.
  if (path === undefined) known.set(outline, (path = new Path2D(outline)));
  return path;
}
