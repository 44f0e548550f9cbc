// Finds the row of titles of a list whose titles the sender explained.
import { nameColumns, readColumns, scoreHeader } from "../reading/header.ts";
import type { Score } from "../table/table-rows.ts";
import type { Mapping } from "./mapping.ts";
import { ownValue, titleKeys } from "./own-words.ts";

/** How many columns these cells name, by the mapping or as titles of ours. */
export function scoreWith(mapping: Mapping | undefined): Score {
  if (mapping === undefined || Object.keys(mapping.columns).length === 0) return scoreHeader;
  return (cells) => {
    const keys = titleKeys(cells);
    const isMapped = (index: number): boolean => ownValue(mapping.columns, keys[index]!) !== undefined;
    return (
      cells.filter((_, index) => isMapped(index)).length + scoreHeader(cells.filter((_, index) => !isMapped(index)))
    );
  };
}

/** The columns that are read, from 0, those of names apart. */
export function columnsWith(mapping: Mapping | undefined, cells: string[]): ReturnType<typeof readColumns> {
  const byTitle = readColumns(cells);
  if (mapping === undefined) return byTitle;
  const [names, others] = [new Set(byTitle.names), new Set(byTitle.others)];
  for (const [index, key] of titleKeys(cells).entries()) {
    const mapped = ownValue(mapping.columns, key);
    if (mapped === undefined) continue;
    names.delete(index);
    others.delete(index);
    if (mapped.read === "full-name" || (mapped.read === "answer" && nameColumns.has(mapped.column))) names.add(index);
    else if (mapped.read !== "nothing") others.add(index);
  }
  return { names: [...names], others: [...others] };
}
