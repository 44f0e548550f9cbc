// The shapes of the API: what can be asked for and what is answered. The OpenAPI document is made from these.
import { accessOutcomes, otherFileKinds } from "./kinds.ts";
import { dossierIdForm } from "./limits.ts";
import * as z from "zod";
import { documentIds } from "../documents/table.ts";
import { helpLanguages } from "../text/languages.ts";

const time = z.iso.datetime().describe("ISO 8601, in UTC");
const dossierId = z.string().regex(dossierIdForm).describe("Id of a dossier; says nothing about a person");
const path = z.string().describe("Place in the answers, for example housing.host.birth.date; empty for the whole");

const stored = {
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  url: z.url().describe("Signed address of the file; works until urlExpiresAt, whatever the link’s own end"),
  urlExpiresAt: time,
};

export const createdSchema = z
  .strictObject({
    id: dossierId,
    link: z.url().describe("For the person: the secret is after the #, which browsers do not send"),
    linkWithoutScript: z.url().describe("The same link for a browser without JavaScript: the secret is in the path"),
    ownerSecret: z
      .string()
      .describe("For the sender: unlocks, revokes, deletes, shows openings. Given at creation only"),
    factor: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("birth-date") }),
        z.strictObject({ kind: z.literal("code"), code: z.string().regex(/^\d{6}$/) }),
      ])
      .optional(),
    oneTime: z.boolean(),
    createdAt: time,
    expiresAt: time,
    language: z.enum(helpLanguages).describe("Of what explains in the documents"),
    documents: z
      .array(
        z.strictObject({
          id: z.enum(documentIds),
          title: z.string(),
          reason: z.string().describe("Why it is in the dossier"),
          pages: z.int(),
          templateVersion: z.iso.date(),
          shortText: z
            .string()
            .optional()
            .describe("The same for the message field of a contact form, in French; what is not known is in brackets"),
          ...stored,
        }),
      )
      .describe("In print order"),
    otherFiles: z
      .array(
        z.strictObject({
          kind: z.enum(otherFileKinds),
          title: z.string(),
          pages: z.int().optional(),
          ...stored,
        }),
      )
      .describe(
        "All documents in one PDF, all files in a ZIP, short texts, and the dates for a calendar where there are any",
      ),
    notIncluded: z.array(z.strictObject({ id: z.enum(documentIds), title: z.string(), reason: z.string() })),
    toFillIn: z
      .array(z.strictObject({ id: z.enum(documentIds), items: z.array(z.string()) }))
      .describe("What each document leaves to the pen, in French as on the paper"),
    deadlines: z.array(
      z.strictObject({
        id: z.string(),
        date: z.iso.date().describe("The last day, or the day on which something happens"),
        from: z.iso.date().optional().describe("First day of the window that ends on date"),
        title: z.string(),
        detail: z.string(),
      }),
    ),
    warnings: z.array(z.strictObject({ code: z.string(), path, message: z.string() })),
  })
  .meta({ title: "Created", description: "A dossier that was made" });

export type Created = z.input<typeof createdSchema>;

export const accessLogSchema = z
  .strictObject({
    id: dossierId,
    openings: z.array(
      z.strictObject({
        at: time,
        outcome: z.enum(accessOutcomes),
        file: z.string().optional().describe("Name of the file that was downloaded"),
      }),
    ),
  })
  .meta({ title: "Openings", description: "What happened with the link, oldest first; refusals by the minute" });

export const healthSchema = z.strictObject({ status: z.literal("ok") }).meta({ title: "Health" });

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    problems: z
      .array(z.strictObject({ code: z.string(), path, message: z.string() }))
      .optional()
      .describe("Everything that is wrong, at once"),
    requestId: z.string(),
  })
  .meta({ title: "Problem", description: "RFC 9457; in the language of Accept-Language" });
