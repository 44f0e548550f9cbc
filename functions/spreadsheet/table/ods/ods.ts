// Opens an OpenDocument sheet (.ods, or .fods in one XML file) and chooses the table whose first rows have most known names.
import { limits as usualLimits, FileError, type Limits } from "../file-errors.ts";
import { fillMerged } from "../layout/merged-cells.ts";
import { bestRow, headerSearchRows, type ReadTable, type Row, type Score } from "../table-rows.ts";
import { kindOf } from "../file-kind.ts";
import { readWhole } from "../xlsx-xml.ts";
import { inflatePart, listParts } from "../workbook-parts.ts";
import { readOdsTables, type OdsTable } from "./ods-rows.ts";

/** What the choice of a sheet needs of each. */
type FirstRows = { table: OdsTable; rows: Row[] };

/** The bytes of the content, from the start each time. */
type Content = { name: string; pieces: () => Iterable<Uint8Array> };

/** Greater than any score. */
const aboveHidden = 1e6;

export function openOds(
  bytes: Uint8Array,
  score: Score,
  { sheetName, limits = usualLimits }: { sheetName?: string; limits?: Limits } = {},
): ReadTable {
  const content = kindOf(bytes) === "fods" ? { name: "document", pieces: () => [bytes] } : contentOf(bytes);
  const tables = firstRowsOf(content, limits);
  const chosen = tables.find(({ table }) => table.name === sheetName) ?? chooseTable(tables, score);
  const others = tables.filter(({ table, rows }) => table !== chosen.table && rows.length > 0);
  const merges = chosen.table.merges.toSorted((one, other) => one.top - other.top);
  return {
    format: "ods",
    sheetName: chosen.table.name,
    otherSheets: others.map(({ table: { name, isHidden }, rows }) => ({
      name,
      isHidden,
      header: bestRow(rows, score).cells,
    })),
    merges: () => merges,
    rows: () => fillMerged(rowsOf(content, chosen.table.index, limits), merges),
    firstRows: () =>
      fillMerged(
        chosen.rows.map((row) => ({ ...row, cells: [...row.cells] })),
        merges,
      ),
  };
}

function contentOf(bytes: Uint8Array): Content {
  const entries = listParts(bytes);
  const manifest = entries.get("meta-inf/manifest.xml");
  let isEncrypted = entries.has("encrypted-package");
  if (manifest !== undefined) {
    readWhole(inflatePart(manifest, usualLimits.smallPartBytes), manifest.name, {
      open(name) {
        if (name === "encryption-data") isEncrypted = true;
      },
    });
  }
  if (isEncrypted) throw new FileError("password");
  const part = entries.get("content.xml");
  if (part === undefined) throw new FileError("broken-workbook");
  return { name: part.name, pieces: () => inflatePart(part) };
}

/** The rows of one table; the others are passed over. */
function* rowsOf({ name, pieces }: Content, index: number, limits: Limits): Generator<Row> {
  for (const { table, row } of readOdsTables(pieces(), name, { limits, only: index })) {
    if (table.index === index && row !== undefined) yield row;
  }
}

/** Each table with as many rows as the header is searched in. */
function firstRowsOf({ name, pieces }: Content, limits: Limits): FirstRows[] {
  const found: FirstRows[] = [];
  for (const { table, row } of readOdsTables(pieces(), name, { limits, maxRows: headerSearchRows })) {
    const last = found.at(-1);
    if (last?.table !== table) found.push({ table, rows: row === undefined ? [] : [row] });
    else if (row !== undefined) last.rows.push(row);
  }
  if (found.length === 0) throw new FileError("broken-workbook", { values: { part: name } });
  return found;
}

/** The table with the highest score; a hidden one only if all visible ones are blank. */
function chooseTable(tables: readonly FirstRows[], score: Score): FirstRows {
  const ranked = tables.map((one) => {
    const rank = one.rows.length === 0 ? -1 : bestRow(one.rows, score).score + (one.table.isHidden ? 0 : aboveHidden);
    return { one, rank };
  });
  return ranked.reduce((best, other) => (other.rank > best.rank ? other : best)).one;
}
