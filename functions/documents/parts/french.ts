// A title in French too, beside the one in the person's language: the clerk and whoever helps read the same paper.
import { factsOf, officialLanguage, type Language } from "../../text/languages.ts";
import type { Message } from "../../text/message.ts";
import { say } from "../../text/say.ts";

/** Not of those that are read in France as they are: French, and English, which is written beside it. */
export const isBilingual = (language: Language): boolean => factsOf(language).isSource !== true;

/** Null where the paper has no French beside its titles, and where both would be the same. */
export function inFrench(title: Message, language: Language): string | null {
  if (!isBilingual(language)) return null;
  const french = say(title, officialLanguage);
  return french === say(title, language) ? null : french;
}

/** `french`: for the clerk and whoever helps; null on a paper in French or English. */
export type Titles = { title: string; french: string | null };

/** A title without the French words in brackets that stand beside it anyway. */
export function titlesIn(title: Message, language: Language): Titles {
  const french = inFrench(title, language);
  const said = say(title, language);
  if (french === null) return { title: said, french };
  const known = french.toLowerCase();
  const isBeside = (words: string) => known.includes(words.toLowerCase());
  return { title: said.replaceAll(/ \(([^()]+)\)/g, (all, words: string) => (isBeside(words) ? "" : all)), french };
}
