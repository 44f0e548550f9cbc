// The name of a person's folder: row number and reference, valid on every system, and never the person's name.
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";

const maxReferenceCharacters = 60;

/** `0007-A-2026-12`, or `0007-ligne-7` where the row has no reference. */
export function folderName(
  { row, reference }: { row: number; reference: string },
  { lastRow, language }: { lastRow: number; language: Language },
): string {
  const number = String(row).padStart(Math.max(4, String(lastRow).length), "0");
  const cleaned = cleanName(reference);
  return `${number}-${cleaned === "" ? say(message("batch.folder-without-reference", { row }), language) : cleaned}`;
}

/** Letters and digits of any script, and `_.-` inside: systems reserve other characters and dots at an end. */
const cleanName = (text: string): string =>
  Array.from(text.normalize("NFC").replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-"))
    .slice(0, maxReferenceCharacters)
    .join("")
    .replaceAll(/-{2,}|\.{2,}/g, "-")
    .replaceAll(/^[-._]+|[-._]+$/g, "");
