// The shapes of the API about batches: what can be asked for and what is answered.
import { batchIdForm } from "./limits.ts";
import { retentionDays } from "./limits.ts";
import * as z from "zod";
import { documentIds } from "../documents/table.ts";
import { listReportSchema, printOrders } from "../lists/report.ts";
import { mappingSchema } from "../spreadsheet/mapping/mapping.ts";
import { encodings } from "../text/encodings.ts";
import { helpLanguages, officialLanguage } from "../text/languages.ts";

const maxUploadBytes = 50 * 1024 * 1024;
const uploadTypes = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
] as const;
export const rowChoices = ["all", "valid-only"] as const;
export const markedChoices = ["ask", "skip", "make"] as const;
export const batchStates = ["checking", "checked", "running", "done", "cancelled", "stopped", "deleting"] as const;

const time = z.iso.datetime().describe("ISO 8601, in UTC");
const id = z.string().regex(batchIdForm).describe("Id of a batch; says nothing about anybody");
const state = z
  .enum(batchStates)
  .describe("stopped: the work was cut; ask for the check, or the start, again and it goes on from there");

export const newBatchSchema = z
  .strictObject({
    bytes: z.int().min(1).max(maxUploadBytes).describe("Of the file that will be sent"),
    contentType: z.enum(uploadTypes),
  })
  .meta({ title: "NewBatch" });

export const checkOptionsSchema = z
  .strictObject({
    language: z
      .enum(helpLanguages)
      .default(officialLanguage)
      .describe("Of the report, and of what explains in the documents"),
    links: z.boolean().default(true).describe("Each dossier gets a link of its own, for its person"),
    retentionDays: z
      .int()
      .min(retentionDays.min)
      .max(retentionDays.max)
      .default(retentionDays.byDefault)
      .describe("Days until the dossiers behind links are deleted"),
    only: z.array(z.enum(documentIds)).min(1).optional().describe("Only these documents, where the rules ask for them"),
    fillable: z
      .boolean()
      .default(false)
      .describe("The PDFs of each person have fields to type in; those that are printed many at once have none"),
    printBy: z
      .enum(printOrders)
      .default("person")
      .describe("Order of the print files: all papers of a person, or one document of all people, then the next"),
    hidden: z.boolean().default(false).describe("Rows that are hidden or struck out are made too"),
    withoutNames: z.boolean().default(false).describe("Accepts a sheet in which no column names the people"),
    marked: z
      .enum(markedChoices)
      .default("ask")
      .describe(
        "Rows that are marked as made with other answers than theirs: a problem of the row, passed over, or made",
      ),
    encoding: z
      .enum(encodings)
      .optional()
      .describe("Of a CSV whose check answered several-encodings: the reading that gives the real names"),
    mapping: mappingSchema.optional(),
  })
  .meta({ title: "CheckOptions", description: "The first check of a batch decides; later ones change nothing" });

export const startOptionsSchema = z
  .strictObject({
    rows: z.enum(rowChoices).describe("all: refused where some rows have errors; valid-only: makes the good ones"),
  })
  .meta({ title: "StartOptions" });

export const createdBatchSchema = z
  .strictObject({
    id,
    upload: z.strictObject({
      method: z.literal("PUT"),
      url: z.url().describe("Signed address that takes the file, of exactly this size and type, once"),
      headers: z.record(z.string(), z.string()).describe("To be sent with it, as they are"),
    }),
    expiresAt: time.describe("Until when the sending can begin"),
  })
  .meta({ title: "CreatedBatch" });

export const batchStateSchema = z.strictObject({ id, state }).meta({ title: "BatchState" });

export const reportSchema = listReportSchema
  .extend({
    earlier: z
      .array(z.strictObject({ row: z.int(), batch: id, createdAt: time }))
      .describe("Rows whose person was in an earlier batch of the same owner"),
    earlierCount: z.int(),
  })
  .meta({ title: "Report", description: "What the check found; its texts are in the language of the batch" });

export const batchSchema = z
  .strictObject({
    id,
    state,
    total: z.int().describe("Rows to be made; 0 until the batch is started"),
    done: z.int().describe("Rows that are done with, the failed ones included"),
    failed: z.int(),
    percent: z.int().min(0).max(100).describe("100 only at the very end"),
    startedAt: time.optional(),
    today: z.iso.date().describe("Day in Paris on which the dates of the documents count: that of the first check"),
    createdAt: time,
    expiresAt: time.describe("Until when the batch and its results are kept"),
    language: z.enum(helpLanguages),
    links: z.boolean(),
    retentionDays: z.int(),
    report: reportSchema.optional(),
  })
  .meta({ title: "Batch" });

export const batchListSchema = z
  .strictObject({ batches: z.array(z.strictObject({ id, createdAt: time, state })) })
  .meta({ title: "Batches", description: "Newest first" });

export const batchResultsSchema = z
  .strictObject({
    id,
    made: z.int(),
    failed: z.int(),
    files: z.array(
      z.strictObject({
        kind: z.enum(["zip", "print", "manifest-xlsx", "manifest-csv", "manifest-json", "to-correct"]),
        fileName: z.string(),
        bytes: z.int(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        contentType: z.string(),
        url: z.url().describe("Signed address of the file; works until urlExpiresAt"),
        urlExpiresAt: time,
      }),
    ),
  })
  .meta({ title: "BatchResults" });
