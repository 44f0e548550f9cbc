// A batch's objects in memory, for a check, so that personal data never reaches the disk.
import { ServiceError } from "../../../functions/aws/service-error.ts";
import type { ObjectStore, StoredObject } from "../../../functions/aws/store.ts";

export function openMemoryStore(): ObjectStore {
  const objects = new Map<string, StoredObject>();
  return {
    async put(key, body, { contentType, ifAbsent = false, metadata = {} }) {
      if (ifAbsent && objects.has(key)) throw new ServiceError("already-stored", "put", "EEXIST");
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
      const etag = `"${objects.size}"`;
      objects.set(key, { body: bytes, bytes: bytes.length, etag, lastModified: new Date(), contentType, metadata });
      return { etag };
    },
    get: async (key) => objects.get(key),
    getRange: async (key, start, end) => objects.get(key)?.body.subarray(start, end),
    async getText(key) {
      const stored = objects.get(key);
      return stored && new TextDecoder().decode(stored.body);
    },
    head: async (key) => objects.get(key),
    async list(prefix) {
      const found = [...objects].filter(([key]) => key.startsWith(prefix));
      return found
        .map(([key, { bytes, etag, lastModified }]) => ({ key, bytes, etag, lastModified }))
        .toSorted((one, other) => (one.key < other.key ? -1 : 1));
    },
    async delete(keys) {
      for (const key of keys) objects.delete(key);
    },
  };
}
