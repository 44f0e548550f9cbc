// The local store: the contract of any store, then what only it promises.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { startObjectStore, type ObjectStore } from "../../infra/local/object-store.ts";
import { storeContract } from "./store-contract.ts";
import type { Target } from "./store-contract/target.ts";

const region = "eu-west-3";
const bucket = "dossiers";
const credentials = { accessKeyId: "local", secretAccessKey: "local-secret" };

describe("the contract of any store", () => {
  const folder = mkdtempSync(join(tmpdir(), "object-store-"));
  let store: ObjectStore;
  let target: Target;
  beforeAll(async () => {
    store = await startObjectStore({ folder, bucket, region, credentials });
    target = { endpoint: store.endpoint, region, credentials, bucket };
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  // oxlint-disable-next-line vitest/expect-expect -- the contract asserts by itself, so that it runs without Vitest too
  test.each(storeContract)("$name", ({ run }) => run(target));
});
