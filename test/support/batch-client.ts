// A program that uses the batch API of a service, as docs/API.md tells it to.
import type * as z from "zod";
import type { batchResultsSchema, batchSchema, createdBatchSchema } from "../../functions/api/batch-schemas.ts";

import type { Asked } from "./service-client.ts";

export type Batch = z.infer<typeof batchSchema>;
export type BatchResults = z.infer<typeof batchResultsSchema>;
type CreatedBatch = z.infer<typeof createdBatchSchema>;

export type BatchClient = ReturnType<typeof batchClient>;

export function batchClient({ url: serviceUrl, fetch, pause }: Pick<Asked, "url" | "fetch" | "pause">) {
  const ask = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${serviceUrl}/api/batches${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  async function must<Reply>(method: string, path: string, body?: object): Promise<Reply> {
    const reply = await ask(method, path, body);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as Reply;
  }

  const show = (id: string) => must<Batch>("GET", `/${id}`);

  async function until(id: string, isReached: (batch: Batch) => boolean): Promise<Batch> {
    for (let times = 0; times < 1500; times++) {
      const batch = await show(id);
      if (isReached(batch)) return batch;
      await pause();
    }
    throw new Error(`The batch stays as it is: ${JSON.stringify({ ...(await show(id)), report: undefined })}`);
  }

  return {
    ask,
    must,
    show,
    until,
    create: (bytes: number, contentType = "text/csv") => must<CreatedBatch>("POST", "", { bytes, contentType }),
    upload: ({ upload }: CreatedBatch, file: Uint8Array) =>
      fetch(upload.url, { method: upload.method, headers: upload.headers, body: Buffer.from(file) }),

    /** Sends a file and has it checked. */
    async check(file: Uint8Array, options: object = {}): Promise<Batch> {
      const created = await this.create(file.length);
      const sent = await this.upload(created, file);
      if (sent.status !== 200) throw new Error(`The upload: ${sent.status} ${await sent.text()}`);
      await must("POST", `/${created.id}/check`, options);
      return until(created.id, ({ state }) => state !== "checking");
    },
    /** Makes what was checked, to the end. */
    async make(id: string, rows: "all" | "valid-only" = "all"): Promise<Batch> {
      await must("POST", `/${id}/start`, { rows });
      return until(id, ({ state }) => state !== "running");
    },
    results: (id: string) => must<BatchResults>("GET", `/${id}/results`),
    download: async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(url)).arrayBuffer()),
  };
}
