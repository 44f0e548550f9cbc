// Which question comes next, why, and with which help: from the schema of the answers and what the rules make of them.
// A question is asked only where its answer changes a paper of this person.
import type { Answers } from "../answers/answers.ts";
import { valueAt, type Path } from "../answers/paths.ts";
import { formerStates } from "../answers/places/former-states.ts";
import { showPath } from "../answers/shown-values.ts";
import { titleOf as titleOfDocument } from "../documents/document.ts";
import { documentIds } from "../documents/table.ts";
import { choicesOf, yesNoChoices } from "../spreadsheet/columns/choices.ts";
import { leaves, type Leaf, type LeafType } from "../spreadsheet/columns/columns.ts";
import { message, type Message, type Value } from "../text/message.ts";
import { hasNone, leavesIn, setAnswer, withAnswer, type AnswersSoFar } from "./answer-set.ts";
import { holderOf, inOrder, leafAt, leavesInList } from "./order.ts";
import { anyValue, changesOf, type Changes, type Memory } from "./changes.ts";
import { samplesAt } from "./samples.ts";
import { tell, type Changed } from "./told.ts";
import { exampleOf, helpOf, labelOf } from "./words.ts";

export type QuestionKind = LeafType | "one-more";

export type Question = {
  /** Where the answer goes; of `one-more`, where the next item of the list would be. */
  path: Path;
  kind: QuestionKind;
  /** What is asked. */
  label: Message;
  /** What the answer decides, or which papers it is for. */
  why: Message;
  help: readonly Message[];
  /** In the words of the person's language; empty for a choice. */
  example: Value;
  /** Of a choice; `value` is what the answers hold. */
  options: readonly { value: unknown; label: Value }[];
  /** No paper can be made without it; others may be left to the pen. */
  needed: boolean;
};

export type QuestionOptions = {
  /** YYYY-MM-DD in Paris. */
  today: string;
  /** Paths, as showPath writes them, that the person leaves open. */
  skipped?: ReadonlySet<string>;
  /** Of the caller, for the answers of its person. */
  memory?: Memory | undefined;
  /** So many questions at most: each is searched for. */
  limit?: number;
};

/** The questions that are still open, the next one first. Empty where every answer that a paper needs is there or skipped. */
export function nextQuestions(answers: AnswersSoFar, { limit = Infinity, ...options }: QuestionOptions): Question[] {
  const asked: Question[] = [];
  for (const question of openQuestions(interviewOf(answers, options))) {
    asked.push(question);
    if (asked.length >= limit) break;
  }
  return asked;
}

/** Answers that questions are asked about. */
export type Interview = { answers: AnswersSoFar; skipped: ReadonlySet<string>; changes: Changes };

export const interviewOf = (
  answers: AnswersSoFar,
  { today, skipped = new Set(), memory }: Omit<QuestionOptions, "limit">,
): Interview => ({ answers, skipped, changes: changesOf(answers, today, memory) });

export function* openQuestions(interview: Interview): Generator<Question> {
  const listsDone = new Set<string>();
  for (const leaf of inOrder) {
    const star = leaf.path.indexOf("*");
    if (star === -1) {
      const question = questionAt([...leaf.path], leaf, interview);
      if (question === undefined) continue;
      yield question;
      // What is asked after it depends on it.
      if (question.needed) return;
      continue;
    }
    const list = leaf.path.slice(0, star);
    if (listsDone.has(list.join("."))) continue;
    listsDone.add(list.join("."));
    yield* openInList(list, interview);
  }
}

function questionAt(path: Path, leaf: Leaf, interview: Interview): Question | undefined {
  const { answers, skipped, changes: search } = interview;
  if (valueAt(answers, path) !== undefined || skipped.has(showPath(path))) return undefined;
  const { branch } = leaf;
  if (branch !== undefined && !branch.kinds.includes(String(valueAt(answers, [...branch.union, "kind"]))))
    return undefined;
  // It decides what all others change.
  if (leaf.needed === "always") return newQuestion(path, leaf, true, new Set());
  const needed = leaf.needed === "with-its-object" && isGiven(leaf, path, answers);
  if (leaf.needed === "never" && lacksItsObject(leaf, path, answers)) return undefined;
  const beside = valueAt(answers, path.slice(0, -1)) as AnswersSoFar | undefined;
  if (onlyWhere[leaf.path.at(-1)!]?.(beside, answers) === false) return undefined;
  const changes = search.at(path, leaf);
  if (!needed && changes.size === 0) return undefined;
  return newQuestion(path, leaf, needed, changes);
}

const statesOfFormer = new Set(formerStates.flatMap(({ today }) => today));

/** What corrects or completes a neighbouring answer: asked where that one may not say it all. */
const onlyWhere: Readonly<Record<string, (beside: AnswersSoFar | undefined, answers: AnswersSoFar) => boolean>> = {
  placeKind: (beside) => typeof beside?.["place"] === "string" && /[\s\d]/.test(beside["place"].trim()),
  // Whoever has the decision can say its date.
  copyLost: (decision) => decision?.["date"] === undefined,
  // The contact centre is asked about attempts.
  askedOn: (_, answers) => valueAt(answers, ["procedure", "attempts", 0]) !== undefined,
  countryAsWritten: (beside) => statesOfFormer.has(beside?.["country"] as string),
  // The site shows it of a request that is filed.
  statusShown: (request, answers) =>
    request !== undefined ||
    valueAt(answers, ["procedure", "attestation"]) !== undefined ||
    valueAt(answers, ["procedure", "kind"]) === ("waiting" satisfies Answers["procedure"]["kind"]),
};

