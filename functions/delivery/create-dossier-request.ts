// Reads a request for a dossier: the answers in the body, the options in the query, and everything wrong with both.
import type { FactorKind } from "../api/kinds.ts";
import { retentionDays } from "../api/limits.ts";
import type { Answers } from "../answers/answers.ts";
import type { Issue } from "../answers/issues.ts";
import { parseAnswers, parseJson } from "../answers/parse-answers.ts";
import { valueAt } from "../answers/paths.ts";
import { showPath } from "../answers/shown-values.ts";
import { say } from "../text/say.ts";
import { helpLanguages, type Language } from "../text/languages.ts";
import { covers } from "../pdf/text/fonts.ts";
import { maxSenderLength, readSender, senderHeader } from "../api/sender.ts";
import { createDossierOptions } from "../api/create-dossier-options.ts";
import { doubledProblems } from "../api/doubled.ts";
import { mediaType, readText } from "../api/lambda-http.ts";
import type { DocumentId } from "../documents/table.ts";
import { acceptedLanguage } from "../text/accept-language.ts";
import { optionProblem, optionProblems } from "../api/option-problems.ts";
import { HttpProblem, type ProblemItem } from "../api/http-problems.ts";

/** Far above the longest answers that the schema takes. */
export const maxBodyBytes = 100 * 1024;

export type CreateDossierRequest = {
  answers: Answers;
  retentionDays: number;
  factor: FactorKind | undefined;
  oneTime: boolean;
  /** Who sends it, as the pages of the link say. */
  sender: string | undefined;
  /** Documents that are made on request only. */
  also: DocumentId[];
  /** What the PDFs leave open can be typed. */
  fillable: boolean;
  /** Of what explains in the documents. */
  language: Language;
  /** Of the reply. */
  replyLanguage: Language;
  /** Answers and options as they came: what must be equal for two requests to be the same. */
  body: string;
};

/** Throws `HttpProblem` with every problem at once. `today`: YYYY-MM-DD in Paris. */
export async function readCreateDossierRequest(request: Request, today: string): Promise<CreateDossierRequest> {
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(mediaType(request))) throw new HttpProblem("wrong-type");
  const text = await readText(request, maxBodyBytes);
  const accepted = acceptedLanguage(request.headers.get("accept-language"));
  const json = parseJson(text);
  if (!json.ok) throw new HttpProblem("not-json", said(json.issues, accepted ?? "fr"));

  const asked = accepted ?? languageOf(json.value) ?? "fr";
  const options = readOptions(request, asked);
  const parsed = parseAnswers(json.value, { today, covers });
  const factorProblems =
    options.ok &&
    options.options.factor === "birth-date" &&
    !isWholeDay(valueAt(json.value, ["identity", "birth", "date"]))
      ? [optionProblem("no-whole-birth-date", "identity.birth.date", asked)]
      : [];
  const sender = readSender(request.headers.get(senderHeader));
  const senderProblems =
    sender === null ? [optionProblem("wrong-sender", senderHeader, asked, { max: String(maxSenderLength) })] : [];
  if (
    !parsed.ok ||
    !options.ok ||
    sender === null ||
    json.doubled.length > 0 ||
    factorProblems.length > 0 ||
    senderProblems.length > 0
  ) {
    throw new HttpProblem("wrong-answers", [
      ...(options.ok ? [] : options.problems),
      ...said(json.doubled, asked),
      ...(parsed.ok ? [] : said(parsed.issues, asked)),
      ...factorProblems,
      ...senderProblems,
    ]);
  }
  const {
    factor = "none",
    oneTime,
    also,
    fillable,
    language,
    retentionDays: days = retentionDays.byDefault,
  } = options.options;
  return {
    answers: parsed.answers,
    retentionDays: days,
    factor: factor === "none" ? undefined : factor,
    oneTime: oneTime === "true",
    also: also === undefined ? [] : [also],
    fillable: fillable === "true",
    language: language ?? languageOf(json.value) ?? asked,
    replyLanguage: accepted ?? language ?? asked,
    sender,
    body: `${JSON.stringify(sender === undefined ? options.options : { ...options.options, sender })}\n${text}`,
  };
}

/** What came is left out: the path and the message say enough, and the reply may be kept by whoever logs replies. */
const said = (issues: readonly Issue[], language: Language): ProblemItem[] =>
  issues.map(({ code, path, message }) => ({ code, path: showPath(path), message: say(message, language) }));

function languageOf(answers: unknown): Language | undefined {
  const own = typeof answers === "object" && answers !== null && "language" in answers ? answers.language : undefined;
  return helpLanguages.find((language) => language === own);
}

const isWholeDay = (date: unknown): date is string =>
  typeof date === "string" && /^\d{4}-(?!00)\d\d-(?!00)\d\d$/.test(date);

function readOptions(request: Request, language: Language) {
  const { searchParams } = new URL(request.url);
  const doubled = doubledProblems(searchParams, language);
  const parsed = createDossierOptions.safeParse(Object.fromEntries(searchParams));
  if (parsed.success && doubled.length === 0) return { ok: true as const, options: parsed.data };
  const wrong = parsed.success ? [] : optionProblems(parsed.error.issues, createDossierOptions, language);
  const problems = [...doubled, ...wrong];
  return { ok: false as const, problems: problems.map((problem) => ({ ...problem, path: `?${problem.path}` })) };
}
