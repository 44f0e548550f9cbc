// The OpenAPI 3.1 document, made from the schemas that the service itself uses.
import { batchIdForm, rowForm } from "./limits.ts";
import { dossierIdForm } from "./limits.ts";
import * as z from "zod";
import { answersSchema } from "../answers/answers.ts";
import { createdSchema, healthSchema, accessLogSchema, problemSchema } from "./dossier-schemas.ts";
import {
  batchListSchema,
  batchResultsSchema,
  batchSchema,
  batchStateSchema,
  checkOptionsSchema,
  createdBatchSchema,
  newBatchSchema,
  startOptionsSchema,
} from "./batch-schemas.ts";
import { maxSenderLength } from "./sender.ts";
import { createDossierOptions } from "./create-dossier-options.ts";
import { helpLanguages, officialLanguage } from "../text/languages.ts";
import { say } from "../text/say.ts";
import { httpStatusOf, problemMessages, type HttpProblemCode } from "./http-problems.ts";

const json = "application/json";
const problemJson = "application/problem+json";

const schemas = {
  Created: createdSchema,
  Openings: accessLogSchema,
  CreatedBatch: createdBatchSchema,
  BatchState: batchStateSchema,
  Batch: batchSchema,
  Batches: batchListSchema,
  BatchResults: batchResultsSchema,
  Health: healthSchema,
  Problem: problemSchema,
};
export type ReplySchema = keyof typeof schemas;

const requestSchemas = { NewBatch: newBatchSchema, CheckOptions: checkOptionsSchema, StartOptions: startOptionsSchema };

const reference = (name: ReplySchema | keyof typeof requestSchemas | "Answers") => ({
  $ref: `#/components/schemas/${name}`,
});

type Operation = {
  operationId: string;
  summary: string;
  success: { status: number; schema?: ReplySchema; type?: string; description: string };
  refusals: HttpProblemCode[];
  owner?: true;
  account?: true;
  more?: object;
};

/** What any operation may answer. */
const always: HttpProblemCode[] = ["not-by-the-front-door", "too-many-requests", "bug"];

const withStore: HttpProblemCode[] = ["store-unavailable", "store-refused"];
const ofOwner: HttpProblemCode[] = ["no-owner-secret", "no-such-dossier", ...withStore];
const ofAccount: HttpProblemCode[] = ["not-signed-in", "no-tenant", "only-on-this-machine", ...withStore];
const ofBatch: HttpProblemCode[] = [
  ...ofAccount,
  "no-such-batch",
  "batch-deleted",
  "engine-unavailable",
  "engine-refused",
];
const ofBatchBody: HttpProblemCode[] = ["not-json", "body-too-large", "wrong-type", "wrong-batch-request"];

