// What tests ask of a service, in memory or over HTTP: dossiers, links, pages.
import { readFile } from "node:fs/promises";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import type { Store } from "../../functions/aws/store.ts";

/** A service with its store, as `fetch` and keys show it. */
export type Asked = {
  url: string;
  store: Store;
  /** As the global one, for addresses of the service and of its store. Redirections are never followed. */
  fetch: (address: string | URL, init?: RequestInit) => Promise<Response>;
  /** Waits while work in the background goes on. */
  pause: () => Promise<void>;
};

export type ServiceClient = Asked & {
  /** POSTs answers; `answers` may be text that is no JSON. */
  create(answers: unknown, options?: { query?: string; headers?: Record<string, string> }): Promise<Response>;
  /** Makes a dossier, which must succeed. */
  make(query?: string, answers?: unknown): Promise<Created>;
  /** What a page's form does. */
  form(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  owner(method: string, path: string, secret: string): Promise<Response>;
  /** Every key of the bucket. */
  keys(): Promise<string[]>;
};

export function serviceClient(asked: Asked): ServiceClient {
  const { url, store, fetch } = asked;
  const create: ServiceClient["create"] = (answers, { query = "", headers = {} } = {}) =>
    fetch(`${url}/api/dossiers${query}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof answers === "string" ? answers : JSON.stringify(answers),
    });
  return {
    ...asked,
    create,
    async make(query = "", answers) {
      const reply = await create(answers ?? (await exampleAnswers("refugee-first-hosted-married")), { query });
      if (reply.status !== 201) throw new Error(`${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Created;
    },
    form: (path, fields, headers = {}) =>
      fetch(`${url}${path}`, { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" }),
    owner: (method, path, secret) => fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${secret}` } }),
    keys: async () => (await listAll(store)).toSorted(),
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

/** The session that a page of documents carries. */
export const sessionOf = (html: string): string => /name="visit" value="([^"]+)"/.exec(html)?.[1] ?? "";
