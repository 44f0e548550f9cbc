// Options that several commands share, and how their values are read.
import { InvalidArgumentError, Option } from "commander";
import { DateTime } from "luxon";
import { documentIds, type DocumentId } from "../../../functions/documents/documents.ts";
import { helpLanguages } from "../../../functions/text/text.ts";

const isDocumentId = (text: string): text is DocumentId => (documentIds as readonly string[]).includes(text);

export function readDocumentId(text: string): DocumentId {
  if (!isDocumentId(text)) throw new InvalidArgumentError(`Expected one of: ${documentIds.join(", ")}.`);
  return text;
}

const readDocumentIds = (text: string): DocumentId[] => text.split(",").map((id) => readDocumentId(id.trim()));

export function readPath(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Expected a path.");
  return text;
}

function readDay(text: string): string {
  const day = DateTime.fromISO(text, { zone: "utc" });
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !day.isValid) {
    throw new InvalidArgumentError("Expected a day as YYYY-MM-DD, for example 2026-03-05.");
  }
  return text;
}

export const todayInParis = (): string => DateTime.now().setZone("Europe/Paris").toFormat("yyyy-MM-dd");

export const only = () =>
  new Option("--only <ids>", "only these documents, where they apply").argParser(readDocumentIds);

/** Without a default, so that a command can tell whether it was given. */
export const day = () => new Option("--today <day>", "day of the dossier, YYYY-MM-DD").argParser(readDay);

export const today = () => day().default(todayInParis(), "today in Paris");

export const language = () =>
  new Option("--language <code>", "language of what explains and of messages; what is signed stays French").choices(
    helpLanguages,
  );

export const json = () => new Option("--json", "print the result as JSON, for programs");
