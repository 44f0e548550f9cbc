// The contract as the service meets it: through its own edge, `openStore`.
import assert from "node:assert/strict";
import { ServiceError } from "../../../functions/aws/service-error.ts";
import { openStore, type Store } from "../../../functions/aws/store.ts";
import { freshPrefix, type ContractCase, type Target } from "./target.ts";

/** Runs with the environment that the service reads. */
async function withStore(target: Target, run: (store: Store) => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: target.endpoint,
    AWS_REGION: target.region,
    AWS_ACCESS_KEY_ID: target.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: target.credentials.secretAccessKey,
  });
  const store = openStore({ bucket: target.bucket });
  try {
    await run(store);
  } finally {
    store.close();
    process.env = before;
  }
}

const isCode = (code: string) => (error: unknown) => error instanceof ServiceError && error.code === code;

export const edgeCases: ContractCase[] = [
  {
    name: "our edge puts, reads, lists and deletes",
    run: (target) =>
      withStore(target, async (store) => {
        const prefix = freshPrefix();
        const { etag } = await store.put(`${prefix}a.json`, '{"é":1}', {
          contentType: "application/json",
          metadata: { template: "2026-11-23" },
        });
        await store.put(`${prefix}b`, new Uint8Array([1, 2, 3]), { contentType: "application/pdf" });
        assert.equal(await store.getText(`${prefix}a.json`), '{"é":1}');
        const found = await store.get(`${prefix}b`);
        assert.deepEqual([...(found?.body ?? [])], [1, 2, 3]);
        assert.equal(found?.contentType, "application/pdf");
        const facts = await store.head(`${prefix}a.json`);
        assert.equal(facts?.etag, etag);
        assert.equal(facts?.bytes, 8);
        assert.equal(facts?.metadata["template"], "2026-11-23");
        const listed = await store.list(prefix);
        assert.deepEqual(
          listed.map(({ key, bytes }) => [key, bytes]),
          [
            [`${prefix}a.json`, 8],
            [`${prefix}b`, 3],
          ],
        );
        await store.delete([...listed.map(({ key }) => key), `${prefix}never`]);
        assert.deepEqual(await store.list(prefix), []);
        assert.equal(await store.get(`${prefix}b`), undefined);
        assert.equal(await store.getText(`${prefix}b`), undefined);
        assert.equal(await store.head(`${prefix}b`), undefined);
      }),
  },
  {
    name: "our edge reads the part of an object that is asked for, and no more than there is",
    run: (target) =>
      withStore(target, async (store) => {
        const key = `${freshPrefix()}lines.jsonl`;
        await store.put(key, '{"a":1}\n{"b":"é"}\n', { contentType: "application/jsonl" });
        const part = async (start: number, end: number) => {
          const bytes = await store.getRange(key, start, end);
          return bytes && new TextDecoder().decode(bytes);
        };
        assert.equal(await part(0, 8), '{"a":1}\n');
        assert.equal(await part(8, 19), '{"b":"é"}\n');
        assert.equal(await part(0, 1), "{");
        assert.equal(await part(8, 1000), '{"b":"é"}\n');
        assert.equal(await store.getRange(`${key}-not`, 0, 8), undefined);
        await assert.rejects(part(19, 20), isCode("store-refused"));
        await assert.rejects(part(3, 3), RangeError);
      }),
  },
  {
    name: "our edge lists more than one page",
    run: (target) =>
      withStore(target, async (store) => {
        const prefix = freshPrefix();
        const { pageKeys = 1000 } = target;
        const names = Array.from({ length: 1101 }, (_, index) => `${prefix}${String(index).padStart(4, "0")}`);
        const keys = names.slice(0, Math.ceil(pageKeys * 1.1));
        const left = [...keys];
        const putSome = async () => {
          for (let key = left.pop(); key !== undefined; key = left.pop()) {
            await store.put(key, "x", { contentType: "text/plain" });
          }
        };
        await Promise.all(Array.from({ length: 16 }, putSome));
        assert.deepEqual(
          (await store.list(prefix)).map(({ key }) => key),
          keys,
        );
        // Those that are not there too: S3 takes 1,000 in a request.
        await store.delete(names);
        assert.deepEqual(await store.list(prefix), []);
      }),
  },
  {
    name: "our edge says when a first put is not the first, and when a version is no longer there",
    run: (target) =>
      withStore(target, async (store) => {
        const key = `${freshPrefix()}once`;
        const contentType = "text/plain";
        const { etag } = await store.put(key, "1", { contentType, ifAbsent: true });
        await assert.rejects(store.put(key, "2", { contentType, ifAbsent: true }), isCode("already-stored"));
        await store.put(key, "3", { contentType, ifMatch: etag });
        await assert.rejects(store.put(key, "4", { contentType, ifMatch: etag }), isCode("changed-meanwhile"));
        await assert.rejects(store.put(`${key}-not`, "5", { contentType, ifMatch: etag }), isCode("changed-meanwhile"));
        assert.equal(await store.getText(key), "3");
      }),
  },
  {
    name: "our edge’s links download under their name, and upload exactly what was said",
    run: (target) =>
      withStore(target, async (store) => {
        const key = `${freshPrefix()}dossier.pdf`;
        const upload = await store.presignUpload(key, { contentType: "application/pdf", bytes: 4 });
        const { "content-length": length, ...headers } = upload.headers;
        assert.equal(length, "4");
        const send = (body: string) => fetch(upload.url, { method: "PUT", headers, body });
        assert.equal((await send("%PDF-")).status, 403);
        assert.equal((await send("%PDF")).status, 200);
        assert.equal((await send("%PDF")).status, 412);
        const link = await store.presignDownload(key, { fileName: "Attestation d’hébergement.pdf" });
        const reply = await fetch(link);
        assert.equal(reply.status, 200);
        assert.equal(await reply.text(), "%PDF");
        assert.equal(reply.headers.get("content-type"), "application/pdf");
        assert.equal(reply.headers.get("cache-control"), "private, no-store");
        assert.equal(
          reply.headers.get("content-disposition"),
          "attachment; filename=\"Attestation d_hebergement.pdf\"; filename*=UTF-8''Attestation%20d%E2%80%99h%C3%A9bergement.pdf",
        );
      }),
  },
  {
    name: "our edge names a refusal of its own credentials without the key",
    run: async (target) => {
      const stranger = { ...target, credentials: { ...target.credentials, secretAccessKey: "another" } };
      await withStore(stranger, async (store) => {
        const key = `${freshPrefix()}secret-name`;
        await assert.rejects(store.put(key, "x", { contentType: "text/plain" }), (error: unknown) => {
          assert.ok(isCode("store-refused")(error));
          assert.ok(error instanceof ServiceError);
          assert.equal(error.reason, "SignatureDoesNotMatch");
          assert.ok(!JSON.stringify([error.message, error.stack, error]).includes("secret-name"));
          return true;
        });
      });
    },
  },
];
