// What is sent twice is named: which of the two values is meant, only the sender knows.
import type { Language } from "../text/languages.ts";
import { HttpProblem, type ProblemItem } from "./http-problems.ts";
import { optionProblem } from "./option-problems.ts";

/** A problem for each name that `sent`, a query or a form, has several times. */
export function doubledProblems(sent: Iterable<[name: string, value: string]>, language: Language): ProblemItem[] {
  const names = Array.from(sent, ([name]) => name);
  const doubled = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return Array.from(doubled, (whole) => {
    const name = whole.slice(0, maxNameLength);
    return optionProblem("doubled-option", name, language, { name });
  });
}

/** Names come from outside and go back as they are, short enough to be read. */
const maxNameLength = 40;

/** Throws `HttpProblem` with every name that comes several times. */
export function refuseDoubled(sent: Iterable<[name: string, value: string]>, language: Language): void {
  const problems = doubledProblems(sent, language);
  if (problems.length > 0) throw new HttpProblem("doubled-field", problems);
}
