// Reads what stands between `[(` and `)]` of a TJ, as a PDF viewer does.

/** A glyph, by its code, or a move of the pen to the right, in 1/1000 em. */
export type Shown = { glyph: number } | { move: number };

/** The codes of strings, escaped or not, and the numbers between them. */
export const readShow = (show: string): Shown[] =>
  Array.from(show.matchAll(/\)(-?\d+)\(|\\(.)|([^\\()])/gs), ([, back, escaped, plain]) => {
    if (back !== undefined) return { move: -Number(back) };
    return { glyph: escaped === "r" ? 13 : (escaped ?? plain)!.charCodeAt(0) };
  });

export const glyphsOf = (show: string): number[] =>
  readShow(show).flatMap((shown) => ("glyph" in shown ? [shown.glyph] : []));

/** How far it moves the pen; `widths` of glyph 1 and those after it: "260 268 …". */
export function advanceOf(show: string, widths: string): number {
  const list = widths.split(" ").map(Number);
  return readShow(show).reduce((sum, shown) => sum + ("glyph" in shown ? list[shown.glyph - 1]! : shown.move), 0);
}
