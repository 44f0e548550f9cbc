// A store in memory that does what S3 promises, and fails where a test says so.
import { createHash } from "node:crypto";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { checkedKey, checkedPrefix, checkedRange } from "../../functions/aws/store-checks.ts";
import type { ObjectStore, StoredObject } from "../../functions/aws/store.ts";

export type Call = { number: number; operation: keyof ObjectStore; key: string };

export type MemoryStore = ObjectStore & {
  objects: Map<string, StoredObject>;
  /** Called before each call is carried out; what it throws, the caller gets. Calls are numbered from here on. */
  interfere(before: (call: Call) => void): void;
  /** Since `interfere`. */
  calls(): number;
};

export function memoryStore(objects = new Map<string, StoredObject>()): MemoryStore {
  let before: (call: Call) => void = () => undefined;
  let calls = 0;
  const call = async (operation: keyof ObjectStore, key: string) => {
    // As over a network: others have their turn meanwhile.
    await new Promise(setImmediate);
    calls += 1;
    before({ number: calls, operation, key });
  };
  const get = async (key: string) => {
    await call("get", checkedKey(key));
    return objects.get(key);
  };
  return {
    objects,
    interfere(next) {
      before = next;
      calls = 0;
    },
    calls: () => calls,
    async put(key, body, { contentType, ifAbsent = false, metadata = {} }) {
      await call("put", checkedKey(key));
      if (ifAbsent && objects.has(key)) throw new ServiceError("already-stored", "put", "PreconditionFailed");
      const bytes = Buffer.from(body);
      const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
      objects.set(key, { body: bytes, bytes: bytes.length, etag, lastModified: new Date(), contentType, metadata });
      return { etag };
    },
    get,
    async getText(key) {
      const found = await get(key);
      return found && Buffer.from(found.body).toString();
    },
    async getRange(key, start, end) {
      checkedRange(start, end);
      return (await get(key))?.body.subarray(start, end);
    },
    async head(key) {
      await call("head", checkedKey(key));
      return objects.get(key);
    },
    async list(prefix) {
      await call("list", checkedPrefix(prefix));
      return [...objects]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { bytes, etag, lastModified }]) => ({ key, bytes, etag, lastModified }))
        .toSorted((one, other) => (one.key < other.key ? -1 : 1));
    },
    async delete(keys) {
      await call("delete", keys.map(checkedKey).join(" "));
      for (const key of keys) objects.delete(key);
    },
  };
}

/** What a store says that cannot answer now. */
export const unavailable = (): ServiceError => new ServiceError("store-unavailable", "put", "SlowDown");
