// Writes the result column of a CSV; every other character stays as it was.
import { findResultColumn, type Annotating } from "./annotation-columns.ts";
import { openCsv, readCsvRecords, type CsvRecord } from "../csv/csv.ts";
import { encodeText } from "../csv/text-encoding.ts";
import { joinBytes } from "../../formats/bytes.ts";
import { csvCells, withoutFormula } from "../../formats/csv-writer.ts";

/** Characters that are encoded at a time. */
const lengthOfStep = 64 * 1024;

export function annotateCsv(bytes: Uint8Array, options: Annotating): Uint8Array {
  const table = openCsv(bytes, options);
  const { form } = table;
  const { column } = findResultColumn(table, options);

  const parts: Uint8Array[] = [bytes.subarray(0, form.bomBytes)];
  let text = form.preamble;
  for (const record of readCsvRecords(bytes, form)) {
    const result =
      record.number === options.headerRow ? options.columnName : options.annotations.get(record.number)?.text;
    text += result === undefined ? record.raw : withResult(record, column, withoutFormula(result), form.separator);
    if (text.length < lengthOfStep) continue;
    parts.push(encodeText(text, form.encoding));
    text = "";
  }
  parts.push(encodeText(text, form.encoding));
  return joinBytes(parts);
}

function withResult({ cells, raw }: CsvRecord, column: number, result: string, separator: string): string {
  const lineEnd = /(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])?$/.exec(raw)![0];
  const body = raw.slice(0, raw.length - lineEnd.length);
  if (cells.length <= column) {
    return `${body}${separator.repeat(column - cells.length + 1)}${csvCells([result], separator)}${lineEnd}`;
  }
  return `${csvCells(cells.with(column, result), separator)}${lineEnd}`;
}
