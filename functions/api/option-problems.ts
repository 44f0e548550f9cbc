// What is wrong with what was asked for besides the answers: each option with what is expected of it.
import * as z from "zod";
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";
import type { ProblemItem } from "./http-problems.ts";

/** The words are `http.options.<code>`. */
type OptionProblemCode =
  | "wrong-option"
  | "unknown-option"
  | "no-object"
  | "no-whole-birth-date"
  | "wrong-sender"
  | "doubled-option";

export function optionProblem(
  code: OptionProblemCode,
  path: string,
  language: Language,
  values: Record<string, string> = {},
): ProblemItem {
  return { code, path, message: say(message(`http.options.${code}`, values), language) };
}

/** The problems of options that `schema` refuses. */
export function optionProblems(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodObject,
  language: Language,
): ProblemItem[] {
  const expected = Object.keys(schema.shape).join(", ");
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
    const values = { name: String(name), expected: expectedOf(schema.shape[String(name)]) };
    return [optionProblem("wrong-option", String(name), language, values)];
  });
  // What is wrong in several ways, or in several places of a list, is corrected once.
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.path}`, problem])).values()];
}

type ValueSchema = { type?: string; enum?: unknown[]; minimum?: number; maximum?: number; items?: ValueSchema };

/** The values that an option takes, in no language: `1–30`, `true, false`, `none, birth-date, code`. */
export function expectedOf(option: z.core.$ZodType | undefined): string {
  if (option === undefined) return "";
  const { type, enum: values, minimum, maximum, items } = z.toJSONSchema(option, { io: "output" }) as ValueSchema;
  if (type === "boolean") return "true, false";
  if (minimum !== undefined && maximum !== undefined) return `${minimum}–${maximum}`;
  return (values ?? items?.enum ?? []).join(", ");
}
