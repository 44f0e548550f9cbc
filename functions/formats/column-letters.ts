// The letters of spreadsheet columns.

/** A, B, …, Z, AA for 0, 1, …, 25, 26. */
export function letterOf(column: number): string {
  const above = Math.floor(column / 26);
  return `${above === 0 ? "" : letterOf(above - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** The column of a reference such as `AB12`, from 0; -1 if it does not begin with a capital letter. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
