// A mapping: what the columns and the words of somebody's own list are in ours. Kept beside the file, or sent with it.
import * as z from "zod";
import { quoted, showInvisible } from "../../answers/shown-values.ts";
import { nearestWord } from "../../text/nearest-word.ts";
import { message, type Message, type NameIn, type Value, type Values } from "../../text/message.ts";
import { optionsOf } from "../columns/choices.ts";
import { columnName, columns, type Column } from "../columns/columns.ts";
import { cellReader, type CellReading } from "../reading/cells.ts";
import { sheetIssue } from "../reading/sheet-issues.ts";
import { isBlankWord, peopleWithNames } from "./own-words.ts";

/** More is no list of people. */
const [maxColumns, maxWords, maxTitle, maxText] = [300, 200, 120, 500];

const columnId = z.string().min(1).max(60);
const number = z.int().min(1).max(99);

export const columnReadSchema = z.discriminatedUnion("read", [
  z
    .strictObject({ read: z.literal("answer"), column: columnId, number: number.exactOptional() })
    .describe("One of our columns; number: of the item, for the columns of a list"),
  z
    .strictObject({
      read: z.literal("full-name"),
      order: z.enum(["family-first", "given-first"]),
      of: columnId.exactOptional(),
      number: number.exactOptional(),
    })
    .describe("Family name and given names in one cell; order decides where capitals do not tell; of: whose"),
  z.strictObject({ read: z.literal("reference") }),
  z.strictObject({ read: z.literal("nothing") }),
]);
export type ColumnRead = z.output<typeof columnReadSchema>;

const atMost = (maximum: number) => (record: object) => Object.keys(record).length <= maximum;

export const mappingSchema = z
  .strictObject({
    version: z.literal(1),
    columns: z
      .record(z.string().min(1).max(maxTitle), columnReadSchema)
      .refine(atMost(maxColumns))
      .default({})
      .describe(
        "By the title of the sheet; a second column of the same title is « Nom [2] », one without title « [C] »",
      ),
    words: z
      .record(columnId, z.record(z.string().min(1).max(maxTitle), z.string().max(maxText)).refine(atMost(maxWords)))
      .refine(atMost(maxColumns))
      .default({})
      .describe("By column: a word of the sheet, and what it is; an empty text for a word that says nothing"),
    everyRow: z
      .record(columnId, z.string().min(1).max(maxText))
      .refine(atMost(maxColumns))
      .default({})
      .describe("By column: what every row has whose own cell is blank or missing"),
  })
  .meta({ title: "Mapping", description: "What the columns and words of somebody's own list are in ours" });
export type Mapping = z.output<typeof mappingSchema>;

/** Whether a list with columns of these keys is one that the mapping was made for. */
export function isMappingFor({ columns: mapped }: Mapping, keys: readonly string[]): boolean {
  const titles = Object.keys(mapped);
  return titles.length > 0 && titles.every((title) => keys.includes(title));
}

type MappingIssueCode = NameIn<"spreadsheet.mapping.issues">;

/** `path`: the keys on the way to what is wrong. */
export type MappingIssue = { code: MappingIssueCode; path: string[]; message: Message };

export type ParsedMapping = { ok: true; mapping: Mapping } | { ok: false; issues: MappingIssue[] };

/** More issues mean that it is another file. */
const maxIssues = 50;

/** Never throws. */
export function parseMapping(input: unknown): ParsedMapping {
  const parsed = mappingSchema.safeParse(input);
  const issues = parsed.success
    ? contentIssues(parsed.data)
    : parsed.error.issues.flatMap((issue) => shapeIssues(issue, input));
  if (parsed.success && issues.length === 0) return { ok: true, mapping: parsed.data };
  return { ok: false, issues: issues.slice(0, maxIssues) };
}

const byId: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.id, column]));

/** The column of an id; undefined if there is none. */
export const columnOf = (id: string): Column | undefined => byId.get(id);

export const mappingIssue = (code: MappingIssueCode, path: readonly string[], values: Values): MappingIssue => ({
  code,
  path: [...path],
  message: message(`spreadsheet.mapping.issues.${code}`, { place: placeOf(path), suggestion: "", ...values }),
});

/** « columns › NOM Prénom › column » */
const placeOf = (path: readonly string[]): string =>
  path.length === 0 ? "mapping" : showInvisible(path.map((key) => key.slice(0, maxTitle)).join(" › "));

const shown = (value: unknown): Value => quoted(typeof value === "object" ? JSON.stringify(value) : value);

