// What a person types for a question, as the value of an answer, or what is wrong with it and what to do.
import type { IssueCode } from "../answers/issues.ts";
import { parseAnswers, type ParseOptions } from "../answers/parse-answers.ts";
import { columns } from "../spreadsheet/columns/columns.ts";
import { cellReader, type CellIssueCode, type CellRemarkCode } from "../spreadsheet/reading/cells.ts";
import { sheetIssue } from "../spreadsheet/reading/sheet-issues.ts";
import { message, type Message, type Values } from "../text/message.ts";
import { isMessageKey } from "../text/say.ts";
import { setAnswer, type AnswersSoFar } from "./answer-set.ts";
import type { Question } from "./questions.ts";
import { leafAt } from "./order.ts";

export type AnswerReading =
  /** `value` is undefined where nothing was typed, which leaves the answer to the pen. */
  { ok: true; value: unknown; remark?: Message } | { ok: false; code: AnswerIssueCode; issue: Message };

export type AnswerIssueCode = CellIssueCode | IssueCode | "empty";

/** Dates, countries and numbers are read as in a spreadsheet; then the rules for all answers apply. */
export function readAnswer(
  question: Pick<Question, "path" | "needed">,
  typed: string,
  answers: AnswersSoFar,
  options: ParseOptions,
): AnswerReading {
  const { path, needed } = question;
  const leaf = leafAt(path);
  const column = columns.find(({ leaves }) => leaves.some((one) => one.path === leaf?.path));
  if (column === undefined) throw new Error(`no column for ${path.join(".")}`);
  const reading = cellReader(column)({ kind: "text", text: typed });
  if (reading?.ok === false) return { ok: false, code: reading.code, issue: said(reading.code, reading.values) };
  const value = reading?.value;
  if (value === undefined && needed) return { ok: false, code: "empty", issue: message("questions.empty") };
  const remark = reading?.remark === undefined ? {} : { remark: said(reading.remark, reading.values) };
  return withoutContradiction(path, value, answers, options) ?? { ok: true, value, ...remark };
}

/** As of a cell, in other words where those speak of sheets. */
const said = (code: CellIssueCode | CellRemarkCode, values: Values = {}): Message =>
  inOwnWords(code, sheetIssue({}, code, values).message);

function inOwnWords(code: string, issue: Message): Message {
  const key = `questions.problems.${code}`;
  return isMessageKey(key) ? { ...issue, key } : issue;
}

/** Undefined where the answer agrees with the others. */
export function withoutContradiction(
  path: Question["path"],
  value: unknown,
  answers: AnswersSoFar,
  options: ParseOptions,
): { ok: false; code: AnswerIssueCode; issue: Message } | undefined {
  if (value === undefined) return undefined;
  const issuesOf = (one: AnswersSoFar) => {
    const parsed = parseAnswers({ ...one, version: 1 }, options);
    return parsed.ok ? [] : parsed.issues.filter(({ code }) => code !== "missing");
  };
  const found = issuesOf(setAnswer(answers, path, value).answers);
  if (found.length === 0) return undefined;
  const known = new Set(issuesOf(answers).map(({ code, path }) => `${code} ${path.join(".")}`));
  const issue = found.find(({ code, path }) => !known.has(`${code} ${path.join(".")}`));
  return issue === undefined
    ? undefined
    : { ok: false, code: issue.code, issue: inOwnWords(issue.code, issue.message) };
}
