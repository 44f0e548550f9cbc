// The user's own file back, with what became of each row: same format, same encoding, same places, one column more.
import { annotateCsv } from "./annotate-csv.ts";
import type { Annotating, Annotation } from "./annotation-columns.ts";
import { annotateXlsx } from "./annotate-xlsx.ts";
import { kindOf } from "../table/file-kind.ts";

export type { Annotation } from "./annotation-columns.ts";

export type AnnotateOptions = Omit<Annotating, "annotations"> & { annotations: Iterable<Annotation> };

/** Rows without an annotation stay as they are. Throws `FileError` where `openTable` gives a fault. */
export function annotateTable(bytes: Uint8Array, options: AnnotateOptions): Uint8Array {
  const annotations = new Map(Array.from(options.annotations, (annotation) => [annotation.row, annotation]));
  const annotate = kindOf(bytes) === "zip" ? annotateXlsx : annotateCsv;
  return annotate(bytes, { ...options, annotations });
}
