// What came from outside as it is shown in a message: short, on one line, with nothing invisible.
import type { Path } from "./paths.ts";

const maxShown = 60;

/** A value of JSON, short enough to be shown; lists and objects by their brackets. */
export function clip(value: unknown): unknown {
  if (typeof value === "string") {
    if (value.length <= maxShown) return value;
    // No half of a character is left at the end.
    return `${value.slice(0, maxShown).replace(/[\uD800-\uDBFF]$/, "")}…`;
  }
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? "[…]" : "{…}";
}

/** `U+202E` */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Invisible characters by their number: they could hide what stands there, or command a terminal. */
export const showInvisible = (text: string): string =>
  text.replace(/[\p{C}\u2028\u2029]/gu, (character) => `[${codePointOf(character)}]`);

/** As JSON: a text in quotes. */
export function showValue(value: unknown): string {
  const clipped = clip(value);
  return showInvisible(typeof value === "string" ? JSON.stringify(clipped) : String(clipped));
}

/** `housing.host.birth.date`, `children[0].gender`; the whole input is an empty text. */
export function showPath(path: Path): string {
  const showKey = (key: string) => (/^[\w-]+$/.test(key) ? key : showInvisible(JSON.stringify(clip(key))));
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${showKey(key)}`))
    .join("");
}
