// The sheet handed back: rows that were made are marked so, the others say what is wrong, in a column of their own.
import type { HelpLanguage } from "../dossier/text.ts";
import type { RowStory } from "./outcomes.ts";
import { failureOf } from "./manifest.ts";
import { dayInWords } from "./preview.ts";
import type { BatchRecord } from "./records.ts";
import type { Annotation } from "./sheet-reading.ts";

const done: Record<HelpLanguage, (day: string) => string> = {
  fr: (day) => `Fait le ${day}`,
  en: (day) => `Done on ${day}`,
};

/** The text of a made row is the same for all of them. */
export function annotator({ language, today }: BatchRecord): (story: RowStory) => Annotation {
  const doneText = done[language](dayInWords(today, language));
  return ({ row, outcome, found }) => {
    if (outcome?.ok === true) return { row, text: doneText, columns: [], done: true };
    const problems = outcome === undefined ? (found?.problems ?? []) : [failureOf(row, outcome.code, language)];
    return {
      row,
      text: problems.map(({ message }) => message).join(" / "),
      columns: problems.flatMap(({ column }) => (column === undefined ? [] : [column.index])),
      done: false,
    };
  };
}
