// Invented people for batches of any size: three of the examples in turn, each under a name of its own.
import spouse from "../examples/family-of-refugee-first-spouse.json";
import married from "../examples/refugee-first-hosted-married.json";
import vietnamese from "../examples/refugee-first-hosted-vietnamese.json";
import type { Answers } from "../../functions/answers/answers.ts";

/** Six, five and four documents: five for each person on average. */
const examples = [married, vietnamese, spouse] as unknown as Answers[];

/** Letters, for a name has no digits. */
const lettersOf = (number: number): string =>
  String(number).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));

export function manyPeople(count: number): Answers[] {
  return Array.from({ length: count }, (_, index): Answers => {
    const { ofpraNumber: _number, ...person } = examples[index % examples.length]!;
    return { ...person, identity: { ...person.identity, givenNames: `Ana ${lettersOf(index)}` } };
  });
}
