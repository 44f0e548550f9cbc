// What a check found and what a batch made, for people; programs get the same as data.
import { styleText } from "node:util";
import type { PreviewRow, Report, ResultFile } from "../../../../functions/batch/records.ts";
import { fillIn, type HelpLanguage, told } from "../../../../functions/text/text.ts";
import type { Doubts } from "../../batch/batch-run.ts";
import { batchWords as words, colon, separatorWords } from "./batch-words.ts";
import { durationInWords } from "./progress.ts";

/** A batch that ended, as programs get it. */
export type BatchResult = Doubts & {
  made: number;
  /** Rows that are right and could not be made, for a fault of ours. */
  failed: number;
  wrong: number;
  alreadyMade: number;
  seconds: number;
  resumed: boolean;
  out: string;
  files: (Omit<ResultFile, "fileName"> & { file: string })[];
};

const rowsListed = 20;
const rowsInLine = 10;

const numberIn = (value: number, language: HelpLanguage): string => new Intl.NumberFormat(language).format(value);

function countOf(count: number, what: "Row" | "Dossier" | "NotMade", language: HelpLanguage): string {
  const sentence = words[count === 1 ? (`one${what}` as const) : (`some${what}s` as "someRows")] ?? words.someNotMade;
  return fillIn(told(sentence, language), { count: numberIn(count, language) });
}

/** The counts of a check in one line. */
export function countsInWords({ counts }: Report, language: HelpLanguage): string {
  return fillIn(told(words.counted, language), {
    rows: countOf(counts.rows, "Row", language),
    valid: numberIn(counts.valid, language),
    wrong: numberIn(counts.wrong, language),
    alreadyMade: numberIn(counts.alreadyMade, language),
  });
}

/** The first problems, and how to see the rest. */
export function problemLines(report: Report, language: HelpLanguage): string[] {
  const rest = report.problemCount - report.problems.length;
  return [
    ...[...report.columnProblems, ...report.problems].map(({ message }) => `  ${message}`),
    ...(rest > 0 ? [`  ${fillIn(told(words.moreProblems, language), { count: numberIn(rest, language) })}`] : []),
  ];
}

export function checkReport(file: string, report: Report, language: HelpLanguage, onTerminal: boolean): string {
  const bold = (text: string) => (onTerminal ? styleText("bold", text) : text);
  const lines: string[] = [];
  const section = (key: keyof typeof words, items: string[], total = items.length) => {
    if (items.length > 0) lines.push(...sectionLines(key, items, total, language, onTerminal));
  };

  if (!report.ok) {
    lines.push(
      bold(`${file}${told(colon, language)}${told(words.problems, language)}`),
      ...problemLines(report, language),
    );
    return `${lines.join("\n")}\n`;
  }
  lines.push(
    bold(`${file}${told(colon, language)}${countsInWords(report, language)}`),
    `  ${formatOf(report, language)}`,
  );
  const named = (columns: { letter: string; header: string }[]) =>
    columns.length === 0 ? [] : [`  ${columns.map(({ letter, header }) => `${letter} ${header.trim()}`).join(" | ")}`];
  section("problems", problemLines(report, language), report.problemCount);
  lines.push(...doubtLines(report, language, onTerminal));
  const made = report.documents.reduce((sum, { count }) => sum + count, 0);
  const width = numberIn(made, language).length;
  section(
    "documents",
    report.documents.map(({ title, count }) => `  ${numberIn(count, language).padStart(width)}  ${title}`),
    made,
  );
  if (report.preview.length > 0) lines.push("", bold(told(words.preview, language)));
  for (const row of report.preview) lines.push(...previewLines(row, language));
  section("columns", named(report.columns), report.columns.length);
  section("ignored", named(report.ignored), report.ignored.length);
  return `${lines.join("\n")}\n`;
}

