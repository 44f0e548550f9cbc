// Checks a sheet: stores its valid rows ready to be made, and a report of everything else.
import { jsonType } from "../../delivery/dossier-records.ts";
import { decideDocuments } from "../../documents/decide.ts";
import { titleOf } from "../../documents/document.ts";
import { documentIds, documentTable, type DocumentId } from "../../documents/table.ts";
import { describeFacts } from "../../law/facts.ts";
import { warningsToCheck } from "../../law/warnings.ts";
import { covers } from "../../pdf/text/fonts.ts";
import { readRows, type ReadRow, type ReadSheet, type SheetIssue } from "../../spreadsheet/reading/read-rows.ts";
import { fileIssue, sheetIssue, withLocation } from "../../spreadsheet/reading/sheet-issues.ts";
import { FileError } from "../../spreadsheet/table/file-errors.ts";
import { operatorLanguage, type Language } from "../../text/languages.ts";
import { say, withMessageSaid } from "../../text/say.ts";
import { openAccount } from "../report/account.ts";
import { batchKeys, rowsPerChunk } from "../keys.ts";
import { findBatch, findReport, isDeleted, requireFound } from "../lifecycle.ts";
import type { StepContext } from "../step-context.ts";
import type { Secrets } from "../../aws/secrets.ts";
import { linesType, openLineParts } from "../jsonl.ts";
import { findEarlier, newFingerprints, fingerprintKey, type Fingerprints } from "../duplicates.ts";
import { previewRow } from "../report/preview.ts";
import type { BatchRecord, BatchRef, BatchStore, ChunkItem, Report, RowProblems, RowLine } from "../records.ts";

const listedProblems = 20;
const previewedRows = 5;
/** Duplicates in the report: enough to understand the mistake. */
const listedDuplicates = 100;

export type Checked = { valid: number; wrong: number; chunks: number };

/** The report is written last: a call that finds none checks everything again. */
export async function checkRows(
  store: BatchStore,
  ref: BatchRef,
  { secrets }: Pick<StepContext, "secrets">,
): Promise<Checked> {
  const report = (await findReport(store, ref)) ?? (await check(store, ref, secrets));
  // A file that cannot be read is of no further use, and a second upload is ignored: both are deleted.
  await store.delete([batchKeys.upload(ref), ...(report.ok ? [] : [batchKeys.source(ref)])]);
  if (await isDeleted(store, ref)) await store.delete((await store.list(batchKeys.all(ref))).map(({ key }) => key));
  return outcomeOf(report);
}

async function check(store: BatchStore, ref: BatchRef, secrets: Secrets): Promise<Report> {
  const asked = requireFound(await findBatch(store, ref), "Batch");
  // The whole report is in one language.
  const record = { ...asked, language: operatorLanguage(asked.language) };
  const bytes = await takeSource(store, ref);
  const { today, language, hidden, withoutNames, marked, encoding } = record;
  const reading = readRows(bytes, { today, covers, hidden, withoutNames, marked, encoding });
  const sheet = reading.ok ? reading : reading.sheet;
  const columnProblems = reading.ok ? [] : saidIn(language, reading.issues);
  const report =
    sheet === undefined
      ? { ...emptyReport, columnProblems }
      : await checkToTheEnd(store, ref, {
          record,
          sheet,
          columnProblems,
          fingerprints: newFingerprints(await fingerprintKey(store, ref.tenant, secrets)),
        });
  await store.put(batchKeys.report(ref), JSON.stringify(report), { contentType: jsonType });
  return report;
}

/** An issue in the language of the batch. */
type SaidIssue = RowProblems["problems"][number];

const saidIn = (language: Language, issues: readonly SheetIssue[]): SaidIssue[] =>
  issues.map((issue) => withMessageSaid(issue, language));

type ValidRow = Extract<ReadRow, { kind: "valid" }>;

/** Whom a rule does not fit, who may get no document, and what is unlikely in the answers: whoever sends the file should know. */
const doubtsOf = ({ row, answers, columnOf }: ValidRow, today: string, language: Language): SaidIssue[] =>
  warningsToCheck(describeFacts(answers, today)).map(({ code, path, message: issue }) => {
    const column = columnOf(path);
    return {
      code,
      row,
      ...(column === undefined ? {} : { column }),
      message: say(withLocation({ row, column }, issue), language),
    };
  });

const outcomeOf = ({ counts: { valid, wrong }, chunks }: Report): Checked => ({ valid, wrong, chunks });

