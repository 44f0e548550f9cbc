// Guesses by its values what a column of an unknown title holds. A guess is shown with its share, and never applied unasked.
import { readBy } from "../../answers/schema-parts.ts";
import { schemaAt } from "../../answers/schema-issues.ts";
import { countryOf, countryWords } from "../../answers/places/country-words.ts";
import { fold, foldWords } from "../../text/fold.ts";
import { wordsFor } from "../../text/synonyms.ts";
import { choicesOf } from "../columns/choices.ts";
import type { Column } from "../columns/columns.ts";
import { isFullName, nearColumn } from "../reading/header.ts";
import { showCell, type Cell } from "../table/table-rows.ts";
import { splitFullName } from "./full-name.ts";
import { wordKey } from "./own-words.ts";
import { columnOf, readText, type ColumnRead, type Mapping } from "./mapping.ts";
import { nearMiss } from "../reading/near-miss.ts";

/** `share`: of the cells that are not blank, how many fit, from 0 to 1. */
export type Proposal = { read: ColumnRead; share: number };

/** Fewer cells that fit are chance, or another column. */
const minShare = 0.8;
const minCells = 2;

export type GuessContext = {
  /** `column/number` of what other columns give. */
  taken: ReadonlySet<string>;
  hasReference: boolean;
  /** YYYY-MM-DD */
  today: string;
  /** What words mean, by column. */
  words: Mapping["words"];
};

/** Undefined where nothing fits, or more than one thing. `cells`: those that are not blank. */
export function guessColumn(header: string, cells: readonly Cell[], context: GuessContext): Proposal | undefined {
  const texts = cells.map((cell) => showCell(cell).trim()).filter((text) => text !== "");
  if (texts.length === 0) return undefined;
  return (
    byNearTitle(header, texts, context) ??
    (texts.length < minCells && !isFullName(header)
      ? undefined
      : (byNames(header, texts, context) ??
        byList(texts, context) ??
        byForm(header, texts, context) ??
        byDates(cells, context) ??
        byNumbering(header, texts, context)))
  );
}

const isFree = ({ taken }: GuessContext, id: string, number = 1): boolean => !taken.has(`${id}/${number}`);

const answer = (column: string, share: number, number = 1): Proposal => ({
  read: { read: "answer", column, ...(number === 1 ? {} : { number }) },
  share,
});

const shareOf = (texts: readonly string[], fits: (text: string) => boolean): number =>
  texts.filter(fits).length / texts.length;

/** A misspelt or shortened title, where the cells agree. */
function byNearTitle(header: string, texts: readonly string[], context: GuessContext): Proposal | undefined {
  const near = nearColumn(header);
  if (near?.kind !== "answer" || !isFree(context, near.column.id, near.number)) return undefined;
  const share = shareOf(texts, (text) => fitsColumn(near.column, text));
  return share >= minShare ? answer(near.column.id, share, near.number) : undefined;
}

/** Whether a text is a good answer of a column. */
function fitsColumn(column: Column, text: string): boolean {
  const reading = readText(column, text);
  if (reading?.ok !== true || reading.value === undefined) return false;
  const schema = schemaAt([...column.leaves[0].path], {});
  return schema === undefined || typeof reading.value !== "string" || readBy(schema, reading.value).success;
}

/** Titles of columns with the names of others than the person. */
const others = [
  { of: "housing.host", words: new Set(foldWords(wordsFor("title-questions.who-hosts").join(" "))) },
  { of: "couple.spouse", words: new Set(foldWords(wordsFor("title-questions.which-spouse").join(" "))) },
];
const otherPeople = new Set(wordsFor("other-people").map(fold));
const givenNameWords = wordsFor("given-name-titles").map(fold);

/** Words of which some are in capitals. */
function byNames(header: string, texts: readonly string[], context: GuessContext): Proposal | undefined {
  const words = foldWords(header);
  const other = others.find(({ words: known }) => words.some((word) => known.has(word)));
  const isOfPerson = isFullName(header) || (other === undefined && !words.some((word) => otherPeople.has(word)));
  const of = isOfPerson ? "identity" : other?.of;
  if (of === undefined || !isFree(context, `${of}.familyName`) || !isFree(context, `${of}.givenNames`))
    return undefined;
  // « Prénom Nom »
  const isGivenFirst = givenNameWords.some((word) => fold(header).startsWith(word));
  const order = isGivenFirst ? "given-first" : "family-first";
  const share = shareOf(texts, (text) => {
    const name = splitFullName(text, order);
    return name.ok && (isFullName(header) || !name.isGuess);
  });
  // Of a title that says nothing, the capitals must.
  if (share < (isFullName(header) ? 0 : minShare)) return undefined;
  const whose = of === "identity" ? {} : { of };
  return { read: { read: "full-name", order, ...whose }, share };
}

/** The closed lists that stand alone in a list of people. */
const lists = [
  "housing.kind",
  "status.kind",
  "procedure.kind",
  "couple.kind",
  "identity.gender",
  "decision.by",
  "language",
];

function byList(texts: readonly string[], context: GuessContext): Proposal | undefined {
  const fitting = lists
    .filter((id) => isFree(context, id))
    .map((id) =>
      answer(
        id,
        shareOf(texts, (text) => isListed(columnOf(id)!, text, context.words[id])),
      ),
    )
    .filter(({ share }) => share >= minShare)
    .toSorted((one, other) => other.share - one.share);
  const [best, second] = fitting;
  return best === undefined || best.share === second?.share ? undefined : best;
}

