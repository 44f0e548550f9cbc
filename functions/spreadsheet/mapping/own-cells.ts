// Reads the cells of somebody's own list: in their words, and a whole name in one cell.
import { message, type Value } from "../../text/message.ts";
import type { Column } from "../columns/columns.ts";
import { cellReader, type CellReading, type ReadCell } from "../reading/cells.ts";
import { showCell } from "../table/table-rows.ts";
import { quoted } from "../../answers/shown-values.ts";
import { splitFullName, type FullName, type NameOrder } from "./full-name.ts";
import { readText } from "./mapping.ts";
import { isBlankWord, wordKey } from "./own-words.ts";

/** The reader of a column, which takes the sender's words first. */
export function ownReader(column: Column, words: Readonly<Record<string, string>> = {}): ReadCell {
  const read = cellReader(column);
  const meanings = new Map(Object.entries(words).map(([word, meant]) => [wordKey(word), meant]));
  if (meanings.size === 0) return read;
  return (cell) => {
    const meant = meanings.get(wordKey(showCell(cell)));
    if (meant === undefined) return read(cell);
    return isBlankWord(meant) ? undefined : readText(column, meant);
  };
}

/** The readers of the two answers that one cell gives. What is wrong is said once, of the family name. */
export function fullNameReaders(family: Column, order: NameOrder): { family: ReadCell; given: ReadCell } {
  const readWhole = cellReader(family);
  const split = (
    cell: Parameters<ReadCell>[0],
  ): CellReading | (FullName & { ok: true; isGuess: boolean; remark?: CellReading }) => {
    const whole = readWhole(cell);
    if (whole?.ok !== true || typeof whole.value !== "string") return whole;
    const name = splitFullName(whole.value, order);
    if (name.ok) return { ...name, remark: whole };
    return {
      ok: false,
      code: name.possible.length === 0 ? "several-names" : "unclear-full-name",
      values: { value: whole.value, possible: possibleNames(name.possible) },
    };
  };
  return {
    family: (cell) => {
      const name = split(cell);
      if (name === undefined || !("family" in name)) return name;
      if (name.isGuess)
        return {
          ok: true,
          value: given(name.family),
          remark: "name-split",
          values: { family: part(name.family), given: part(name.given) },
        };
      return { ...name.remark!, ok: true, value: given(name.family) };
    },
    given: (cell) => {
      const name = split(cell);
      if (name === undefined) return undefined;
      if ("family" in name) return name.given === "" ? undefined : { ok: true, value: name.given };
      return name.ok ? undefined : { ...name, silent: true };
    },
  };
}

const given = (name: string): string | undefined => (name === "" ? undefined : name);

const possibleNames = (names: readonly FullName[]): Value => ({
  list: names.map(({ family, given }) =>
    message("spreadsheet.mapping.possible-name", { family: part(family), given: part(given) }),
  ),
  type: "disjunction",
});

const part = (name: string): Value => (name === "" ? message("spreadsheet.mapping.nothing") : quoted(name));
