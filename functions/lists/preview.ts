// The first rows as they were understood, with dates in words, for a person to check before anything is made.
import type { Answers } from "../answers/answers.ts";
import { titleOf } from "../documents/document.ts";
import type { DocumentId } from "../documents/table.ts";
import type { DocumentEligibility } from "../law/eligibility.ts";
import { say } from "../text/say.ts";
import { sayPartialDay } from "../text/dates-in-words.ts";
import type { Language } from "../text/languages.ts";
import { cellsOf, type AnswerCell } from "../spreadsheet/columns/answer-cells.ts";
import { columnName } from "../spreadsheet/columns/columns.ts";
import type { PreviewRow } from "./report.ts";

export function previewRow(
  { row, reference, answers }: { row: number; reference: string; answers: Answers },
  decisions: readonly DocumentEligibility<DocumentId>[],
  language: Language,
): PreviewRow {
  return {
    row,
    reference,
    answers: cellsOf(answers, language).map((cell) => ({
      name: say(columnName(cell.column, cell.number), language),
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

function inWords({ leaf, value, text }: AnswerCell, language: Language): string {
  const isDay = leaf.type === "day" || leaf.type === "partial-day";
  return isDay && typeof value === "string" ? sayPartialDay(value, language) : text;
}
