// Options that several commands share, and how their values are read.
import { InvalidArgumentError, Option } from "commander";
import { documentIds, type DocumentId } from "../../../functions/documents/table.ts";
import { dayInParis } from "../../../functions/text/dates-in-words.ts";
import { encodings } from "../../../functions/text/encodings.ts";
import { helpLanguages } from "../../../functions/text/languages.ts";
import type { MessageKey } from "../../../functions/text/message.ts";
import { help } from "./help.ts";

type ValueName =
  Extract<MessageKey, `cli.help.values.${string}`> extends `cli.help.values.${infer Name}` ? Name : never;

/** What stands between < and > for a value to give. */
export const value = (name: ValueName): string => help(`cli.help.values.${name}`);

/** An option whose value is one of these; others may be taken that are not offered. */
export const choice = (option: Option, choices: readonly string[]): Option =>
  option.choices(choices).argParser((text: string) => {
    if (choices.includes(text)) return text;
    throw new InvalidArgumentError(help("cli.help.expected.choice", { choices: choices.join(", ") }));
  });

const isDocumentId = (text: string): text is DocumentId => (documentIds as readonly string[]).includes(text);

export function readDocumentId(text: string): DocumentId {
  if (!isDocumentId(text))
    throw new InvalidArgumentError(help("cli.help.expected.document", { ids: documentIds.join(", ") }));
  return text;
}

const readDocumentIds = (text: string): DocumentId[] => text.split(",").map((id) => readDocumentId(id.trim()));

export function readPath(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError(help("cli.help.expected.path"));
  return text;
}

function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  // JavaScript turns 31 April into 1 May, and other impossible days into an invalid date.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError(help("cli.help.expected.day"));
  }
  return text;
}

export const only = () =>
  new Option(`--only <${value("documents")}>`, help("cli.help.options.only")).argParser(readDocumentIds);

export const also = () =>
  new Option(`--also <${value("documents")}>`, help("cli.help.options.also")).argParser(readDocumentIds);

export const fillable = () => new Option("--fillable", help("cli.help.options.fillable"));

/** Without a default, so that a command can tell whether it was given. */
export const day = () => new Option(`--today <${value("day")}>`, help("cli.help.options.today")).argParser(readDay);

export const today = () => day().default(dayInParis(new Date()), help("cli.help.defaults.today"));

export const language = () =>
  choice(new Option(`--language <${value("code")}>`, help("cli.help.options.language")), helpLanguages);

/** Of a CSV whose words do not tell it. */
export const encoding = () =>
  choice(new Option(`--encoding <${value("code")}>`, help("cli.help.options.encoding")), encodings);

/** May be given several times, each with a line of its own. */
const lines = (flags: string, text: string): Option =>
  new Option(flags, text).argParser((line: string, before: string[] | undefined) => [...(before ?? []), line]);

/** What the columns and words of somebody's own list are. */
export const mappingOptions = (): Option[] => [
  lines(`--map <${value("mapLine")}>`, help("cli.help.options.map")),
  lines(`--every-row <${value("everyRowLine")}>`, help("cli.help.options.everyRow")),
  lines(`--word <${value("wordLine")}>`, help("cli.help.options.word")),
  new Option("--guess", help("cli.help.options.guess")),
  new Option("--without-mapping", help("cli.help.options.withoutMapping")),
];

/** Options that add to themselves. */
export const repeated: ReadonlySet<string> = new Set(["map", "every-row", "word"]);

export const json = () => new Option("--json", help("cli.help.options.json"));
