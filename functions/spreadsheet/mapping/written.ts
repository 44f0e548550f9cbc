// A mapping as people write it in one line: « B=Nom de famille + Prénoms », « Démarche=Première demande », « Logement: Foyer=Hôtel ».
import { quoted } from "../../answers/shown-values.ts";
import { fold } from "../../text/fold.ts";
import { nearestWord } from "../../text/nearest-word.ts";
import type { Language } from "../../text/languages.ts";
import { message, type Message, type Values } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { columnName, extraColumnName, type Column } from "../columns/columns.ts";
import { namedBy, nearColumn } from "../reading/header.ts";
import type { DescribedColumn } from "./describe.ts";
import {
  columnOf,
  listOf,
  mappingIssue,
  parseMapping,
  type ColumnRead,
  type Mapping,
  type MappingIssue,
} from "./mapping.ts";
import { peopleWithNames } from "./own-words.ts";

/** The lines of each option. */
export type WrittenMapping = { map?: readonly string[]; everyRow?: readonly string[]; word?: readonly string[] };

/** The same lines under the names of the options of the terminal. */
const options = { map: "--map", everyRow: "--every-row", word: "--word" } as const;

/** The mapping with these lines added, or all their issues. `columns`: of the sheet. */
export function addWritten(
  mapping: Mapping,
  written: WrittenMapping,
  columns: readonly DescribedColumn[],
): { ok: true; mapping: Mapping } | { ok: false; issues: MappingIssue[] } {
  const issues: MappingIssue[] = [];
  const take = <Read>(
    name: keyof WrittenMapping,
    read: (text: string, path: string[]) => Read | MappingIssue,
  ): Read[] =>
    (written[name] ?? []).flatMap((text) => {
      const found = read(text, [`${options[name]} ${text}`]);
      if (!isIssue(found)) return [found];
      issues.push(found);
      return [];
    });
  const ofColumns = take("map", (text, path) => readMapLine(text, path, columns));
  const ofRows = take("everyRow", readEveryRowLine);
  const ofWords = take("word", readWordLine);
  const words = { ...mapping.words };
  for (const { id, word, meant } of ofWords) words[id] = { ...words[id], [word]: meant };
  const added = parseMapping({
    version: 1,
    columns: { ...mapping.columns, ...Object.fromEntries(ofColumns) },
    everyRow: { ...mapping.everyRow, ...Object.fromEntries(ofRows) },
    words,
  });
  if (!added.ok) issues.push(...added.issues);
  return added.ok && issues.length === 0 ? added : { ok: false, issues };
}

const isIssue = (found: unknown): found is MappingIssue =>
  typeof found === "object" && found !== null && "message" in found;

