// A local store on a folder of its own, for one test file.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startObjectStore,
  type ObjectStore,
  type ObjectStoreOptions,
} from "../../infra/local/object-store/object-store.ts";
import type { Target } from "../infra/store-contract/target.ts";

export const settings = {
  bucket: "dossiers",
  region: "eu-west-3",
  credentials: { accessKeyId: "local", secretAccessKey: "local-secret" },
};

export type LocalStore = { store: ObjectStore; target: Target; folder: string; end: () => Promise<void> };

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "object-store-"));

export const targetOf = (endpoint: string): Target => ({ endpoint, ...settings });

/** `end` closes the store and removes its folder. */
export async function openLocalStore(options: Partial<ObjectStoreOptions> = {}): Promise<LocalStore> {
  const folder = options.folder ?? (await newFolder());
  const store = await startObjectStore({ ...settings, ...options, folder });
  return {
    store,
    target: targetOf(store.endpoint),
    folder,
    async end() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
