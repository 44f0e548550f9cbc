// The review state of translations: for each text, which source text was translated and whether a person has read it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocaleText } from "../locales-plugin.ts";

/** `machine`, or `reviewed by NAME on YYYY-MM-DD`. */
export type ReviewState = string;

/** By key: the hash of the source text that was translated, and the state. */
export type Reviews = ReadonlyMap<string, { source: string; state: ReviewState }>;

export const isReviewedState = (state: ReviewState): boolean => /^reviewed by .+ on \d{4}-\d\d-\d\d$/.test(state);

/** 16 hexadecimal digits of a text, its plural forms in the order of their names. */
export function hashOf(text: LocaleText): string {
  const forms =
    typeof text === "string" ? text : Object.entries(text).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(forms)).digest("hex").slice(0, 16);
}

const fileIn = (folder: string): string => join(folder, "translation", "review.json");

/** Of the folder of a language; empty where nothing is recorded. Throws an error that names what is wrong with a record. */
export function readReviews(folder: string): Reviews {
  const path = fileIn(folder);
  if (!existsSync(path)) return new Map();
  const reviews = new Map<string, { source: string; state: string }>();
  for (const [key, record] of Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>)) {
    const [source = "", state = ""] = typeof record === "string" ? record.split(/ (.*)/s) : [];
    if (!/^[0-9a-f]{16}$/.test(source) || !(state === "machine" || isReviewedState(state)))
      throw new Error(
        `${path}: ${key} is no hash with "machine" or "reviewed by NAME on YYYY-MM-DD". Record it again.`,
      );
    reviews.set(key, { source, state });
  }
  return reviews;
}

/** In the order of their keys, so that a change is one line. */
export function writeReviews(folder: string, reviews: Reviews): void {
  const sorted = [...reviews].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const records = Object.fromEntries(sorted.map(([key, { source, state }]) => [key, `${source} ${state}`]));
  writeFileSync(fileIn(folder), `${JSON.stringify(records, null, 2)}\n`);
}

/** `unrecorded`: translated, and nothing says of which source; `stale`: the source text has changed since. */
export type KeyState = "reviewed" | "machine" | "stale" | "unrecorded" | "untranslated";

/** The state of a text of a language, `source` being what it is translated from. */
export function stateOf(
  key: string,
  source: LocaleText,
  translated: LocaleText | undefined,
  reviews: Reviews,
): KeyState {
  if (translated === undefined) return "untranslated";
  const record = reviews.get(key);
  if (record === undefined) return "unrecorded";
  if (record.source !== hashOf(source)) return "stale";
  return isReviewedState(record.state) ? "reviewed" : "machine";
}
