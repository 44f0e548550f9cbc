// Which question comes next, why, and with which help: from the schema of the answers and what the rules make of them.
// A question is asked only where its answer changes a paper of this person.
import type { Answers } from "../answers/answers.ts";
import { valueAt, type Path } from "../answers/paths.ts";
import { formerStates } from "../answers/places/former-states.ts";
import { showPath } from "../answers/shown-values.ts";
import { titleOf as titleOfDocument } from "../documents/document.ts";
import { documentIds, type DocumentId } from "../documents/table.ts";
import { choicesOf, yesNoChoices } from "../spreadsheet/columns/choices.ts";
import { leaves, type Leaf, type LeafType } from "../spreadsheet/columns/columns.ts";
import { message, type Message, type Value } from "../text/message.ts";
import { leavesIn, setAnswer, type AnswersSoFar } from "./answer-set.ts";
import { completed, differences, isTaken, leafAt, samplesOf, toldBy, type Told } from "./told.ts";
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
  /** So many questions at most: each is searched for. */
  limit?: number;
};

/** The parts of the answers in the order in which people are asked; the schema has the order within each. */
const order = [
  "language",
  "procedure.kind",
  "status.kind",
  "status.of",
  "status.tie",
  "housing.kind",
  "couple.kind",
  "identity",
  "ofpraNumber",
  "foreignerNumber",
  "countryOfOrigin",
  "representative",
  "contact",
  "address",
  "decision",
  "status",
  "asylumApplicationDate",
  "procedure",
  "housing",
  "couple",
  "children",
  "familyMembers",
  "concordance",
];

const holderOf = (leaf: Leaf): string => leaf.path.slice(0, -1).join(".");

const rank = ({ path }: Leaf): number => {
  const id = path.join(".");
  return order.findIndex((part) => id === part || id.startsWith(`${part}.`));
};

/** Of an address, what everybody has comes first. */
const inAddress = ["street", "postcode", "town", "apartment", "building", "locality"];

const inSchema = (leaf: Leaf, index: number): number =>
  leaf.path.at(-2) === "address"
    ? leaves.findIndex((other) => holderOf(other) === holderOf(leaf)) + inAddress.indexOf(leaf.path.at(-1)!)
    : index;

/** An object is asked for by the answer that it needs: without it, nothing else of it can be said. */
const inOrder: readonly Leaf[] = leaves
  .map((leaf, index) => ({ leaf, rank: rank(leaf), index: inSchema(leaf, index) }))
  .toSorted((one, other) => one.rank - other.rank || one.index - other.index)
  .map(({ leaf }) => leaf);

/** Where the question of an answer comes among all questions. */
export const orderOf = (path: Path): number => inOrder.indexOf(leafAt(path) as Leaf);

/** The questions that are still open, the next one first. Empty where every answer that a paper needs is there or skipped. */
export function nextQuestions(
  answers: AnswersSoFar,
  { today, skipped = new Set(), limit = Infinity }: QuestionOptions,
): Question[] {
  const asked: Question[] = [];
  for (const question of openQuestions(answers, today, skipped)) {
    asked.push(question);
    if (asked.length >= limit) break;
  }
  return asked;
}

function* openQuestions(answers: AnswersSoFar, today: string, skipped: ReadonlySet<string>): Generator<Question> {
  const compare = comparer(answers, today);
  const listsDone = new Set<string>();
  for (const leaf of inOrder) {
    const star = leaf.path.indexOf("*");
    if (star === -1) {
      const question = questionAt([...leaf.path], leaf, answers, skipped, compare, today);
      if (question === undefined) continue;
      yield question;
      // What is asked after it depends on it.
      if (question.needed) return;
      continue;
    }
    const list = leaf.path.slice(0, star);
    if (listsDone.has(list.join("."))) continue;
    listsDone.add(list.join("."));
    yield* openInList(list, answers, skipped, compare, today);
  }
}

type Compare = (others: readonly AnswersSoFar[]) => (DocumentId | "calendar")[];