/** A word of the list, one that the sender explained, or one that says something of the list, but not which. */
function isListed(column: Column, text: string, words: Readonly<Record<string, string>> = {}): boolean {
  // Of a list, « 1 » and « 2 » may count anything.
  if (!/\p{L}/u.test(text)) return false;
  const reading = readText(column, text);
  if (reading?.ok === false && reading.code === "unclear-choice") return true;
  return isValue(column, text) || Object.keys(words).some((word) => wordKey(word) === wordKey(text));
}

function isValue(column: Column, text: string): boolean {
  const reading = readText(column, text);
  return reading?.ok === true && reading.value !== undefined;
}

/** Forms that one kind of answer has: an address of e-mail, so many figures, a nationality. */
function byForm(header: string, texts: readonly string[], context: GuessContext): Proposal | undefined {
  const words = foldWords(header);
  const share = (id: string, also: (text: string) => boolean = () => true) =>
    shareOf(texts, (text) => fitsColumn(columnOf(id)!, text) && also(text));
  const propose = (id: string, part: number): Proposal | undefined =>
    part >= minShare && isFree(context, id) ? answer(id, part) : undefined;
  const figures = texts.map((text) => text.replaceAll(/[\s.-]/g, ""));
  const mobiles = figures.filter((text) => /^(?:\+33|0033|33|0)?[67]\d{8}$/.test(text)).length / texts.length;
  const byPhone = share("contact.phone");
  if (mobiles >= minShare || (mobiles >= 0.5 && byPhone >= minShare)) return propose("contact.phone", byPhone);
  const byTenFigures = shareOf(figures, (text) => /^\d{10}$/.test(text));
  // A number that begins as those of telephones may be one.
  if (byTenFigures >= minShare)
    return byPhone < minShare
      ? propose("foreignerNumber", byTenFigures)
      : propose("contact.phone", hasSpaces(texts) ? byPhone : 0);
  const byNineFigures = share("ofpraNumber", (text) => text.replaceAll(/\D/g, "").length >= 8);
  if (byNineFigures >= minShare) return propose("ofpraNumber", byNineFigures);
  const isRepeated = new Set(texts).size < texts.length;
  return (
    propose(
      "contact.email",
      share("contact.email", (text) => text.includes("@")),
    ) ??
    (isRepeated
      ? propose(
          "address.postcode",
          share("address.postcode", (text) => /^\d{4,5}$/.test(text)),
        )
      : undefined) ??
    propose("identity.nationalities", byNationalities(texts, words))
  );
}

const hasSpaces = (texts: readonly string[]): boolean => shareOf(texts, (text) => /[\s.]/.test(text)) >= 0.5;

/** The name of a country may be that of a birth or of an origin, unless the title says more. */
function byNationalities(texts: readonly string[], titleWords: readonly string[]): number {
  const isTold = titleWords.some((word) => word.startsWith("nat"));
  return shareOf(texts, (text) => isValue(columnOf("identity.nationalities")!, text) && (isTold || isAdjective(text)));
}

/** « afghane »; « Afghanistan » and « AF » are names of the country. */
const isAdjective = (text: string): boolean =>
  text.length > 3 &&
  countryOf(text)?.ok === true &&
  /(?:e|ne|n|is|ien|ain|ais)$/.test(fold(text)) &&
  /^\p{Ll}/u.test(text.trim());

const [eldest, majority, grown] = [1920, 18, 30];

/** Days of birth: of adults all, some of them long before any procedure. */
function byDates(cells: readonly Cell[], context: GuessContext): Proposal | undefined {
  const column = columnOf("identity.birth.date")!;
  if (!isFree(context, column.id)) return undefined;
  const years = cells.map((cell) => {
    if (cell.kind === "date") return Number(cell.day.slice(0, 4));
    const reading = cell.kind === "text" ? readText(column, cell.text) : undefined;
    // A number may count days, or something else.
    const isWritten = reading?.ok === true && reading.remark !== "serial-date";
    const value = isWritten && typeof reading.value === "string" ? reading.value : "";
    return /^\d{4}-\d\d-\d\d$/.test(value) ? Number(value.slice(0, 4)) : undefined;
  });
  const dates = years.filter((year) => year !== undefined);
  const now = Number(context.today.slice(0, 4));
  const share = dates.length / cells.length;
  const areAdults = dates.every((year) => year >= eldest && year <= now - majority);
  return share >= minShare && areAdults && dates.some((year) => year <= now - grown)
    ? answer(column.id, share)
    : undefined;
}

const numberTitles = new Set(wordsFor("numbering-titles").map(fold));

/** « N° »: each row has its own. */
function byNumbering(header: string, texts: readonly string[], { hasReference }: GuessContext): Proposal | undefined {
  if (hasReference || !numberTitles.has(fold(header))) return undefined;
  return new Set(texts).size === texts.length ? { read: { read: "reference" }, share: 1 } : undefined;
}

/** The value of a column that a word of the sender's is most like. */
export function nearestValue(column: Column, word: string): string | undefined {
  const folded = fold(word.slice(0, 100));
  if (column.type === "choice") {
    const written = new Map(
      choicesOf(column.leaves[0]).flatMap(({ option, written }) =>
        written.map((text) => [fold(text), option] as const),
      ),
    );
    const near = nearMiss(folded, written.keys());
    return near === undefined ? undefined : written.get(near);
  }
  if (column.type !== "country" && column.type !== "nationalities") return undefined;
  const near = nearMiss(folded, countryWords());
  const meant = near === undefined ? undefined : countryOf(near);
  return meant?.ok === true ? meant.code : undefined;
}