function parted(text: string): [before: string, after: string] | undefined {
  const at = text.lastIndexOf("=");
  return at < 1 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function readMapLine(
  text: string,
  path: string[],
  columns: readonly DescribedColumn[],
): [key: string, read: ColumnRead] | MappingIssue {
  const [own, ours] = parted(text) ?? [];
  if (own === undefined || ours === undefined) return mappingIssue("no-map", path, {});
  const column = ownColumn(own, columns);
  if (column === undefined) {
    const known = columns
      .slice(0, maxListed)
      .map(({ letter, header }) => message("spreadsheet.mapping.own-column", { letter, header }));
    const near = nearestWord(
      fold(own),
      columns.map(({ header }) => fold(header)),
      Math.floor(own.length / 3),
    );
    const meant = columns.find(({ header }) => fold(header) === near?.word);
    return mappingIssue("unknown-own-column", path, {
      value: quoted(own),
      expected: listOf(known),
      ...didYouMean(meant?.header),
    });
  }
  if (ours === "") return [column.key, { read: "nothing" }];
  const parts = ours.split("+").map((part) => part.trim());
  if (parts.length === 2) return namesOf(column.key, parts as [string, string], path);
  const named = ourColumn(ours);
  if (named === "reference") return [column.key, { read: "reference" }];
  if (named === undefined) return unknown(ours, path);
  const { id } = named.column;
  return [column.key, { read: "answer", column: id, ...(named.number === 1 ? {} : { number: named.number }) }];
}

const maxListed = 30;

/** « Nom de famille + Prénoms » */
function namesOf(key: string, parts: [string, string], path: string[]): [string, ColumnRead] | MappingIssue {
  const [first, second] = parts.map(ourColumn);
  const wrong = parts.find((_, index) => [first, second][index] === undefined);
  if (wrong !== undefined) return unknown(wrong, path);
  if (typeof first === "object" && typeof second === "object" && first.number === second.number) {
    for (const [of, { family, given }] of peopleWithNames) {
      const isFamilyFirst = first.column === family && second.column === given;
      if (!isFamilyFirst && (first.column !== given || second.column !== family)) continue;
      const order = isFamilyFirst ? "family-first" : "given-first";
      const whose = of === "identity" ? {} : { of };
      return [key, { read: "full-name", order, ...whose, ...(first.number === 1 ? {} : { number: first.number }) }];
    }
  }
  const { family, given } = peopleWithNames.get("identity")!;
  return mappingIssue("not-a-name", path, { familyName: columnName(family), givenNames: columnName(given) });
}

/** By its letter, or by its title. */
function ownColumn(own: string, columns: readonly DescribedColumn[]): DescribedColumn | undefined {
  return (
    columns.find(({ key }) => key === own) ??
    columns.find(({ letter }) => letter === own.toUpperCase()) ??
    columns.find(({ header }) => fold(own) !== "" && fold(header) === fold(own))
  );
}

/** By a title that we read, in any language of operators, or by its id. */
function ourColumn(text: string): { column: Column; number: number } | "reference" | undefined {
  const byId = columnOf(text);
  if (byId !== undefined) return { column: byId, number: 1 };
  const named = namedBy(text);
  if (named?.kind === "answer") return { column: named.column, number: named.number };
  return named?.kind === "reference" ? "reference" : undefined;
}

function unknown(text: string, path: string[]): MappingIssue {
  const near = nearColumn(text);
  return mappingIssue("unknown-column", path, {
    value: quoted(text),
    ...(near?.kind === "answer" ? didYouMean(columnName(near.column, near.number)) : {}),
  });
}

const didYouMean = (given: string | Message | undefined): Values =>
  given === undefined ? {} : { suggestion: { next: message("problems.added.did-you-mean", { given }) } };

function readEveryRowLine(text: string, path: string[]): [id: string, text: string] | MappingIssue {
  const [ours, meant] = parted(text) ?? [];
  if (ours === undefined || !meant) return mappingIssue("no-every-row", path, {});
  const named = ourColumn(ours);
  return typeof named === "object" ? [named.column.id, meant] : unknown(ours, path);
}

function readWordLine(text: string, path: string[]): { id: string; word: string; meant: string } | MappingIssue {
  const colon = text.indexOf(":");
  const [word, meant] = (colon < 1 ? undefined : parted(text.slice(colon + 1))) ?? [];
  if (word === undefined || meant === undefined) return mappingIssue("no-word", path, {});
  const ours = text.slice(0, colon).trim();
  const named = ourColumn(ours);
  return typeof named === "object" ? { id: named.column.id, word, meant } : unknown(ours, path);
}

/** « B=Nom de famille + Prénoms »: what would be read as this. */
export function writeMapLine(letter: string, read: ColumnRead, language: Language): string {
  const name = (column: Column, number?: number) => say(columnName(column, number), language);
  switch (read.read) {
    case "nothing":
      return `${letter}=`;
    case "reference":
      return `${letter}=${say(extraColumnName("reference"), language)}`;
    case "answer":
      return `${letter}=${name(columnOf(read.column)!, read.number)}`;
    case "full-name": {
      const { family, given } = peopleWithNames.get(read.of ?? "identity")!;
      const names = [family, given].map((column) => name(column, read.number));
      return `${letter}=${(read.order === "family-first" ? names : names.toReversed()).join(" + ")}`;
    }
  }
}
