// Titles in two rows: « Hébergeant » above « Nom » and « Prénoms » gives « Hébergeant – Nom », « Hébergeant – Prénoms ».
import { showCell, type BestRow, type Row, type Score } from "../table-rows.ts";
import type { Merge } from "./merged-cells.ts";

/** The header with the row above or below it, if both together name more columns than it does alone. */
export function joinTitleRows(
  rows: Iterable<Row>,
  header: BestRow,
  { merges, score }: { merges: readonly Merge[]; score: Score },
): BestRow {
  if (header.number === 0) return header;
  const near = new Map<number, Row>();
  for (const row of rows) {
    if (row.number > header.number + 1) break;
    if (row.number >= header.number - 1) near.set(row.number, row);
  }
  let best = header;
  for (const top of [header.number - 1, header.number]) {
    const [upper, lower] = [near.get(top), near.get(top + 1)];
    if (upper === undefined || lower === undefined) continue;
    const cells = join(upper, lower, merges, score);
    const joined = score(cells);
    if (joined > best.score) best = { ...header, top, number: top + 1, cells, score: joined };
  }
  return best;
}

function join(upper: Row, lower: Row, merges: readonly Merge[], score: Score): string[] {
  const across = merges.filter(
    ({ top, bottom, left, right }) => top <= upper.number && bottom >= upper.number && right > left,
  );
  let before = "";
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, column) => {
    const above = showCell(upper.cells[column]).trim();
    const title = showCell(lower.cells[column]).trim();
    const merge = across.find(({ left, right }) => left <= column && right >= column);
    if (above !== "") before = above;
    // Where nothing is merged, as in a CSV, a group goes on until the next one.
    const group =
      merge !== undefined
        ? showCell(upper.cells[merge.left]).trim()
        : above !== "" || across.length > 0
          ? above
          : before;
    if (title === "") return above;
    const whole = `${group} – ${title}`;
    return group !== "" && group !== title && score([whole]) > 0 ? whole : title;
  });
}
