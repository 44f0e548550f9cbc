// `dossier batch`: makes the dossiers of all rows of a sheet on this machine; it can resume after any interruption.
import { dayInParis, sayDay } from "../../../../functions/text/dates-in-words.ts";
import { officialLanguage } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { rmdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { batchKeys } from "../../../../functions/batch/keys.ts";
import { findReport, findResults, startBatch, requireFound } from "../../../../functions/batch/lifecycle.ts";
import type { Report } from "../../../../functions/batch/records.ts";
import type { PrintOrder } from "../../../../functions/lists/report.ts";
import { runBatch, runCheck } from "../../batch/batch-engine.ts";
import type { OpenPool } from "../../batch/batch-pool.ts";
import { BatchIssues } from "./batch-issues.ts";
import { batchReport, refusalReport, type BatchResult } from "../reports/batch-report.ts";
import {
  endRun,
  publish,
  readRun,
  resultsIn,
  workFolder,
  writeRun,
  type Published,
  type Run,
  type Seen,
} from "../../batch/batch-run.ts";
import type { CheckOptions } from "./check.ts";
import { CommandExit } from "../exit.ts";
import { objectPath, openFolderStore, sweepFolder } from "../../batch/folder-store.ts";
import { openInterruption, type Interruption } from "../interruption.ts";
import { openProgress } from "../reports/progress.ts";
import { outputIssue } from "../reports/issues.ts";
import { outputStyles } from "../reports/styles.ts";
import { lockRun } from "../../batch/run-lock.ts";
import { findMapping, hasMappingOptions, keepMapping, type FoundMapping } from "./sheet-mapping.ts";
import { putSheet, readingOf, readSheet, refOf, startOf } from "./sheet-batch.ts";
import { isAnswersFile } from "../read-source.ts";
import { WrongInput } from "../wrong-input.ts";
import { outputErrorCodeOf } from "../write-files.ts";
import { makeFolder } from "../../files/make-folder.ts";

export type BatchOptions = CheckOptions & {
  out: string;
  validOnly?: true;
  jobs?: number;
  resume?: true;
  fillable?: true;
  printBy?: PrintOrder;
};

type Asked = { source: string; options: BatchOptions; issues: BatchIssues; openPool: OpenPool };

export async function batch(source: string, options: BatchOptions, openPool: OpenPool): Promise<void> {
  const startedAt = performance.now();
  const { out, json } = options;
  const asked = { source, options, issues: new BatchIssues(source, options), openPool };
  const sheet = await readSheet(source, asked.issues);
  if (isAnswersFile(source, sheet.bytes)) throw asked.issues.wrong("answers-not-a-sheet");
  const isNew = await writeFirst(asked, () => makeFolder(out));
  const lock = await lockRun(out);
  if (lock === undefined) throw asked.issues.wrong("in-use", { out });
  const interruption = openInterruption(() => {
    process.stderr.write(`\n${say(message("cli.batch.interrupting"), options.language ?? officialLanguage)}\n`);
  });
  try {
    const { run, resumed, notes } = await findRun(sheet, asked);
    const ended = run.published ?? (await work(run, sheet.bytes, asked, interruption));
    await endRun(out);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const result = resultOf(ended, { out, today: run.today, seconds, resumed });
    const report = json
      ? `${JSON.stringify(result, null, 2)}\n`
      : batchReport(result, nextFolder(out, run), run.language, {
          styles: outputStyles(),
          notes: [...notes, ...dayNote(run)],
        });
    if (result.failed + result.wrong > 0) throw new CommandExit("notAllMade", report, true);
    process.stdout.write(report);
  } catch (error) {
    throw asked.issues.endedBy(error, out);
  } finally {
    interruption.end();
    await lock.release();
    // Removes the folder only if it is empty, that is, if nothing was made.
    if (isNew) await rmdir(out).catch(() => undefined);
  }
}

/** Where the run goes on on another day, or was given one. */
const dayNote = ({ today, language }: Run): string[] =>
  today === dayInParis(new Date())
    ? []
    : [say(message("cli.batch.countedOn", { day: sayDay(today, language) }), language)];

/** Writes before any work is done: a failure here leaves nothing to resume. */
async function writeFirst<Result>(
  { options: { out, language = officialLanguage, json }, issues }: Asked,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const reason = outputErrorCodeOf(error);
    if (reason === undefined) throw issues.endedBy(error, out);
    throw new WrongInput([outputIssue(reason, language)], out, language, json);
  }
}

