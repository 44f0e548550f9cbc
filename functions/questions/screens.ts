// Which questions stand on one screen of the page: a few that belong together, or one that decides what is asked next.
import { valueAt, type Path } from "../answers/paths.ts";
import { showPath } from "../answers/shown-values.ts";
import { withoutAnswer, type AnswersSoFar } from "./answer-set.ts";
import { leafAt } from "./order.ts";
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
  questions: Question[];
};

/** Answers of one object that are read off one document together. No choice is among them: it decides what is asked next. */
export const together: readonly (readonly string[])[] = [
  ["familyName", "usualName", "givenNames"],
  ["birth.date", "birth.place", "birth.country"],
  ["marriage.date", "marriage.place", "marriage.country"],
  ["street", "postcode", "town"],
  ["apartment", "building", "locality"],
  ["phone", "email"],
  ["decision.date", "decision.reference"],
  ["currentPermit.number", "currentPermit.expiresOn"],
  ["request.filedOn", "request.number"],
  ["housing.name", "housing.number"],
  ["onBirthCertificate", "onOtherPaper"],
];

/** The paths of all answers that may share a screen with one, itself included, in the order of the screen. */
function pathsOfScreen(path: Path): Path[] {
  const id = path.join(".");
  for (const group of together) {
    const part = group.find((one) => id === one || id.endsWith(`.${one}`));
    if (part === undefined) continue;
    const holder = path.slice(0, path.length - part.split(".").length);
    const paths = group.map((one): Path => [...holder, ...one.split(".")]);
    return paths.filter((one) => leafAt(one) !== undefined);
  }
  return [path];
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
  return { id: screenIdOf(first.path), questions };
}

/**
 * The screen of an answer with all that is asked on it, answered or skipped or open; undefined where nothing is. The reason
 * of each is what it changes beside the answers of other screens.
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
    const asked = openQuestionAt(one, interview);
    if (asked !== undefined) return asked;
    // An answer of the screen may open another question of it: a usual name beside a family name.
    return (valueAt(answers, one) === undefined ? openQuestionAt(one, asGiven) : questionOf(one)) ?? [];
  });
  return questions.length === 0 ? undefined : { id: screenIdOf(path), questions };
}

/** The path that showPath wrote, from the address of a screen. */
export const pathOfScreen = (id: string): Path =>
  id
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
