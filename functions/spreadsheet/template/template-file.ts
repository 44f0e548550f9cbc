// The template file to fill in: the columns that are usual, an example row, and for XLSX what each column means.
import { byteOrderMark, csvRow } from "../../formats/csv-writer.ts";
import type { Language } from "../../text/languages.ts";
import { templateColumns, type TemplateColumn } from "./template-columns.ts";
import { writeTemplateXlsx } from "./template-xlsx.ts";

export type TemplateFormat = "xlsx" | "csv";

/** Its bytes: the same each time. */
export function makeTemplate(format: TemplateFormat, language: Language): Uint8Array {
  const columns = templateColumns(language);
  return format === "xlsx" ? writeTemplateXlsx(columns, language) : writeTemplateCsv(columns);
}

function writeTemplateCsv(columns: readonly TemplateColumn[]): Uint8Array {
  const rows = [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  return new TextEncoder().encode(`${byteOrderMark}${rows.map(csvRow).join("")}`);
}
