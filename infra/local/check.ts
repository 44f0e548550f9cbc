// `dossier check`: what a batch would make of a sheet, and what is wrong in it. Nothing is written anywhere.
import { batchKeys } from "../../functions/batch/batch-keys.ts";
import { findReport, there } from "../../functions/batch/batch-life.ts";
import { checkRows } from "../../functions/batch/check-rows.ts";
import { readLines } from "../../functions/batch/line-parts.ts";
import type { BatchRef, BatchStore, Report, RowProblems } from "../../functions/batch/records.ts";
import type { DocumentId } from "../../functions/dossier/documents.ts";
import type { HelpLanguage } from "../../functions/dossier/text.ts";
import { BatchRefusals } from "./batch-refusals.ts";
import { checkReport } from "./batch-reports.ts";
import { todayInParis } from "./cli-options.ts";
import { Ending } from "./ending.ts";
import { openMemoryStore } from "./memory-store.ts";
import { putSheet, readSheet } from "./sheet-batch.ts";

export type CheckOptions = { today?: string; language?: HelpLanguage; only?: DocumentId[]; json?: true };

export async function check(source: string, options: CheckOptions): Promise<void> {
  const { language = "fr", today = todayInParis(), only, json } = options;
  const { bytes, file } = await readSheet(source, new BatchRefusals(source, options));
  const store = openMemoryStore();
  const ref = await putSheet(store, { file, today, language, ...(only === undefined ? {} : { only }) }, bytes);
  await checkRows(store, ref);
  const report = there(await findReport(store, ref), "Report");
  const onTerminal = process.stdout.isTTY && process.stdout.hasColors();
  const text = json
    ? `${JSON.stringify(await wholeReport(store, ref, report), null, 2)}\n`
    : checkReport(source, report, language, onTerminal);
  if (!report.ok || report.counts.wrong > 0) throw new Ending("wrong", text, true);
  process.stdout.write(text);
}

/** With every problem and warning, not only the first of them. */
async function wholeReport(store: BatchStore, ref: BatchRef, report: Report): Promise<Report> {
  const problems: Report["problems"] = [];
  const warnings: Report["warnings"] = [];
  for (const { key } of await store.list(batchKeys.allProblems(ref))) {
    for (const row of readLines<RowProblems>((await store.getText(key)) ?? "")) {
      for (const problem of row.problems) problems.push(problem);
      for (const warning of row.warnings) warnings.push(warning);
    }
  }
  return { ...report, problems, warnings };
}
