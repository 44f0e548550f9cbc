// Adds a column with the result of each row to the sender's file; format, encoding and all else stay unchanged, but that an
// OpenDocument sheet becomes a workbook.
import { annotateCsv } from "./annotate-csv.ts";
import type { Annotating, Annotation } from "./annotation-columns.ts";
import { annotateXlsx } from "./annotate-xlsx.ts";
import { annotateOds } from "./annotate-ods.ts";
import { kindOf } from "../table/file-kind.ts";
import { openOds } from "../table/ods/ods.ts";

export type { Annotation } from "./annotation-columns.ts";

export type AnnotateOptions = Omit<Annotating, "annotations"> & { annotations: Iterable<Annotation> };

/** Rows without an annotation stay unchanged. Throws `FileError` if `openTable` would give an issue. */
export function annotateTable(bytes: Uint8Array, options: AnnotateOptions): Uint8Array {
  const annotations = new Map(Array.from(options.annotations, (annotation) => [annotation.row, annotation]));
  const annotating = { ...options, annotations };
  switch (kindOf(bytes)) {
    case "zip":
      return annotateXlsx(bytes, annotating);
    case "ods":
    case "fods":
      return annotateOds(openOds(bytes, options.score, options), annotating);
    default:
      return annotateCsv(bytes, annotating);
  }
}
