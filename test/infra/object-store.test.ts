// The local store keeps the contract of any store.
import { afterAll, beforeAll, test } from "vitest";
import { openLocalStore, type LocalStore } from "../support/local-store.ts";
import { storeContract } from "./store-contract.ts";

/** Fewer than S3 has, so that few objects make two pages. */
const pageKeys = 50;

let local: LocalStore;
beforeAll(async () => {
  local = await openLocalStore({ pageKeys });
});
afterAll(() => local.end());

// The contract asserts by itself, so that the conformance run can use it without Vitest.
// oxlint-disable-next-line vitest/expect-expect
test.each(storeContract)("$name", ({ run }) => run({ ...local.target, pageKeys }));
