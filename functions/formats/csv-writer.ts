// Writes CSV for a French Excel: UTF-8 with a byte order mark, semicolons, CRLF at the end of each row.

/** Without it Excel reads UTF-8 as Windows-1252. */
export const byteOrderMark = "\uFEFF";

export const csvRow = (cells: readonly string[]): string => `${csvCells(cells, ";")}\r\n`;

/** The cells of one row, quoted where needed. */
export const csvCells = (cells: readonly string[], separator: string): string =>
  cells.map((cell) => quoted(cell, separator)).join(separator);

/** Spaces at an end are quoted because some programs drop them otherwise. */
function quoted(cell: string, separator: string): string {
  const isPlain = !cell.includes(separator) && !/["\r\n]|^\s|\s$/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** Puts an apostrophe before a text that a spreadsheet program would run as a formula (CSV injection). */
export const withoutFormula = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
