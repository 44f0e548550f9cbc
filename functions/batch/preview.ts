// How rows were understood, for a person to check before anything is made: as the sheet says it, with dates in words.
import type { Answers } from "../answers/answers.ts";
import { titleOf } from "../documents/document.ts";
import type { DocumentId } from "../documents/table.ts";
import type { DocumentEligibility } from "../law/eligibility.ts";
import { say } from "../text/say.ts";
import { frenchDay, frenchPartialDay } from "../answers/french.ts";
import { type HelpLanguage, told } from "../text/text.ts";
import { cellsOf, type AnswerCell } from "../spreadsheet/columns/answer-cells.ts";
import { columnName } from "../spreadsheet/columns/columns.ts";
import type { PreviewRow } from "./records.ts";

export function previewRow(
  { row, reference, answers }: { row: number; reference: string; answers: Answers },
  decisions: readonly DocumentEligibility<DocumentId>[],
  language: HelpLanguage,
): PreviewRow {
  return {
    row,
    reference,
    answers: cellsOf(answers, language).map((cell) => ({
      name: told(columnName(cell.column, cell.number), language),
      value: inWords(cell, language),
    })),
    documents: decisions.map(({ id, included, reason }) => ({
      id,
      title: say(titleOf(id), language),
      reason: say(reason, language),
      included,
    })),
  };
}

function inWords({ leaf, value, text }: AnswerCell, language: HelpLanguage): string {
  const isDay = leaf.type === "day" || leaf.type === "partial-day";
  return isDay && typeof value === "string" ? dayInWords(value, language) : text;
}

/** `5 mars 1990`, `mars 1990`, `1990`, and `00/00/1990` as a paper may give it. */
export function dayInWords(date: string, language: HelpLanguage): string {
  if (language === "fr") {
    return /^\d{4}-(?!00)\d\d-(?!00)\d\d$/.test(date)
      ? frenchDay(date)
      : frenchPartialDay(date).replace(/^(le|en) /, "");
  }
  const [year, month, day] = date.split("-") as [string, string?, string?];
  if (month === undefined || month === "00" || day === "00") return [day, month, year].filter(Boolean).join("/");
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
  }).format(new Date(`${year}-${month}-${day ?? "01"}`));
}
