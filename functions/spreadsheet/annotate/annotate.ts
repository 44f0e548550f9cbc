// Adds a column with the result of each row to the sender's file; format, encoding and all else stay unchanged.
import { annotateCsv } from "./annotate-csv.ts";
import type { Annotating, Annotation } from "./annotation-columns.ts";
import { annotateXlsx } from "./annotate-xlsx.ts";
import { kindOf } from "../table/file-kind.ts";

export type { Annotation } from "./annotation-columns.ts";

export type AnnotateOptions = Omit<Annotating, "annotations"> & { annotations: Iterable<Annotation> };

/** Rows without an annotation stay unchanged. Throws `FileError` if `openTable` would give an issue. */
export function annotateTable(bytes: Uint8Array, options: AnnotateOptions): Uint8Array {
  const annotations = new Map(Array.from(options.annotations, (annotation) => [annotation.row, annotation]));
  const annotate = kindOf(bytes) === "zip" ? annotateXlsx : annotateCsv;
  return annotate(bytes, { ...options, annotations });
}