/** The interrupted batch of this folder, with its own options where none are given, or a new one. */
async function findRun(
  { file, bytes }: { file: string; bytes: Uint8Array },
  asked: Asked,
): Promise<{ run: Run; resumed: boolean; notes: string[] }> {
  const { options, issues } = asked;
  const { out, resume, language, today = dayInParis(new Date()), only, validOnly, fillable, printBy } = options;
  const run = await readRun(out);
  if (run === "unreadable") throw issues.wrong("unreadable-run", { out, work: workFolder(out) });
  if (run !== undefined) {
    if (resume === undefined) throw issues.wrong("unfinished", { out, work: workFolder(out) });
    if (run.file !== file) throw issues.wrong("another-file", { out });
    const without = (option: string) => say(message("cli.batch.without", { option }), language ?? officialLanguage);
    const begunOnly = run.only === undefined ? without("--only") : `--only ${run.only.join()}`;
    const reading = readingOf(options);
    const others = [
      ...(reading.hidden === undefined || run.hidden === true ? [] : [without("--hidden")]),
      ...(reading.withoutNames === undefined || run.withoutNames === true ? [] : [without("--without-names")]),
      ...(reading.marked === undefined || reading.marked === run.marked
        ? []
        : [run.marked === undefined ? without("--marked") : `--marked ${run.marked}`]),
      ...(reading.encoding === undefined || reading.encoding === run.encoding
        ? []
        : [run.encoding === undefined ? without("--encoding") : `--encoding ${run.encoding}`]),
      ...(hasMappingOptions(options) &&
      !isSameMapping(run, await findMapping(asked.source, bytes, { ...options, today: run.today }))
        ? [run.mapping === undefined ? without("--map") : "--map"]
        : []),
      ...(options.today === undefined || options.today === run.today ? [] : [`--today ${run.today}`]),
      ...(language === undefined || language === run.language ? [] : [`--language ${run.language}`]),
      ...(only === undefined || only.join() === run.only?.join() ? [] : [begunOnly]),
      ...(fillable === undefined || run.fillable === true ? [] : [without("--fillable")]),
      ...(printBy === undefined || printBy === orderOf(run) ? [] : [`--print-by ${orderOf(run)}`]),
      ...(validOnly === undefined || run.validOnly ? [] : [without("--valid-only")]),
    ];
    if (others.length > 0) throw issues.wrong("other-options", { out, options: others.join(", ") });
    return { run, resumed: true, notes: [] };
  }
  const files = await resultsIn(out);
  if (files.length > 0) throw issues.wrong("results-there", { out, files: files.join(", ") });
  const found = await findMapping(asked.source, bytes, { ...options, today });
  const { mapping } = found;
  const fresh: Run = {
    file,
    today,
    language: language ?? officialLanguage,
    ...(only === undefined ? {} : { only }),
    ...(fillable === undefined ? {} : { fillable }),
    ...(printBy === undefined || printBy === "person" ? {} : { printBy }),
    ...readingOf(options),
    ...(mapping && { mapping }),
    validOnly: validOnly === true,
  };
  await writeFirst(asked, () => writeRun(out, fresh));
  const kept = await keepMapping(asked.source, found, language);
  return { run: fresh, resumed: false, notes: [found.said, kept].filter((note) => note !== undefined) };
}

const isSameMapping = ({ mapping }: Run, found: FoundMapping): boolean =>
  JSON.stringify(mapping) === JSON.stringify(found.mapping);

const orderOf = ({ printBy = "person" }: Run): PrintOrder => printBy;

