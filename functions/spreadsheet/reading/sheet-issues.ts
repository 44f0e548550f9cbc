// What a person can fix in a sheet: its file, columns or cells. Messages name rows and columns, never paths or codes.
import { contradictionCodes } from "../../answers/contradictions.ts";
import type { IssueCode } from "../../answers/issues.ts";
import { quoted } from "../../answers/shown-values.ts";
import { message, type Message, type NameIn, type Value, type Values } from "../../text/message.ts";
import { isMessageKey } from "../../text/say.ts";
import type { FileIssue, PossibleReading } from "../table/file-errors.ts";

export type SheetColumn = { index: number; letter: string; /** As the header says it. */ name: string };

export type SheetIssue = {
  code: SheetIssueCode;
  row?: number;
  column?: SheetColumn;
  /** The mark that the result column has in this row, which the annotated sheet keeps. */
  mark?: string;
  /** With its location: « Ligne 7, colonne D « Date de naissance » : … » */
  message: Message;
  /** Of `several-encodings`: the encodings among which the sender must choose. */
  readings?: PossibleReading[];
};

/** Issues of answers whose message fits cells too. */
const saidAlike = [
  ...([
    "too-long",
    "invisible-character",
    "too-many-marks",
    "no-glyph",
    "not-an-ofpra-number",
    "not-a-postcode",
  ] as const),
  ...(["not-a-dialable-phone", "not-a-phone", "not-an-email", "date-in-future"] as const),
  ...(["machine-text", "only-zeros", "only-signs", "date-too-long-ago"] as const),
  ...(["no-letter", "not-a-foreigner-number", "not-a-request-number", "other-calendar"] as const),
  ...contradictionCodes,
] satisfies IssueCode[];

/** Issues that answers from cells can have; reading the cells excludes the others. */
const fromAnswers = new Set<string>([...saidAlike, "missing", "no-difference", "mojibake"]);

export type SheetIssueCode = NameIn<"spreadsheet.issues"> | (typeof saidAlike)[number];

/** The code of an issue of the answers when it is reported for a cell. */
export const codeInSheet = (code: IssueCode): SheetIssueCode =>
  fromAnswers.has(code) ? (code as SheetIssueCode) : "refused";

const keyOf = (code: SheetIssueCode) => {
  const key = `spreadsheet.issues.${code}`;
  return isMessageKey(key) ? key : (`problems.${code}` as `problems.${IssueCode}`);
};

export type SheetLocation = { row?: number | undefined; column?: SheetColumn | undefined };

/**
 * An issue with its location before the message. Of the values, `value` is what was given, `suggestion` what was
 * probably meant, and `options` what is accepted; each becomes a phrase.
 */
export function sheetIssue({ row, column }: SheetLocation, code: SheetIssueCode, values: Values): SheetIssue {
  const issue = message(keyOf(code), inWords(values));
  return {
    code,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    message: withLocation({ row, column }, issue),
  };
}

/** « Ligne 7, colonne D « Date de naissance » : … » */
export function withLocation({ row, column }: SheetLocation, issue: Message): Message {
  if (row === undefined) return issue;
  if (column === undefined) return message("spreadsheet.at-row", { row, issue });
  return message("spreadsheet.at-cell", { row, letter: column.letter, column: column.name, issue });
}

function inWords({ options = "", suggestion = "", value = "", ...values }: Values): Values {
  const unlessEmpty = (given: Value, next: Message): Value => (given === "" ? "" : { next });
  return {
    ...values,
    options,
    add: options === "" ? message("spreadsheet.added.add-it") : message("spreadsheet.added.add-one-of", { options }),
    oneOf: unlessEmpty(options, message("problems.added.one-of", { given: options })),
    suggestion: unlessEmpty(suggestion, message("problems.added.did-you-mean", { given: suggestion })),
    value: typeof value === "string" ? quoted(value) : value,
  };
}

/** An issue of the file itself. */
export function fileIssue({ code, row, values = {}, readings }: FileIssue): SheetIssue {
  const { kind = "binary", max, bytes } = values;
  const kindKey = `spreadsheet.kinds.${kind}`;
  const issue = sheetIssue({ row }, code, {
    kind: message(isMessageKey(kindKey) ? kindKey : "spreadsheet.kinds.binary"),
    received: megabytes(bytes),
    maximum: code === "too-large" ? megabytes(max) : max === undefined ? "" : { number: Number(max) },
    readings: { list: (readings ?? []).map(inOneReading), type: "separated" },
  });
  return readings === undefined ? issue : { ...issue, readings };
}

/** « windows-1252 (Excel, Windows) : René, Hélène » */
const inOneReading = ({ encoding, samples }: PossibleReading): Message =>
  message("spreadsheet.reading", {
    encoding,
    program: message(`spreadsheet.encodings.${encoding}`),
    samples: { list: samples, type: "separated" },
  });

const megabytes = (bytes: string | undefined): Value =>
  bytes === undefined ? "" : message("labels.megabytes", { count: Math.round(Number(bytes) / 1024 / 1024) });
