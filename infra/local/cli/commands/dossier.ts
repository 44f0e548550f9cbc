// `dossier make`, `blank` and `explain`: read answers, make files, report what was made.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { allFonts, fieldFont } from "../../../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../../../functions/aws/node-platform.ts";
import type { Answers } from "../../../../functions/answers/answers.ts";
import { makeCalendarFile } from "../../../../functions/documents/calendar-file.ts";
import { makeDossier, type Dossier } from "../../../../functions/documents/dossier.ts";
import { renderBlank, renderDossier, shortTextFiles } from "../../../../functions/documents/render.ts";
import { documentTable, type DocumentId } from "../../../../functions/documents/table.ts";
import { parseAnswers, parseJson } from "../../../../functions/answers/parse-answers.ts";
import { readPersonSheet } from "../../../../functions/spreadsheet/reading/person-sheet.ts";
import { limits } from "../../../../functions/spreadsheet/table/table.ts";
import { message } from "../../../../functions/text/message.ts";
import { say as inWords, withMessageSaid } from "../../../../functions/text/say.ts";
import { helpLanguage, helpLanguages, officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import { printDocument, printDossier } from "../../../../functions/documents/print.ts";
import { spokenFor } from "../help.ts";
import { isOfAnother, newMark, readMark, removeOthers } from "../person-mark.ts";
import { readBytes, readSource, type ReadSource } from "../read-source.ts";
import { answersReport, explainReport, makeReport, resultOf } from "../reports/dossier-report.ts";
import { notInDossier, otherPerson, sourceIssue, type Issue } from "../reports/issues.ts";
import { outputStyles } from "../reports/styles.ts";
import { write, WrongInput } from "../wrong-input.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const say = (text: string): void => void process.stdout.write(text);

type Common = { today: string; language?: Language; json?: true };

/** That of the option, else of the answers; French where it has no words yet. */
function helpLanguageOf(answers: unknown, asked: Language | undefined): Language {
  const own = typeof answers === "object" && answers !== null && "language" in answers ? answers.language : undefined;
  return spokenIn(asked ?? helpLanguages.find((language) => language === own));
}

const spokenIn = (asked: Language | undefined): Language => helpLanguage(asked) ?? officialLanguage;

/** Data is in the language of the papers; a report for people in one that has the words of the terminal. */
const reportLanguage = (language: Language, asJson: true | undefined): Language =>
  asJson === true ? language : spokenFor(language);

/** `read`: what was read of the source already, where it was. */
async function readAnswers(
  source: string,
  options: Common,
  read?: ReadSource,
): Promise<{ answers: Answers; language: Language }> {
  const asked = reportLanguage(spokenIn(options.language), options.json);
  const wrong = (issues: Issue[], language = asked) => new WrongInput(issues, source, language, options.json);
  const found = read ?? (isWorkbook(source) ? await readPerson(source, options) : await readSource(source));
  if (!found.ok) throw wrong([sourceIssue(found.reason, "answers", asked)]);
  const json = parseJson(found.text);
  if (!json.ok) throw wrong(json.issues.map((issue) => withMessageSaid(issue, asked)));
  const language = helpLanguageOf(json.value, options.language);
  const parsed = parseAnswers(json.value, { today: options.today, covers });
  const issues = [...json.doubled, ...(parsed.ok ? [] : parsed.issues)];
  if (!parsed.ok || issues.length > 0) {
    const spoken = reportLanguage(language, options.json);
    throw wrong(
      issues.map((issue) => withMessageSaid(issue, spoken)),
      spoken,
    );
  }
  return { answers: parsed.answers, language };
}

const isWorkbook = (source: string): boolean => /\.(?:xlsx|ods)$/i.test(source);

/** The answers in the sheet for one person of a workbook, as their JSON; `bytes` where they were read already. */
export async function readPerson(
  source: string,
  { today, language, json }: Common,
  bytes?: Uint8Array,
): Promise<ReadSource> {
  const spoken = reportLanguage(spokenIn(language), json);
  const wrong = (issues: Issue[]) => new WrongInput(issues, source, spoken, json);
  const read = bytes === undefined ? await readBytes(source, limits.bytes) : { ok: true as const, bytes };
  if (!read.ok) throw wrong([sourceIssue(read.reason, "sheet", spoken)]);
  const person = readPersonSheet(read.bytes, { today, covers });
  if (person === undefined) {
    const code = "source-no-person";
    throw wrong([{ code, path: [], message: inWords(message("cli.source.no-person"), spoken) }]);
  }
  if (person.kind === "valid") return { ok: true, text: JSON.stringify(person.answers) };
  throw wrong(person.issues.map(({ code, message }) => ({ code, path: [], message: inWords(message, spoken) })));
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
    const spoken = reportLanguage(language, options.json);
    const issues = refused.map((document) => notInDossier(document, spoken));
    throw new WrongInput(issues, source, spoken, options.json);
  }
  return { dossier, language };
}

