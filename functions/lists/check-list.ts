// Checks a list of people: each row as it was read with what is wrong in it, and at the end what was understood of all.
import type { Answers } from "../answers/answers.ts";
import { decideDocuments } from "../documents/decide.ts";
import { titleOf } from "../documents/document.ts";
import { documentIds, documentTable, type DocumentId } from "../documents/table.ts";
import { describeFacts } from "../law/facts.ts";
import { warningsToCheck } from "../law/warnings.ts";
import {
  readRows,
  type ReadOptions,
  type ReadRow,
  type ReadSheet,
  type SheetIssue,
} from "../spreadsheet/reading/read-rows.ts";
import { fileIssue, sheetIssue, withLocation } from "../spreadsheet/reading/sheet-issues.ts";
import { FileError } from "../spreadsheet/table/file-errors.ts";
import { operatorLanguage, type Language } from "../text/languages.ts";
import { say, withMessageSaid } from "../text/say.ts";
import { openAccount } from "./account.ts";
import type { PeopleTwice } from "./people-twice.ts";
import { previewRow } from "./preview.ts";
import type { ListReport, RowProblem, RowProblems } from "./report.ts";

const listedProblems = 20;
const previewedRows = 5;
/** Duplicates in the report: enough to understand the mistake. */
const listedDuplicates = 100;

export type ListOptions = ReadOptions & {
  /** Of the report. */
  language: Language;
  /** Only these documents. */
  only?: readonly DocumentId[] | undefined;
};

/** A row that is valid is to be made. `found`: where there is anything to say of the row. */
export type CheckedRow = { read: ReadRow; found: RowProblems | undefined };

/** Gives each row in the order of the sheet, and returns the report: with `ok: false` nothing can be made of any row. */
export function* checkList(
  bytes: Uint8Array,
  { language: asked, only, ...reading }: ListOptions,
  people: PeopleTwice,
): Generator<CheckedRow, ListReport, undefined> {
  // The whole report is in one language.
  const language = operatorLanguage(asked);
  const read = readRows(bytes, reading);
  const sheet = read.ok ? read : read.sheet;
  const columnProblems = read.ok ? [] : saidIn(language, read.issues);
  if (sheet === undefined) return { ...emptyReport, columnProblems };
  const seen = seenOf(sheet, language);
  try {
    return yield* checkToTheEnd({ sheet, seen, columnProblems, people, language, only, today: reading.today });
  } catch (error) {
    // Refused whole: its first rows could be mistaken for all of them.
    if (!(error instanceof FileError)) throw error;
    return { ...seen, columnProblems: [...columnProblems, ...saidIn(language, [fileIssue(error.issue)])] };
  }
}

const saidIn = (language: Language, issues: readonly SheetIssue[]): RowProblem[] =>
  issues.map((issue) => withMessageSaid(issue, language));

type ValidRow = Extract<ReadRow, { kind: "valid" }>;

/** Whom a rule does not fit, who may get no document, and what is unlikely in the answers: whoever sends the file should know. */
const doubtsOf = ({ row, answers, columnOf }: ValidRow, today: string, language: Language): RowProblem[] =>
  warningsToCheck(describeFacts(answers, today)).map(({ code, path, message: issue }) => {
    const column = columnOf(path);
    return {
      code,
      row,
      ...(column === undefined ? {} : { column }),
      message: say(withLocation({ row, column }, issue), language),
    };
  });

const emptyReport: ListReport = {
  ok: false,
  counts: { rows: 0, valid: 0, wrong: 0, alreadyMade: 0, hidden: 0, notPeople: 0 },
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
};

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
    describe,
  }: ReadSheet,
  language: Language,
): ListReport {
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
    seen: describe().map(({ name, suggestion: _suggestion, question: _question, proposal, ...column }) => ({
      ...column,
      ...(name === undefined ? {} : { name: say(name, language) }),
      ...(proposal === undefined ? {} : { proposal: { ...proposal, name: say(proposal.name, language) } }),
    })),
    remarks: saidIn(language, remarks),
  };
}

