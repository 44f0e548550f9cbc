// A file of answers that was saved here or by the command line, or a host’s part of one, with every problem and its place.
import { parseAnswers, parseJson } from "../../functions/answers/parse-answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import type { Issue } from "../../functions/answers/issues.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import type { AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import type { Language } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import type { Loaded, Visit } from "../protocol.ts";

/** Answers may be missing: they are asked for. What is there must be right, as `dossier ask` has it. */
export function load(text: string, visit: Visit, today: string): Loaded {
  const json = parseJson(text);
  if (!json.ok) return refused(json.issues, visit.language);
  const own = issuesOf(json.value, today);
  if (json.doubled.length + own.length > 0) return refused([...json.doubled, ...own], visit.language);
  const given = json.value as AnswersSoFar;
  if (!isHostPart(given)) return { ok: true, isHostPart: false, visit: { ...visit, answers: given, skipped: [] } };
  const before = visit.answers["housing"] as AnswersSoFar | undefined;
  const housing = { ...(before?.["kind"] === "hosted" ? before : {}), ...(given["housing"] as AnswersSoFar) };
  const answers = { ...visit.answers, housing };
  const together = issuesOf(answers, today);
  if (together.length > 0) return refused(together, visit.language);
  const skipped = visit.skipped.filter((field) => !field.startsWith("housing"));
  return { ok: true, isHostPart: true, visit: { ...visit, answers, skipped } };
}

const issuesOf = (answers: unknown, today: string): readonly Issue[] => {
  const parsed = parseAnswers(answers, { today, covers });
  return parsed.ok ? [] : parsed.issues.filter(({ code }) => code !== "missing");
};

/** Only a home, which is somebody’s who hosts: what `hostVisit` asks for. */
const isHostPart = (answers: AnswersSoFar): boolean =>
  Object.keys(answers).every((key) => key === "version" || key === "housing") &&
  (answers["housing"] as AnswersSoFar | undefined)?.["kind"] === "hosted";

const refused = (issues: readonly Issue[], language: Language): Loaded => ({
  ok: false,
  problems: issues.map(({ path, message }) => {
    const question = questionOf(path);
    const label = question === undefined ? showPath(path) : say(question.label, language);
    return { label, message: say(message, language) };
  }),
});

/** A visit in which only the host is asked: all else that is asked of a person is left out, and stands for nobody. */
export function hostVisit(language: Language): Visit {
  const lists = new Set(
    leaves.flatMap(({ path }) => (path.includes("*") ? `${path.slice(0, path.indexOf("*")).join(".")}[0]` : [])),
  );
  const single = leaves.map(({ path }) => path.join(".")).filter((id) => !id.includes("*"));
  return {
    language,
    answers: {
      version: 1,
      language,
      procedure: { kind: "first-application" },
      status: { kind: "refugee" },
      housing: { kind: "hosted" },
      couple: { kind: "single" },
    },
    skipped: [...single.filter((id) => !id.startsWith("housing.")), ...lists],
  };
}
