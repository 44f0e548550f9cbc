// What the commands do: read answers, make files, say what came of it.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { nodePlatform } from "../../functions/cloud/node-platform.ts";
import type { Answers } from "../../functions/dossier/answers.ts";
import { makeCalendarFile } from "../../functions/dossier/calendar-file.ts";
import { makeBlank, makeDossier } from "../../functions/dossier/dossier.ts";
import type { DocumentId } from "../../functions/dossier/documents.ts";
import { parseAnswers, parseJson, showPath, type Problem } from "../../functions/dossier/problems.ts";
import { helpLanguages, type HelpLanguage } from "../../functions/dossier/text.ts";
import { covers } from "../../functions/pdf/fonts.ts";
import { printDossier, printPaper } from "../../functions/print/print.ts";
import { explainReport, makeReport, problemReport, resultOf } from "./reports.ts";
import { writeFilesWhole } from "./write-files.ts";

/** The answers or the command are wrong: the report says all of it, and nothing was written. */
export class WrongInput extends Error {
  override name = "WrongInput";
  readonly report: string;
  readonly asJson: boolean;
  constructor(report: string, asJson = false) {
    super("the answers or the command are wrong");
    this.report = report;
    this.asJson = asJson;
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const say = (text: string): void => void process.stdout.write(text);

type Common = { today: string; language?: HelpLanguage; json?: true };

/** The language asked for, else that of the answers where there are texts in it, else French. */
function helpLanguageOf(answers: unknown, asked: HelpLanguage | undefined): HelpLanguage {
  const own = typeof answers === "object" && answers !== null && "language" in answers ? answers.language : undefined;
  return asked ?? helpLanguages.find((language) => language === own) ?? "fr";
}

async function readAnswers(source: string, options: Common): Promise<{ answers: Answers; language: HelpLanguage }> {
  const text = source === "-" ? await readAll(process.stdin) : await readSource(source);
  const asked = options.language ?? "fr";
  const json = parseJson(text.replace(/^\uFEFF/, ""), asked);
  if (!json.ok) throw wrong(json.problems, source, asked, options.json);
  const language = helpLanguageOf(json.value, options.language);
  const parsed = parseAnswers(json.value, { today: options.today, covers, language });
  if (!parsed.ok) throw wrong(parsed.problems, source, language, options.json);
  return { answers: parsed.answers, language };
}

async function readSource(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new WrongInput(`${path} cannot be read: ${error instanceof Error ? error.message : "unknown"}\n`);
  }
}

function wrong(problems: Problem[], source: string, language: HelpLanguage, asJson: true | undefined): WrongInput {
  if (asJson) {
    const shown = problems.map(({ path, ...problem }) => ({ ...problem, path: showPath(path) }));
    return new WrongInput(`${JSON.stringify({ problems: shown }, null, 2)}\n`, true);
  }
  return new WrongInput(problemReport(problems, source, language));
}

export async function make(source: string, options: Common & { out: string; only?: DocumentId[] }): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const { out, today, only } = options;
  const dossier = makeDossier(answers, { today, language, ...(only === undefined ? {} : { only }) });
  const refused = dossier.notIncluded.filter(({ id }) => only?.includes(id));
  if (refused.length > 0) {
    throw new WrongInput(refused.map(({ title, reason }) => `${title}: ${reason}\n`).join(""));
  }
  const printed = printDossier(dossier, nodePlatform);
  const calendar =
    dossier.deadlines.length === 0
      ? []
      : [{ fileName: "calendar.ics", bytes: encode(makeCalendarFile(dossier.deadlines, language, today)) }];
  const files = [...printed.documents, printed.all, ...calendar];
  await writeFilesWhole(files.map(({ fileName, bytes }) => ({ path: join(out, fileName), bytes })));

  const made = new Set(files.map(({ fileName }) => fileName));
  const others = (await readdir(out)).filter((name) => name.endsWith(".pdf") && !made.has(name));
  const result = resultOf(dossier, printed, out, calendar[0]?.fileName);
  say(
    options.json ? `${JSON.stringify(result, null, 2)}\n` : makeReport(result, language, others, process.stdout.isTTY),
  );
}

export async function blank(id: DocumentId, options: Common & { out?: string }): Promise<void> {
  const paper = makeBlank(id, options.language ?? "fr");
  const path = options.out ?? paper.fileName;

  const { bytes } = printPaper(paper, options.today, nodePlatform);
  await writeFilesWhole([{ path, bytes }]);
  say(`${path}\n`);
}

export async function explain(source: string, options: Common): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const dossier = makeDossier(answers, { today: options.today, language });
  say(explainReport(dossier, options.json === true, process.stdout.isTTY));
}
