// The files of a list, with what they are in words.
import { annotatedFile, annotateSheet, annotator } from "../../functions/lists/annotated-sheet.ts";
import type { ListReport, RowResult } from "../../functions/lists/report.ts";
import type { Language } from "../../functions/text/languages.ts";
import { message, type NameIn } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import type { FileType } from "../protocol.ts";
import type { DeskFile, List } from "./protocol.ts";

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
export function listToCorrect(
  { bytes, today, choices }: List,
  report: ListReport,
  language: Language,
  results: readonly RowResult[],
): DeskFile {
  const { fileName, contentType } = annotatedFile(report);
  const annotations = results.filter(({ found }) => found?.skipped === undefined).map(annotator({ language, today }));
  const annotated = annotateSheet(bytes, report, language, annotations, choices.mapping);
  return deskFile("to-correct", fileName, contentType, annotated, language);
}