/** Reports what `make` would find in answers that were read; makes nothing. */
export async function checkAnswers(source: string, options: Common & Choice, read: ReadSource): Promise<void> {
  const { dossier, language } = await readDossier(source, options, read);
  const spoken = reportLanguage(language, options.json);
  say(answersReport(dossier, source, spoken, options.json === true, outputStyles()));
}

type Fillable = { fillable?: true };

export async function make(
  source: string,
  options: Common & Choice & Fillable & { out: string; replace?: true },
): Promise<void> {
  const { dossier, language } = await readDossier(source, options);
  const { out, today, replace, json } = options;
  const spoken = reportLanguage(language, json);
  const { answers } = dossier.situation;
  const before = await readMark(out);
  const isOthers = isOfAnother(before, answers);
  if (isOthers && replace === undefined) throw new WrongInput([otherPerson(spoken)], out, spoken, json);
  const rendered = renderDossier(dossier, language, { isFillable: options.fillable === true });
  const printed = printDossier(rendered, allFonts, nodePlatform, fontOf(options));
  const calendar =
    dossier.deadlines.length === 0
      ? []
      : [{ fileName: "calendar.ics", bytes: encode(makeCalendarFile(dossier.deadlines, language, today)) }];
  const files = [...printed.documents, printed.all, ...shortTextFiles(rendered.documents), ...calendar];
  const names = files.map(({ fileName }) => fileName);
  const placed = files.map(({ fileName, bytes }) => ({ path: join(out, fileName), bytes }));
  await write([...placed, newMark(out, answers, names, isOthers ? undefined : before)], spoken, json);
  if (before !== undefined && isOthers) await removeOthers(out, before, names);

  const others = await otherPdfs(out, new Set(names));
  const result = resultOf(rendered, printed, { out, calendar: calendar[0]?.fileName, language: spoken });
  const report = {
    otherPdfs: others,
    isFillable: options.fillable === true,
    forOthers: rendered.notIncluded.filter(({ isNotMissed }) => isNotMissed).map(({ id }) => id),
  };
  say(options.json ? `${JSON.stringify(result, null, 2)}\n` : makeReport(result, spoken, report, outputStyles()));
}

const fontOf = ({ fillable }: Fillable) => (fillable === true ? { fieldFont } : {});

export async function blank(id: DocumentId, options: Common & Fillable & { out?: string }): Promise<void> {
  const language = options.language ?? officialLanguage;
  const document = renderBlank(id, language, documentTable, { isFillable: options.fillable === true });
  const path = options.out ?? document.fileName;

  const { bytes } = printDocument(document, options.today, allFonts, nodePlatform, fontOf(options));
  await write([{ path, bytes }], language);
  say(`${path}\n`);
}

export async function explain(source: string, options: Common): Promise<void> {
  const { answers, language } = await readAnswers(source, options);
  const dossier = makeDossier(answers, { today: options.today });
  const spoken = reportLanguage(language, options.json);
  say(explainReport(dossier, spoken, options.json === true, outputStyles()));
}
