// `dossier make`, `blank` and `explain`: read answers, make files, report what was made.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import type { Answers } from "../../../../functions/answers/answers.ts";
import { makeCalendarFile } from "../../../../functions/documents/calendar-file.ts";
import { makeDossier, type Dossier } from "../../../../functions/documents/dossier.ts";
import { renderBlank, renderDossier } from "../../../../functions/documents/render.ts";
import type { DocumentId } from "../../../../functions/documents/table.ts";
import { parseAnswers, parseJson } from "../../../../functions/answers/parse-answers.ts";
import { withMessageSaid } from "../../../../functions/text/say.ts";
import { helpLanguages, officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import { printDocument, printDossier } from "../../../../functions/documents/print.ts";
import { readSource, type ReadSource } from "../read-source.ts";
import { answersReport, explainReport, makeReport, resultOf } from "../reports/dossier-report.ts";
import { notInDossier, sourceIssue, type Issue } from "../reports/issues.ts";
import { outputStyles } from "../reports/styles.ts";
import { write, WrongInput } from "../wrong-input.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const say = (text: string): void => void process.stdout.write(text);

type Common = { today: string; language?: Language; json?: true };

/** The language of the option, else that of the answers if it is complete, else French. */
function helpLanguageOf(answers: unknown, asked: Language | undefined): Language {
  const own = typeof answers === "object" && answers !== null && "language" in answers ? answers.language : undefined;
  return asked ?? helpLanguages.find((language) => language === own) ?? officialLanguage;
}

/** `read`: what was read of the source already, where it was. */
async function readAnswers(
  source: string,
  options: Common,
  read?: ReadSource,
): Promise<{ answers: Answers; language: Language }> {
  const asked = options.language ?? officialLanguage;
  const wrong = (issues: Issue[], language = asked) => new WrongInput(issues, source, language, options.json);
  const found = read ?? (await readSource(source));
  if (!found.ok) throw wrong([sourceIssue(found.reason, "answers", asked)]);
  const json = parseJson(found.text);
  if (!json.ok) throw wrong(json.issues.map((issue) => withMessageSaid(issue, asked)));
  const language = helpLanguageOf(json.value, options.language);
  const parsed = parseAnswers(json.value, { today: options.today, covers });
  const issues = [...json.doubled, ...(parsed.ok ? [] : parsed.issues)];
  if (!parsed.ok || issues.length > 0)
    throw wrong(
      issues.map((issue) => withMessageSaid(issue, language)),
      language,
    );
  return { answers: parsed.answers, language };
}

/** PDFs of an earlier dossier that are still in the folder. An unreadable folder is not an error. */
async function otherPdfs(folder: string, made: ReadonlySet<string>): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".pdf") && !made.has(name));
  } catch {
    return [];
  }
}

type Choice = { only?: DocumentId[]; also?: DocumentId[] };

/** The dossier of the answers, unless a document that was asked for is not in it. */
async function readDossier(
  source: string,
  options: Common & Choice,
  read?: ReadSource,
): Promise<{ dossier: Dossier; language: Language }> {
  const { answers, language } = await readAnswers(source, options, read);
  const { today, only, also = [] } = options;
  const dossier = makeDossier(answers, { today, also, ...(only === undefined ? {} : { only }) });
  const refused = dossier.notIncluded.filter(({ id }) => only?.includes(id));
  if (refused.length > 0) {
    const issues = refused.map((document) => notInDossier(document, language));
    throw new WrongInput(issues, source, language, options.json);
  }
  return { dossier, language };
}

/** Reports what `make` would find in answers that were read; makes nothing. */
export async function checkAnswers(source: string, options: Common & Choice, read: ReadSource): Promise<void> {
  const { dossier, language } = await readDossier(source, options, read);
  say(answersReport(dossier, source, language, options.json === true, outputStyles()));
}

export async function make(source: string, options: Common & Choice & { out: string }): Promise<void> {
  const { dossier, language } = await readDossier(source, options);
  const { out, today } = options;
  const rendered = renderDossier(dossier, language);
  const printed = printDossier(rendered, nodePlatform);
  const calendar =
    dossier.deadlines.length === 0
      ? []
      : [{ fileName: "calendar.ics", bytes: encode(makeCalendarFile(dossier.deadlines, language, today)) }];
  const files = [...printed.documents, printed.all, ...calendar];
  const placed = files.map(({ fileName, bytes }) => ({ path: join(out, fileName), bytes }));
  await write(placed, language, options.json);

  const others = await otherPdfs(out, new Set(files.map(({ fileName }) => fileName)));
  const result = resultOf(rendered, printed, out, calendar[0]?.fileName);
  say(options.json ? `${JSON.stringify(result, null, 2)}\n` : makeReport(result, language, others, outputStyles()));
}

export async function blank(id: DocumentId, options: Common & { out?: string }): Promise<void> {
  const language = options.language ?? officialLanguage;
  const document = renderBlank(id, language);
  const path = options.out ?? document.fileName;

  const { bytes } = printDocument(document, options.today, nodePlatform);
  await write([{ path, bytes }], language);
  say(`${path}\n`);
}

export async function explain(source: string, options: Common): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const dossier = makeDossier(answers, { today: options.today });
  say(explainReport(dossier, language, options.json === true, outputStyles()));
}
