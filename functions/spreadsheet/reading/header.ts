// Recognises the columns that header cells name.
import { columns, extraColumns, type Column } from "../columns/columns.ts";
import { fold, foldHeader, foldWords } from "../../text/fold.ts";
import leven from "leven";
import { message, type Message, type NameIn } from "../../text/message.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import { nearMiss } from "./near-miss.ts";

/** The column that a header names. `number` counts the items of a list from 1. */
export type Named =
  | { kind: "answer"; column: Column; number: number }
  | { kind: keyof typeof extraColumns }
  | { kind: "beyond"; maximum: number };

type Known = { kind: "answer"; column: Column; zeroBased: boolean } | { kind: keyof typeof extraColumns };

/** The names of spreadsheet.title-questions. */
const titleQuestions = [
  "full-name",
  "whole-address",
  "postcode-and-town",
  "expiry-of-what",
  "which-of-the-permit",
  "which-of-the-certificate",
  "which-country",
  "civil-status",
  "who-hosts",
  "which-spouse",
  "which-children",
  "which-ofpra-date",
  "domiciliation",
  "which-reason",
  "which-marital-status",
  "birth-date-and-place",
  "name-of-wife",
] as const satisfies readonly NameIn<"spreadsheet.title-questions">[];

/** All spellings of a label, folded. */
const foldAll = (label: string): string[] => [...new Set(waysToWrite(label).flatMap(foldHeader))];

/** All spellings of the headers, folded; `#` stands for the number of an item. */
const headers: ReadonlyMap<string, Known> = gatherHeaders();

function gatherHeaders(): Map<string, Known> {
  // « Personne » is the English « person » with a French « né ».
  const people = new Set(foldAll("groups.person"));
  const gathered = new Map<string, Known>();
  const put = (header: string, known: Known): void => {
    if (!gathered.has(header) && !people.has(header)) gathered.set(header, known);
  };
  for (const column of columns) {
    const known = { kind: "answer" as const, column, zeroBased: false };
    for (const { path } of column.leaves) {
      put(fold(path.join(" ")), known);
      put(path.map((key) => (key === "*" ? "#" : key.toLowerCase())).join(""), { ...known, zeroBased: true });
    }
    const number = column.maxItems === undefined ? "" : "#";
    const groups =
      column.group === undefined ? ["", ...foldAll("groups.person")] : foldAll(`groups.${column.group.group}`);
    for (const name of foldAll(`columns.${column.title.title}`)) {
      for (const group of groups) {
        for (const header of [`${group}${number}${name}`, `${name}${group}${number}`, `${number}${group}${name}`]) {
          put(header, known);
        }
      }
    }
  }
  for (const kind of Object.keys(extraColumns) as (keyof typeof extraColumns)[]) {
    for (const variant of foldAll(`columns.${kind}`)) put(variant, { kind });
  }
  return gathered;
}

const foldList = (list: string): string[] => [...new Set(wordsFor(list).flatMap(foldHeader))];

/** Usual headers of columns that hold no answer, however much they look like one that does. */
const withoutAnswer = new Set(foldList("titles-without-answer"));

/** Usual headers that could mean several columns, or that hold several answers. */
const questions: ReadonlyMap<string, Message> = new Map(
  titleQuestions.flatMap((question) =>
    foldList(`title-questions.${question}`).map((header) => [
      header,
      message(`spreadsheet.title-questions.${question}`),
    ]),
  ),
);

const otherPeople = new Set(wordsFor("other-people").map(fold));

/** What stands in brackets, if it is a word or two and no list of possible values. */
const aside = /\(\s*(?:\p{L}+['’ ]){0,2}(\p{L}+)\s*\)|\[\s*(?:\p{L}+['’ ]){0,2}(\p{L}+)\s*\]/u;

/** « Téléphone (urgence) », « Ville (hébergeant) »: brackets that say of whom are no part to leave out. */
function foldTitle(cell: string): [short: string, long: string] {
  const [, round, square] = aside.exec(cell) ?? [];
  return foldHeader(otherPeople.has(fold(round ?? square ?? "")) ? cell.replaceAll(/[()[\]]/g, " ") : cell);
}

const fullNames = new Set(foldList("title-questions.full-name"));

/** Whether a header says that names and given names are in one column. */
export const isFullName = (cell: string): boolean =>
  cell.length <= maxHeaderLength && foldHeader(cell).some((folded) => fullNames.has(folded));

/** What is to be asked of a header that is not known. */
export function questionOf(cell: string): Message | undefined {
  if (cell.length > maxHeaderLength) return undefined;
  const [folded, long] = foldTitle(cell);
  return questions.get(folded) ?? questions.get(long);
}

