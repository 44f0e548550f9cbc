// Titles in two rows: « Hébergeant » above « Nom » and « Prénoms » gives « Hébergeant – Nom », « Hébergeant – Prénoms ».
import { foldWords } from "../../../text/fold.ts";
import { wordsFor } from "../../../text/synonyms.ts";
import { showCell, type BestRow, type Row, type Score } from "../table-rows.ts";
import type { Merge } from "./merged-cells.ts";

/** So many titles with a group that is known show that the upper row holds groups. */
const minGrouped = 2;

/** The header with the row above or below it, if both together name more columns than it does alone, or its groups. */
export function joinTitleRows(
  rows: Iterable<Row>,
  header: BestRow,
  { merges, score }: { merges: readonly Merge[]; score: Score },
): BestRow {
  if (header.number === 0) return header;
  const near = new Map<number, Row>();
  for (const row of rows) {
    if (row.number > header.number + 1) break;
    if (row.number >= header.number - 1) near.set(row.number, row);
  }
  let best = header;
  for (const top of [header.number - 1, header.number]) {
    const [upper, lower] = [near.get(top), near.get(top + 1)];
    if (upper === undefined || lower === undefined) continue;
    const { cells, grouped } = join(upper, lower, merges, score);
    const joined = score(cells);
    // Under titles that are known stand hints, « H/F », sooner than more titles.
    const isGrouped = grouped >= minGrouped && top < header.number;
    if (joined > best.score || isGrouped) best = { ...header, top, number: top + 1, cells, score: joined };
  }
  return best;
}

/** Of what many groups of columns are called that are about the person: « Identité », « Coordonnées ». */
const personalWords = new Set(wordsFor("personal-groups").flatMap(foldWords));

function join(upper: Row, lower: Row, merges: readonly Merge[], score: Score): { cells: string[]; grouped: number } {
  const across = merges.filter(
    ({ top, bottom, left, right }) => top <= upper.number && bottom >= upper.number && right > left,
  );
  const titles = lower.cells.map((cell) => showCell(cell).trim());
  const isRowOfGroups = holdsGroups(upper, titles, score);
  let before = "";
  let grouped = 0;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, column) => {
    const above = showCell(upper.cells[column]).trim();
    const title = titles[column] ?? "";
    const merge = across.find(({ left, right }) => left <= column && right >= column);
    if (above !== "") before = above;
    // Where nothing is merged, as in a CSV, a group goes on until the next one.
    const isOpen = merge === undefined && above === "" && across.length === 0;
    const group = merge === undefined ? (isOpen ? before : above) : showCell(upper.cells[merge.left]).trim();
    if (title === "") return above;
    if (group === "" || group === title) return title;
    const whole = `${group} – ${title}`;
    // Below a title that is whole by itself is no other title, but the first person.
    const isTitle = /\p{L}/u.test(title) && (score([title]) > 0 || score([group]) === 0);
    if (isTitle && score([whole]) > 0) {
      grouped += 1;
      return whole;
    }
    // A group of somebody else, such as « Référent », must not be read as the person's.
    const mayBeOthers = merge !== undefined || (isRowOfGroups && isShort(group));
    const isPersons = !mayBeOthers || isOfPerson(group);
    return isPersons ? title : whole;
  });
  return { cells, grouped };
}

const isOfPerson = (group: string): boolean => foldWords(group).some((word) => personalWords.has(word));

/** What a sheet is called, above its titles, is longer, or has a date. */
const maxGroupWords = 3;
const isShort = (group: string): boolean => !/\d/.test(group) && group.split(/\s+/).length <= maxGroupWords;

/** Several groups, one of them known: the others are groups too. */
const holdsGroups = ({ cells }: Row, titles: readonly string[], score: Score): boolean => {
  const filled = cells.flatMap((cell, column) =>
    cell === undefined ? [] : [{ group: showCell(cell).trim(), column }],
  );
  return (
    filled.length > 1 &&
    filled.some(({ group, column }) => isOfPerson(group) || score([`${group} – ${titles[column] ?? ""}`]) > 0)
  );
};
