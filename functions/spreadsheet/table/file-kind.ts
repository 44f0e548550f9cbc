// Detects the type of a file by its first bytes, because names and declared types can be wrong.
import type { FileKind } from "./file-errors.ts";

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

export function kindOf(bytes: Uint8Array): Exclude<FileKind, "zip"> | "zip" | "csv" | "old-excel" | "password" {
  const startsWith = (signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (zipStarts.some(startsWith)) return "zip";
  if (startsWith(compoundFile)) return holdsEncryptedPackage(bytes) ? "password" : "old-excel";
  const known = signatures.find(([signature]) => startsWith(signature));
  if (known !== undefined) return known[1];

  const start = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (start.startsWith("{\\rtf")) return "rtf";
  if (/^<(?:!doctype html|html|table|head|meta)\b/.test(start)) return "html";
  if (start.startsWith("<?xml")) return "xml";
  return "csv";
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
