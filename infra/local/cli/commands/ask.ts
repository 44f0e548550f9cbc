// `dossier ask`: asks in the terminal what the papers of one person need, and writes the answers file after each answer.
import { existsSync } from "node:fs";
import { valueAt, type Path } from "../../../../functions/answers/paths.ts";
import { parseAnswers, parseJson } from "../../../../functions/answers/parse-answers.ts";
import { showPath } from "../../../../functions/answers/shown-values.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import {
  leavesIn,
  setAnswer,
  withNone,
  withoutAnswer,
  type AnswersSoFar,
} from "../../../../functions/questions/answer-set.ts";
import { orderOf } from "../../../../functions/questions/order.ts";
import {
  answersWithoutEffect,
  nextQuestions,
  questionOf,
  type Question,
} from "../../../../functions/questions/questions.ts";
import { readAnswer, withoutContradiction } from "../../../../functions/questions/read-answer.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say, sayValue, withMessageSaid } from "../../../../functions/text/say.ts";
import { CommandExit } from "../exit.ts";
import { terminalLanguage } from "../help.ts";
import { terminalPrompts, type Choice, type Prompts } from "../prompts.ts";
import { readSource } from "../read-source.ts";
import { labelled, sourceIssue, type Issue } from "../reports/issues.ts";
import { outputStyles } from "../reports/styles.ts";
import { typedPath } from "../typed-path.ts";
import { write, WrongInput } from "../wrong-input.ts";

export type AskOptions = { today: string; language?: Language };

/** What a person gives for one question. */
type Reply = { kind: "answer"; value: unknown } | { kind: "skip" } | { kind: "back" } | { kind: "stop" };

export async function ask(file: string, options: AskOptions, prompts: Prompts = terminalPrompts): Promise<void> {
  const { today } = options;
  const language = options.language ?? terminalLanguage();
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const rules = { today, covers };
  const styles = outputStyles();
  if (prompts === terminalPrompts && !(process.stdin.isTTY && process.stdout.isTTY)) {
    throw new WrongInput([{ code: "no-terminal", path: [], message: text("cli.ask.noTerminal") }], file, language);
  }
  let answers = await unfinished(file, options, language);
  const skipped = new Set<string>();
  /** What was given before the person went back: offered again, and named at the end where it is not. */
  const remembered = new Map<string, unknown>();
  /** What was answered now, and before that the file's own answers, in the order of their questions. */
  const steps: Path[] = [];
  const earlier = leavesIn(answers)
    .map(({ path }) => path)
    .filter((path) => orderOf(path) >= 0)
    .toSorted((one, other) => orderOf(one) - orderOf(other));
  const save = () =>
    write([{ path: file, bytes: new TextEncoder().encode(`${JSON.stringify(answers, null, 2)}\n`) }], language);

  const put = async (path: Path, value: unknown): Promise<void> => {
    const set = setAnswer(answers, path, value);
    answers = set.answers;
    for (const one of set.dropped) remembered.set(showPath(one.path), one.value);
    await save();
  };
  const back = async (question: Question | undefined): Promise<void> => {
    const last = steps.pop() ?? lastBefore(question);
    if (last === undefined) return;
    if (skipped.delete(showPath(last))) {
      answers = withoutAnswer(answers, last);
      await save();
      return;
    }
    for (const { path, value } of leavesIn(valueAt(answers, last), last)) remembered.set(showPath(path), value);
    await put(last, undefined);
  };
  const lastBefore = (question: Question | undefined): Path | undefined => {
    const order = question === undefined ? Infinity : orderOf(question.path);
    const index = earlier.findLastIndex((path) => order < 0 || orderOf(path) < order);
    return earlier.splice(index === -1 ? earlier.length - 1 : index, 1)[0];
  };

  process.stdout.write(`${text("cli.ask.introduction", { file })}\n\n`);
  for (;;) {
    const [question] = nextQuestions(answers, { today, skipped, limit: 1 });
    const reply =
      question === undefined
        ? await lastReply(prompts, text)
        : await replyTo(question, remembered.get(showPath(question.path)));
    if (reply.kind === "stop") {
      await save();
      throw new CommandExit("interrupted", `\n${text("cli.ask.stopped", { file, typed: typedPath(file) })}\n`);
    }
    if (reply.kind === "back") await back(question);
    else if (question === undefined) break;
    else {
      steps.push(question.path);
      if (reply.kind === "skip") {
        skipped.add(showPath(question.path));
        if (question.kind === "one-more") answers = withNone(answers, question.path);
        await save();
      } else await put(question.path, reply.value);
      remembered.delete(showPath(question.path));
    }
  }
  await save();
  process.stdout.write(`\n${report().join("\n")}\n`);

  async function replyTo(question: Question, before: unknown): Promise<Reply> {
    const asked = say(question.label, language);
    const how = question.options.length > 0 ? [] : [text(question.needed ? "cli.ask.howNeeded" : "cli.ask.how")];
    process.stdout.write(`\n${[...explanation(question, language), ...how].map(styles.dim).join("\n")}\n`);
    const goBack: Choice[] =
      steps.length + earlier.length === 0 ? [] : [{ value: goingBack, label: text("cli.ask.back") }];
    if (question.options.length > 0) {
      const leave =
        question.needed || question.kind === "one-more" ? [] : [{ value: leftOpen, label: text("cli.ask.leaveOpen") }];
      const choices = question.options.map(({ value, label }) => ({ value, label: sayValue(label, language) }));
      for (;;) {
        const chosen = await prompts.choose({ question: asked, choices: [...choices, ...leave, ...goBack], before });
        if (chosen === undefined) return { kind: "stop" };
        if (chosen.value === goingBack) return { kind: "back" };
        if (chosen.value === leftOpen || (question.kind === "one-more" && chosen.value === false))
          return { kind: "skip" };
        if (question.kind === "one-more") return { kind: "answer", value: {} };
        const wrong = withoutContradiction(question.path, chosen.value, answers, rules);
        if (wrong === undefined) return { kind: "answer", value: chosen.value };
        process.stdout.write(`${say(wrong.issue, language)}\n`);
      }
    }
    const typed = await prompts.text({
      question: asked,
      example: sayValue(question.example, language),
      before: Array.isArray(before) ? before.join(", ") : typeof before === "string" ? before : "",
      wrong: (typed) => {
        if (typed.trim() === backSign) return undefined;
        const reading = readAnswer(question, typed, answers, rules);
        return reading.ok ? undefined : say(reading.issue, language);
      },
    });
    if (typed === undefined) return { kind: "stop" };
    if (typed.trim() === backSign) return { kind: "back" };
    const reading = readAnswer(question, typed, answers, rules);
    if (!reading.ok || reading.value === undefined) return { kind: "skip" };
    if (reading.remark !== undefined) process.stdout.write(`${say(reading.remark, language)}\n`);
    return { kind: "answer", value: reading.value };
  }

  function report(): string[] {
    const parsed = parseAnswers(answers, rules);
    const unused = parsed.ok ? answersWithoutEffect(parsed.answers, today) : [];
    const named = (path: Path) =>
      say(questionOf(path)?.label ?? message("labels.quoted", { text: showPath(path) }), language);
    return [
      text("cli.ask.done", { file, typed: typedPath(file) }),
      ...(unused.length === 0 ? [] : [text("cli.ask.unused"), ...unused.map((path) => `- ${named(path)}`)]),
      ...(remembered.size === 0
        ? []
        : [
            text("cli.ask.dropped"),
            ...[...remembered].map(([path, value]) => `- ${labelled(path, String(value), language)}`),
          ]),
    ];
  }
}

