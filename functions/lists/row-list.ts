// Row numbers in one short line.
import type { Value } from "../text/message.ts";

const maxRowsInLine = 10;

/** The first rows and the last one: a column that was filled down can concern all rows. */
export function rowsInLine(rows: readonly number[]): Value {
  const left = rows.slice(maxRowsInLine);
  const list = [...rows.slice(0, maxRowsInLine), ...(left.length > 1 ? ["…"] : []), ...left.slice(-1)];
  return { list, type: "separated" };
}