function sectionLines(
  key: keyof typeof words,
  items: readonly string[],
  total: number,
  language: HelpLanguage,
  onTerminal: boolean,
): string[] {
  const title = `${told(words[key], language)} (${numberIn(total, language)})`;
  return ["", onTerminal ? styleText("bold", title) : title, ...items];
}

/** Remarks and people that come twice, of a check as of what was made. */
function doubtLines(doubts: Doubts, language: HelpLanguage, onTerminal: boolean): string[] {
  const more = (listed: number, total: number) =>
    total > listed ? [`  ${fillIn(told(words.more, language), { count: numberIn(total - listed, language) })}`] : [];
  const section = (key: "warnings" | "duplicates", items: string[], total: number) =>
    items.length === 0 ? [] : sectionLines(key, [...items, ...more(items.length, total)], total, language, onTerminal);
  const duplicates = doubts.duplicates.slice(0, rowsListed).map(({ by, rows }) => {
    const text = told(words[by === "identity" ? "byIdentity" : "byNumber"], language);
    return `  ${fillIn(text, { rows: inOneLine(rows) })}`;
  });
  return [
    ...section(
      "warnings",
      doubts.warnings.map(({ message }) => `  ${message}`),
      doubts.warningCount,
    ),
    ...section("duplicates", duplicates, doubts.duplicateCount),
  ];
}

/** A column that was filled down would make one person of a whole sheet. */
const inOneLine = (rows: readonly number[]): string => {
  const left = rows.slice(rowsInLine);
  return [...rows.slice(0, rowsInLine), ...(left.length > 1 ? ["…"] : []), ...left.slice(-1)].join(", ");
};

function formatOf(report: Report, language: HelpLanguage): string {
  const { format = "", encoding, separator, sheetName, headerRow = 0 } = report;
  const name = separator === undefined ? undefined : (told(separatorWords[separator], language) ?? separator);
  const parts = [
    `${told(words.format, language)}${told(colon, language)}${format.toUpperCase()}`,
    encoding,
    name === undefined ? undefined : fillIn(told(words.separator, language), { name }),
    sheetName === undefined ? undefined : fillIn(told(words.sheet, language), { name: sheetName }),
    fillIn(told(words.headerRow, language), { row: String(headerRow) }),
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

function previewLines({ row, reference, answers, documents }: PreviewRow, language: HelpLanguage): string[] {
  const title = fillIn(told(words.row, language), { row: String(row) });
  const included = documents.filter((document) => document.included).map((document) => document.title);
  return [
    reference === "" ? title : `${title} — ${reference}`,
    ...answers.map(({ name, value }) => `  ${name}${told(colon, language)}${value}`),
    `  ${told(words.gets, language)}${included.join(", ")}`,
  ];
}

/** What was made, where it is, how long it took, and what to do with the rest. */
export function batchReport(result: BatchResult, next: string, language: HelpLanguage, onTerminal: boolean): string {
  const bold = (text: string) => (onTerminal ? styleText("bold", text) : text);
  const dossiers = countOf(result.made, "Dossier", language);
  const duration = durationInWords(result.seconds, language);
  const lines = [
    bold(fillIn(told(words.inTime, language), { dossiers, duration })),
    ...result.files.map(({ file }) => `  ${file}`),
    ...doubtLines(result, language, onTerminal),
  ];
  const toCorrect = result.files.find(({ kind }) => kind === "to-correct")?.file;
  if (result.wrong > 0 && toCorrect !== undefined) {
    const notMade = countOf(result.wrong, "NotMade", language);
    lines.push("", fillIn(told(words.whatNext, language), { notMade, file: toCorrect }));
    lines.push(`  npm run dossier -- batch ${toCorrect} --out ${next}`, told(words.onlyThese, language));
  }
  if (result.failed > 0) {
    lines.push("", fillIn(told(words.bugs, language), { notMade: countOf(result.failed, "NotMade", language) }));
  }
  return `${lines.join("\n")}\n`;
}
