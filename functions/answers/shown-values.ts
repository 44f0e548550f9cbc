// Shows untrusted values in messages: short, on one line, without invisible characters.
import { message, type Value } from "../text/message.ts";
import type { Path } from "./paths.ts";

const maxShown = 60;

/** A short form of a JSON value; lists and objects are shown by their brackets. */
export function clip(value: unknown): unknown {
  if (typeof value === "string") {
    if (value.length <= maxShown) return value;
    // A surrogate pair is not cut in half.
    return `${value.slice(0, maxShown).replace(/[\uD800-\uDBFF]$/, "")}…`;
  }
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? "[…]" : "{…}";
}

/** `U+202E` */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Replaces invisible characters by their code points: they could hide text, or control a terminal. */
export const showInvisible = (text: string): string =>
  text.replace(/[\p{C}\u2028\u2029]/gu, (character) => `[${codePointOf(character)}]`);

/** In quotation marks, shortened: « Rahimi » */
export const quoted = (value: unknown): Value => message("labels.quoted", { text: showInvisible(String(clip(value))) });

/** As JSON, so that a text is in quotes. */
export function showValue(value: unknown): string {
  const clipped = clip(value);
  return showInvisible(typeof value === "string" ? JSON.stringify(clipped) : String(clipped));
}

/** `housing.host.birth.date`, `children[0].gender`; the root is an empty text. */
export function showPath(path: Path): string {
  const showKey = (key: string) => (/^[\w-]+$/.test(key) ? key : showInvisible(JSON.stringify(clip(key))));
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${showKey(key)}`))
    .join("");
}
