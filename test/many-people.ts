// Invented people for batches of any size: three of the examples in turn, each under a name of its own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../functions/dossier/answers.ts";

/** Six, five and four documents: five for each person on average. */
const examples = ["refugee-first-hosted-married", "refugee-first-hosted-vietnamese", "family-of-refugee-first-spouse"];

const exampleOf = (name: string): Answers =>
  JSON.parse(readFileSync(join(import.meta.dirname, "examples", `${name}.json`), "utf8")) as Answers;

/** Letters, for a name has no digits. */
const lettersOf = (number: number): string => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

export function manyPeople(count: number): Answers[] {
  const answers = examples.map(exampleOf);
  return Array.from({ length: count }, (_, index): Answers => {
    const { ofpraNumber: _number, ...person } = answers[index % answers.length]!;
    return { ...person, identity: { ...person.identity, givenNames: `Ana ${lettersOf(index)}` } };
  });
}