async function work(run: Run, bytes: Uint8Array, asked: Asked, interruption: Interruption): Promise<Published> {
  const { out, jobs = availableParallelism() } = asked.options;
  const folder = workFolder(out);
  sweepFolder(folder);
  const store = openFolderStore(folder);
  const ref = refOf(run);
  const view = openProgress(run.language);
  const at = { kind: "folder", path: folder } as const;
  // A check takes memory in proportion to the sheet; ending its thread frees it before the rows are made.
  const checking = asked.openPool({ store: at, jobs: 1 });
  const pool = asked.openPool({ store: at, jobs, heapMb: 400 });
  try {
    if ((await store.head(batchKeys.results(ref))) === undefined) {
      view.reading();
      await putSheet(store, run, bytes);
      // An interrupted check starts over on resume, so it need not be waited for.
      await Promise.race([runCheck(checking, ref), interrupted(interruption)]);
      await checking.close();
    }
    const report = requireFound(await findReport(store, ref), "Report");
    await refuseErrors(report, run, asked);
    await startBatch(store, ref, { rows: run.validOnly ? "valid-only" : "all", now: startOf(run) });
    const end = await runBatch(pool, ref, { signal: interruption.signal, onProgress: (now) => view.update(now) });
    if (end.state !== "done") throw new InterruptedError();
    const results = requireFound(await findResults(store, ref), "Batch");
    await publish(out, results, (fileName) => objectPath(folder, batchKeys.result(ref, fileName)));
    // The file to correct is sent again.
    const toCorrect = results.files.find(({ kind }) => kind === "to-correct")?.fileName;
    if (toCorrect !== undefined) await keepMapping(join(out, toCorrect), { mapping: run.mapping, isNew: true });
    const published = { ...results, ...seenOf(report) };
    await writeRun(out, { ...run, published });
    return published;
  } catch (error) {
    throw error instanceof InterruptedError ? asked.issues.ended(interruption.how(), "interrupted") : error;
  } finally {
    view.end();
    await Promise.all([checking.close(), pool.close()]);
  }
}

class InterruptedError extends Error {}

const interrupted = ({ signal }: Interruption): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new InterruptedError()), { once: true });
    if (signal.aborted) reject(new InterruptedError());
  });

/** Refuses a sheet with errors unless --valid-only is set, and removes the started batch. */
async function refuseErrors(report: Report, run: Run, { source, options }: Asked): Promise<void> {
  const { valid, wrong } = report.counts;
  const { language } = run;
  if (report.ok && (wrong === 0 || (run.validOnly && valid > 0))) return;
  await endRun(options.out);
  const problems = [...report.columnProblems, ...report.problems];
  if (options.json) {
    const { columnProblems: _, ...rest } = report;
    throw new CommandExit("wrong", `${JSON.stringify({ ...rest, problems }, null, 2)}\n`, true);
  }
  throw new CommandExit("wrong", refusalReport(source, report, language, outputStyles()));
}

const seenOf = (report: Report): Seen => {
  const { counts, accents, ignored, remarks, warnings, warningCount, duplicates, duplicateCount } = report;
  return {
    counts,
    ...(accents === undefined ? {} : { accents }),
    ignored,
    remarks,
    warnings,
    warningCount,
    duplicates,
    duplicateCount,
  };
};

function resultOf(
  { made, failed, files, counts, ...seen }: Published,
  { out, ...more }: Pick<BatchResult, "out" | "today" | "seconds" | "resumed">,
): BatchResult {
  const { wrong, alreadyMade, hidden, notPeople } = counts;
  return {
    made,
    failed,
    wrong,
    alreadyMade,
    hidden,
    notPeople,
    ...more,
    ...seen,
    out,
    files: files.map(({ fileName, ...file }) => ({ ...file, file: join(out, fileName) })),
  };
}

/** For the rows that are corrected: beside the folder of this batch. */
function nextFolder(out: string, { language }: Run): string {
  const named = (folder: string) => say(message("cli.batch.nextFolder", { folder }), language);
  // The folder where one is, the one above and the root of a disk have no name to go on from.
  return ["", ".", ".."].includes(basename(out))
    ? join(out, named("dossiers"))
    : join(dirname(out), named(basename(out)));
}
