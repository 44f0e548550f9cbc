// Recognises rows that are no person: repeated titles, hints below them, totals, formulas that found nothing, headings.
import { fold, foldShort, foldWords } from "../../text/fold.ts";
import { wordsFor } from "../../text/synonyms.ts";
import { choicesOf } from "../columns/choices.ts";
import type { Column } from "../columns/columns.ts";
import type { Merge } from "../table/layout/merged-cells.ts";
import { showCell, type Cell, type Row } from "../table/table-rows.ts";
import { namedBy, nameColumns } from "./header.ts";

export type NotAPersonCode =
  | "repeated-titles"
  | "hint-row"
  | "total-row"
  | "zero-row"
  | "note-row"
  | "heading-row"
  | "unread-row";

/** What the rows are compared with. */
export type SheetTitles = {
  headers: readonly string[];
  /** The column that each answer is in. */
  columns: ReadonlyMap<number, Column>;
  results: readonly number[];
  /** The cells that are merged to the right, by their row. */
  mergedAcross: ReadonlyMap<number, Merge>;
};

type Filled = { index: number; cell: Cell; text: string };

/** Undefined if the row may be a person. Only for rows that cannot be read as one. */
export function whyNoPerson(row: Row, titles: SheetTitles): NotAPersonCode | undefined {
  const filled = filledCells(row, titles);
  if (repeatsTitles(filled, titles.headers)) return "repeated-titles";
  if (isHintRow(filled, titles.columns)) return "hint-row";
  if (isZeroRow(filled, titles.columns)) return "zero-row";
  if (isTotal(filled, titles.columns)) return "total-row";
  if (isNote(filled)) return "note-row";
  return filled.length === 1 && titles.mergedAcross.has(row.number) ? "heading-row" : undefined;
}

const maxCellsOfOthers = 4;

/** A quick test of rows that can be read as people, as most are: another row has few cells, or a title as it stands above. */
export const mayBeNoPerson = ({ cells }: Row, { headers }: SheetTitles): boolean =>
  cells.filter((cell) => cell !== undefined).length <= maxCellsOfOthers ||
  cells.some((cell, index) => cell !== undefined && showCell(cell) === headers[index]);

/** The only cell of a row that is filled, or both, if there are columns enough for this to be odd; else none. */
export function fewCells(row: Row, titles: SheetTitles): [] | [Filled] | [Filled, Filled] {
  const [first, second, ...others] = filledCells(row, titles);
  if (first === undefined || others.length > 0) return [];
  if (second === undefined) return titles.columns.size > 2 ? [first] : [];
  const isNeeded = ({ index }: Filled): boolean => titles.columns.get(index)?.needed === true;
  return titles.columns.size > 4 && ![first, second].some(isNeeded) ? [first, second] : [];
}

/** « Ex. : DUPONT » as a name: the row shows how to fill in the others, however much of it can be read. */
export const isExample = (row: Row, titles: SheetTitles): boolean =>
  filledCells(row, titles).some(
    ({ index, text }) => nameColumns.has(titles.columns.get(index)?.id ?? "") && isOpenedAsHint(text),
  );

const isOpenedAsHint = (text: string): boolean => {
  const [before, after] = text.slice(0, maxHintLength).split(":");
  const folded = fold(before ?? "");
  return after !== undefined && hintOpenings.some((opening) => opening.join("") === folded);
};

const filledCells = ({ cells, merged = [] }: Row, { results }: SheetTitles): Filled[] =>
  cells.flatMap((cell, index) =>
    cell === undefined || merged.includes(index) || results.includes(index)
      ? []
      : [{ index, cell, text: showCell(cell).trim() }],
  );

function repeatsTitles(filled: readonly Filled[], headers: readonly string[]): boolean {
  // Of an error, « #REF! », the letters are those of a title.
  const isTitle = ({ index, cell, text }: Filled): boolean =>
    cell.kind !== "error" &&
    (namedBy(text) !== undefined || (foldShort(text) !== "" && foldShort(text) === fold(headers[index] ?? "")));
  const count = filled.filter(isTitle).length;
  return count > 1 && count * 2 >= filled.length;
}

