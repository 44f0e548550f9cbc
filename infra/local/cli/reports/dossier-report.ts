// The report of a dossier, as text for people and as data for programs.
import { join } from "node:path";
import type { DocumentId } from "../../../../functions/documents/table.ts";
import type { Dossier, DossierDocument } from "../../../../functions/documents/dossier.ts";
import { shortTextFile, type RenderedDossier } from "../../../../functions/documents/render.ts";
import { amountInWords } from "../../../../functions/law/fees.ts";
import { showPath } from "../../../../functions/answers/shown-values.ts";
import { sources, type SourceCode } from "../../../../functions/law/sources.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message, type Message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import type { PrintedDossier } from "../../../../functions/documents/print.ts";
import { labelled } from "./issues.ts";
import type { Styles } from "./styles.ts";

const citation = (code: SourceCode) => ({ code, ...sources[code] });

/** What was made, as data for programs. */
export function resultOf(
  dossier: RenderedDossier,
  printed: PrintedDossier,
  { out, calendar, language }: { out: string; calendar: string | undefined; language: Language },
) {
  const { today } = dossier;
  return {
    today,
    language,
    documents: printed.documents.map(
      ({
        id,
        title,
        fileName,
        signer,
        toFillIn,
        toType,
        templateVersion,
        strength,
        reason,
        sources,
        pages,
        sha256,
        bytes,
        shortText,
      }) => ({
        id,
        title: say(title, language),
        signer,
        toFillIn,
        toType,
        templateVersion,
        strength,
        reason: say(reason, language),
        sources,
        pages,
        sha256,
        file: join(out, fileName),
        bytes: bytes.length,
        ...(shortText === undefined
          ? {}
          : { shortText: { file: join(out, shortTextFile(fileName)), text: shortText } }),
      }),
    ),
    all: {
      file: join(out, printed.all.fileName),
      pages: printed.all.pages,
      bytes: printed.all.bytes.length,
      sha256: printed.all.sha256,
    },
    ...(calendar === undefined ? {} : { calendar: { file: join(out, calendar) } }),
    ...explanationOf(dossier, language),
  };
}

export type MakeResult = ReturnType<typeof resultOf>;

const reasonOf = ({ id, title, reason, sources }: DossierDocument, language: Language) => ({
  id,
  title: say(title, language),
  reason: say(reason, language),
  sources,
});

function explanationOf(
  { notIncluded, checklist, deadlines, fees, warnings }: Omit<Dossier, "documents">,
  language: Language,
) {
  return {
    notIncluded: notIncluded.map((document) => reasonOf(document, language)),
    checklist: checklist.map(({ links, ...item }) => ({
      ...inLanguage(item, language),
      links: links.map((link) => inLanguage(link, language)),
    })),
    deadlines: deadlines.map(({ named: _onPaper, ...deadline }) => inLanguage(deadline, language)),
    fees: fees.map((fee) => inLanguage(fee, language)),
    warnings: warnings.map((warning) => ({ ...inLanguage(warning, language), path: showPath(warning.path) })),
  };
}

const isMessage = (value: unknown): value is Message => typeof value === "object" && value !== null && "key" in value;

type InLanguage<Row> = { [Key in keyof Row]: Row[Key] extends Message | undefined ? string : Row[Key] };

/** A row of data whose texts are in one language. */
function inLanguage<Row extends object>(row: Row, language: Language): InLanguage<Row> {
  const entries = Object.entries(row).map(([key, value]): [string, unknown] => {
    if (isMessage(value)) return [key, say(value, language)];
    return [key, value];
  });
  return Object.fromEntries(entries) as InLanguage<Row>;
}

const pages = (count: number): Message => message("cli.count.pages", { count });