function questionAt(
  path: Path,
  leaf: Leaf,
  answers: AnswersSoFar,
  skipped: ReadonlySet<string>,
  compare: Compare,
  today: string,
): Question | undefined {
  if (valueAt(answers, path) !== undefined || skipped.has(showPath(path))) return undefined;
  const { branch } = leaf;
  if (branch !== undefined && !branch.kinds.includes(String(valueAt(answers, [...branch.union, "kind"]))))
    return undefined;
  const needed = leaf.needed === "always" || (leaf.needed === "with-its-object" && isGiven(leaf, path, answers));
  if (leaf.needed === "never" && lacksItsObject(leaf, path, answers)) return undefined;
  if (onlyWhere[leaf.path.at(-1)!]?.(valueAt(answers, path.slice(0, -1)) as AnswersSoFar | undefined) === false)
    return undefined;
  const values = samplesOf(leaf, today).filter((value) => isTaken(answers, path, value));
  const changes = compare(values.map((value) => setAnswer(answers, path, value).answers));
  if (!needed && changes.length === 0) return undefined;
  return newQuestion(path, leaf, needed, changes);
}

const statesOfFormer = new Set(formerStates.flatMap(({ today }) => today));

/** What corrects a neighbouring answer, which nearly always says it all: asked where that one may not. */
const onlyWhere: Readonly<Record<string, (beside: AnswersSoFar | undefined) => boolean>> = {
  placeKind: (beside) => typeof beside?.["place"] === "string" && /[\s\d]/.test(beside["place"].trim()),
  countryAsWritten: (beside) => beside?.["country"] === undefined || statesOfFormer.has(beside["country"] as string),
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

function* openInList(
  list: readonly string[],
  answers: AnswersSoFar,
  skipped: ReadonlySet<string>,
  compare: Compare,
  today: string,
): Generator<Question> {
  const count = countAt(answers, [...list]);
  const inList = leavesInList(list);
  for (let index = 0; index < count; index += 1) {
    for (const leaf of inList) {
      const path: Path = [...list, index, ...leaf.path.slice(list.length + 1)];
      const question = questionAt(path, leaf, answers, skipped, compare, today);
      if (question !== undefined) yield question;
    }
  }
  const more = oneMoreAt([...list, count], answers, skipped, compare, today);
  if (more !== undefined) yield more;
}

/** The leaves of each item of a list. */
const leavesInList = (list: readonly string[]): readonly Leaf[] => {
  const start = `${[...list, "*"].join(".")}.`;
  return inOrder.filter(({ path }) => path.join(".").startsWith(start));
};

/** Whether there is one more item of a list, at a path after the last one. */
function oneMoreAt(
  path: Path,
  answers: AnswersSoFar,
  skipped: ReadonlySet<string>,
  compare: Compare,
  today: string,
): Question | undefined {
  const list = path.slice(0, -1) as string[];
  const inList = leavesInList(list);
  const [{ maxItems = 0 } = {}] = inList;
  if (skipped.has(showPath(path)) || Number(path.at(-1)) >= maxItems || lacksHolder(list, answers)) return undefined;
  const changes = compare(withItem(path, inList, answers, today));
  return changes.length === 0 ? undefined : oneMore(path, changes);
}

/**
 * The question at a path. `open`: as nextQuestions asks it, undefined where it does not. `any`: also where it is answered
 * or skipped; its reason is that of the other answers alone.
 */
export function questionAbout(
  path: Path,
  answers: AnswersSoFar,
  { today, skipped = new Set() }: Omit<QuestionOptions, "limit">,
  which: "open" | "any",
): Question | undefined {
  const without = which === "open" ? answers : withoutAnswer(answers, path);
  const left = which === "open" ? skipped : new Set<string>();
  const compare = comparer(without, today);
  const leaf = leafAt(path);
  if (leaf === undefined) {
    const isNextItem = typeof path.at(-1) === "number" && countAt(without, path.slice(0, -1)) === path.at(-1);
    return isNextItem ? oneMoreAt(path, without, left, compare, today) : undefined;
  }
  const item = path.findLastIndex((key) => typeof key === "number");
  if (item !== -1 && valueAt(answers, path.slice(0, item + 1)) === undefined) return undefined;
  const question = questionAt(path, leaf, without, left, compare, today);
  return question ?? (which === "any" && valueAt(answers, path) !== undefined ? questionOf(path) : undefined);
}

const countAt = (answers: AnswersSoFar, list: Path): number => {
  const items = valueAt(answers, list);
  return Array.isArray(items) ? items.length : 0;
};

/** An item of a list goes with those after it: there is one more after those before it. Those around an answer stay. */
function withoutAnswer(answers: AnswersSoFar, path: Path): AnswersSoFar {
  if (valueAt(answers, path) === undefined) return answers;
  if (!path.some((key) => typeof key === "number")) return setAnswer(answers, path, undefined).answers;
  const copy = structuredClone(answers);
  const holder = valueAt(copy, path.slice(0, -1)) as AnswersSoFar;
  if (Array.isArray(holder)) holder.splice(Number(path.at(-1)));
  else Reflect.deleteProperty(holder, path.at(-1)!);
  return copy;
}

/** The list is part of an object that the person has not spoken of. */
const lacksHolder = (list: readonly string[], answers: AnswersSoFar): boolean =>
  list.length > 1 && valueAt(answers, list.slice(0, -1)) === undefined;

/** The answers with an item at a path: with the answers that it needs, and with each sample of those that decide most. */
function withItem(path: Path, inList: readonly Leaf[], answers: AnswersSoFar, today: string): AnswersSoFar[] {
  const put = (one: AnswersSoFar, leaf: Leaf, value: unknown) =>
    setAnswer(one, [...path, ...leaf.path.slice(path.length)], value).answers;
  const needed = inList.filter(({ needed }) => needed !== "never");
  const bare = needed.reduce(
    (one, leaf, index) => put(one, leaf, samplesOf(leaf, today)[index % 2]),
    setAnswer(answers, path, {}).answers,
  );
  const deciding = inList.filter(({ type }) => ["partial-day", "nationalities", "yes-no"].includes(type));
  return [bare, ...deciding.flatMap((leaf) => samplesOf(leaf, today).map((value) => put(bare, leaf, value)))];
}

/** Which documents differ between the answers and each of some others. */
function comparer(answers: AnswersSoFar, today: string): Compare {
  const tell = (one: AnswersSoFar): Told | undefined => {
    const whole = completed(one, today);
    return whole === undefined ? undefined : toldBy(whole, today);
  };
  let without: Told | undefined;
  return (others) => {
    without ??= tell(answers);
    const found = new Set<DocumentId | "calendar">();
    for (const other of others) {
      const withIt = tell(other);
      if (without !== undefined && withIt !== undefined) for (const id of differences(without, withIt)) found.add(id);
    }
    return [...found];
  };
}

const whyChanges = (changes: readonly (DocumentId | "calendar")[]): Message => {
  const documents = documentIds.filter((id) => changes.includes(id)).map((id) => titleOfDocument(id));
  return documents.length === 0
    ? message("questions.why.dates")
    : message("questions.why.documents", { documents: { list: documents, type: "separated" } });
};

/** The question of an answer, whether it is still open or not. */
export function questionOf(path: Path): Question | undefined {
  const leaf = leafAt(path);
  return leaf === undefined ? undefined : newQuestion(path, leaf, leaf.needed === "always", []);
}

function newQuestion(path: Path, leaf: Leaf, needed: boolean, changes: (DocumentId | "calendar")[]): Question {
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

const oneMore = (path: Path, changes: (DocumentId | "calendar")[]): Question => ({
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
  const told = toldBy(answers, today);
  return leavesIn(answers)
    .map(({ path }) => path)
    .filter((path) => {
      const leaf = leafAt(path);
      if (leaf === undefined || leaf.needed !== "never") return false;
      const others = [undefined, ...samplesOf(leaf, today)].map((value) => setAnswer(answers, path, value).answers);
      return others.every((one) => {
        const whole = completed(one, today);
        return whole === undefined || differences(told, toldBy(whole, today)).length === 0;
      });
    });
}
