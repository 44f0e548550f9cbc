// What can be asked for besides the answers: how long, what the link asks for, how often it opens, in which language.
import { factorKinds } from "./kinds.ts";
import { retentionDays } from "./limits.ts";
import { idsOnRequest } from "../documents/table.ts";
import * as z from "zod";
import { helpLanguages } from "../text/languages.ts";

/** Options are in the query, so that the body is the answers and nothing else. */
export const createDossierOptions = z.strictObject({
  retentionDays: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number)
    .pipe(z.number().min(retentionDays.min).max(retentionDays.max))
    .optional()
    .describe(`Days until the dossier is deleted: ${retentionDays.min} to ${retentionDays.max}`)
    .meta({ default: retentionDays.byDefault }),
  factor: z
    .enum(["none", ...factorKinds])
    .optional()
    .describe(
      "What the link asks for besides itself: the applicant’s birth date, or 6 digits that the reply gives once",
    )
    .meta({ default: "none" }),
  oneTime: z.enum(["true", "false"]).optional().describe("The link opens only once").meta({ default: "false" }),
  also: z
    .enum(idsOnRequest)
    .optional()
    .describe("Adds a document that is made on request only: companion-sheet, for whoever accompanies the person"),
  fillable: z
    .enum(["true", "false"])
    .optional()
    .describe("What the PDFs leave open can be typed into fields too; signatures with their date stay for the pen")
    .meta({ default: "false" }),
  language: z
    .enum(helpLanguages)
    .optional()
    .describe("Of what explains in the documents; by default that of the answers, then Accept-Language, then fr"),
});
