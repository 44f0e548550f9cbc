// What the worker does once the questions are answered: what is decided and why, and the papers themselves.
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import type { Issue } from "../../functions/answers/issues.ts";
import { checklist } from "../../functions/documents/checklist.ts";
import { coverSheet } from "../../functions/documents/cover-sheet.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { layOutLazily, type LaidOutDossier } from "../../functions/documents/lay-out.ts";
import { printLaidOut } from "../../functions/documents/print.ts";
import { renderDossier, shortTextFiles, type RenderedDossier } from "../../functions/documents/render.ts";
import { storedEntry, writeZip } from "../../functions/formats/zip-writer.ts";
import { numberInDossier } from "../../functions/law/eligibility.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { fontsFor, loadFieldFont } from "../../functions/pdf/text/lazy-fonts.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { screenOf } from "../../functions/questions/screens.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import { factsOf, officialLanguage, type Language } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { webPlatform } from "../platform.ts";
import { pageView } from "./page-view.ts";
import type { AnswerProblem, FirstPage, LaterFile, Made, MadeFile, PageView, Papers, Visit } from "../protocol.ts";

type Rendered = { ok: true; dossier: RenderedDossier } | { ok: false; issues: readonly Issue[] };

function render({ answers, language }: Visit, today: string, isFillable: boolean): Rendered {
  const parsed = parseAnswers({ ...answers, version: 1 }, { today, covers });
  if (!parsed.ok) return parsed;
  return { ok: true, dossier: renderDossier(makeDossier(parsed.answers, { today }), language, { isFillable }) };
}

type Remembered = {
  of: string;
  rendered: Rendered;
  pages: Promise<LaidOutDossier> | undefined;
  printed: ReturnType<typeof printLaidOut> | undefined;
};

/** Of the last answers, with fields and without: what is decided, the preview and the files are of the same dossier. */
const last = new Map<boolean, Remembered>();

function madeOf(visit: Visit, today: string, isFillable: boolean): Remembered {
  const of = JSON.stringify([visit.answers, visit.language, today]);
  if ([...last.values()].some((one) => one.of !== of)) last.clear();
  const known = last.get(isFillable);
  if (known !== undefined) return known;
  const made: Remembered = {
    of,
    rendered: render(visit, today, isFillable),
    pages: undefined,
    printed: undefined,
  };
  last.set(isFillable, made);
  return made;
}

/** What is decided, as the papers themselves say it; or what is to be answered before they can be made. */
export function papers(visit: Visit, today: string): Papers {
  const { rendered } = madeOf(visit, today, false);
  if (!rendered.ok) return { ok: false, problems: rendered.issues.map((issue) => problemView(issue, visit, today)) };
  const { dossier } = rendered;
  const { language, situation } = dossier;
  const others = dossier.documents.filter(({ id }) => id !== coverSheet.id);
  const cover = coverSheet.view({ ...dossier, others });
  const list = checklist.view(dossier);
  const isOfficial = new Set(dossier.table.filter((one) => one.language === "official").map(({ id }) => id));
  const datesTitle = say(message("documents.checklist.deadlines"), language);
  return {
    ok: true,
    first: { ...list.first, words: headings(dossier) },
    included: dossier.documents.map(({ id, title, reason, fileName, toFillIn, toType, signer, shortText = null }) => {
      const number = numberInDossier(situation.decisions, id)!;
      const onCover = cover.documents.find((one) => one.number === number);
      return {
        id,
        number,
        title: say(title, language),
        frenchTitle: onCover?.frenchTitle ?? null,
        reason: say(reason, language),
        strength: onCover?.strength ?? null,
        signer: signer === "nobody" ? null : (onCover?.signer ?? null),
        fileName,
        lang: factsOf(isOfficial.has(id) ? officialLanguage : language).locale,
        byHand: toFillIn,
        toType,
        shortText,
      };
    }),
    hasFields: dossier.documents.some(({ toType }) => toType.length > 0),
    notIncluded: dossier.notIncluded.map(({ id, title, reason, isNotMissed = false }) => ({
      id,
      title: say(title, language),
      reason: say(reason, language),
      isNotMissed,
    })),
    warnings: dossier.warnings.map(({ message }) => say(message, language)),
    dates: list.sections.find(({ title }) => title === datesTitle)?.rows ?? [],
    sources: cover.sourceList,
  };
}

function headings({ language }: RenderedDossier): FirstPage["words"] {
  const names = ["now", "nothing", "papers", "datesAndPrices", "problem", "phone", "association"] as const;
  const said = names.map((name) => [name, say(message(`documents.checklist.first.${name}`), language)]);
  return Object.fromEntries(said) as FirstPage["words"];
}

