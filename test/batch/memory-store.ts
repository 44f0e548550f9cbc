// The store in memory, with its calls counted, and with a hook before each of them where a test makes the store fail.
import { openMemoryStore } from "../../infra/local/batch/memory-store.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import type { ObjectStore, StoredObject } from "../../functions/aws/store.ts";

export type Call = { number: number; operation: keyof ObjectStore; key: string };

export type MemoryStore = ObjectStore & {
  objects: Map<string, StoredObject>;
  /** `before` runs before each call, which fails with what it throws. Calls are numbered from here on. */
  interfere(before: (call: Call) => void): void;
  /** The number of calls since `interfere`. */
  calls(): number;
};

export function memoryStore(objects = new Map<string, StoredObject>()): MemoryStore {
  const store = openMemoryStore(objects);
  let before: (call: Call) => void = () => undefined;
  let calls = 0;
  const call = async (operation: keyof ObjectStore, key: string) => {
    // As over a network: other calls are carried out meanwhile.
    await new Promise(setImmediate);
    calls += 1;
    before({ number: calls, operation, key });
  };
  return {
    objects,
    interfere(next) {
      before = next;
      calls = 0;
    },
    calls: () => calls,
    async put(key, body, options) {
      await call("put", key);
      return store.put(key, body, options);
    },
    async get(key) {
      await call("get", key);
      return store.get(key);
    },
    async getText(key) {
      await call("getText", key);
      return store.getText(key);
    },
    async getRange(key, start, end) {
      await call("getRange", key);
      return store.getRange(key, start, end);
    },
    async head(key) {
      await call("head", key);
      return store.head(key);
    },
    async list(prefix) {
      await call("list", prefix);
      return store.list(prefix);
    },
    async delete(keys) {
      await call("delete", keys.join(" "));
      return store.delete(keys);
    },
  };
}

/** The error of a store that cannot answer now. */
export const unavailable = (): ServiceError => new ServiceError("store-unavailable", "put", "SlowDown");