/** A longer cell is no header. */
const maxHeaderLength = 120;

/** The column that a header cell names, if any. */
export function namedBy(cell: string): Named | undefined {
  if (cell.length > maxHeaderLength || cell.trim() === "") return undefined;
  const [short, long] = foldTitle(cell);
  // Small words tell « Nom d’épouse » from « Nom épouse », and « Décision du » from « Décision ».
  if (questions.has(long)) return undefined;
  return namedByFolded(long) ?? (long === short ? undefined : namedByFolded(short));
}

function namedByFolded(folded: string): Named | undefined {
  const direct = headers.get(folded);
  if (direct !== undefined)
    return direct.kind === "answer" ? { kind: "answer", column: direct.column, number: 1 } : direct;
  const numbered = /^(\D*?)(?:numero)?(\d{1,4})(\D*)$/.exec(folded);
  if (numbered === null) return undefined;
  const [, before = "", digits, after = ""] = numbered;
  // The e of « 2e enfant » belongs to the number, that of « Différence 1 Élément » does not: both are tried.
  const ordinal = after.replace(/^(?:ere|er|eme|e|st|nd|rd|th)/, "");
  const found = headers.get(`${before}#${after}`) ?? headers.get(`${before}#${ordinal}`);
  if (found?.kind !== "answer" || found.column.maxItems === undefined) return undefined;
  const number = Number(digits) + (found.zeroBased ? 1 : 0);
  if (number < 1 || number > found.column.maxItems) return { kind: "beyond", maximum: found.column.maxItems };
  return { kind: "answer", column: found.column, number };
}

/** An identifier of the column. */
export const keyOf = (named: Named): string =>
  named.kind === "answer" ? `${named.column.id}/${named.number}` : named.kind;

/** How many known columns these cells name; decides encoding, separator, sheet and header row. */
export function scoreHeader(cells: string[]): number {
  const found = new Set<string>();
  for (const cell of cells) {
    const named = namedBy(cell);
    if (named !== undefined && named.kind !== "beyond") found.add(keyOf(named));
  }
  return found.size;
}

/** The columns that say who a person is. */
export const nameColumns: ReadonlySet<string> = new Set([
  "identity.familyName",
  "identity.usualName",
  "identity.givenNames",
]);

const nameKeys = new Set(["familyName", "givenNames", "usualName"]);

/** The columns that are read, from 0, those of names apart. */
export function readColumns(cells: string[]): { names: number[]; others: number[] } {
  const found: { names: number[]; others: number[] } = { names: [], others: [] };
  for (const [index, cell] of cells.entries()) {
    const named = namedBy(cell);
    if (named === undefined || named.kind === "beyond" || named.kind === "result") continue;
    const isName = named.kind === "answer" && nameKeys.has(named.column.leaves[0].path.at(-1)!);
    (isName ? found.names : found.others).push(index);
  }
  return found;
}

/** Part of a longer header that it may be an abbreviation of. */
const minPart = 0.6;

/** Letters in which « Tél conjoint » and « Sexe conjoint » differ: one typing error does not change two of them. */
const beginning = 3;

/** Whether two folded headers differ by a typing error only: words that happen to look alike are no suggestion. */
function isPlausible(folded: string, near: string): boolean {
  if (near.startsWith(folded)) return folded.length >= near.length * minPart;
  const edits = leven(folded, near);
  if (edits <= 1) return true;
  return edits <= Math.floor(folded.length / 5) && leven(folded.slice(0, beginning), near.slice(0, beginning)) <= 1;
}

/** « Date naissance mère » is no other spelling of the date of the person, nor of the spouse. */
function isOfOthers(cell: string, { group }: Column): boolean {
  const others = foldWords(cell).filter((word) => otherPeople.has(word));
  const own = group === undefined ? [] : waysToWrite(`groups.${group.group}`).flatMap(foldWords);
  return others.some((word) => !own.includes(word));
}

/** The known column that is most similar to an unknown header. */
export function nearColumn(cell: string): Named | undefined {
  if (cell.length > maxHeaderLength) return undefined;
  const [folded, long] = foldTitle(cell);
  if (withoutAnswer.has(folded) || withoutAnswer.has(long)) return undefined;
  const number = /\d{1,2}/.exec(folded)?.[0];
  const typed = folded.replace(/\d{1,2}/, "#");
  const near = nearMiss(typed, headers.keys());
  const known = near === undefined || !isPlausible(typed, near) ? undefined : headers.get(near)!;
  if (known?.kind !== "answer") return known;
  if (isOfOthers(cell, known.column)) return undefined;
  return {
    kind: "answer",
    column: known.column,
    number: number === undefined ? 1 : Math.min(Number(number), known.column.maxItems ?? 1),
  };
}
