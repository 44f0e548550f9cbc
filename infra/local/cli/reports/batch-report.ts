// Reports of a check and of a batch, as text for people and as data for programs.
import type { Report, ResultFile } from "../../../../functions/batch/records.ts";
import type { PreviewRow } from "../../../../functions/lists/report.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message, type Message, type MessageKey, type Value, type Values } from "../../../../functions/text/message.ts";
import { say, sayValue } from "../../../../functions/text/say.ts";
import { columnOf } from "../../../../functions/spreadsheet/mapping/mapping.ts";
import { valuesOf } from "../../../../functions/spreadsheet/mapping/values.ts";
import { writeMapLine } from "../../../../functions/spreadsheet/mapping/written.ts";
import { rowsInLine } from "../../../../functions/lists/row-list.ts";
import type { Seen } from "../../batch/batch-run.ts";
import { typedPath } from "../typed-path.ts";
import { labelled } from "./issues.ts";
import { duration } from "./progress.ts";
import type { Styles } from "./styles.ts";

/** The result of a batch, as programs get it. */
export type BatchResult = Omit<Seen, "counts"> & {
  made: number;
  /** Rows that are correct and could not be made, because of an error in the program. */
  failed: number;
  wrong: number;
  alreadyMade: number;
  /** Rows that the sheet does not show, or shows struck out. */
  hidden: number;
  notPeople: number;
  /** On which the dates of the documents count. */
  today: string;
  seconds: number;
  resumed: boolean;
  out: string;
  files: (Omit<ResultFile, "fileName"> & { file: string })[];
};

const maxListed = 20;

const counted = (key: MessageKey, count: number): Message => message(key, { count: { number: count } });

const seenClasses = ["valid", "wrong", "alreadyMade", "hidden", "notPeople"] as const;
const endClasses = ["made", "failed", "wrong", "alreadyMade", "hidden", "notPeople"] as const;

/** « 5 lignes : 3 à traiter, 1 à corriger, 1 masquée »: every row is in one class, and they add up. */
const countsInWords = ({ counts }: Pick<Report, "counts">, language: Language): string =>
  classesInWords(seenClasses, counts, language);

function classesInWords<Name extends (typeof seenClasses | typeof endClasses)[number]>(
  [first, ...others]: readonly [Name, ...Name[]],
  counts: Record<Name, number>,
  language: Language,
): string {
  const shown = [first, ...others.filter((name) => counts[name] > 0)];
  const rows = [first, ...others].reduce((sum, name) => sum + counts[name], 0);
  return say(
    message("cli.check.counted", {
      rows: counted("cli.count.rows", rows),
      classes: { list: shown.map((name) => counted(`cli.check.classes.${name}`, counts[name])), type: "separated" },
    }),
    language,
  );
}

/** The first problems, and how to see the rest. */
function problemLines(report: Report, language: Language): string[] {
  const rest = report.problemCount - report.problems.length;
  return [
    ...[...report.columnProblems, ...report.problems].map(({ message }) => `  ${message}`),
    ...(rest > 0 ? [`  ${say(counted("cli.check.moreProblems", rest), language)}`] : []),
  ];
}

type Heading = Extract<MessageKey, `cli.headings.${string}`>;

/** What was understood comes first and what is to be done last, where a terminal still shows it. */
export function checkReport(
  file: string,
  report: Report,
  {
    language,
    styles,
    annotates,
    mapping,
  }: { language: Language; styles: Styles; annotates: boolean; mapping?: string | undefined },
): string {
  const { bold } = styles;
  const lines: string[] = [];
  const section = (heading: Heading, items: string[], total: number) => {
    if (items.length > 0) lines.push(...sectionLines(heading, items, total, language, styles));
  };
  if (report.headerRow !== undefined) {
    lines.push(formatOf(report, language), ...accentLines(report, language));
    if (mapping !== undefined) lines.push(mapping);
    section("cli.headings.columns", readColumnLines(report.columns, language), report.columns.length);
  }
  const [first] = report.preview;
  if (first !== undefined)
    lines.push("", bold(say(message("cli.headings.preview"), language)), ...previewLines(first, language));
  const number = (value: number) => sayValue({ number: value }, language);
  const made = report.documents.reduce((sum, { count }) => sum + count, 0);
  const width = number(made).length;
  section(
    "cli.headings.documents",
    report.documents.map(({ title, count }) => `  ${number(count).padStart(width)}  ${title}`),
    made,
  );
  lines.push(...seenLines(report, language, styles));
  const proposals = proposalLines(report, language);
  section("cli.headings.proposals", proposals.lines, proposals.count);
  section("cli.headings.problems", problemLines(report, language), problemCountOf(report));
  const hints = hintLines(report, language);
  if (annotates && report.headerRow === undefined) hints.push(say(message("cli.check.notAnnotated"), language));
  if (hints.length > 0) lines.push("", ...hints);
  const head =
    report.counts.rows > 0 ? countsInWords(report, language) : say(message("cli.headings.problems"), language);
  const last = bold(labelled(file, head, language));
  return `${(lines.length === 0 ? [last] : [...lines, "", last]).join("\n").replace(/^\n/, "")}\n`;
}

