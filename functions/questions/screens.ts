// Which questions stand on one screen of the page: a few that belong together, or one that decides what is asked next.
import { valueAt, type Path } from "../answers/paths.ts";
import { showPath } from "../answers/shown-values.ts";
import { withoutAnswer, type AnswersSoFar } from "./answer-set.ts";
import { leafAt } from "./order.ts";
import { screenTitle } from "./words.ts";
import type { Message } from "../text/message.ts";
import {
  interviewOf,
  openQuestionAt,
  openQuestions,
  questionOf,
  type Question,
  type QuestionOptions,
} from "./questions.ts";

export type Screen = {
  /** The path of its first question, as showPath writes it: for the address of the screen. */
  id: string;
  /** Of a single question, the question. */
  title: Message;
  questions: readonly Question[];
};

/** Answers of one object that are read off one document together. No choice is among them: it decides what is asked next. */
export const together: Readonly<Record<string, readonly string[]>> = {
  names: ["familyName", "usualName", "givenNames"],
  birth: ["birth.date", "birth.place", "birth.country"],
  marriage: ["marriage.date", "marriage.place", "marriage.country"],
  address: ["street", "postcode", "town"],
  "address-details": ["apartment", "building", "locality"],
  contact: ["phone", "email"],
  decision: ["decision.date", "decision.reference"],
  permit: ["currentPermit.number", "currentPermit.expiresOn"],
  request: ["request.filedOn", "request.number"],
  place: ["housing.name", "housing.number"],
  texts: ["onBirthCertificate", "onOtherPaper"],
};

/** The group of an answer, with the paths of all that may share its screen, itself included, in the order of the screen. */
function groupOf(path: Path): { name: string; paths: Path[] } | undefined {
  const id = path.join(".");
  for (const [name, parts] of Object.entries(together)) {
    const part = parts.find((one) => id === one || id.endsWith(`.${one}`));
    if (part === undefined) continue;
    const holder = path.slice(0, path.length - part.split(".").length);
    const paths = parts.map((one): Path => [...holder, ...one.split(".")]);
    return { name, paths: paths.filter((one) => leafAt(one) !== undefined) };
  }
  return undefined;
}

const pathsOfScreen = (path: Path): Path[] => groupOf(path)?.paths ?? [path];

function newScreen(path: Path, questions: readonly [Question, ...Question[]]): Screen {
  const [first] = questions;
  const group = groupOf(first.path);
  const leaf = leafAt(first.path);
  const title =
    questions.length === 1 || group === undefined || leaf === undefined
      ? first.label
      : screenTitle(group.name, first.path, leaf);
  return { id: screenIdOf(path), title, questions };
}

/** The address of the screen that holds an answer. */
export const screenIdOf = (path: Path): string => showPath(pathsOfScreen(path)[0] ?? path);

/** The next open question with the open ones that belong to it; undefined where nothing more is asked. */
export function nextScreen(answers: AnswersSoFar, options: Omit<QuestionOptions, "limit">): Screen | undefined {
  const interview = interviewOf(answers, options);
  const { value: first } = openQuestions(interview).next();
  if (first === undefined) return undefined;
  const questions = pathsOfScreen(first.path).flatMap((path) =>
    showPath(path) === showPath(first.path) ? first : (openQuestionAt(path, interview) ?? []),
  );
  return newScreen(first.path, [questions[0] ?? first, ...questions.slice(1)]);
}

/**
 * The screen of an answer with all that is asked on it, answered or skipped or open; undefined where nothing is. The reason
 * of an open one is what it changes beside all answers, as nextScreen says it; of another, beside those of other screens.
 */
export function screenOf(
  path: Path,
  answers: AnswersSoFar,
  { today, memory }: Pick<QuestionOptions, "today" | "memory">,
): Screen | undefined {
  const paths = pathsOfScreen(path);
  const interview = interviewOf(paths.reduce(withoutAnswer, answers), { today, memory });
  const asGiven = interviewOf(answers, { today, memory });
  const questions = paths.flatMap((one) => {
    const beside = openQuestionAt(one, interview);
    if (valueAt(answers, one) !== undefined) return beside ?? questionOf(one) ?? [];
    // An answer of the screen may open another question of it: a usual name beside a family name.
    return openQuestionAt(one, asGiven) ?? beside ?? [];
  });
  const [first, ...more] = questions;
  return first === undefined ? undefined : newScreen(path, [first, ...more]);
}

/** The path that showPath wrote, from the address of a screen. */
export const pathOfScreen = (id: string): Path =>
  id
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
