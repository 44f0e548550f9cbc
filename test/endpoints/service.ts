// The whole service in this process, on a store and a folder of its own: for one test file.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import type { LambdaHandler } from "../../functions/api/lambda-http.ts";
import { theStore } from "../../functions/aws/open-store.ts";
import type { FunctionName } from "../../functions/api/routes.ts";
import type { Store } from "../../functions/aws/store.ts";
import { startService } from "../../infra/local/service/serve.ts";
import { serviceEngine } from "../../infra/local/service/service-engine.ts";
import { inlinePool } from "./inline-pool.ts";

const functions: Record<FunctionName, () => Promise<{ handler: LambdaHandler }>> = {
  "create-dossier": () => import("../../functions/endpoints/create-dossier.ts"),
  "delete-dossier": () => import("../../functions/endpoints/delete-dossier.ts"),
  "revoke-dossier": () => import("../../functions/endpoints/revoke-dossier.ts"),
  "list-openings": () => import("../../functions/endpoints/list-openings.ts"),
  "show-link": () => import("../../functions/endpoints/show-link.ts"),
  "open-link": () => import("../../functions/endpoints/open-link.ts"),
  "download-file": () => import("../../functions/endpoints/download-file.ts"),
  "create-batch": () => import("../../functions/endpoints/create-batch.ts"),
  "check-batch": () => import("../../functions/endpoints/check-batch.ts"),
  "start-batch": () => import("../../functions/endpoints/start-batch.ts"),
  "show-batch": () => import("../../functions/endpoints/show-batch.ts"),
  "list-batches": () => import("../../functions/endpoints/list-batches.ts"),
  "cancel-batch": () => import("../../functions/endpoints/cancel-batch.ts"),
  "list-results": () => import("../../functions/endpoints/list-results.ts"),
  "delete-batch": () => import("../../functions/endpoints/delete-batch.ts"),
  "describe-api": () => import("../../functions/endpoints/describe-api.ts"),
};

export const loadFunction = async (name: FunctionName): Promise<LambdaHandler> => (await functions[name]()).handler;

export type TestService = {
  url: string;
  store: Store;
  /** POSTs answers; `answers` may be text that is no JSON. */
  create(answers: unknown, options?: { query?: string; headers?: Record<string, string> }): Promise<Response>;
  /** Makes a dossier, which must succeed. */
  make(query?: string, answers?: unknown): Promise<Created>;
  /** What a page's form does. */
  form(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  owner(method: string, path: string, secret: string): Promise<Response>;
  /** Every key of the bucket. */
  keys(): Promise<string[]>;
  close(): Promise<void>;
};

export async function openTestService(): Promise<TestService> {
  // A line for each request would drown the test report.
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const data = await mkdtemp(join(tmpdir(), "service-"));
  const service = await startService({
    data,
    host: "127.0.0.1",
    port: 0,
    loadHandler: loadFunction,
    engine: serviceEngine(() => Promise.resolve(inlinePool())),
  });
  const { url } = service;
  const create: TestService["create"] = (answers, { query = "", headers = {} } = {}) =>
    fetch(`${url}/api/dossiers${query}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof answers === "string" ? answers : JSON.stringify(answers),
    });
  const hosted = await exampleAnswers("refugee-first-hosted-married");
  return {
    url,
    store: theStore(),
    create,
    async make(query = "", answers = hosted) {
      const reply = await create(answers, { query });
      if (reply.status !== 201) throw new Error(`${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Created;
    },
    form: (path, fields, headers = {}) =>
      fetch(`${url}${path}`, { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" }),
    owner: (method, path, secret) => fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${secret}` } }),
    keys: async () => (await listAll(theStore())).toSorted(),
    async close() {
      await service.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const prefixes = [
  "batches/",
  "batches-keys/",
  "uploads/",
  "dossiers/",
  "links/",
  "ended/",
  "tries/",
  "opened/",
  "visits/",
  "openings/",
  "idempotency/",
];

export const listAll = async (store: Store): Promise<string[]> =>
  (await Promise.all(prefixes.map((prefix) => store.list(prefix)))).flat().map(({ key }) => key);

export const exampleAnswers = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(`test/examples/${name}.json`, "utf8")) as Record<string, unknown>;

/** The secret part of a link. */
export const tokenOf = ({ link }: { link: string }): string => new URL(link).hash.slice(1);

/** The visit that a page of documents carries. */
export const visitOf = (html: string): string => /name="visit" value="([^"]+)"/.exec(html)?.[1] ?? "";