const operations: Record<string, Record<string, Operation>> = {
  "/api/dossiers": {
    post: {
      operationId: "createDossier",
      summary: "Makes a dossier from answers and gives its link",
      success: { status: 201, schema: "Created", description: "The dossier is stored whole" },
      refusals: [
        "not-json",
        "wrong-idempotency-key",
        "dossier-over",
        "body-too-large",
        "wrong-type",
        "wrong-answers",
        "idempotency-key-reused",
        ...withStore,
      ],
      more: {
        parameters: [
          ...optionParameters(),
          acceptLanguage(),
          {
            name: "Dossier-Sender",
            in: "header",
            description:
              `Who sends the dossier, shown on the pages of the link: 1 to ${maxSenderLength} characters with a letter, ` +
              "no address; UTF-8, percent-encoded",
            schema: { type: "string", minLength: 1, pattern: "^[\\x20-\\x7e]+$" },
          },
          {
            name: "Idempotency-Key",
            in: "header",
            description: "A retry with the same key, answers and options gives the same dossier, for at least a day",
            schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
          },
        ],
        requestBody: { required: true, content: { [json]: { schema: reference("Answers") } } },
      },
    },
  },
  "/api/dossiers/{id}": {
    delete: {
      operationId: "deleteDossier",
      summary: "Erases every file of a dossier now; its link answers 410",
      success: { status: 204, description: "Erased, now or before" },
      refusals: ofOwner,
      owner: true,
    },
  },
  "/api/dossiers/{id}/revoke": {
    post: {
      operationId: "revokeDossier",
      summary: "Stops the link; nobody but the operator reaches the files until they expire",
      success: { status: 204, description: "Stopped, now or before" },
      refusals: ofOwner,
      owner: true,
    },
  },
  "/api/dossiers/{id}/unlock": {
    post: {
      operationId: "unlockDossier",
      summary: "Gives back the tries of the second factor, for a link that wrong answers have locked",
      success: { status: 204, description: "All tries are there, now or before" },
      refusals: [...ofOwner, "dossier-over"],
      owner: true,
    },
  },
  "/api/dossiers/{id}/openings": {
    get: {
      operationId: "listOpenings",
      summary: "When the link was opened and refused",
      success: { status: 200, schema: "Openings", description: "Oldest first" },
      refusals: [...ofOwner, "dossier-over"],
      owner: true,
    },
  },
  "/api/batches": {
    post: {
      operationId: "createBatch",
      summary: "Gives a signed address to send a spreadsheet to; stores nothing",
      success: { status: 201, schema: "CreatedBatch", description: "Send the file, then ask for the check" },
      refusals: [...ofAccount, ...ofBatchBody],
      account: true,
      more: { parameters: [acceptLanguage()], requestBody: jsonBody("NewBatch", true) },
    },
    get: {
      operationId: "listBatches",
      summary: "The batches of the caller’s organisation",
      success: { status: 200, schema: "Batches", description: "The last hundred, newest first" },
      refusals: ofAccount,
      account: true,
      more: { parameters: [acceptLanguage()] },
    },
  },
  "/api/batches/{id}": {
    get: {
      operationId: "showBatch",
      summary: "How far a batch is, and what its check found",
      success: { status: 200, schema: "Batch", description: "The report is there once the file is checked" },
      refusals: ofBatch,
      account: true,
    },
    delete: {
      operationId: "deleteBatch",
      summary: "Erases a batch, its results and the dossiers behind its links",
      success: { status: 202, schema: "BatchState", description: "Gone for everybody; erased within minutes" },
      refusals: ofBatch,
      account: true,
    },
  },
  "/api/batches/{id}/dossiers/{row}": {
    delete: {
      operationId: "deleteBatchDossier",
      summary: "Erases the dossier behind the link of one row; archives and print files keep its papers",
      success: { status: 204, description: "Erased, now or before; its link answers 410" },
      refusals: [...ofBatch, "no-such-row"],
      account: true,
      more: { parameters: [idParameter(batchIdForm), rowParameter(), acceptLanguage()] },
    },
  },
  "/api/batches/{id}/check": {
    post: {
      operationId: "checkBatch",
      summary: "Reads the file and reports on it; makes nothing",
      success: { status: 202, schema: "BatchState", description: "Begun, under way or done" },
      refusals: [...ofBatch, ...ofBatchBody, "nothing-uploaded"],
      account: true,
      more: { requestBody: jsonBody("CheckOptions", false) },
    },
  },
  "/api/batches/{id}/start": {
    post: {
      operationId: "startBatch",
      summary: "Makes the dossiers, or goes on where the batch was cancelled or stopped",
      success: { status: 202, schema: "BatchState", description: "Begun" },
      refusals: [
        ...ofBatch,
        ...ofBatchBody,
        "not-checked-yet",
        "rows-have-errors",
        "no-valid-rows",
        "already-running",
        "already-done",
      ],
      account: true,
      more: { requestBody: jsonBody("StartOptions", true) },
    },
  },
  "/api/batches/{id}/cancel": {
    post: {
      operationId: "cancelBatch",
      summary: "Stops the work; what is made stays, and a new start goes on from there",
      success: { status: 202, schema: "BatchState", description: "Cancelled, now or before" },
      refusals: [...ofBatch, "not-running"],
      account: true,
    },
  },
  "/api/batches/{id}/results": {
    get: {
      operationId: "listResults",
      summary: "The files that a batch has made, with signed addresses",
      success: { status: 200, schema: "BatchResults", description: "Archives, print files, manifest, file to correct" },
      refusals: [...ofBatch, "not-done-yet"],
      account: true,
    },
  },
  "/api/openapi.json": {
    get: {
      operationId: "describeApi",
      summary: "This document",
      success: { status: 200, type: json, description: "OpenAPI 3.1" },
      refusals: [],
    },
  },
  "/api/schema": {
    get: {
      operationId: "describeAnswers",
      summary: "JSON Schema of the answers",
      success: { status: 200, type: "application/schema+json", description: "JSON Schema, draft 2020-12" },
      refusals: [],
    },
  },
  "/api/health": {
    get: {
      operationId: "health",
      summary: "Whether the service answers",
      success: { status: 200, schema: "Health", description: "It does" },
      refusals: [],
    },
  },
};

