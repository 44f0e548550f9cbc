// The words with accents that a sheet for us may hold: they tell in which encoding it was saved.
import { countryWordsAsWritten } from "../../answers/places/country-words.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { choicesOf, yesNoChoices } from "./choices.ts";
import { columns, extraColumns } from "./columns.ts";

let gathered: ReadonlySet<string> | undefined;

/** Of titles, closed lists, countries and nationalities, and usual French words and names; in lower case. */
export const isKnownWord = (word: string): boolean => (gathered ??= gather()).has(word);

function gather(): Set<string> {
  const texts = [
    ...columns.flatMap(({ title, group, leaves }) => [
      ...waysToWrite(`columns.${title.title}`),
      ...(group === undefined ? [] : waysToWrite(`groups.${group.group}`)),
      ...leaves.flatMap((leaf) => (leaf.type === "choice" ? choicesOf(leaf).flatMap(({ written }) => written) : [])),
    ]),
    ...Object.keys(extraColumns).flatMap((kind) => waysToWrite(`columns.${kind}`)),
    ...Object.values(yesNoChoices).flatMap(({ written }) => written),
    ...waysToWrite("groups.person"),
    ...waysToWrite("stateless"),
    ...["blank", "unknown-place", "no-given-names", "words-with-accents"].flatMap(wordsFor),
    ...countryWordsAsWritten(),
  ];
  const words = texts.flatMap(
    (text) =>
      text
        .normalize("NFC")
        .toLowerCase()
        .match(/[\p{L}\p{M}]+/gu) ?? [],
  );
  return new Set(words.filter((word) => /\P{ASCII}/u.test(word)));
}