function problemView({ code, path, message }: Issue, { answers, language }: Visit, today: string): AnswerProblem {
  // An object that is not there is asked for by the first answer in it.
  const id = showPath(path);
  const inside = leaves.map((leaf) => [...leaf.path]).filter((leaf) => showPath(leaf).startsWith(`${id}.`));
  const asked = [path, [...path, "kind"], ...inside];
  const question = asked.map((one) => questionOf(one)).find((one) => one !== undefined);
  // What no question asks stands on the check of all answers.
  const screen = question && screenOf(question.path, answers, { today })?.id;
  return {
    ...(screen === undefined ? {} : { screen }),
    label: question === undefined ? id : say(question.label, language),
    message: code === "missing" ? null : say(message, language),
  };
}

/** Fails where the answers are not whole, or a font cannot be fetched: then the next call tries again. */
function pagesOf(visit: Visit, today: string, isFillable: boolean): Promise<LaidOutDossier> {
  const made = madeOf(visit, today, isFillable);
  const { rendered } = made;
  if (!rendered.ok) throw new Error(rendered.issues.map(({ code, path }) => `${code} ${showPath(path)}`).join(", "));
  if (made.pages === undefined) {
    made.pages = layOutLazily(rendered.dossier, fontsFor);
    made.pages.catch(() => (made.pages = undefined));
  }
  return made.pages;
}

/** The papers of the dossier, the same as the command line’s. */
export async function make(visit: Visit, today: string, isFillable = false): Promise<Made> {
  const { dossier, printed } = await printedOf(visit, today, isFillable);
  const { language, deadlines } = dossier;
  return {
    documents: printed.documents.map(({ fileName, title, bytes }) => pdf(fileName, say(title, language), bytes)),
    all: pdf(printed.all.fileName, fileTitle("all", language), printed.all.bytes),
    zip: {
      fileName: "dossier.zip",
      title: fileTitle("zip", language),
      type: "application/zip",
      later: "zip",
      isFillable,
    },
    calendar:
      deadlines.length === 0
        ? undefined
        : {
            fileName: "calendar.ics",
            title: fileTitle("calendar", language),
            type: "text/calendar",
            later: "calendar",
            isFillable,
          },
  };
}

const fileTitle = (name: "all" | "zip" | "calendar", language: Language): string =>
  say(message(`documents.files.${name}`), language);

const pdf = (fileName: string, title: string, bytes: Uint8Array): MadeFile => ({
  fileName,
  title,
  type: "application/pdf",
  bytes: bytes as Uint8Array<ArrayBuffer>,
});

/** Printed once: the ZIP holds the same files. */
async function printedOf(visit: Visit, today: string, isFillable: boolean) {
  const made = madeOf(visit, today, isFillable);
  const laidOut = await pagesOf(visit, today, isFillable);
  const options = isFillable ? { fieldFont: await loadFieldFont() } : {};
  made.printed ??= printLaidOut(laidOut, webPlatform, options);
  return { dossier: laidOut.dossier, printed: made.printed };
}

/** The same as the command line’s. Fails where the code for the calendar cannot be fetched: call it again then. */
export async function makeLater(
  visit: Visit,
  today: string,
  { later, isFillable, ...file }: LaterFile,
): Promise<MadeFile> {
  const { dossier, printed } = await printedOf(visit, today, isFillable);
  const { deadlines, language } = dossier;
  const texts = shortTextFiles(printed.documents);
  const calendar: { fileName: string; bytes: Uint8Array }[] = [];
  if (deadlines.length > 0) {
    const { makeCalendarFile } = await import("../../functions/documents/calendar-file.ts");
    const text = makeCalendarFile(deadlines, language, today);
    calendar.push({ fileName: "calendar.ics", bytes: new TextEncoder().encode(text) });
  }
  // PDFs are compressed already: stored as they are.
  const entries = () =>
    [...printed.documents, ...texts, ...calendar].map(({ fileName, bytes }) =>
      storedEntry(fileName, bytes, webPlatform),
    );
  const bytes = later === "zip" ? writeZip(entries()) : calendar[0]!.bytes;
  return { ...file, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** One page as it will be printed. Throws where there is none. */
export async function page(
  visit: Visit,
  today: string,
  paper: string,
  index: number,
  isFillable = false,
): Promise<PageView> {
  return pageView(await pagesOf(visit, today, isFillable), paper, index);
}
