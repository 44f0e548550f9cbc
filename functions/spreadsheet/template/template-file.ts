// The model file to fill in: the columns that are usual, an example row, and for XLSX what each column means.
import { byteOrderMark, csvRow } from "../../formats/csv-writer.ts";
import type { HelpLanguage } from "../../text/text.ts";
import { modelColumns, type ModelColumn } from "./template-columns.ts";
import { writeModelXlsx } from "./template-xlsx.ts";

export type ModelFormat = "xlsx" | "csv";

/** The model's bytes: the same each time. */
export function makeModel(format: ModelFormat, language: HelpLanguage): Uint8Array {
  const modelled = modelColumns(language);
  return format === "xlsx" ? writeModelXlsx(modelled, language) : writeModelCsv(modelled);
}

function writeModelCsv(modelled: readonly ModelColumn[]): Uint8Array {
  const rows = [modelled.map(({ name }) => name), modelled.map(({ example }) => example)];
  return new TextEncoder().encode(`${byteOrderMark}${rows.map(csvRow).join("")}`);
}
