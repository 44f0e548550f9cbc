// A score for tests that need only names of columns, and a sheet's rows as texts.
import {
  limits as usualLimits,
  openTable,
  FileError,
  type OpenedTable,
  type Row,
  type Table,
  type FileIssue,
  type Limits,
} from "../../functions/spreadsheet/table/table.ts";
import type { Encoding } from "../../functions/text/encodings.ts";
import { showCell } from "../../functions/spreadsheet/table/table-rows.ts";

const names = new Set(["reference", "nom", "prenom", "date de naissance", "telephone", "ne(e) a"]);

const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();

/** How many of the names above the cells hold. */
export const scoreOf = (cells: string[]): number => cells.filter((cell) => names.has(fold(cell))).length;

const withAccents = new Set(["référence", "prénom", "téléphone", "né", "éloïse", "hélène"]);

const words = {
  isKnown: (word: string) => withAccents.has(word),
  columnsOf: (header: string[]) => ({
    names: header.flatMap((cell, index) => (/nom$/i.test(cell.trim()) ? [index] : [])),
    others: header.flatMap((cell, index) => (names.has(fold(cell)) ? [index] : [])),
  }),
};

export const open = (
  bytes: Uint8Array | string,
  { limits = usualLimits, encoding }: { limits?: Limits | undefined; encoding?: Encoding | undefined } = {},
): OpenedTable =>
  openTable(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, {
    score: scoreOf,
    limits,
    words,
    encoding,
  });

export function openWell(bytes: Uint8Array | string, encoding?: Encoding, limits?: Limits): Table {
  const opened = open(bytes, { encoding, limits });
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened.issue)}`);
  return opened.table;
}

/** A line of a cell that looks like a row of its own is read as one, so random cells may hold none. */
export const holdsNoRow = (cells: readonly string[]): boolean =>
  cells.every((cell) =>
    cell.split("\n").every((line) => [";", ",", "\t", "|"].every((separator) => line.split(separator).length < 3)),
  );

/** `[1, "Nom", "Prénom"]`: the row's number and its texts. */
export const show = ({ number, cells }: Row): (string | number)[] => [number, ...cells.map(showCell)];

export const rowsOf = (bytes: Uint8Array | string, encoding?: Encoding, limits?: Limits): (string | number)[][] =>
  [...openWell(bytes, encoding, limits).rows()].map(show);

/** What is wrong with the file, on opening or while the rows are read. */
export function issueOf(bytes: Uint8Array | string, limits?: Limits): FileIssue | undefined {
  const opened = open(bytes, { limits });
  if (!opened.ok) return opened.issue;
  try {
    for (const _ of opened.table.rows());
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return error.issue;
    throw error;
  }
}
