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

export type Annotation = { row: number; text: string; columns: number[]; done: boolean };
export function annotateTable(
  _bytes: Uint8Array,
  _options: {
    score: (cells: string[]) => number;
    headerRow: number;
    columnName: string;
    sheetName?: string;
    annotations: Iterable<Annotation>;
  },
): Uint8Array {
  throw new Error("Sheets are not annotated yet.");
}
export const scoreHeader = (_cells: string[]): number => 0;
export const resultColumnName = { fr: "Résultat", en: "Result" };
