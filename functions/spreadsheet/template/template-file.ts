// The template file to fill in: the usual columns, an example row, and for XLSX an explanation of each column.
import { byteOrderMark, csvRow } from "../../formats/csv-writer.ts";
import type { Language } from "../../text/languages.ts";
import { templateColumns, type TemplateColumn } from "./template-columns.ts";
import { writeTemplateXlsx } from "./template-xlsx.ts";
import type { SharedKinds } from "./usual-columns.ts";

export type TemplateFormat = "xlsx" | "csv";

/** The bytes of the file, always the same: with every column, or for people of one procedure and one kind of housing. */
export function makeTemplate(format: TemplateFormat, language: Language, shared?: SharedKinds): Uint8Array {
  const columns = templateColumns(language, shared);
  return format === "xlsx" ? writeTemplateXlsx(columns, language, shared) : writeTemplateCsv(columns);
}

function writeTemplateCsv(columns: readonly TemplateColumn[]): Uint8Array {
  const rows = [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  return new TextEncoder().encode(`${byteOrderMark}${rows.map(csvRow).join("")}`);
}
