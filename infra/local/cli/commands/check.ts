// `dossier check`: reports what a batch would make of a sheet, or `make` of answers, and what is wrong in it; makes nothing.
import { findReport, requireFound } from "../../../../functions/batch/lifecycle.ts";
import { checkRows } from "../../../../functions/batch/steps/check-rows.ts";
import { readProblems } from "../../../../functions/batch/row-results.ts";
import type { BatchRef, BatchStore, Report } from "../../../../functions/batch/records.ts";
import { annotateSheet, annotator } from "../../../../functions/lists/annotated-sheet.ts";
import type { DocumentId } from "../../../../functions/documents/table.ts";
import { dayInParis } from "../../../../functions/text/dates-in-words.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { BatchIssues } from "./batch-issues.ts";
import { checkReport } from "../reports/batch-report.ts";
import { outputStyles } from "../reports/styles.ts";
import { CommandExit } from "../exit.ts";
import { stepContext } from "../../batch/batch-store-at.ts";
import { openMemoryStore } from "../../batch/memory-store.ts";
import type { Annotation } from "../../../../functions/spreadsheet/annotate/annotate.ts";
import { findMapping, keepMapping, type MappingOptions } from "./sheet-mapping.ts";
import { putSheet, readingOf, readSheet, type ReadingChoices } from "./sheet-batch.ts";
import { WrongInput, writeUnlessOther } from "../wrong-input.ts";
import { isAnswersFile, readText, type ReadSource } from "../read-source.ts";
import { checkAnswers, readPerson } from "./dossier.ts";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import { readPersonSheet } from "../../../../functions/spreadsheet/reading/person-sheet.ts";
import { message } from "../../../../functions/text/message.ts";
import { isSameFile } from "../../files/same-file.ts";
import { say } from "../../../../functions/text/say.ts";

export type CheckOptions = Omit<ReadingChoices, "mapping"> &
  MappingOptions & {
    today?: string;
    language?: Language;
    only?: DocumentId[];
    json?: true;
  };

export async function check(
  source: string,
  options: CheckOptions & { annotate?: string; replace?: true },
): Promise<void> {
  const { language = officialLanguage, today = dayInParis(new Date()), only, json, annotate } = options;
  const issues = new BatchIssues(source, options);
  if (annotate !== undefined && (await isSameFile(annotate, source))) throw issues.wrong("over-itself");
  const { bytes, file } = await readSheet(source, issues);
  if (isAnswersFile(source, bytes)) return checkOfAnswers(source, options, () => readText(bytes));
  if (readPersonSheet(bytes, { today, covers }) !== undefined) {
    await checkOfAnswers(source, options, () => readPerson(source, { ...options, today }, bytes));
    if (!json) process.stdout.write(`\n${say(message("cli.check.person-only"), language)}\n`);
    return;
  }
  const found = await findMapping(source, bytes, { ...options, today });
  const { mapping } = found;
  const store = openMemoryStore();
  const asked = {
    file,
    today,
    language,
    ...(only === undefined ? {} : { only }),
    ...readingOf(options),
    ...(mapping && { mapping }),
  };
  const ref = await putSheet(store, asked, bytes);
  await checkRows(store, ref, stepContext);
  const report = requireFound(await findReport(store, ref), "Report");
  const text = json
    ? `${JSON.stringify(await wholeReport(store, ref, report), null, 2)}\n`
    : checkReport(source, report, {
        language,
        styles: outputStyles(),
        annotates: annotate !== undefined,
        mapping: found.said,
      });
  if (annotate !== undefined && report.format === "ods" && !annotate.toLowerCase().endsWith(".xlsx"))
    throw issues.wrong("annotate-as-xlsx");
  if (annotate !== undefined && report.headerRow !== undefined) {
    const annotations = await annotationsOf(store, ref, { language, today }, report);
    const copy = { path: annotate, bytes: annotateSheet(bytes, report, language, annotations, mapping) };
    await writeUnlessOther(copy, language, options);
    // The copy is corrected and sent again.
    await keepMapping(annotate, { mapping, isNew: true });
  }
  const kept = await keepMapping(source, found, language);
  const whole = kept === undefined || json ? text : `${text}${kept}\n`;
  if (!report.ok || report.counts.wrong > 0) throw new CommandExit("wrong", whole, true);
  process.stdout.write(whole);
}

/** By the reading of `make`. The report is the result of this command, so it goes to standard output. */
async function checkOfAnswers(
  source: string,
  options: CheckOptions & { annotate?: string },
  read: () => ReadSource | Promise<ReadSource>,
): Promise<void> {
  const { today = dayInParis(new Date()), language, only, json, ...ofSheets } = options;
  const given = Object.keys(ofSheets).map(
    (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  if (given.length > 0) throw new BatchIssues(source, options).wrong("only-for-sheets", { names: given.join(", ") });
  try {
    await checkAnswers(
      source,
      { today, ...(language && { language }), ...(only && { only }), ...(json && { json }) },
      await read(),
    );
  } catch (error) {
    if (error instanceof WrongInput) throw new CommandExit("wrong", error.report, true);
    throw error;
  }
}

/** For rows with problems; the first row of a person has those of the columns too. */
async function annotationsOf(
  store: BatchStore,
  ref: BatchRef,
  how: { language: Language; today: string },
  { columnProblems }: Report,
): Promise<Annotation[]> {
  const annotate = annotator(how);
  const annotations: Annotation[] = [];
  let ofColumns = columnProblems;
  for await (const found of readProblems(store, ref)) {
    const { row, reference, skipped } = found;
    const problems = [...(skipped === undefined ? ofColumns : []), ...found.problems];
    if (skipped === undefined) ofColumns = [];
    if (problems.length > 0) annotations.push(annotate({ row, reference, found: { ...found, problems } }));
  }
  return annotations;
}

/** With every problem and warning; the stored report holds only the first ones. */
async function wholeReport(store: BatchStore, ref: BatchRef, report: Report): Promise<Report> {
  const problems: Report["problems"] = [];
  const warnings: Report["warnings"] = [];
  for await (const row of readProblems(store, ref)) {
    for (const problem of row.problems) problems.push(problem);
    for (const warning of row.warnings) warnings.push(warning);
  }
  return { ...report, problems, warnings };
}
