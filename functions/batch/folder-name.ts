// The name of a person's folder: the row and the reference that the file gives, safe on every system; no name of ours.
import type { Language } from "../text/languages.ts";
import { message } from "../text/message.ts";
import { say } from "../text/say.ts";

const maxReferenceCharacters = 60;

/** `0007-A-2026-12`, or `0007-ligne-7` where the file gives no reference. */
export function folderName(
  { row, reference }: { row: number; reference: string },
  { lastRow, language }: { lastRow: number; language: Language },
): string {
  const number = String(row).padStart(Math.max(4, String(lastRow).length), "0");
  const cleaned = cleanName(reference);
  return `${number}-${cleaned === "" ? say(message("batch.folder-without-reference", { row }), language) : cleaned}`;
}

/** Letters and digits of any script, with what joins them; no spaces, no dot at an end, nothing that a system reserves. */
const cleanName = (text: string): string =>
  Array.from(text.normalize("NFC").replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-"))
    .slice(0, maxReferenceCharacters)
    .join("")
    .replaceAll(/-{2,}|\.{2,}/g, "-")
    .replaceAll(/^[-._]+|[-._]+$/g, "");
