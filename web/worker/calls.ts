// What the worker does for the page: questions, answers read, what is decided, papers made.
import { valueAt, type Path } from "../../functions/answers/paths.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import {
  hasNone,
  leavesIn,
  setAnswer,
  withAnswer,
  withNone,
  type AnswersSoFar,
} from "../../functions/questions/answer-set.ts";
import { newMemory } from "../../functions/questions/changes.ts";
import { leafAt, orderOf } from "../../functions/questions/order.ts";
import { questionOf, type Question } from "../../functions/questions/questions.ts";
import { nextScreen, pathOfScreen, screenIdOf, screenOf, type Screen } from "../../functions/questions/screens.ts";
import { cellText, type AnswerValue } from "../../functions/spreadsheet/columns/answer-cells.ts";
import type { Language } from "../../functions/text/languages.ts";
import { say, sayValue } from "../../functions/text/say.ts";
import {
  noName,
  type Calls,
  type FieldProblem,
  type FieldView,
  type ScreenView,
  type SummaryLine,
  type Visit,
} from "../protocol.ts";
import { pack, unpack } from "./carry.ts";
import { hostVisit, load } from "./answer-file.ts";
import { countries } from "./countries.ts";
import { helpOnPage, isTypedAlone } from "./help.ts";
import { make, makeLater, page, papers } from "./papers.ts";
import { readDraft } from "./read-draft.ts";

/** It ends with the worker. */
export const memory = newMemory();

export const calls: Calls = {
  next,
  screen,
  submit,
  ahead,
  summary,
  papers,
  make,
  makeLater,
  page,
  pack,
  unpack,
  countries,
  load,
  hostVisit,
};

function next(visit: Visit, today: string): ScreenView | undefined {
  const found = nextScreen(visit.answers, { today, skipped: new Set(visit.skipped), memory });
  return found === undefined ? undefined : screenView(found, visit);
}

function screen(visit: Visit, id: string, today: string): ScreenView | undefined {
  const found = screenOf(pathOfScreen(id), visit.answers, { today, memory });
  return found === undefined ? undefined : screenView(found, visit);
}

const screenView = ({ id, title, questions }: Screen, visit: Visit): ScreenView => ({
  id,
  title: say(title, visit.language),
  fields: questions.map((question) => fieldView(question, visit)),
});

function fieldView(question: Question, { answers, skipped, language }: Visit): FieldView {
  const { path, kind, label, why, help, example, options, needed } = question;
  const id = showPath(path);
  return {
    id,
    path,
    kind,
    label: say(label, language),
    why: say(why, language),
    help: helpOnPage(help).map((text) => say(text, language)),
    example: isTypedAlone(kind) ? sayValue(example, language) : "",
    options: options.map((option) => sayValue(option.label, language)),
    needed,
    mayBeNone: leafAt(path)?.nullable === true,
    isSkipped: skipped.includes(id),
    typed: typedOf(question, answers, language),
  };
}

/** The draft of the field for an answer that is there; of a choice, the index of the option. */
function typedOf({ path, kind, options }: Question, answers: AnswersSoFar, language: Language): string {
  const value = valueAt(answers, path) as AnswerValue | undefined;
  if (kind === "one-more" && value === undefined && hasNone(answers, path.slice(0, -1))) return "1";
  if (value === undefined) return "";
  if (value === null) return noName;
  if (kind === "one-more") return "0";
  if (options.length > 0) return String(options.findIndex((option) => option.value === value));
  const text = cellText(leafAt(path)!, value, language);
  // After the last of several, another one can be typed.
  return Array.isArray(value) ? `${text}; ` : text;
}

function submit(visit: Visit, id: string, drafts: Readonly<Record<string, string>>, today: string) {
  const all = screenOf(pathOfScreen(id), visit.answers, { today, memory })?.questions ?? [];
  // A question that the person was not shown keeps its answer.
  const questions = all.filter(({ path }) => Object.hasOwn(drafts, showPath(path)));
  const rules = { today, covers };
  const { language } = visit;
  const skipped = new Set(visit.skipped);
  const problems: FieldProblem[] = [];
  const remarks: string[] = [];
  const dropped: Record<string, string> = {};
  // What is typed now is compared with the rest, not with what stood in the fields before.
  let answers = questions
    .filter(({ needed, kind }) => !needed && kind !== "one-more")
    .reduce((one, { path }) => setAnswer(one, path, undefined).answers, visit.answers);
  for (const question of questions) {
    const field = showPath(question.path);
    const reading = readDraft(question, drafts[field]!, answers, rules);
    if (!reading.ok) {
      const { issue, part } = reading;
      problems.push({ field, message: say(issue, language), ...(part === undefined ? {} : { part }) });
      continue;
    }
    if ("remark" in reading && reading.remark !== undefined) remarks.push(say(reading.remark, language));
    if (reading.value === undefined) skipped.add(field);
    else skipped.delete(field);
    if (reading.value === undefined && valueAt(answers, question.path) === undefined) {
      if (question.kind === "one-more") answers = withNone(answers, question.path);
      continue;
    }
    const set = setAnswer(answers, question.path, reading.value);
    answers = set.answers;
    for (const one of set.dropped) {
      const leaf = questionOf(one.path);
      if (leaf !== undefined) dropped[showPath(one.path)] = typedOf(leaf, visit.answers, language);
    }
  }
  if (problems.length > 0) return { ok: false as const, problems };
  const after = { ...visit, answers: stillFiled(visit.answers, answers), skipped: [...skipped] };
  return { ok: true as const, visit: after, remarks, dropped, next: next(after, today) };
}

/** Lets through that a text or a template is not loaded yet: it is wanted for the answer that stands in the field. */
function ahead(...asked: Parameters<Calls["submit"]>): void {
  const [, , , today] = asked;
  const done = submit(...asked);
  // The page asks for it by its address.
  if (done.ok && done.next !== undefined) screen(done.visit, done.next.id, today);
}

/** A request that was filed stays so where its day and its number are taken back. */
function stillFiled(before: AnswersSoFar, after: AnswersSoFar): AnswersSoFar {
  const request = ["procedure", "request"];
  const isLost = valueAt(before, request) !== undefined && valueAt(after, request) === undefined;
  return isLost ? withAnswer(after, request, {}) : after;
}

/** Every question so far in its order, with its answer or without. */
function summary({ answers, skipped, language }: Visit): SummaryLine[] {
  const given = leavesIn(answers).map(({ path }) => path);
  const open = skipped.map(pathOfScreen);
  // The language is changed at the top of every screen.
  const lines = [...given, ...open].filter((path) => orderOf(path) >= 0 && path[0] !== "language");
  return lines
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .flatMap((path) => summaryLine(path, { answers, skipped, language }) ?? []);
}

function summaryLine(path: Path, visit: Visit): SummaryLine | undefined {
  const question = questionOf(path);
  if (question === undefined) return undefined;
  const view = fieldView(question, visit);
  const given = valueAt(visit.answers, path) as AnswerValue | undefined;
  const value = given === undefined ? "" : cellText(leafAt(path)!, given, visit.language);
  const isOpen = view.typed === "";
  return { field: view.id, screen: screenIdOf(path), label: view.label, value: isOpen ? "" : value, isOpen };
}