/** Copies the uploaded file to the batch, because the bucket deletes uploads after a day. */
async function takeSource(store: BatchStore, ref: BatchRef): Promise<Uint8Array> {
  const kept = await store.get(batchKeys.source(ref));
  if (kept !== undefined) return kept.body;
  const { body, contentType } = requireFound(await store.get(batchKeys.upload(ref)), "Upload");
  await store.put(batchKeys.source(ref), body, { contentType });
  return body;
}

const emptyReport: Report = {
  ok: false,
  counts: { rows: 0, valid: 0, wrong: 0, alreadyMade: 0, hidden: 0, notPeople: 0 },
  chunks: 0,
  lastRow: 0,
  columns: [],
  ignored: [],
  remarks: [],
  columnProblems: [],
  problems: [],
  problemCount: 0,
  warnings: [],
  warningCount: 0,
  preview: [],
  documents: [],
  duplicates: [],
  duplicateCount: 0,
  earlier: [],
  earlierCount: 0,
};

/** The sheet, the problems of its columns, and the fingerprints of its people. */
type Input = { record: BatchRecord; sheet: ReadSheet; columnProblems: SaidIssue[]; fingerprints: Fingerprints };

/** A file that is broken further down is refused whole: its first rows could be mistaken for all of them. */
async function checkToTheEnd(store: BatchStore, ref: BatchRef, input: Input): Promise<Report> {
  const { sheet, record, columnProblems } = input;
  const seen = seenOf(sheet, record.language);
  try {
    return columnProblems.length === 0
      ? { ...seen, ...(await checkEachRow(store, ref, input, seen)) }
      : { ...seen, ...(await checkWithoutColumns(store, ref, input, seen)), columnProblems };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...seen, columnProblems: [...columnProblems, ...saidIn(record.language, [fileIssue(error.issue)])] };
  }
}

/** What was understood of the titles. */
function seenOf(
  {
    format,
    encoding,
    accents,
    separator,
    sheetName,
    otherSheets,
    headerRow,
    rowsAbove,
    columns,
    ignored,
    remarks,
  }: ReadSheet,
  language: Language,
): Report {
  return {
    ...emptyReport,
    format,
    ...(encoding === undefined ? {} : { encoding }),
    ...(accents === undefined ? {} : { accents }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheetName === undefined ? {} : { sheetName }),
    ...(otherSheets === undefined ? {} : { otherSheets }),
    headerRow,
    rowsAbove,
    columns: columns.map((column) => ({ ...column, name: say(column.name, language), filled: false })),
    ignored: ignored.map(({ suggestion, question, ...column }) => ({
      ...column,
      ...(suggestion === undefined ? {} : { suggestion: say(suggestion, language) }),
      ...(question === undefined ? {} : { question: say(question, language) }),
    })),
    remarks: saidIn(language, remarks),
  };
}

async function checkEachRow(
  store: BatchStore,
  ref: BatchRef,
  { record, sheet, fingerprints }: Input,
  seen: Report,
): Promise<Partial<Report>> {
  const rows = newRowSink(store, ref);
  const issues = newIssueSink(store, ref, record);
  const decided = newDecisions(record);
  const account = openAccount();
  for (const read of sheet.rows()) {
    account.take(read);
    await issues.take(read);
    if (read.kind !== "valid") continue;
    fingerprints.add(read.row, read.answers);
    decided.take(read);
    await rows.take(read);
  }
  const chunks = await rows.end();
  const columnProblems = saidIn(record.language, nobodyIn(account.counts()));
  return {
    ok: columnProblems.length === 0,
    columnProblems,
    ...accountOf(account, sheet, seen, record),
    chunks,
    lastRow: rows.lastRow(),
    ...(await issues.end()),
    ...decided.end(),
    ...(await compareFingerprints(store, ref, fingerprints)),
  };
}

/** The problems of the rows too, so that one missing column hides nothing; no row can be made. */
async function checkWithoutColumns(
  store: BatchStore,
  ref: BatchRef,
  { record, sheet }: Input,
  seen: Report,
): Promise<Partial<Report>> {
  const issues = newIssueSink(store, ref, record);
  const account = openAccount();
  for (const read of sheet.rows()) {
    const { row, reference, untitled, notOurs, isMerged, firstIn } = read;
    const notMade: ReadRow =
      read.kind === "valid"
        ? { row, reference, untitled, notOurs, isMerged, firstIn, kind: "wrong", issues: [] }
        : read;
    account.take(notMade);
    await issues.take(notMade);
  }
  return { ...accountOf(account, sheet, seen, record), ...(await issues.end()) };
}

const accountOf = (
  account: ReturnType<typeof openAccount>,
  { remarks }: ReadSheet,
  { columns }: Report,
  { language }: BatchRecord,
) => ({
  counts: account.counts(),
  columns: columns.map((column) => ({ ...column, filled: account.hasFilled(column.index) })),
  remarks: saidIn(language, [...remarks, ...account.remarks()]),
});

