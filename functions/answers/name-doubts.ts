// What is unusual in a name that is taken as it is: said as a warning, because a paper may well write it so.
import { fold } from "../text/fold.ts";
import { waysToWrite, wordsFor } from "../text/synonyms.ts";
import type { Answers } from "./answers.ts";
import type { Path } from "./paths.ts";
import { codePointOf } from "./shown-values.ts";

export type NameDoubt = {
  kind: "two-scripts" | "digits" | "civility" | "brackets" | "placeholder";
  path: Path;
  name: string;
  /** Of the script that has fewer letters in the word: `Р (U+0420)`. */
  letters: readonly string[];
};

type Named = {
  familyName?: string | undefined;
  usualName?: string | undefined;
  givenNames?: string | null | undefined;
};

/** The doubts about every name of the answers, in their order. */
export function findNameDoubts(answers: Answers): NameDoubt[] {
  const { identity, representative, housing, couple, children = [], familyMembers = [] } = answers;
  const people: [Path, Named | undefined][] = [
    [["identity"], identity],
    [["representative"], representative],
    [["housing", "host"], "host" in housing ? housing.host : undefined],
    [["couple", "spouse"], "spouse" in couple ? couple.spouse : undefined],
    [["couple", "partner"], "partner" in couple ? couple.partner : undefined],
    ...children.map((child, index): [Path, Named] => [["children", index], child]),
    ...familyMembers.map((member, index): [Path, Named] => [["familyMembers", index], member]),
  ];
  return people.flatMap(([path, person]) =>
    (["familyName", "usualName", "givenNames"] as const).flatMap((key) => doubtsOf(person?.[key], [...path, key])),
  );
}

const civility = /^(?:m\.|(?:mr|mme|mlle|mrs|ms|monsieur|madame|mademoiselle)\b)\.?\s/i;

const foldedPlaceholders = new Set([...wordsFor("blank"), ...waysToWrite("no-given-names")].map(fold));

function doubtsOf(name: string | null | undefined, path: Path): NameDoubt[] {
  if (name === undefined || name === null) return [];
  const letters = strayLetters(name);
  const found = {
    "two-scripts": letters.length > 0,
    digits: /\p{Nd}/u.test(name),
    civility: civility.test(name),
    brackets: /[()[\]]/.test(name),
    placeholder:
      /(?<!\p{L})x{3,}(?!\p{L})/iu.test(name) || /^n(?:\/a|\.a\.?)$/i.test(name) || foldedPlaceholders.has(fold(name)),
  };
  const kinds = Object.keys(found) as (keyof typeof found)[];
  return kinds.filter((kind) => found[kind]).map((kind) => ({ kind, path, name, letters }));
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** The letters of a word that are of another script than most of its letters: they only look like the right ones. */
function strayLetters(name: string): string[] {
  return name.split(/[^\p{L}\p{M}]+/u).flatMap((word) => {
    const byScript = scripts
      .map((script) => Array.from(word).filter((letter) => script.test(letter)))
      .filter((letters) => letters.length > 0)
      .toSorted((one, other) => other.length - one.length);
    return [...new Set(byScript.slice(1).flat())].map((letter) => `${letter} (${codePointOf(letter)})`);
  });
}