function shapeIssues(issue: z.core.$ZodIssue, input: unknown): MappingIssue[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const expected = fieldsAt(path, input);
    return issue.keys.map((key) =>
      mappingIssue("unknown-field", [...path, key], { ...near(key, expected), expected: listOf(expected) }),
    );
  }
  const value = path.reduce<unknown>(
    (held, key) =>
      typeof held === "object" && held !== null && Object.hasOwn(held, key)
        ? (held as Record<string, unknown>)[key]
        : undefined,
    input,
  );
  const options =
    issue.code === "invalid_value"
      ? issue.values.map(String)
      : issue.code === "invalid_union"
        ? columnReadSchema.options.map(({ shape }) => shape.read.value)
        : [];
  if (options.length > 0)
    return [
      mappingIssue("wrong-word", path, {
        ...near(value, options),
        value: value === undefined ? message("spreadsheet.mapping.nothing") : shown(value),
        expected: listOf(options),
      }),
    ];
  if (issue.code === "too_big" || issue.code === "custom") return [mappingIssue("too-much", path, {})];
  return [mappingIssue("wrong-shape", path, {})];
}

export const listOf = (list: readonly Value[]): Value => ({ list, type: "separated" });

function fieldsAt(path: readonly string[], input: unknown): string[] {
  if (path.length === 0) return Object.keys(mappingSchema.shape);
  const read = (input as { columns?: Record<string, { read?: unknown }> }).columns?.[path[1] ?? ""]?.read;
  const option = columnReadSchema.options.find(({ shape }) => shape.read.value === read);
  return Object.keys(option?.shape ?? {});
}

/** What was most likely meant. */
function near(given: unknown, known: readonly string[]): { suggestion: Value } {
  const word = typeof given === "string" && given.length <= maxTitle ? given : "";
  const found = nearestWord(
    word.toLowerCase(),
    known.map((one) => one.toLowerCase()),
    Math.max(2, Math.floor(word.length / 3)),
  );
  const meant = known.find((one) => one.toLowerCase() === found?.word);
  return {
    suggestion:
      word === "" || meant === undefined ? "" : { next: message("problems.added.did-you-mean", { given: meant }) },
  };
}

function contentIssues(mapping: Mapping): MappingIssue[] {
  const unknown = (path: string[], id: string) =>
    mappingIssue("unknown-column", path, { ...near(id, [...byId.keys()]), value: shown(id) });
  const ofColumns = Object.entries(mapping.columns).flatMap(([title, read]) => {
    const path = ["columns", title];
    if (read.read === "full-name") {
      const { of = "identity" } = read;
      const maximum = peopleWithNames.get(of)?.maxItems;
      if (!peopleWithNames.has(of))
        return [
          mappingIssue("wrong-word", [...path, "of"], {
            ...near(of, [...peopleWithNames.keys()]),
            value: shown(of),
            expected: listOf([...peopleWithNames.keys()]),
          }),
        ];
      return numberIssues([...path, "number"], read.number, maximum);
    }
    if (read.read !== "answer") return [];
    const column = byId.get(read.column);
    if (column === undefined) return [unknown([...path, "column"], read.column)];
    return numberIssues([...path, "number"], read.number, column.maxItems);
  });
  const ofWords = Object.entries(mapping.words).flatMap(([id, words]) => {
    const column = byId.get(id);
    if (column === undefined) return [unknown(["words", id], id)];
    if (!takesWords(column)) return [mappingIssue("no-list", ["words", id], { name: columnName(column) })];
    return Object.entries(words).flatMap(([word, meant]) =>
      isBlankWord(meant) ? [] : valueIssues(["words", id, word], column, meant),
    );
  });
  const ofRows = Object.entries(mapping.everyRow).flatMap(([id, text]) => {
    const column = byId.get(id);
    if (column === undefined) return [unknown(["everyRow", id], id)];
    if (column.maxItems !== undefined)
      return [mappingIssue("of-a-list", ["everyRow", id], { name: columnName(column) })];
    return valueIssues(["everyRow", id], column, text);
  });
  return [...ofColumns, ...ofWords, ...ofRows];
}

const numberIssues = (path: string[], given: number | undefined, maximum = 1): MappingIssue[] =>
  (given ?? 1) <= maximum ? [] : [mappingIssue("beyond-list", path, { value: shown(given), maximum })];

const choosing: ReadonlySet<Column["type"]> = new Set<Column["type"]>(["choice", "yes-no", "country", "nationalities"]);

/** Of other columns, a cell is what will be printed. */
export const takesWords = ({ type }: Column): boolean => choosing.has(type);

function valueIssues(path: string[], column: Column, text: string): MappingIssue[] {
  const reading = readText(column, text);
  if (reading?.ok === true && reading.value !== undefined) return [];
  const issue =
    reading?.ok === false
      ? sheetIssue({}, reading.code, reading.values ?? {}).message
      : sheetIssue({}, "missing", { options: optionsOf(column) ?? "" }).message;
  return [mappingIssue("wrong-value", path, { name: columnName(column), issue })];
}

const readers = new Map<Column, (text: string) => CellReading>();

/** What a text says in a column. */
export function readText(column: Column, text: string): CellReading {
  let read = readers.get(column);
  if (read === undefined) {
    const readCell = cellReader(column);
    readers.set(
      column,
      (read = (given) => (given.trim() === "" ? undefined : readCell({ kind: "text", text: given }))),
    );
  }
  return read(text);
}