/** Titles without people are no success. */
const nobodyIn = ({ rows, valid, wrong, alreadyMade }: Report["counts"]): SheetIssue[] =>
  valid + wrong + alreadyMade > 0 ? [] : [sheetIssue({}, rows === 0 ? "no-people" : "no-people-shown", {})];

/** Stores the valid rows and the chunks that they are divided into. */
function newRowSink(store: BatchStore, ref: BatchRef) {
  const parts = openLineParts(store, (part) => batchKeys.rows(ref, part));
  const items: string[] = [];
  let open: ChunkItem | undefined;
  let count = 0;
  let last = 0;
  const close = async () => {
    if (open === undefined) return;
    items.push(`${JSON.stringify({ ...open, end: parts.position().offset } satisfies ChunkItem)}\n`);
    open = undefined;
    await parts.settle();
  };
  return {
    async take({ row, reference, answers }: RowLine) {
      const { part, offset } = parts.position();
      open ??= { chunk: items.length, part, start: offset, end: offset, rows: 0 };
      parts.add({ row, reference, answers } satisfies RowLine);
      open.rows += 1;
      count += 1;
      last = row;
      if (open.rows === rowsPerChunk) await close();
    },
    count: () => count,
    lastRow: () => last,
    /** The number of chunks. */
    async end(): Promise<number> {
      await close();
      await parts.end();
      await store.put(batchKeys.chunks(ref), items.join(""), { contentType: linesType });
      return items.length;
    },
  };
}

/** Stores every problem and warning of every row, and keeps the first ones for the report. */
function newIssueSink(store: BatchStore, ref: BatchRef, { language, today }: BatchRecord) {
  const parts = openLineParts(store, (part) => batchKeys.problems(ref, part));
  const listed = { problems: [] as SaidIssue[], problemCount: 0, warnings: [] as SaidIssue[], warningCount: 0 };
  return {
    async take(read: ReadRow) {
      const { row, reference } = read;
      const problems = saidIn(language, read.kind === "wrong" ? read.issues : []);
      const warnings = [
        ...(read.kind === "valid" || read.kind === "not-a-person" ? saidIn(language, read.warnings) : []),
        ...(read.kind === "valid" ? doubtsOf(read, today, language) : []),
      ];
      const skipped = skippedOf(read);
      listed.problems.push(...problems.slice(0, listedProblems - listed.problems.length));
      listed.warnings.push(...warnings.slice(0, listedProblems - listed.warnings.length));
      listed.problemCount += problems.length;
      listed.warningCount += warnings.length;
      if (read.kind === "valid" && warnings.length === 0) return;
      const line: RowProblems = { row, reference, problems, warnings, ...(skipped === undefined ? {} : { skipped }) };
      parts.add(line);
      await parts.settle();
    },
    async end() {
      await parts.end();
      return listed;
    },
  };
}

function skippedOf({ kind }: ReadRow): RowProblems["skipped"] {
  if (kind === "done") return "already-made";
  return kind === "hidden" || kind === "not-a-person" ? kind : undefined;
}

/** The documents that the rows would get: a preview of the first rows, and counts over all of them. */
function newDecisions({ today, language, only }: BatchRecord) {
  const totals = new Map<DocumentId, number>();
  const preview: Report["preview"] = [];
  return {
    take(read: RowLine) {
      const decisions = decideDocuments(describeFacts(read.answers, today), documentTable, only).map((decision) => ({
        ...decision,
        included: decision.included && (only === undefined || only.includes(decision.id)),
      }));
      for (const { id, included } of decisions) if (included) totals.set(id, (totals.get(id) ?? 0) + 1);
      if (preview.length < previewedRows) preview.push(previewRow(read, decisions, language));
    },
    end: () => ({
      preview,
      documents: documentIds.flatMap((id) => {
        const count = totals.get(id);
        return count === undefined ? [] : [{ id, title: say(titleOf(id), language), count }];
      }),
    }),
  };
}

/** Stores the fingerprints of this batch and reports who comes twice. */
async function compareFingerprints(store: BatchStore, ref: BatchRef, fingerprints: Fingerprints) {
  await store.put(batchKeys.fingerprints(ref), fingerprints.hashes().join("\n"), { contentType: "text/plain" });
  const duplicates = fingerprints.duplicates();
  const earlier = await findEarlier(store, ref, fingerprints);
  return {
    duplicates: duplicates.slice(0, listedDuplicates),
    duplicateCount: duplicates.length,
    earlier: earlier.slice(0, listedDuplicates),
    earlierCount: earlier.length,
  };
}