/** What the values of a column fit, and words that no list has, with the options that say so. */
function proposalLines({ seen = [] }: Report, language: Language): { lines: string[]; count: number } {
  const proposed = seen.flatMap(({ letter, header, samples, proposal }) => {
    if (proposal === undefined) return [];
    const { name, share } = proposal;
    const shown: Value = { list: samples, type: "separated" };
    const percent = Math.floor(share * 100);
    return [
      `  ${say(message("cli.check.mayBeByValues", { letter, header, samples: shown, name, percent }), language)}`,
      `    --map "${writeMapLine(letter, proposal.read, language)}"`,
    ];
  });
  const asked = seen.flatMap(({ header, name = header, read, unknownWords = [] }) => {
    if (unknownWords.length === 0) return [];
    const column = read?.read === "answer" ? columnOf(read.column) : undefined;
    const words = unknownWords
      .slice(0, maxListed)
      .map(({ word, count }) => message("cli.check.unknownWord", { word, count: { number: count } }));
    const [{ word, nearest }] = unknownWords as [(typeof unknownWords)[number]];
    const meant = (column === undefined ? [] : valuesOf(column)).find(({ value }) => value === nearest)?.label ?? "…";
    return [
      `  ${say(message("cli.check.unknownWords", { name, words: { list: words, type: "separated" } }), language)}`,
      `    --word "${name}: ${word}=${sayValue(meant, language)}"`,
    ];
  });
  const guesses = proposed.length === 0 ? [] : [`  ${say(message("cli.check.guessOption"), language)}`];
  return { lines: [...proposed, ...asked, ...guesses], count: (proposed.length + asked.length) / 2 };
}

const problemCountOf = ({ columnProblems, problemCount }: Report): number => columnProblems.length + problemCount;

/** Why a batch makes nothing: what was not read comes first, what is to be done last. */
export function refusalReport(file: string, report: Report, language: Language, styles: Styles): string {
  const head =
    report.counts.rows > 0 ? countsInWords(report, language) : say(message("cli.headings.problems"), language);
  const advice = message(report.counts.valid > 0 ? "cli.batch.issues.row-errors" : "cli.batch.issues.no-valid-row");
  const proposals = proposalLines(report, language);
  const [, ...seen] = [
    ...seenLines(report, language, styles),
    ...(proposals.count === 0
      ? []
      : sectionLines("cli.headings.proposals", proposals.lines, proposals.count, language, styles)),
  ];
  const lines = [
    ...(seen.length === 0 ? [] : [...seen, ""]),
    labelled(file, head, language),
    ...problemLines(report, language),
    ...(report.ok ? ["", say(advice, language)] : []),
    ...hintLines(report, language),
  ];
  return `${lines.join("\n")}\n`;
}

/** Options that answer what is to be corrected or was left out. */
function hintLines({ counts, columnProblems, problems }: Report, language: Language): string[] {
  const hasProblem = (...codes: string[]) => [...columnProblems, ...problems].some(({ code }) => codes.includes(code));
  return [
    ...(counts.hidden > 0 ? (["cli.check.hiddenOption"] as const) : []),
    ...(hasProblem("other-mark", "mark-without-code") ? (["cli.check.markedOption"] as const) : []),
    ...(hasProblem("no-name-column") ? (["cli.check.namesOption"] as const) : []),
  ]
    .map((key) => say(message(key), language))
    .concat(
      columnProblems.flatMap(({ readings: [first] = [] }) =>
        first === undefined ? [] : [say(message("cli.check.sayEncoding", { encoding: first.encoding }), language)],
      ),
    );
}

/** Those that hold something: the template file has more than a hundred. */
function readColumnLines(columns: Report["columns"], language: Language): string[] {
  const filled = columns.filter((column) => column.filled);
  if (filled.length === 0) return columnLines(columns, language);
  const empty = columns.length - filled.length;
  return [
    ...columnLines(filled, language),
    ...(empty === 0 ? [] : [`  ${say(counted("cli.check.emptyColumns", empty), language)}`]),
  ];
}

const maxLineLength = 100;

