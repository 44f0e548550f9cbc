// A person who is asked one question after another, and answers each with what their whole answers hold.
import { valueAt } from "../../functions/answers/paths.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { setAnswer, type AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { nextQuestions, type Question } from "../../functions/questions/questions.ts";

/** What is not in the whole answers is left open. `next` finds each question. */
export function askedOneByOne(
  whole: AnswersSoFar,
  today: string,
  next = (answers: AnswersSoFar, skipped: ReadonlySet<string>) =>
    nextQuestions(answers, { today, skipped, limit: 1 })[0],
): { answers: AnswersSoFar; asked: Question[] } {
  let answers: AnswersSoFar = { version: 1 };
  const skipped = new Set<string>();
  const asked: Question[] = [];
  for (;;) {
    const question = next(answers, skipped);
    if (question === undefined) return { answers, asked };
    asked.push(question);
    const value = valueAt(whole, question.path);
    if (value === undefined) skipped.add(showPath(question.path));
    else answers = setAnswer(answers, question.path, question.kind === "one-more" ? {} : value).answers;
  }
}