export function makeReport(
  result: MakeResult,
  language: Language,
  {
    otherPdfs,
    isFillable,
    forOthers,
  }: {
    otherPdfs: readonly string[];
    isFillable: boolean;
    /** Documents that nobody looks for in this dossier: they are counted, not listed. */
    forOthers: readonly DocumentId[];
  },
  { bold, dim }: Styles,
): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const head = text("cli.dossier.made", {
    today: result.today,
    documents: message("cli.count.documents", { count: result.documents.length }),
    pages: pages(result.all.pages),
  });
  const lines: string[] = [bold(head), ""];
  for (const document of result.documents) {
    const { title, file, reason, toFillIn } = document;
    const typed = isFillable ? document.toType : [];
    const byHand = toFillIn.filter((fact) => !typed.includes(fact));
    const left = (key: "cli.dossier.toComplete" | "cli.dossier.byHand", facts: readonly string[]) =>
      facts.length === 0
        ? []
        : [
            `  ${text(key, { facts: facts.reduce((first, second) => text("cli.oneAfterAnother", { first, second })) })}`,
          ];
    lines.push(`${bold(title)} — ${file} (${say(pages(document.pages), language)})`);
    lines.push(`  ${text("cli.dossier.why", { reason })}`);
    if (toFillIn.length === 0) lines.push(`  ${text("cli.dossier.nothingByHand")}`);
    lines.push(...left("cli.dossier.toComplete", typed), ...left("cli.dossier.byHand", byHand));
    if (document.shortText !== undefined)
      lines.push(`  ${text("cli.dossier.shortText", { file: document.shortText.file })}`);
    lines.push("");
  }
  lines.push(`${bold(text("cli.headings.all"))} — ${result.all.file} (${say(pages(result.all.pages), language)})`);
  if (result.calendar !== undefined) lines.push(`${bold(text("cli.headings.calendar"))} — ${result.calendar.file}`);
  const section = (heading: MessageKey, items: string[]) => {
    if (items.length > 0) lines.push("", bold(text(heading)), ...items.map((item) => `- ${item}`));
  };
  section("cli.headings.notIncluded", [
    ...result.notIncluded
      .filter(({ id }) => !forOthers.includes(id))
      .map(({ title, reason }) => labelled(title, reason, language)),
    ...(forOthers.length === 0 ? [] : [text("cli.dossier.forOthers", { count: forOthers.length })]),
  ]);
  section(
    "cli.headings.warnings",
    result.warnings.map((warning) => warning.message),
  );
  section(
    "cli.headings.dates",
    result.deadlines.map(({ title, detail, date }) => `${dim(date)} ${labelled(title, detail, language)}`),
  );
  if (otherPdfs.length > 0) {
    lines.push("", text("cli.dossier.otherPdfs", { files: { list: otherPdfs, type: "separated" } }));
  }
  return `${lines.join("\n")}\n`;
}

/** What a check says of answers that are right: what would be made of them, and what to look at. */
export function answersReport(
  dossier: Dossier,
  source: string,
  language: Language,
  asJson: boolean,
  { bold }: Styles,
): string {
  const documents = dossier.documents.map((document) => reasonOf(document, language));
  const { warnings, notIncluded } = explanationOf(dossier, language);
  if (asJson) {
    const { today } = dossier;
    return `${JSON.stringify({ today, language, problems: [], warnings, documents, notIncluded }, null, 2)}\n`;
  }
  const text = (key: MessageKey) => say(message(key), language);
  const section = (heading: MessageKey, items: string[]) =>
    items.length === 0 ? [] : ["", bold(text(heading)), ...items];
  const name = source === "-" ? text("cli.source.standardInput") : source;
  return `${[
    bold(labelled(name, text("cli.check.answers-right"), language)),
    ...section(
      "cli.headings.warnings",
      warnings.map((warning) => `- ${warning.message}`),
    ),
    ...section(
      "cli.headings.documents",
      documents.map(({ title }) => `- ${title}`),
    ),
  ].join("\n")}\n`;
}

/** Every decision with its sources, as text or as data. */
export function explainReport(dossier: Dossier, language: Language, asJson: boolean, { bold, dim }: Styles): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const documents = [
    ...dossier.documents.map((document) => {
      const { id, title, reason, sources } = reasonOf(document, language);
      return { id, title, included: true, strength: document.strength, reason, sources };
    }),
    ...dossier.notIncluded.map((document) => ({ ...reasonOf(document, language), included: false })),
  ];
  const { notIncluded: _, ...rest } = explanationOf(dossier, language);
  if (asJson) {
    const cited = [...documents, ...rest.checklist, ...rest.deadlines, ...rest.fees].flatMap((row) => row.sources);
    const all = { today: dossier.today, language, documents, ...rest, sources: [...new Set(cited)].map(citation) };
    return `${JSON.stringify(all, null, 2)}\n`;
  }
  const lines: string[] = [];
  const cite = (codes: readonly SourceCode[]) => {
    for (const { title, url, checkedOn } of codes.map(citation)) {
      lines.push(dim(`    ${text("cli.dossier.source", { title, day: checkedOn, url })}`));
    }
  };
  const row = (head: string, sentences: (string | undefined)[], codes: readonly SourceCode[]) => {
    lines.push(
      `- ${bold(head)}`,
      ...sentences.flatMap((sentence) => (sentence === undefined ? [] : [`    ${sentence}`])),
    );
    cite(codes);
  };
  const heading = (key: MessageKey) => lines.push("", bold(text(key)));
  heading("cli.headings.documents");
  for (const { title, included, reason, sources } of documents) {
    row(text(included ? "cli.dossier.included" : "cli.dossier.notIncluded", { title }), [reason], sources);
  }
  heading("cli.headings.checklist");
  for (const { title, why, where, validity, links, sources } of rest.checklist) {
    row(title, [why, where, validity, ...links.map(({ url }) => url)], sources);
  }
  heading("cli.headings.dates");
  for (const { date, title, detail, sources } of rest.deadlines) row(`${date} ${title}`, [detail], sources);
  heading("cli.headings.fees");
  for (const { title, detail, sources, amountEuros } of rest.fees) {
    row(`${title} — ${say(amountInWords({ amountEuros }), language)}`, [detail], sources);
  }
  if (rest.warnings.length > 0) heading("cli.headings.warnings");
  for (const warning of rest.warnings) lines.push(`- ${warning.message}`);
  return `${lines.join("\n").trimStart()}\n`;
}
