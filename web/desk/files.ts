// The files of a list, with what they are in words.
import { annotateSheet, annotator } from "../../functions/lists/annotated-sheet.ts";
import type { ListReport, RowResult } from "../../functions/lists/report.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message, type NameIn } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { FileType } from "../protocol.ts";
import type { DeskFile, List } from "./protocol.ts";

export const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const deskFile = (
  kind: NameIn<"desk.files">,
  fileName: string,
  type: FileType,
  bytes: Uint8Array,
  language: Language,
): DeskFile => ({
  kind,
  fileName,
  title: say(message(`desk.files.${kind}`), language),
  type,
  bytes: bytes as Uint8Array<ArrayBuffer>,
});

/** The list as it was sent, with what became of each row, and what is left to correct, in a column of its own. */
export function annotatedFile(
  { bytes, today, choices }: List,
  report: ListReport,
  language: Language,
  results: readonly RowResult[],
): DeskFile {
  // An OpenDocument sheet comes back as a workbook.
  const format = report.format === "csv" ? "csv" : "xlsx";
  const annotations = results.filter(({ found }) => found?.skipped === undefined).map(annotator({ language, today }));
  const annotated = annotateSheet(bytes, report, language, annotations, choices.mapping);
  return deskFile("to-correct", `a-corriger.${format}`, format === "csv" ? "text/csv" : workbook, annotated, language);
}
