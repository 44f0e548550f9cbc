// Makes all that a person is given, and takes it apart into lines, without knowing any rule: what the proof reads.
import { Parser } from "htmlparser2";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { makeCalendarFile } from "../../functions/documents/calendar-file.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { layOutDocument } from "../../functions/documents/lay-out.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { outputStyles } from "../../infra/local/cli/reports/styles.ts";
import { explainReport } from "../../infra/local/cli/reports/dossier-report.ts";
import type { Input } from "./people.ts";

export type Language = "fr" | "en";

/** What stands for a line to write on. */
export const pen = "____";

/** `within`: the elements around it, as `ul li` or `table tr td`. */
export type Line = { text: string; language: Language; within: string };

export type ReadDocument = {
  /** Id of the document, `calendar` or `explain`. */
  id: string;
  fileName: string;
  language: Language;
  lines: Line[];
  /** Its pages where it is printed. */
  pages: number;
};

/** All that is made for one person on one day. */
export type Made = { answers: Input; today: string; language: Language; documents: ReadDocument[] };

const blocks = new Set("h1 h2 h3 p li box td th fact signature stamp qr sender address-window".split(" "));

/** The lines of a document: a line ends where a block or `<br/>` does. */
export function linesOf(markup: string, language: Language): Line[] {
  const lines: Line[] = [];
  const open: string[] = [];
  const languages: Language[] = [language];
  let text = "";
  const end = () => {
    // Spaces of the template are single on document; those that do not break are kept as they are.
    const shown = text.replaceAll(/[ \t\r\n]+/g, " ").trim();
    if (shown !== "") lines.push({ text: shown, language: languages.at(-1)!, within: open.join(" ") });
    text = "";
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (blocks.has(name) || name === "br") end();
        open.push(name);
        const { lang } = attributes;
        if (name === "span" && lang !== undefined) {
          end();
          languages.push(lang as Language);
        }
        if (name === "fill") text += pen;
        for (const said of [attributes["label"], attributes["hint"], name === "qr" ? attributes["href"] : undefined]) {
          if (said === undefined || name === "fill") continue;
          text += said;
          end();
        }
      },
      ontext(data) {
        text += data;
      },
      onclosetag(name) {
        if (blocks.has(name)) end();
        if (name === "span") {
          end();
          if (languages.length > 1) languages.pop();
        }
        open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(markup);
  return lines;
}

/** The texts of a calendar file, unfolded: names, days and descriptions of its events. */
export function linesOfCalendar(calendar: string, language: Language): Line[] {
  const unfolded = calendar.replaceAll(/\r?\n[ \t]/g, "");
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const found = /^(SUMMARY|DESCRIPTION|DTSTART|X-WR-CALNAME)[^:]*:(.*)$/.exec(line);
    if (found === null) return [];
    const [, name = "", value = ""] = found;
    const text = value.replaceAll(/\\([,;\\])/g, "$1").replaceAll("\\n", " ");
    return [{ text, language, within: name.toLowerCase() }];
  });
}

/** Undefined where the answers are refused. */
export function make(answers: Input, today: string, language: Language): Made | undefined {
  const parsed = parseAnswers(structuredClone(answers), { today, covers });
  if (!parsed.ok) return undefined;
  const dossier = makeDossier(parsed.answers, { today });
  const rendered = renderDossier(dossier, language);
  const documents = rendered.documents.map((document): ReadDocument => {
    const read = readMarkup(document.markup);
    const lang = read.lang as Language;
    return {
      id: document.id,
      fileName: document.fileName,
      language: lang,
      lines: linesOf(document.markup, lang),
      pages: layOutDocument(read, allFonts).pages.length,
    };
  });
  const plain = outputStyles();
  const explained = explainReport(dossier, language, false, plain).split("\n");
  return {
    answers,
    today,
    language,
    documents: [
      ...documents,
      {
        id: "calendar",
        fileName: "calendar.ics",
        language,
        lines: linesOfCalendar(makeCalendarFile(dossier.deadlines, language, today), language),
        pages: 0,
      },
      {
        id: "explain",
        fileName: "",
        language,
        lines: explained
          .filter((text) => text.trim() !== "")
          .map((text) => ({
            text: text.replace(/^\s*(?:- )?/, ""),
            language,
            within: /^ {4}Source/.test(text) ? "source" : "explain",
          })),
        pages: 0,
      },
    ],
  };
}