/** `version` is that of the package. */
export function openApiDocument(publicUrl: string, version: string): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Dossier generator",
      version,
      description:
        "Makes the papers that a protected person needs for a French residence permit, stores them for some days and " +
        "hands them over by a link; one by one, or a whole spreadsheet of people at once. Refusals are RFC 9457 " +
        "problems, in the language of Accept-Language.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, describe(operation)])),
      ]),
    ),
    components: {
      schemas: {
        Answers: withoutDialect(z.toJSONSchema(answersSchema, { io: "input" })),
        ...Object.fromEntries(
          Object.entries({ ...schemas, ...requestSchemas }).map(([name, schema]) => [
            name,
            withoutDialect(z.toJSONSchema(schema, { io: "input" })),
          ]),
        ),
      },
      securitySchemes: {
        owner: { type: "http", scheme: "bearer", description: "ownerSecret of the creation" },
        account: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "ID token of an account; it says which organisation the batches are of",
        },
      },
    },
  };
}

function describe({ operationId, summary, success, refusals: codes, owner, account, more }: Operation): object {
  const { status, schema, type = json, description } = success;
  const content =
    schema === undefined && success.type === undefined
      ? {}
      : { content: { [type]: { schema: schema === undefined ? { type: "object" } : reference(schema) } } };
  return {
    operationId,
    summary,
    ...(owner === true
      ? { security: [{ owner: [] }], parameters: [idParameter(dossierIdForm), acceptLanguage()] }
      : {}),
    ...(account === true
      ? { security: [{ account: [] }], parameters: [idParameter(batchIdForm), acceptLanguage()] }
      : {}),
    ...more,
    responses: { [status]: { description, ...content }, ...refusalResponses([...codes, ...always]) },
  };
}

function refusalResponses(codes: HttpProblemCode[]): Record<string, object> {
  return Object.fromEntries(
    codes.map((code) => {
      const status = httpStatusOf[code];
      const same = codes.filter((other) => httpStatusOf[other] === status);
      return [
        status,
        {
          description: same.map((one) => `${one}: ${say(problemMessages(one).title, "en")}`).join("; "),
          content: { [problemJson]: { schema: reference("Problem") } },
        },
      ];
    }),
  );
}

type JsonSchema = Record<string, unknown>;

function optionParameters(): object[] {
  const { properties = {} } = z.toJSONSchema(createDossierOptions, { io: "input" }) as {
    properties?: Record<string, JsonSchema>;
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    description,
    schema,
  }));
}

function acceptLanguage(): object {
  return {
    name: "Accept-Language",
    in: "header",
    description: helpLanguages.join(" or "),
    schema: { type: "string", default: officialLanguage },
  };
}

function idParameter({ source: pattern }: RegExp): object {
  return { name: "id", in: "path", required: true, schema: { type: "string", pattern } };
}

function rowParameter(): object {
  const description = "As the spreadsheet program numbers it, and as the manifests have it";
  return { name: "row", in: "path", required: true, description, schema: { type: "string", pattern: rowForm.source } };
}

function jsonBody(name: keyof typeof requestSchemas, required: boolean): object {
  return { required, content: { [json]: { schema: reference(name) } } };
}

// In OpenAPI the dialect is said once, for the whole document.
function withoutDialect({ $schema: _dialect, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