/** The object of the leaf is part of every dossier of this kind, or an item that was asked for. */
const isGiven = (leaf: Leaf, path: Path, answers: AnswersSoFar): boolean =>
  leaf.branch !== undefined && leaf.path.length === leaf.branch.union.length + 1
    ? true
    : typeof path.at(-2) === "number" && valueAt(answers, path.slice(0, -1)) !== undefined;

/** Its object needs another answer first, which the person has not given. */
const lacksItsObject = (leaf: Leaf, path: Path, answers: AnswersSoFar): boolean =>
  leaves.some(
    (other) =>
      other.needed === "with-its-object" &&
      holderOf(other) === holderOf(leaf) &&
      (other.branch === undefined || other.branch.kinds.some((kind) => leaf.branch?.kinds.includes(kind))) &&
      valueAt(answers, [...path.slice(0, -1), other.path.at(-1)!]) === undefined,
  );

function* openInList(list: readonly string[], interview: Interview): Generator<Question> {
  const count = countAt(interview.answers, [...list]);
  for (let index = 0; index < count; index += 1) {
    for (const leaf of leavesInList(list)) {
      const path: Path = [...list, index, ...leaf.path.slice(list.length + 1)];
      const question = questionAt(path, leaf, interview);
      if (question !== undefined) yield question;
    }
  }
  if (hasNone(interview.answers, [...list])) return;
  const more = oneMoreAt([...list, count], interview);
  if (more !== undefined) yield more;
}

/** Whether there is one more item of a list, at a path after the last one. */
function oneMoreAt(path: Path, interview: Interview): Question | undefined {
  const { answers, skipped, changes: search } = interview;
  const list = path.slice(0, -1) as string[];
  const inList = leavesInList(list);
  const [{ maxItems = 0 } = {}] = inList;
  if (skipped.has(showPath(path)) || Number(path.at(-1)) >= maxItems || lacksHolder(list, answers)) return undefined;
  const changes = search.byItem(path, inList);
  return changes.size === 0 ? undefined : oneMore(path, changes);
}

/** The question at a path where it is open, as nextQuestions asks it. */
export function openQuestionAt(path: Path, interview: Interview): Question | undefined {
  const { answers } = interview;
  const leaf = leafAt(path);
  if (leaf === undefined) {
    const isNextItem = typeof path.at(-1) === "number" && countAt(answers, path.slice(0, -1)) === path.at(-1);
    return isNextItem ? oneMoreAt(path, interview) : undefined;
  }
  const item = path.findLastIndex((key) => typeof key === "number");
  if (item !== -1 && valueAt(answers, path.slice(0, item + 1)) === undefined) return undefined;
  return questionAt(path, leaf, interview);
}

const countAt = (answers: AnswersSoFar, list: Path): number => {
  const items = valueAt(answers, list);
  return Array.isArray(items) ? items.length : 0;
};

/** The list is part of an object that the person has not spoken of. */
const lacksHolder = (list: readonly string[], answers: AnswersSoFar): boolean =>
  list.length > 1 && valueAt(answers, list.slice(0, -1)) === undefined;

/** More names than these are a list that nobody reads. */
const maxNamed = 3;

const whyChanges = (changes: ReadonlySet<Changed>): Message => {
  const documents = documentIds.filter((id) => changes.has(id)).map((id) => titleOfDocument(id));
  if (documents.length === 0) return message("questions.why.dates");
  return documents.length > maxNamed
    ? message("questions.why.nearlyAll")
    : message("questions.why.documents", { documents: { list: documents, type: "separated" } });
};

/** The question of an answer, whether it is still open or not. */
export function questionOf(path: Path): Question | undefined {
  const leaf = leafAt(path);
  return leaf === undefined ? undefined : newQuestion(path, leaf, leaf.needed === "always", new Set());
}

function newQuestion(path: Path, leaf: Leaf, needed: boolean, changes: ReadonlySet<Changed>): Question {
  const options =
    leaf.type === "choice"
      ? choicesOf(leaf).map(({ option, label }) => ({ value: option, label }))
      : leaf.type === "yes-no"
        ? yesNo
        : [];
  return {
    path,
    kind: leaf.type,
    label: labelOf(path, leaf),
    why: leaf.needed === "always" ? message("questions.why.decides") : whyChanges(changes),
    help: helpOf(leaf),
    example: options.length > 0 ? "" : exampleOf(leaf),
    options,
    needed,
  };
}

const yesNo = [
  { value: true, label: yesNoChoices.yes.label },
  { value: false, label: yesNoChoices.no.label },
];

const oneMore = (path: Path, changes: ReadonlySet<Changed>): Question => ({
  path,
  kind: "one-more",
  label: message(`questions.one-more.${String(path.at(-2)) as "children"}`, { count: Number(path.at(-1)) + 1 }),
  why: whyChanges(changes),
  help: [],
  example: "",
  options: yesNo,
  needed: false,
});

/** The answers that change no paper of this person: kept in the file, and said, so that none is lost in silence. */
export function answersWithoutEffect(answers: Answers, today: string): Path[] {
  const told = tell(answers, today);
  return leavesIn(answers)
    .map(({ path }) => path)
    .filter((path) => {
      const leaf = leafAt(path);
      if (leaf === undefined || leaf.needed !== "never") return false;
      const isRead = told.dependsOn(withAnswer(answers, path, anyValue));
      const others = [
        // With it goes what holds nothing else.
        setAnswer(answers, path, undefined).answers as Answers,
        ...(isRead ? samplesAt(path, leaf, answers, today).map((value) => withAnswer(answers, path, value)) : []),
      ];
      return others.every((other) => told.differences(other, new Set()).length === 0);
    });
}
