// What the command line says of a dossier: for people, in French or English, and for programs, as data.
import { join } from "node:path";
import { styleText } from "node:util";
import type { Dossier } from "../../../../functions/documents/dossier.ts";
import { amountInWords } from "../../../../functions/law/fees.ts";
import { showPath, type Path } from "../../../../functions/answers/problems.ts";
import { sources, type SourceCode } from "../../../../functions/law/sources.ts";
import type { Message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { fillIn, type HelpLanguage, type Text, told } from "../../../../functions/text/text.ts";
import type { PrintedDossier } from "../../../../functions/documents/print.ts";
import type { Unreadable } from "../read-source.ts";
import type { Unwritable } from "../write-files.ts";

const words = {
  made: {
    fr: "Dossier du {today}\u00A0: {documents}, {pages}",
    en: "Dossier of {today}: {documents}, {pages}",
  },
  oneDocument: { fr: "1 document", en: "1 document" },
  someDocuments: { fr: "{count} documents", en: "{count} documents" },
  onePage: { fr: "1 page", en: "1 page" },
  somePages: { fr: "{count} pages", en: "{count} pages" },
  oneProblem: { fr: "1 problème", en: "1 problem" },
  someProblems: { fr: "{count} problèmes", en: "{count} problems" },
  why: { fr: "Pourquoi\u00A0: ", en: "Why: " },
  byHand: { fr: "À remplir à la main\u00A0: ", en: "To fill in by hand: " },
  nothingByHand: { fr: "Rien à remplir à la main.", en: "Nothing to fill in by hand." },
  all: { fr: "Tout en un", en: "All in one" },
  calendar: { fr: "Dates pour votre agenda", en: "Dates for your calendar" },
  notIncluded: { fr: "Pas dans ce dossier", en: "Not in this dossier" },
  warnings: { fr: "À vérifier", en: "To check" },
  dates: { fr: "Dates", en: "Dates" },
  fees: { fr: "Frais", en: "Fees" },
  checklist: { fr: "Liste de contrôle", en: "Checklist" },
  documents: { fr: "Documents", en: "Documents" },
  source: { fr: "Source\u00A0: ", en: "Source: " },
  checked: { fr: "lue le {day}", en: "read on {day}" },
  yes: { fr: "oui", en: "yes" },
  no: { fr: "non", en: "no" },
  others: {
    fr: "D’autres PDF sont dans ce dossier et n’ont pas été refaits\u00A0: {files}",
    en: "Other PDFs are in this folder and were not made again: {files}",
  },
  problems: {
    fr: "{what}\u00A0: {problems}. Rien n’a été écrit.",
    en: "{what}: {problems}. Nothing was written.",
  },
  standardInput: { fr: "Entrée standard", en: "Standard input" },
} satisfies Record<string, Text>;

const unreadableWords: Record<Unreadable, Text> = {
  "no-file": { fr: "Ce fichier n’existe pas.", en: "There is no such file." },
  "is-folder": {
    fr: "C’est un dossier\u00A0: indiquez le fichier des réponses.",
    en: "This is a folder: name the file with the answers.",
  },
  "no-access": { fr: "La lecture de ce fichier n’est pas permise.", en: "This file may not be read." },
  "too-large": {
    fr: "Plus de 5 Mo\u00A0: ce ne sont pas des réponses. Vérifiez le fichier.",
    en: "More than 5 MB: these are not answers. Check the file.",
  },
  "not-utf-8": {
    fr: "Ce texte n’est pas codé en UTF-8, ses accents seraient perdus. Enregistrez-le en UTF-8.",
    en: "This text is not encoded as UTF-8, its accents would be lost. Save it as UTF-8.",
  },
};

const unwritableWords: Record<Unwritable, Text> = {
  "is-folder": {
    fr: "Un dossier porte ce nom, un fichier ne peut pas l’avoir. Choisissez un autre endroit.",
    en: "A folder has this name, so a file cannot have it. Choose another place.",
  },
  "not-a-folder": {
    fr: "Ce n’est pas un dossier. Choisissez un autre endroit.",
    en: "This is not a folder. Choose another place.",
  },
  "no-access": {
    fr: "L’écriture à cet endroit n’est pas permise. Choisissez un autre endroit.",
    en: "Writing to this place is not allowed. Choose another place.",
  },
};

/** Something that keeps a command from being done: a problem of the answers, or of the place they come from or go to. */
export type Fault = { code: string; path: Path; message: string; value?: unknown };

export const unreadable = (reason: Unreadable, language: HelpLanguage): Fault => ({
  code: `source-${reason}`,
  path: [],
  message: told(unreadableWords[reason], language),
});

export const unwritable = (reason: Unwritable, language: HelpLanguage): Fault => ({
  code: `out-${reason}`,
  path: [],
  message: told(unwritableWords[reason], language),
});

export const notInDossier = ({ title, reason }: { title: string; reason: string }, language: HelpLanguage): Fault => ({
  code: "not-in-dossier",
  path: [],
  message: `${title}${told(colon, language)}${reason}`,
});

const colon = { fr: "\u00A0: ", en: ": " };

const citation = (code: SourceCode) => ({ code, ...sources[code] });

/** What was made, as data for programs; texts in the language of the dossier. */
export function resultOf(dossier: Dossier, printed: PrintedDossier, out: string, calendar: string | undefined) {
  const { language, today } = dossier;
  return {
    today,
    language,
    documents: printed.documents.map(({ markup: _markup, bytes, fileName, ...document }) => ({
      ...document,
      file: join(out, fileName),
      bytes: bytes.length,
    })),
    all: {
      file: join(out, printed.all.fileName),
      pages: printed.all.pages,
      bytes: printed.all.bytes.length,
      sha256: printed.all.sha256,
    },
    ...(calendar === undefined ? {} : { calendar: { file: join(out, calendar) } }),
    ...explanationOf(dossier),
  };
}

export type MakeResult = ReturnType<typeof resultOf>;

function explanationOf({ language, notIncluded, checklist, deadlines, fees, warnings }: Dossier) {
  return {
    notIncluded,
    checklist: checklist.map((item) => inLanguage(item, language)),
    deadlines: deadlines.map((deadline) => inLanguage(deadline, language)),
    fees: fees.map((fee) => inLanguage(fee, language)),
    warnings: warnings.map((warning) => ({ ...inLanguage(warning, language), path: showPath(warning.path) })),
  };
}

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "fr" in value && "en" in value;

const isMessage = (value: unknown): value is Message => typeof value === "object" && value !== null && "key" in value;

type InLanguage<Row> = { [Key in keyof Row]: Row[Key] extends Text | Message | undefined ? string : Row[Key] };

/** A row of data whose texts are in one language. */
function inLanguage<Row extends object>(row: Row, language: HelpLanguage): InLanguage<Row> {
  const entries = Object.entries(row).map(([key, value]): [string, unknown] => {
    if (isText(value)) return [key, told(value, language)];
    if (isMessage(value)) return [key, say(value, language)];
    if (key === "link") return [key, inLanguage(value as object, language)];
    return [key, value];
  });
  return Object.fromEntries(entries) as InLanguage<Row>;
}

type Styles = { bold: (text: string) => string; dim: (text: string) => string };

const stylesFor = (onTerminal: boolean): Styles => ({
  bold: (text) => (onTerminal ? styleText("bold", text) : text),
  dim: (text) => (onTerminal ? styleText("dim", text) : text),
});

const countInWords = (count: number, what: "Document" | "Page" | "Problem", language: HelpLanguage): string =>
  fillIn(told(words[count === 1 ? (`one${what}` as const) : (`some${what}s` as const)], language), {
    count: String(count),
  });

export function makeReport(
  result: MakeResult,
  language: HelpLanguage,
  otherPdfs: string[],
  onTerminal: boolean,
): string {
  const { bold, dim } = stylesFor(onTerminal);
  const text = (key: keyof typeof words, values: Record<string, string> = {}) =>
    fillIn(told(words[key], language), values);
  const lines: string[] = [
    bold(
      text("made", {
        today: result.today,
        documents: countInWords(result.documents.length, "Document", language),
        pages: countInWords(result.all.pages, "Page", language),
      }),
    ),
    "",
  ];
  for (const { title, file, pages, reason, toFillIn } of result.documents) {
    lines.push(`${bold(title)} — ${file} (${countInWords(pages, "Page", language)})`, `  ${text("why")}${reason}`);
    lines.push(
      toFillIn.length === 0 ? `  ${text("nothingByHand")}` : `  ${text("byHand")}${toFillIn.join("\u00A0; ")}`,
      "",
    );
  }
  lines.push(`${bold(text("all"))} — ${result.all.file} (${countInWords(result.all.pages, "Page", language)})`);
  if (result.calendar !== undefined) lines.push(`${bold(text("calendar"))} — ${result.calendar.file}`);
  const section = (key: keyof typeof words, items: string[]) => {
    if (items.length > 0) lines.push("", bold(text(key)), ...items.map((item) => `- ${item}`));
  };
  section(
    "notIncluded",
    result.notIncluded.map(({ title, reason }) => `${title}${told(colon, language)}${reason}`),
  );
  section(
    "warnings",
    result.warnings.map(({ message }) => message),
  );
  section(
    "dates",
    result.deadlines.map(({ title, detail, date }) => `${dim(date)} ${title}${told(colon, language)}${detail}`),
  );
  if (otherPdfs.length > 0) lines.push("", text("others", { files: otherPdfs.join(", ") }));
  return `${lines.join("\n")}\n`;
}

/** Every decision with its sources, as text or as data. */
export function explainReport(dossier: Dossier, asJson: boolean, onTerminal: boolean): string {
  const { language } = dossier;
  const { bold, dim } = stylesFor(onTerminal);
  const documents = [
    ...dossier.documents.map(({ id, title, reason, sources, strength }) => ({
      id,
      title,
      included: true,
      strength,
      reason,
      sources,
    })),
    ...dossier.notIncluded.map((document) => ({ ...document, included: false })),
  ];
  const { notIncluded: _, ...rest } = explanationOf(dossier);
  if (asJson) {
    const cited = [...documents, ...rest.checklist, ...rest.deadlines, ...rest.fees].flatMap((row) => row.sources);
    const all = { today: dossier.today, language, documents, ...rest, sources: [...new Set(cited)].map(citation) };
    return `${JSON.stringify(all, null, 2)}\n`;
  }
  const lines: string[] = [];
  const cite = (codes: readonly SourceCode[]) => {
    for (const { title, url, checkedOn } of codes.map(citation)) {
      lines.push(
        dim(
          `    ${told(words.source, language)}${title} (${fillIn(told(words.checked, language), { day: checkedOn })}) ${url}`,
        ),
      );
    }
  };
  const row = (head: string, sentences: (string | undefined)[], codes: readonly SourceCode[]) => {
    lines.push(
      `- ${bold(head)}`,
      ...sentences.flatMap((sentence) => (sentence === undefined ? [] : [`    ${sentence}`])),
    );
    cite(codes);
  };
  const heading = (key: keyof typeof words) => lines.push("", bold(told(words[key], language)));
  heading("documents");
  for (const { title, included, reason, sources } of documents) {
    row(`${title} — ${told(words[included ? "yes" : "no"], language)}`, [reason], sources);
  }
  heading("checklist");
  for (const { title, why, where, validity, link, sources } of rest.checklist) {
    row(title, [why, where, validity, link?.url], sources);
  }
  heading("dates");
  for (const { date, title, detail, sources } of rest.deadlines) row(`${date} ${title}`, [detail], sources);
  heading("fees");
  for (const { title, detail, sources, amountEuros } of rest.fees) {
    row(`${title} — ${say(amountInWords({ amountEuros }), language)}`, [detail], sources);
  }
  if (rest.warnings.length > 0) heading("warnings");
  for (const { message } of rest.warnings) lines.push(`- ${message}`);
  return `${lines.join("\n").trimStart()}\n`;
}

/** All that keeps a command from being done, for people or for programs; `what` is the file or folder at fault. */
export function problemReport(faults: readonly Fault[], what: string, language: HelpLanguage, asJson: boolean): string {
  if (asJson) {
    const problems = faults.map(({ path, ...fault }) => ({ ...fault, path: showPath(path) }));
    return `${JSON.stringify({ problems }, null, 2)}\n`;
  }
  const head = fillIn(told(words.problems, language), {
    what: what === "-" ? told(words.standardInput, language) : what,
    problems: countInWords(faults.length, "Problem", language),
  });
  const lines = faults.map(({ path, message }) => `  ${path.length === 0 ? "" : `${showPath(path)} — `}${message}`);
  return `${[head, ...lines].join("\n")}\n`;
}
