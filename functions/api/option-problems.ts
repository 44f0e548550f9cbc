// What is wrong with what was asked for besides the answers: each option with what is expected of it.
import type * as z from "zod";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import type { ProblemItem } from "./http-problems.ts";

/** The words are `http.options.<code>`. */
type OptionProblemCode = "wrong-option" | "unknown-option" | "no-object" | "no-whole-birth-date";

export function optionProblem(
  code: OptionProblemCode,
  path: string,
  language: Language,
  values: Record<string, string> = {},
): ProblemItem {
  return { code, path, message: say(message(`http.options.${code}`, values), language) };
}

/** `expectedOf`: the values that each option takes, in no language. */
export function optionProblems(
  issues: readonly z.core.$ZodIssue[],
  expectedOf: Readonly<Record<string, string>>,
  language: Language,
): ProblemItem[] {
  const expected = Object.keys(expectedOf).join(", ");
  const problems = issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      // The name came from outside and goes back as it is, short enough to be read.
      return issue.keys.map((key) => {
        const name = key.slice(0, 40);
        return optionProblem("unknown-option", name, language, { name, expected });
      });
    }
    const [name] = issue.path;
    if (name === undefined) return [optionProblem("no-object", "", language, { expected })];
    const values = { name: String(name), expected: expectedOf[String(name)] ?? "" };
    return [optionProblem("wrong-option", String(name), language, values)];
  });
  // What is wrong in several ways, or in several places of a list, is corrected once.
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.path}`, problem])).values()];
}
