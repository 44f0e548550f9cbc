// Detects the type of a file by its first bytes, because names and declared types can be wrong.
import { inflateEntry, listEntries, ZipError } from "../../formats/zip-reader.ts";
import { limits, type FileKind } from "./file-errors.ts";

const signatures: [bytes: number[], kind: FileKind][] = [
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x89, 0x50, 0x4e, 0x47], "image"],
  [[0xff, 0xd8, 0xff], "image"],
  [[0x47, 0x49, 0x46, 0x38], "image"],
  [[0x49, 0x49, 0x2a, 0x00], "image"],
  [[0x4d, 0x4d, 0x00, 0x2a], "image"],
  [[0x1f, 0x8b], "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x52, 0x61, 0x72, 0x21], "archive"],
];

const zipStarts = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export type Kind = FileKind | "csv" | "ods" | "fods" | "old-excel" | "password";

export function kindOf(bytes: Uint8Array): Kind {
  const startsWith = (signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (zipStarts.some(startsWith)) return isOds(bytes) ? "ods" : "zip";
  if (startsWith(compoundFile)) return holdsEncryptedPackage(bytes) ? "password" : "old-excel";
  const known = signatures.find(([signature]) => startsWith(signature));
  if (known !== undefined) return known[1];

  const start = firstText(bytes).slice(0, 512).trimStart().toLowerCase();
  if (start.startsWith("{\\rtf")) return "rtf";
  if (/^<(?:!doctype html|html|table|head|meta)\b/.test(start)) return "html";
  if (start.startsWith("<?xml")) return flatOds.test(firstText(bytes)) ? "fods" : "xml";
  return "csv";
}

/** LibreOffice declares some thirty name spaces before the type. */
const searchedBytes = 8192;
const firstText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, searchedBytes));

const odsType = "application/vnd.oasis.opendocument.spreadsheet";
const flatOds = new RegExp(`office:mimetype=["']${odsType}`);

/** The type is an entry of its own (ODF 1.3, part 2, 3.3); a template's ends in -template. */
function isOds(bytes: Uint8Array): boolean {
  try {
    const mimetype = listEntries(bytes, { maxEntries: limits.zipEntries }).get("mimetype");
    if (mimetype === undefined) return false;
    const pieces = [...inflateEntry(mimetype, odsType.length * 2)];
    return pieces
      .map((piece) => new TextDecoder().decode(piece))
      .join("")
      .trim()
      .startsWith(odsType);
  } catch (error) {
    // What is broken is said when it is read.
    if (error instanceof ZipError) return false;
    throw error;
  }
}

/** A workbook with a password is a compound file with a stream of this name; its directory entries are aligned. */
const encryptedPackage = Array.from("EncryptedPackage").flatMap((letter) => [letter.charCodeAt(0), 0]);
const directoryEntryBytes = 128;

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  for (let at = 0; at + encryptedPackage.length <= bytes.length; at += directoryEntryBytes) {
    if (encryptedPackage.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
