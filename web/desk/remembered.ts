// What was said of the columns of earlier lists, on this computer: titles and words of lists, and nothing of a person.
import { isEmptyMapping } from "../../functions/spreadsheet/mapping/empty-mapping.ts";
import type { Mapping } from "../../functions/spreadsheet/mapping/mapping.ts";

const key = "desk-columns";
const maxLists = 20;

type Remembered = { titles: string; mapping: unknown };

function all(): Partial<Remembered>[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(read) ? (read as Partial<Remembered>[]) : [];
  } catch {
    return [];
  }
}

export const titlesOf = (columns: readonly { key: string }[]): string => columns.map((column) => column.key).join("\n");

/** As it was kept, perhaps by an older page: to be parsed. */
export const rememberedFor = (titles: string): unknown => all().find((one) => one.titles === titles)?.mapping;

/** The list used last comes first; the oldest ones go. */
export function remember(titles: string, mapping: Mapping): void {
  const others = all().filter((one) => one.titles !== titles);
  const kept = isEmptyMapping(mapping) ? others : [{ titles, mapping }, ...others];
  try {
    localStorage.setItem(key, JSON.stringify(kept.slice(0, maxLists)));
  } catch {
    // It is asked again the next time.
  }
}

export const hasRemembered = (): boolean => all().length > 0;

export function forgetRemembered(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
