// The words in which people write something, for reading it: those of labels, and more from synonyms.json.
import { synonyms } from "virtual:locales";
import { helpLanguages } from "./languages.ts";
import { isMessageKey, say } from "./say.ts";

/** All words of a list of synonyms.json, in every language in which everything can be said. */
export const wordsFor = (list: string): string[] =>
  helpLanguages.flatMap((language) => synonyms[language]?.[list] ?? []);

/** The label in each of these languages, then the other words for it. `label` is a key of labels.json without `labels.`. */
export function waysToWrite(label: string): string[] {
  const key = `labels.${label}`;
  const said = isMessageKey(key) ? helpLanguages.map((language) => say({ key }, language)) : [];
  return [...said, ...wordsFor(label)];
}
