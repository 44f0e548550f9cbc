// The titles and words of somebody's own list, as a mapping names them.
import { letterOf } from "../../formats/column-letters.ts";
import { foldShort } from "../../text/fold.ts";
import { columns, type Column } from "../columns/columns.ts";

const maxTitleLength = 120;

const inOneLine = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();

/** The name that a mapping has for each column: its title; « Nom [2] » for the second of one title, « [C] » without one. */
export function titleKeys(headers: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return headers.map((header, index) => {
    // Room for the number.
    const title = inOneLine(header.slice(0, 2 * maxTitleLength)).slice(0, maxTitleLength - 6) || `[${letterOf(index)}]`;
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 ? title : `${title} [${count}]`;
  });
}

/** Whether a mapping says of a word that it says nothing. */
export const isBlankWord = (meant: string): boolean => meant.trim() === "";

/** Words that differ in case, accents or signs are one; signs alone are themselves. */
export const wordKey = (word: string): string => foldShort(word) || inOneLine(word);

/** Keys of a mapping are the sender's: one may be the name of a property that all objects have. */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

type PersonWithNames = { family: Column; given: Column; maxItems: number | undefined };

/** Whose names we read, by the path of the person: `identity`, `housing.host`, `children.*`. */
export const peopleWithNames: ReadonlyMap<string, PersonWithNames> = new Map(
  columns.flatMap((family) => {
    const of = family.id.replace(/\.familyName$/, "");
    const given = columns.find(({ id }) => id === `${of}.givenNames`);
    return of === family.id || given === undefined ? [] : [[of, { family, given, maxItems: family.maxItems }] as const];
  }),
);
