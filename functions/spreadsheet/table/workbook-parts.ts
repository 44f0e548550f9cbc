// The parts of a workbook, which is a ZIP archive: the archive's errors become faults of the table.
import { inflateEntry, listEntries, ZipError, type ZipEntries } from "../../formats/zip-reader.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";
import { limits, TableError, type TableFaultCode } from "./file-errors.ts";

/** Throws `TableError`. */
export function listParts(bytes: Uint8Array): ZipEntries {
  try {
    return listEntries(bytes, { maxEntries: limits.zipEntries });
  } catch (error) {
    throw asTableError(error);
  }
}

/** The part's bytes, piece by piece. Throws `TableError`. */
export function* inflatePart(part: ZipEntry, maxBytes: number = limits.inflatedBytes): Generator<Uint8Array> {
  try {
    yield* inflateEntry(part, maxBytes);
  } catch (error) {
    throw asTableError(error);
  }
}

const faultOf = { broken: "broken-zip", encrypted: "password", "too-large": "zip-bomb" } satisfies Record<
  ZipError["code"],
  TableFaultCode
>;

function asTableError(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error;
  const { code, entry } = error;
  return new TableError(faultOf[code], entry === undefined ? {} : { values: { part: entry } });
}
