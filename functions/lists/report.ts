// The shapes of a checked list of people: what was understood, each row's problems, and what became of it.
import * as z from "zod";
import type { Answers } from "../answers/answers.ts";
import { documentIds } from "../documents/table.ts";
import { columnReadSchema } from "../spreadsheet/mapping/mapping.ts";
import { encodings } from "../text/encodings.ts";

const column = { index: z.int(), letter: z.string() };
export const rowProblemSchema = z.looseObject({
  code: z.string(),
  row: z.int().exactOptional().describe("As the spreadsheet program numbers it"),
  column: z.strictObject({ ...column, name: z.string() }).exactOptional(),
  message: z.string().describe("Whole, with its place and what to do; quotes what the file holds"),
  readings: z
    .array(z.strictObject({ encoding: z.enum(encodings), samples: z.array(z.string()) }))
    .exactOptional()
    .describe(
      "Of several-encodings: names of the file in each reading. Send the file again, and its `encoding` with the check",
    ),
});
const document = z.enum(documentIds);

/** What a column is read as, or is not, with samples of what is in it. */
const seenColumnSchema = z.strictObject({
  ...column,
  key: z.string().describe("As a mapping names the column"),
  header: z.string(),
  samples: z.array(z.string()).describe("The first different values"),
  read: z
    .union([columnReadSchema, z.strictObject({ read: z.literal("result") })])
    .exactOptional()
    .describe("Missing where neither the title nor a mapping says it"),
  name: z.string().exactOptional().describe("What it is read as, in words"),
  known: z.enum(["title", "mapping"]).exactOptional(),
  proposal: z
    .strictObject({ read: columnReadSchema, name: z.string(), share: z.number().min(0).max(1) })
    .exactOptional()
    .describe("What its values fit, and the share of cells that do; never applied unless a mapping says so"),
  unknownWords: z
    .array(z.strictObject({ word: z.string(), count: z.int(), nearest: z.string().exactOptional() }))
    .exactOptional()
    .describe("Words in a closed list that are none of its values; nearest: the value that may be meant"),
});

/** What the check of a list found; its texts are in the language of the check. */
export const listReportSchema = z.strictObject({
  ok: z.boolean().describe("False where the file or its columns are wrong, or nobody is in it: nothing can be made"),
  counts: z
    .strictObject({
      rows: z.int(),
      valid: z.int(),
      wrong: z.int(),
      alreadyMade: z.int(),
      hidden: z.int().describe("Not shown in the sheet, or struck out"),
      notPeople: z
        .int()
        .describe("Totals, repeated titles, headings, rows without anything in the columns that are read"),
    })
    .describe("Of the rows below the titles that are not blank; each is in exactly one of the other counts"),
  format: z.enum(["csv", "xlsx", "ods"]).exactOptional(),
  encoding: z.enum(encodings).exactOptional(),
  accents: z
    .array(z.string())
    .exactOptional()
    .describe("Names of a CSV with accents: a person sees whether they are read well"),
  separator: z.string().exactOptional(),
  sheetName: z.string().exactOptional(),
  otherSheets: z
    .array(z.string())
    .exactOptional()
    .describe("Sheets of the workbook that hold anything and are not read"),
  headerRow: z.int().exactOptional().describe("The row of the titles, the lower one if they are in two rows"),
  rowsAbove: z.array(z.int()).exactOptional().describe("Rows above the titles, which are not read"),
  columns: z.array(
    z.strictObject({
      ...column,
      header: z.string(),
      name: z.string(),
      filled: z.boolean().describe("Whether any row has something in it"),
    }),
  ),
  ignored: z
    .array(
      z.strictObject({
        ...column,
        header: z.string(),
        suggestion: z.string().exactOptional(),
        question: z.string().exactOptional(),
      }),
    )
    .describe(
      "Columns with a title that says nothing to us; suggestion: the column that may be meant; question: what to ask where several may be",
    ),
  seen: z
    .array(seenColumnSchema)
    .exactOptional()
    .describe("Every column with samples, also where something that is needed is missing"),
  remarks: z.array(rowProblemSchema).describe("What is not read in the whole sheet, or read in an unusual way"),
  columnProblems: z.array(rowProblemSchema),
  problems: z
    .array(rowProblemSchema)
    .describe("The first of the rows’; the file to correct, among the results, has them all"),
  problemCount: z.int(),
  warnings: z.array(rowProblemSchema),
  warningCount: z.int(),
  preview: z
    .array(
      z.strictObject({
        row: z.int(),
        reference: z.string(),
        answers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
        documents: z.array(
          z.strictObject({ id: document, title: z.string(), reason: z.string(), included: z.boolean() }),
        ),
      }),
    )
    .describe("The first rows as a person reads them"),
  documents: z.array(z.strictObject({ id: document, title: z.string(), count: z.int() })),
  duplicates: z
    .array(z.strictObject({ by: z.enum(["identity", "ofpra-number"]), rows: z.array(z.int()) }))
    .describe("Rows that seem to be one person: a doubt, no error"),
  duplicateCount: z.int(),
});
export type ListReport = z.output<typeof listReportSchema>;
export type PreviewRow = ListReport["preview"][number];

