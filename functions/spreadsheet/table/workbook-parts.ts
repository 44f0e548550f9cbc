// Reads the parts of a workbook, which is a ZIP archive, and turns `ZipError` into `FileError`.
import { inflateEntry, listEntries, ZipError, type ZipEntries } from "../../formats/zip-reader.ts";
import type { ZipEntry } from "../../formats/zip-format.ts";
import { limits, FileError, type FileIssueCode } from "./file-errors.ts";

/** Throws `FileError`. */
export function listParts(bytes: Uint8Array): ZipEntries {
  try {
    return listEntries(bytes, { maxEntries: limits.zipEntries });
  } catch (error) {
    throw asFileError(error);
  }
}

/** The part's bytes, in pieces. Throws `FileError`. */
export function* inflatePart(part: ZipEntry, maxBytes: number = limits.inflatedBytes): Generator<Uint8Array> {
  try {
    yield* inflateEntry(part, maxBytes);
  } catch (error) {
    throw asFileError(error);
  }
}

const faultOf = { broken: "broken-zip", encrypted: "password", "too-large": "zip-bomb" } satisfies Record<
  ZipError["code"],
  FileIssueCode
>;

function asFileError(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error;
  const { code, entry } = error;
  return new FileError(faultOf[code], entry === undefined ? {} : { values: { part: entry } });
}
