// Packs the kerning of all glyphs of a style into classes: glyphs that kern alike share a row or a column.

export type KerningClasses = {
  /** Class of each glyph as the left or the right one of a pair; 0 kerns with nothing. */
  left: number[];
  right: number[];
  /** For each left class: right class, value, right class, value… without the zeros. */
  rows: number[][];
};

export function packKerning(
  glyphs: readonly number[],
  kerning: (left: number, right: number) => number,
): KerningClasses {
  const rows = glyphs.map((left) => glyphs.map((right) => kerning(left, right)));
  const left = numberAlike(rows);
  const distinctRows = left.firsts.map((at) => (at === undefined ? [] : rows[at]!));
  const columns = glyphs.map((_, i) => distinctRows.map((row) => row[i] ?? 0));
  const right = numberAlike(columns);
  return {
    left: left.classes,
    right: right.classes,
    rows: distinctRows.map((row) =>
      right.firsts.flatMap((at, rightClass) => (at !== undefined && row[at] ? [rightClass, row[at]] : [])),
    ),
  };
}

/** Numbers vectors by their values, in order of first appearance; all zeros is class 0. `firsts[class]` is an index. */
function numberAlike(vectors: readonly number[][]): { classes: number[]; firsts: (number | undefined)[] } {
  const numbers = new Map<string, number>();
  const firsts: (number | undefined)[] = [undefined];
  const classes = vectors.map((vector, i) => {
    if (vector.every((value) => value === 0)) return 0;
    const key = vector.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, firsts.length);
    return firsts.push(i) - 1;
  });
  return { classes, firsts };
}