const goingBack = Symbol("back");
const leftOpen = Symbol("leave open");
/** Typed in place of a text. */
const backSign = "<";

/** After the last question: the person ends, or goes back. */
async function lastReply(prompts: Prompts, text: (key: MessageKey) => string): Promise<Reply> {
  const chosen = await prompts.choose({
    question: text("cli.ask.end"),
    choices: [
      { value: true, label: text("cli.ask.finish") },
      { value: goingBack, label: text("cli.ask.back") },
    ],
    before: true,
  });
  if (chosen === undefined) return { kind: "stop" };
  return chosen.value === goingBack ? { kind: "back" } : { kind: "answer", value: true };
}

/** Why a question is asked, and what may be written. */
const explanation = ({ why, help }: Question, language: Language): string[] =>
  [why, ...help].map((line) => say(line, language));

/** The answers of a file that is there, which may lack some; it must be right in what it says. */
async function unfinished(file: string, { today }: AskOptions, language: Language): Promise<AnswersSoFar> {
  const start = { version: 1 };
  if (!existsSync(file)) return start;
  const wrong = (issues: Issue[]) => new WrongInput(issues, file, language);
  const read = await readSource(file);
  if (!read.ok) throw wrong([sourceIssue(read.reason, "answers", language)]);
  if (read.text.trim() === "") return start;
  const json = parseJson(read.text);
  if (!json.ok) throw wrong(json.issues.map((issue) => withMessageSaid(issue, language)));
  const parsed = parseAnswers(json.value, { today, covers });
  const issues = [...json.doubled, ...(parsed.ok ? [] : parsed.issues.filter(({ code }) => code !== "missing"))];
  if (issues.length > 0) throw wrong(issues.map((issue) => withMessageSaid(issue, language)));
  return json.value as AnswersSoFar;
}
