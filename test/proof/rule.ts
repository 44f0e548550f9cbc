// What a rule of the reader is: it reads what was made and says what is wrong, line by line. No rule of the product is used.
import type { Line, Made, ReadDocument } from "./made.ts";

export type Hit = { rule: string; document: string; line: string };

/** Whether a line is wrong, and what in it: the piece of the text, or undefined. */
export type LineRule = (line: Line, document: ReadDocument, made: Made) => string | undefined;

/** What is wrong in a dossier as a whole. */
export type MadeRule = (made: Made) => Hit[];

export const hit = (rule: string, document: string, line: string): Hit => ({ rule, document, line });

/** The first match of a pattern, as what is wrong. */
export const found = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.[0];

/** The documents that somebody signs. */
export const isSigned = ({ id }: Pick<ReadDocument, "id">): boolean =>
  ![
    "cover-sheet",
    "checklist",
    "commitment-reminder",
    "rights-note",
    "attempt-log",
    "contact-centre-message",
    "shared-life-months",
    "calendar",
    "explain",
  ].includes(id);

/** In them the person speaks, to an office. */
export const letters: ReadonlySet<string> = new Set([
  "ofpra-letter",
  "card-correction-letter",
  "decision-copy-request",
  "clerical-error-letter",
  "rectification-sheet",
  "counter-file-letter",
  "late-certificate-letter",
  "reasons-request",
  "gracious-appeal",
  "other-way-request",
  "contact-centre-message",
  "rights-defender-note",
]);

export const documentOf = ({ documents }: Made, id: string): ReadDocument | undefined =>
  documents.find((document) => document.id === id);

/** Every text and number of some JSON, with its path; `*` in place of an index. */
export function leavesOf(value: unknown, path: readonly string[] = []): { path: string; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, [...path, "*"]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [{ path: path.join("."), value }];
}

/** Every text that somebody typed. */
export const typedTexts = (made: Made): string[] =>
  leavesOf(made.answers).flatMap(({ value }) => (typeof value === "string" ? [value] : []));

/** One space for each kind of space, straight apostrophes: texts can be compared. */
export const plainSpaces = (text: string): string =>
  text
    .replaceAll(/[\u00A0\u202F\s]+/g, " ")
    .replaceAll("’", "'")
    .normalize("NFC");
