// What the commands do: read answers, make files, say what came of it.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import type { Answers } from "../../../../functions/answers/answers.ts";
import { makeCalendarFile } from "../../../../functions/documents/calendar-file.ts";
import { makeBlank, makeDossier } from "../../../../functions/documents/dossier.ts";
import type { DocumentId } from "../../../../functions/documents/documents.ts";
import { parseAnswers, parseJson } from "../../../../functions/answers/problems.ts";
import { helpLanguages, type HelpLanguage } from "../../../../functions/text/text.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import { printDossier, printPaper } from "../../../../functions/documents/print.ts";
import { readSource } from "../read-source.ts";
import {
  explainReport,
  makeReport,
  notInDossier,
  resultOf,
  unreadable,
  type Fault,
} from "../reports/dossier-report.ts";
import { write, WrongInput } from "../wrong-input.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const say = (text: string): void => void process.stdout.write(text);
/** On a terminal, unless its owner wants none (NO_COLOR). */
const inColour = (): boolean => process.stdout.isTTY && process.stdout.hasColors();

type Common = { today: string; language?: HelpLanguage; json?: true };

/** The language asked for, else that of the answers where there are texts in it, else French. */
function helpLanguageOf(answers: unknown, asked: HelpLanguage | undefined): HelpLanguage {
  const own = typeof answers === "object" && answers !== null && "language" in answers ? answers.language : undefined;
  return asked ?? helpLanguages.find((language) => language === own) ?? "fr";
}

async function readAnswers(source: string, options: Common): Promise<{ answers: Answers; language: HelpLanguage }> {
  const asked = options.language ?? "fr";
  const wrong = (faults: Fault[], language = asked) => new WrongInput(faults, source, language, options.json);
  const read = await readSource(source);
  if (!read.ok) throw wrong([unreadable(read.reason, asked)]);
  const json = parseJson(read.text, asked);
  if (!json.ok) throw wrong(json.problems);
  const language = helpLanguageOf(json.value, options.language);
  const parsed = parseAnswers(json.value, { today: options.today, covers, language });
  if (!parsed.ok) throw wrong(parsed.problems, language);
  return { answers: parsed.answers, language };
}

/** PDFs of an earlier dossier that are still in the folder. Not to know of them is no failure. */
async function otherPdfs(folder: string, made: ReadonlySet<string>): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".pdf") && !made.has(name));
  } catch {
    return [];
  }
}

export async function make(source: string, options: Common & { out: string; only?: DocumentId[] }): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const { out, today, only } = options;
  const dossier = makeDossier(answers, { today, language, ...(only === undefined ? {} : { only }) });
  const refused = dossier.notIncluded.filter(({ id }) => only?.includes(id));
  if (refused.length > 0) {
    const faults = refused.map((document) => notInDossier(document, language));
    throw new WrongInput(faults, source, language, options.json);
  }
  const printed = printDossier(dossier, nodePlatform);
  const calendar =
    dossier.deadlines.length === 0
      ? []
      : [{ fileName: "calendar.ics", bytes: encode(makeCalendarFile(dossier.deadlines, language, today)) }];
  const files = [...printed.documents, printed.all, ...calendar];
  const placed = files.map(({ fileName, bytes }) => ({ path: join(out, fileName), bytes }));
  await write(placed, language, options.json);

  const others = await otherPdfs(out, new Set(files.map(({ fileName }) => fileName)));
  const result = resultOf(dossier, printed, out, calendar[0]?.fileName);
  say(options.json ? `${JSON.stringify(result, null, 2)}\n` : makeReport(result, language, others, inColour()));
}

export async function blank(id: DocumentId, options: Common & { out?: string }): Promise<void> {
  const language = options.language ?? "fr";
  const paper = makeBlank(id, language);
  const path = options.out ?? paper.fileName;

  const { bytes } = printPaper(paper, options.today, nodePlatform);
  await write([{ path, bytes }], language);
  say(`${path}\n`);
}

export async function explain(source: string, options: Common): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const dossier = makeDossier(answers, { today: options.today, language });
  say(explainReport(dossier, options.json === true, inColour()));
}