/** « A Nom | B Prénom », in lines that fit a terminal. */
function columnLines(
  columns: readonly {
    letter: string;
    header: string;
    suggestion?: string | undefined;
    question?: string | undefined;
  }[],
  language: Language,
): string[] {
  const lines: string[] = [];
  const asked = columns.filter(({ question }) => question !== undefined);
  for (const { letter, header, suggestion } of columns.filter((column) => !asked.includes(column))) {
    const shown =
      suggestion === undefined
        ? `${letter} ${header.trim()}`
        : say(message("cli.check.mayBe", { letter, header: header.trim(), suggestion }), language);
    const last = lines.at(-1);
    const joined = `${last} | ${shown}`;
    if (last === undefined || joined.length > maxLineLength) lines.push(`  ${shown}`);
    else lines[lines.length - 1] = joined;
  }
  const questions = asked.map(({ letter, header, question = "" }) =>
    say(message("cli.check.toAsk", { letter, header: header.trim(), question }), language),
  );
  return [...questions.map((line) => `  ${line}`), ...lines];
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

/** What was not read, what is in doubt and people who come twice, for checks and for finished batches. */
function seenLines(seen: Omit<Seen, "counts">, language: Language, styles: Styles): string[] {
  const more = (listed: number, total: number) =>
    total > listed ? [`  ${say(counted("cli.check.more", total - listed), language)}`] : [];
  const section = (heading: Heading, items: string[], total: number) =>
    items.length === 0 ? [] : sectionLines(heading, [...items, ...more(items.length, total)], total, language, styles);
  const duplicates = seen.duplicates.slice(0, maxListed).map(({ by, rows }) => {
    const key = by === "identity" ? "cli.check.byIdentity" : "cli.check.byNumber";
    return `  ${say(message(key, { rows: rowsInLine(rows) }), language)}`;
  });
  const warnings = [...seen.remarks, ...seen.warnings].map(({ message }) => `  ${message}`);
  const ignored = columnLines(seen.ignored, language);
  return [
    ...(ignored.length === 0
      ? []
      : sectionLines("cli.headings.ignored", ignored, seen.ignored.length, language, styles)),
    ...section("cli.headings.duplicates", duplicates, seen.duplicateCount),
    ...section("cli.headings.warnings", warnings, seen.remarks.length + seen.warningCount),
  ];
}

function formatOf(report: Report, language: Language): string {
  const { format = "", sheetName, otherSheets = [], headerRow = 0, rowsAbove = [] } = report;
  const facts: (Value | undefined)[] = [
    format.toUpperCase(),
    sheetName === undefined ? undefined : message("cli.check.sheet", { name: sheetName }),
    otherSheets.length === 0
      ? undefined
      : message("cli.check.otherSheets", {
          count: otherSheets.length,
          names: { list: otherSheets.map((name) => message("labels.quoted", { text: name })), type: "separated" },
        }),
    message("cli.check.headerRow", { row: headerRow }),
    rowsAbove.length === 0
      ? undefined
      : message("cli.check.rowsAbove", { count: rowsAbove.length, rows: rowsInLine(rowsAbove) }),
  ];
  const list = facts.filter((fact) => fact !== undefined);
  return say(message("cli.check.format", { facts: { list, type: "separated" } }), language);
}

/** Names with accents, for whoever knows them. */
const accentLines = ({ accents = [] }: Pick<Report, "accents">, language: Language): string[] => {
  const names: Value = { list: accents, type: "separated" };
  return accents.length === 0 ? [] : [say(message("cli.check.accents", { names }), language)];
};

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
export function batchReport(
  result: BatchResult,
  next: string,
  language: Language,
  { styles, notes }: { styles: Styles; notes: readonly string[] },
): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const dossiers = counted("cli.count.dossiersMade", result.made);
  const lines = [
    styles.bold(
      result.made + result.failed + result.wrong === 0 && result.alreadyMade > 0
        ? say(counted("cli.batch.allMadeBefore", result.alreadyMade), language)
        : text("cli.batch.madeIn", { dossiers, duration: duration(result.seconds) }),
    ),
    ...result.files.map(({ file }) => `  ${file}`),
    ...notes,
    ...accentLines(result, language),
    ...seenLines(result, language, styles),
    "",
    classesInWords(endClasses, result, language),
  ];
  const file = result.files.find(({ kind }) => kind === "to-correct")?.file;
  if (result.wrong > 0 && file !== undefined) {
    const rowsNotMade = counted("cli.count.rowsNotMade", result.wrong);
    lines.push("", text("cli.batch.whatNext", { rowsNotMade, file }));
    lines.push(`  dossier batch ${typedPath(file)} --out ${typedPath(next)}`, text("cli.batch.onlyThese"));
  }
  if (result.failed > 0) {
    lines.push("", text("cli.batch.bugs", { rowsNotMade: counted("cli.count.rowsNotMade", result.failed) }));
  }
  return `${lines.join("\n")}\n`;
}
