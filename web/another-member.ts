// The next member of the same family: what all of them share stays, and what is one person’s own goes.
import { valueAt } from "../functions/answers/paths.ts";
import type { AnswersSoFar } from "../functions/questions/answer-set.ts";

/** Of the same home, under the same protection. */
export const shared = ["language", "status", "address", "housing"] as const;

export const isShared = (field: string): boolean =>
  field !== "language" && shared.some((name) => field === name || field.startsWith(`${name}.`));

/** `drafts`: the family name is offered, and only kept when the person goes on with it. */
export function forAnotherMember(answers: AnswersSoFar): {
  answers: AnswersSoFar;
  drafts: Readonly<Record<string, string>>;
} {
  const kept = shared.filter((name) => answers[name] !== undefined).map((name) => [name, answers[name]]);
  const familyName = valueAt(answers, ["identity", "familyName"]);
  return {
    answers: { version: 1, ...Object.fromEntries(kept) },
    drafts: typeof familyName === "string" ? { "identity.familyName": familyName } : {},
  };
}
