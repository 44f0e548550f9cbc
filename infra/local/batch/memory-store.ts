// A batch's objects in memory: for a check, so that personal data never reaches the disk, and for tests.
import { createHash } from "node:crypto";
import { ServiceError } from "../../../functions/aws/service-error.ts";
import { checkedKey, checkedPrefix, checkedRange } from "../../../functions/aws/store-checks.ts";
import type { ObjectStore, StoredObject } from "../../../functions/aws/store.ts";

/** Refuses what the service's store refuses, so that a mistake in a key is found here too. */
export function openMemoryStore(objects = new Map<string, StoredObject>()): ObjectStore {
  return {
    async put(key, body, { contentType, ifAbsent = false, metadata = {} }) {
      checkedKey(key);
      if (ifAbsent && objects.has(key)) throw new ServiceError("already-stored", "put", "PreconditionFailed");
      // A copy: the caller may reuse its bytes.
      const bytes = Buffer.from(body);
      const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
      objects.set(key, { body: bytes, bytes: bytes.length, etag, lastModified: new Date(), contentType, metadata });
      return { etag };
    },
    get: async (key) => objects.get(checkedKey(key)),
    async getText(key) {
      const stored = objects.get(checkedKey(key));
      return stored && new TextDecoder().decode(stored.body);
    },
    async getRange(key, start, end) {
      checkedRange(start, end);
      return objects.get(checkedKey(key))?.body.subarray(start, end);
    },
    head: async (key) => objects.get(checkedKey(key)),
    async list(prefix) {
      return [...objects]
        .filter(([key]) => key.startsWith(checkedPrefix(prefix)))
        .map(([key, { bytes, etag, lastModified }]) => ({ key, bytes, etag, lastModified }))
        .toSorted((one, other) => (one.key < other.key ? -1 : 1));
    },
    async delete(keys) {
      for (const key of keys.map(checkedKey)) objects.delete(key);
    },
  };
}
