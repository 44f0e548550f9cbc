// What stands in a field, as an answer: dates from their three parts, choices by their index, a name that papers do not give.
import { valueAt } from "../../functions/answers/paths.ts";
import type { ParseOptions } from "../../functions/answers/parse-answers.ts";
import type { AnswersSoFar } from "../../functions/questions/answer-set.ts";
import type { Question } from "../../functions/questions/questions.ts";
import { readAnswer, withoutContradiction, type AnswerReading } from "../../functions/questions/read-answer.ts";
import { message, type Message } from "../../functions/text/message.ts";
import { partInError, textOfDate, type DatePart } from "../fields/date-parts.ts";
import { noName } from "../protocol.ts";

export type DraftReading =
  | { ok: true; value: unknown; remark?: Message }
  | { ok: false; issue: Message; part?: DatePart };

/** `value` is undefined where nothing stands in the field, which leaves the answer to the pen. */
export function readDraft(question: Question, draft: string, answers: AnswersSoFar, rules: ParseOptions): DraftReading {
  const { kind, path, options } = question;
  if (draft === noName) return kept(question, null, answers, rules);
  if (kind === "day" || kind === "partial-day") return readDate(question, draft, answers, rules);
  if (options.length === 0) return readAnswer(question, draft, answers, rules);
  const chosen = draft === "" ? undefined : options[Number(draft)]?.value;
  if (kind === "one-more") {
    // Without a choice, nothing says that the list has ended.
    if (chosen === undefined) return { ok: false, issue: message("questions.problems.not-chosen") };
    return { ok: true, value: chosen === true ? (valueAt(answers, path) ?? {}) : undefined };
  }
  if (chosen !== undefined) return kept(question, chosen, answers, rules);
  return question.needed
    ? { ok: false, issue: message("questions.problems.not-chosen") }
    : { ok: true, value: undefined };
}

const kept = ({ path }: Question, value: unknown, answers: AnswersSoFar, rules: ParseOptions): AnswerReading =>
  withoutContradiction(path, value, answers, rules) ?? { ok: true, value };

function readDate(question: Question, draft: string, answers: AnswersSoFar, rules: ParseOptions): DraftReading {
  const isPartial = question.kind === "partial-day";
  const joined = textOfDate(draft, isPartial);
  if (!joined.ok) {
    const { part } = joined;
    const key = isPartial && part !== "year" ? (`${part}-missing-or-unsaid` as const) : (`${part}-missing` as const);
    return { ok: false, part, issue: message(`questions.problems.${key}`) };
  }
  const reading = readAnswer(question, joined.text, answers, rules);
  return reading.ok ? reading : { ...reading, part: partInError(reading.code, draft) };
}