type Input = {
  sheet: ReadSheet;
  seen: ListReport;
  /** With any of them no row can be made; the problems of the rows are said too, so that one missing column hides nothing. */
  columnProblems: RowProblem[];
  people: PeopleTwice;
  language: Language;
  only: readonly DocumentId[] | undefined;
  today: string;
};

function* checkToTheEnd({
  sheet,
  seen,
  columnProblems,
  people,
  language,
  only,
  today,
}: Input): Generator<CheckedRow, ListReport, undefined> {
  const account = openAccount();
  const decided = newDecisions({ today, language, only });
  const listed = { problems: [] as RowProblem[], problemCount: 0, warnings: [] as RowProblem[], warningCount: 0 };
  for (const row of sheet.rows()) {
    const read = columnProblems.length === 0 ? row : notMade(row);
    account.take(read);
    const found = foundIn(read, { language, today });
    if (found !== undefined) {
      listed.problems.push(...found.problems.slice(0, listedProblems - listed.problems.length));
      listed.warnings.push(...found.warnings.slice(0, listedProblems - listed.warnings.length));
      listed.problemCount += found.problems.length;
      listed.warningCount += found.warnings.length;
    }
    if (read.kind === "valid") {
      people.add(read.row, read.answers);
      decided.take(read);
    }
    yield { read, found };
  }
  const counts = account.counts();
  const problemsOfAll = columnProblems.length > 0 ? columnProblems : saidIn(language, nobodyIn(counts));
  const duplicates = people.duplicates();
  return {
    ...seen,
    ok: problemsOfAll.length === 0,
    counts,
    columns: seen.columns.map((column) => ({ ...column, filled: account.hasFilled(column.index) })),
    remarks: saidIn(language, [...sheet.remarks, ...account.remarks()]),
    columnProblems: problemsOfAll,
    ...listed,
    ...decided.end(),
    duplicates: duplicates.slice(0, listedDuplicates),
    duplicateCount: duplicates.length,
  };
}

function notMade(read: ReadRow): ReadRow {
  if (read.kind !== "valid") return read;
  const { answers: _answers, warnings: _warnings, columnOf: _columnOf, ...row } = read;
  return { ...row, kind: "wrong", issues: [] };
}

function foundIn(read: ReadRow, { language, today }: { language: Language; today: string }): RowProblems | undefined {
  const { row, reference } = read;
  const problems = saidIn(language, read.kind === "wrong" ? read.issues : []);
  const warnings = [
    ...(read.kind === "valid" || read.kind === "not-a-person" ? saidIn(language, read.warnings) : []),
    ...(read.kind === "valid" ? doubtsOf(read, today, language) : []),
  ];
  if (read.kind === "valid" && warnings.length === 0) return undefined;
  const skipped = skippedOf(read);
  return { row, reference, problems, warnings, ...(skipped === undefined ? {} : { skipped }) };
}

function skippedOf({ kind }: ReadRow): RowProblems["skipped"] {
  if (kind === "done") return "already-made";
  return kind === "hidden" || kind === "not-a-person" ? kind : undefined;
}

/** Titles without people are no success. */
const nobodyIn = ({ rows, valid, wrong, alreadyMade }: ListReport["counts"]): SheetIssue[] =>
  valid + wrong + alreadyMade > 0 ? [] : [sheetIssue({}, rows === 0 ? "no-people" : "no-people-shown", {})];

/** The documents that the rows would get: a preview of the first rows, and counts over all of them. */
function newDecisions({ today, language, only }: Pick<Input, "today" | "language" | "only">) {
  const totals = new Map<DocumentId, number>();
  const preview: ListReport["preview"] = [];
  return {
    take(read: { row: number; reference: string; answers: Answers }) {
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
