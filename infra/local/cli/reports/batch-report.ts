// Reports of a check and of a batch, as text for people and as data for programs.
import type { PreviewRow, Report, ResultFile } from "../../../../functions/batch/records.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message, type Message, type MessageKey, type Value, type Values } from "../../../../functions/text/message.ts";
import { say, sayValue } from "../../../../functions/text/say.ts";
import type { Doubts } from "../../batch/batch-run.ts";
import { labelled } from "./issues.ts";
import { duration } from "./progress.ts";
import type { Styles } from "./styles.ts";

/** The result of a batch, as programs get it. */
export type BatchResult = Doubts & {
  made: number;
  /** Rows that are correct and could not be made, because of an error in the program. */
  failed: number;
  wrong: number;
  alreadyMade: number;
  seconds: number;
  resumed: boolean;
  out: string;
  files: (Omit<ResultFile, "fileName"> & { file: string })[];
};

const maxListed = 20;
const maxRowsInLine = 10;

const counted = (key: MessageKey, count: number): Message => message(key, { count: { number: count } });

/** The counts of a check in one line. */
export const countsInWords = ({ counts }: Report, language: Language): string =>
  say(
    message("cli.check.counted", {
      rows: counted("cli.count.rows", counts.rows),
      valid: { number: counts.valid },
      wrong: { number: counts.wrong },
      alreadyMade: { number: counts.alreadyMade },
    }),
    language,
  );

/** The first problems, and how to see the rest. */
export function problemLines(report: Report, language: Language): string[] {
  const rest = report.problemCount - report.problems.length;
  return [
    ...[...report.columnProblems, ...report.problems].map(({ message }) => `  ${message}`),
    ...(rest > 0 ? [`  ${say(counted("cli.check.moreProblems", rest), language)}`] : []),
  ];
}

type Heading = Extract<MessageKey, `cli.headings.${string}`>;

export function checkReport(file: string, report: Report, language: Language, styles: Styles): string {
  const { bold } = styles;
  if (!report.ok) {
    const head = labelled(file, say(message("cli.headings.problems"), language), language);
    return `${[bold(head), ...problemLines(report, language)].join("\n")}\n`;
  }
  const lines = [bold(labelled(file, countsInWords(report, language), language)), `  ${formatOf(report, language)}`];
  const section = (heading: Heading, items: string[], total: number) => {
    if (items.length > 0) lines.push(...sectionLines(heading, items, total, language, styles));
  };
  const named = (columns: { letter: string; header: string }[]) =>
    columns.length === 0 ? [] : [`  ${columns.map(({ letter, header }) => `${letter} ${header.trim()}`).join(" | ")}`];
  section("cli.headings.problems", problemLines(report, language), report.problemCount);
  lines.push(...doubtLines(report, language, styles));
  const number = (value: number) => sayValue({ number: value }, language);
  const made = report.documents.reduce((sum, { count }) => sum + count, 0);
  const width = number(made).length;
  section(
    "cli.headings.documents",
    report.documents.map(({ title, count }) => `  ${number(count).padStart(width)}  ${title}`),
    made,
  );
  if (report.preview.length > 0) lines.push("", bold(say(message("cli.headings.preview"), language)));
  for (const row of report.preview) lines.push(...previewLines(row, language));
  section("cli.headings.columns", named(report.columns), report.columns.length);
  section("cli.headings.ignored", named(report.ignored), report.ignored.length);
  return `${lines.join("\n")}\n`;
}

function sectionLines(
  heading: Heading,
  items: readonly string[],
  total: number,
  language: Language,
  { bold }: Styles,
): string[] {
  return ["", bold(`${say(message(heading), language)} (${sayValue({ number: total }, language)})`), ...items];
}

/** Remarks and people who come twice, for checks and for finished batches. */
function doubtLines(doubts: Doubts, language: Language, styles: Styles): string[] {
  const more = (listed: number, total: number) =>
    total > listed ? [`  ${say(counted("cli.check.more", total - listed), language)}`] : [];
  const section = (heading: Heading, items: string[], total: number) =>
    items.length === 0 ? [] : sectionLines(heading, [...items, ...more(items.length, total)], total, language, styles);
  const duplicates = doubts.duplicates.slice(0, maxListed).map(({ by, rows }) => {
    const key = by === "identity" ? "cli.check.byIdentity" : "cli.check.byNumber";
    return `  ${say(message(key, { rows: inOneLine(rows) }), language)}`;
  });
  const warnings = doubts.warnings.map(({ message }) => `  ${message}`);
  return [
    ...section("cli.headings.warnings", warnings, doubts.warningCount),
    ...section("cli.headings.duplicates", duplicates, doubts.duplicateCount),
  ];
}

/** The first rows and the last one: a column that was filled down can make all rows one person. */
function inOneLine(rows: readonly number[]): Value {
  const left = rows.slice(maxRowsInLine);
  const list = [...rows.slice(0, maxRowsInLine), ...(left.length > 1 ? ["…"] : []), ...left.slice(-1)];
  return { list, type: "separated" };
}

const separatorNames: Readonly<Record<string, MessageKey>> = {
  ";": "cli.check.separators.semicolon",
  ",": "cli.check.separators.comma",
  "\t": "cli.check.separators.tab",
  "|": "cli.check.separators.bar",
};

function formatOf(report: Report, language: Language): string {
  const { format = "", encoding, separator, sheetName, headerRow = 0 } = report;
  const separatorKey = separator === undefined ? undefined : separatorNames[separator];
  const facts: (Value | undefined)[] = [
    format.toUpperCase(),
    encoding,
    separator === undefined
      ? undefined
      : message("cli.check.separator", { name: separatorKey === undefined ? separator : message(separatorKey) }),
    sheetName === undefined ? undefined : message("cli.check.sheet", { name: sheetName }),
    message("cli.check.headerRow", { row: headerRow }),
  ];
  const list = facts.filter((fact) => fact !== undefined);
  return say(message("cli.check.format", { facts: { list, type: "separated" } }), language);
}

function previewLines({ row, reference, answers, documents }: PreviewRow, language: Language): string[] {
  const title = say(message("cli.check.row", { row }), language);
  const list = documents.filter((document) => document.included).map((document) => document.title);
  return [
    reference === "" ? title : `${title} — ${reference}`,
    ...answers.map(({ name, value }) => `  ${labelled(name, value, language)}`),
    `  ${say(message("cli.check.documents", { titles: { list, type: "separated" } }), language)}`,
  ];
}

/** What was made, where it is, how long it took, and what to do with the rest. */
export function batchReport(result: BatchResult, next: string, language: Language, styles: Styles): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const dossiers = counted("cli.count.dossiersMade", result.made);
  const lines = [
    styles.bold(text("cli.batch.madeIn", { dossiers, duration: duration(result.seconds) })),
    ...result.files.map(({ file }) => `  ${file}`),
    ...doubtLines(result, language, styles),
  ];
  const file = result.files.find(({ kind }) => kind === "to-correct")?.file;
  if (result.wrong > 0 && file !== undefined) {
    const rowsNotMade = counted("cli.count.rowsNotMade", result.wrong);
    lines.push("", text("cli.batch.whatNext", { rowsNotMade, file }));
    lines.push(`  npm run dossier -- batch ${file} --out ${next}`, text("cli.batch.onlyThese"));
  }
  if (result.failed > 0) {
    lines.push("", text("cli.batch.bugs", { rowsNotMade: counted("cli.count.rowsNotMade", result.failed) }));
  }
  return `${lines.join("\n")}\n`;
}
