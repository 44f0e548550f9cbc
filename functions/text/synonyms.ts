// The words in which people write something, for reading it: those of labels, and more from synonyms.json.
import { synonyms } from "virtual:locales";
import { operatorLanguages } from "./languages.ts";
import { isMessageKey, say } from "./say.ts";

/** All words of a list of synonyms.json, in every language of operators. */
export const wordsFor = (list: string): string[] =>
  operatorLanguages.flatMap((language) => synonyms[language]?.[list] ?? []);

/** The label in each of these languages, then the other words for it. `label` is a key of labels.json without `labels.`. */
export function waysToWrite(label: string): string[] {
  const key = `labels.${label}`;
  const said = isMessageKey(key) ? operatorLanguages.map((language) => say({ key }, language)) : [];
  return [...said, ...wordsFor(label)];
}
