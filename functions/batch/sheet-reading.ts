// Stands in for the reading of sheets until it is there.
import type { Answers } from "../dossier/answers.ts";
import type { HelpLanguage } from "../dossier/text.ts";

export type SheetProblem = {
  code: string;
  row?: number;
  column?: { index: number; letter: string; name: string };
  message: string;
};
export type ReadRow =
  | { row: number; reference: string; kind: "valid"; answers: Answers; warnings: SheetProblem[] }
  | { row: number; reference: string; kind: "wrong"; problems: SheetProblem[] }
  | { row: number; reference: string; kind: "done" };
export type SheetReading =
  | { ok: false; problems: SheetProblem[] }
  | {
      ok: true;
      format: "csv" | "xlsx";
      encoding?: string;
      separator?: string;
      sheetName?: string;
      headerRow: number;
      columns: { index: number; letter: string; header: string; name: string }[];
      ignored: { index: number; letter: string; header: string }[];
      rows(): Iterable<ReadRow>;
    };
export function readRows(
  _bytes: Uint8Array,
  _options: { today: string; covers: (c: string) => boolean; language: HelpLanguage },
): SheetReading {
  throw new Error("Sheets are not read yet.");
}