const hintWords = new Set(wordsFor("hints").map(fold));
const hintOpenings = wordsFor("hint-openings").map(foldWords);
/** « jj/mm/aaaa », « (DD-MM-YYYY) », « AAAA ». */
const datePattern = /^(?:j{1,2}|d{1,2})?m{0,2}(?:a{4}|y{4}|a{2}|y{2})$|^(?:a{4}|y{4})m{1,2}(?:j{1,2}|d{1,2})$/;
const digitsPattern = /^[0x#]{4,}$/;

/** Most cells say how to fill in their column: « obligatoire », « jj/mm/aaaa », « ex. : Dupont », « M ou F ». */
function isHintRow(filled: readonly Filled[], columns: ReadonlyMap<number, Column>): boolean {
  const isAlone = filled.length === 1;
  const hints = filled.filter(
    ({ index, cell, text }) =>
      cell.kind === "text" && (isHintWord(text) || (!isAlone && isHint(text, columns.get(index)))),
  );
  return hints.length * 2 > filled.length;
}

function isHintWord(text: string): boolean {
  const folded = foldShort(text);
  return hintWords.has(folded) || datePattern.test(folded) || digitsPattern.test(folded);
}

function isHint(text: string, column: Column | undefined): boolean {
  if (inBrackets.test(text.trim())) return true;
  const words = foldWords(text.slice(0, maxHintLength));
  return hintOpenings.some((opening) => opening.every((word, at) => words[at] === word)) || listsChoices(text, column);
}

/** « (tous) ». */
const inBrackets = /^(?:\([^()]*\)|\[[^[\]]*\])$/;

/** « M ou F », « Réfugié / Apatride »: several of the words that the column takes. */
function listsChoices(text: string, column: Column | undefined): boolean {
  if (column?.type !== "choice") return false;
  const known = new Set(choicesOf(column.leaves[0]).flatMap(({ written }) => written.map(fold)));
  const parts = text.slice(0, maxHintLength).split(/[/,;|]|\s(?:ou|or|et|and)\s/iu);
  return parts.length > 1 && parts.every((part) => known.has(fold(part)));
}

/** A longer text tells of a person. */
const maxHintLength = 200;

const noteOpenings = wordsFor("note-openings").map(foldWords);

/** « Mis à jour le | 12/11/2026 », « Source : | OFII », « MAJ : 12/11/2026 »: one or two cells about the sheet. */
function isNote([first, second, ...others]: readonly Filled[]): boolean {
  if (first === undefined || others.length > 0) return false;
  const words = foldWords(first.text.slice(0, maxHintLength));
  const isOpened = noteOpenings.some((opening) => opening.every((word, at) => words[at] === word));
  // « Page » alone may be a name.
  return second === undefined ? isOpened && /[\d:]/.test(first.text) : isOpened || first.text.endsWith(":");
}

/** What formulas give for rows that have no person yet; of an empty date, programs show a day before the first one. */
const zeros = new Set(["0", "0,00", "0.00", "false", "faux", "00/01/1900", "30/12/1899", "1899-12-30", "1899-12-31"]);
const isZero = ({ cell, text }: Filled): boolean =>
  cell.kind === "number" ? Number(text) === 0 : zeros.has(text.toLowerCase());

/** What a look-up shows that has no value for the row; other errors may stand in the row of a person. */
const notAvailable = /^#N\s?\/\s?[AD]$/i;
const foundNothing = (one: Filled): boolean =>
  isZero(one) || (one.cell.kind === "error" && notAvailable.test(one.text));

/** Columns of closed lists may be filled down with words, beside formulas that found nothing. */
function isZeroRow(filled: readonly Filled[], columns: ReadonlyMap<number, Column>): boolean {
  const others = filled.filter((one) => !foundNothing(one) && one.cell.kind !== "error");
  const nothings = filled.filter(foundNothing).length;
  if (nothings === 0) return false;
  return others.length === 0 || (nothings > 1 && others.every(({ index }) => isList(columns.get(index))));
}

const isList = (column: Column | undefined): boolean => column?.type === "choice" || column?.type === "yes-no";

const totalWords = wordsFor("total").map(fold);

/** With its label; a row with more cells may be a person. */
const maxTotalCells = 3;

/** « Total : 12 », « 3 personnes », « Hommes | 12 »: no closed list has a word of its own. */
function isTotal(filled: readonly Filled[], columns: ReadonlyMap<number, Column>): boolean {
  // A longer number may be that of a person.
  const isCount = ({ text }: Filled): boolean => /^\d{1,4}(?:[.,]\d+)?(?:\s\D+)?$/u.test(text);
  const isInName = ({ index }: Filled): boolean => nameColumns.has(columns.get(index)?.id ?? "");
  const countsInNames = filled.length <= maxTotalCells && filled.some((one) => isInName(one) && isCount(one));
  const isTotalWord = ({ text }: Filled): boolean => totalWords.some((word) => beginsWith(text, word));
  const isTitled = filled[0] !== undefined && isTotalWord(filled[0]);
  // Beside the word, a formula that gives no value is a sum too.
  const isSum = (one: Filled): boolean => isCount(one) || (isTitled && one.cell.kind === "error");
  const others = filled.filter((one) => !isSum(one) && !isTotalWord(one));
  if (others.some(({ index }) => isList(columns.get(index)))) return false;
  return isTitled || others.length === 0 || (countsInNames && others.length === 1);
}

/** « Sous total CADA », « T O T A L »: the first words are the word, in any spelling. */
const beginsWith = (text: string, word: string): boolean => {
  const folded = foldShort(text.replace(/[\d:=].*$/su, ""));
  if (folded === word) return true;
  const words = text.split(/\s+/u);
  return folded.startsWith(word) && words.some((_, index) => fold(words.slice(0, index + 1).join(" ")) === word);
};