/** An issue, said. */
export type RowProblem = z.output<typeof rowProblemSchema>;

/** All papers of a person and then those of the next, or one document of all people and then the next document. */
export const printOrders = ["person", "document"] as const;
export type PrintOrder = (typeof printOrders)[number];

/** Where a row's documents begin in the print file, in their order; the first page is 1. */
export const printPlacesSchema = z.object({ row: z.int(), pages: z.array(z.int()) });
export type PrintPlaces = z.output<typeof printPlacesSchema>;

/** Why a row is neither to be made nor to be corrected. */
export const skippedKinds = ["already-made", "hidden", "not-a-person"] as const;

/** All problems and warnings of one row. */
export const rowProblemsSchema = z.object({
  row: z.int(),
  reference: z.string(),
  problems: z.array(rowProblemSchema),
  warnings: z.array(rowProblemSchema),
  skipped: z.enum(skippedKinds).exactOptional(),
});
export type RowProblems = z.output<typeof rowProblemsSchema>;

const madeDocumentSchema = z.object({
  id: z.enum(documentIds),
  fileName: z.string(),
  templateVersion: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  pages: z.int(),
  /** The same letter as plain text, a file beside it. */
  shortText: z.object({ fileName: z.string(), sha256: z.string(), bytes: z.int() }).exactOptional(),
});
export type MadeDocument = z.output<typeof madeDocumentSchema>;

export const rowOutcomeSchema = z.discriminatedUnion("ok", [
  z.object({
    row: z.int(),
    reference: z.string(),
    ok: z.literal(true),
    /** Of the stored dossier. */
    id: z.string().exactOptional(),
    documents: z.array(madeDocumentSchema),
    /** Of the answers, for the mark in the annotated sheet. */
    code: z.string(),
  }),
  z.object({
    row: z.int(),
    reference: z.string(),
    ok: z.literal(false),
    /** `bug`: our program failed on this row; `dossier-over`: its dossier was deleted meanwhile. */
    code: z.enum(["bug", "dossier-over"]),
  }),
]);
export type RowOutcome = z.output<typeof rowOutcomeSchema>;

/** As the person's answers say it: what is not known is empty. */
export type PersonName = { familyName: string; givenNames: string };

export const nameOfPerson = ({ identity }: Pick<Answers, "identity">): PersonName => ({
  familyName: identity?.familyName ?? "",
  givenNames: identity?.givenNames ?? "",
});

/** A row of the sheet with its outcome, its problems and its warnings. `person`: of a row with answers. */
export type RowResult = {
  row: number;
  reference: string;
  person?: PersonName;
  chunk?: number;
  outcome?: RowOutcome;
  found?: RowProblems;
};
