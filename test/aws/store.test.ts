// The edge to S3 when the store fails: the work is done whole, or one clear error says so, in bounded time.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ServiceError, type ServiceErrorCode } from "../../functions/aws/service-error.ts";
import { openStore, type Store } from "../../functions/aws/store.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { faultyStore, type Fault, type FaultyStore } from "./faulty-store.ts";

let local: LocalStore;
let faulty: FaultyStore;
let store: Store;
/** Gives up on a silent store soon; the other waits, so that a busy machine adds no tries of its own. */
let hasty: Store;
const body = new Uint8Array(200_000).fill(7);
const contentType = "application/pdf";
const environment = { ...process.env };

beforeAll(async () => {
  local = await openLocalStore();
  faulty = await faultyStore(local.target.endpoint);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: faulty.endpoint,
    AWS_REGION: settings.region,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
  store = openStore({
    bucket: settings.bucket,
    connectTimeoutMs: 60_000,
    requestTimeoutMs: 60_000,
    deadlineMs: 300_000,
  });
  hasty = openStore({ bucket: settings.bucket, requestTimeoutMs: 1000, deadlineMs: 6000 });
});
beforeEach(() => faulty.spoil("none"));
afterAll(async () => {
  store.close();
  hasty.close();
  await faulty.close();
  await local.end();
  process.env = environment;
});

let keys = 0;
const freshKey = () => `faults/${++keys}`;

async function codeOf(attempt: Promise<unknown>): Promise<ServiceErrorCode | "done"> {
  try {
    await attempt;
    return "done";
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (/faults\//.test(JSON.stringify([error.message, error.stack, error, error.cause])))
      throw new Error("It tells a key.", { cause: error });
    return error.code;
  }
}

const storeFor = (fault: Fault): Store => (fault.startsWith("silence") ? hasty : store);

/** Every operation of the edge; two of them must do for the faults that take long. */
const operations = (fault: Fault, key: string): [name: string, run: () => Promise<unknown>][] => {
  const store = storeFor(fault);
  const all: [string, () => Promise<unknown>][] = [
    ["first put", () => store.put(key, body, { contentType, ifAbsent: true })],
    ["get", () => store.get(key)],
    ["put", () => store.put(key, body, { contentType })],
    ["head", () => store.head(key)],
    ["list", () => store.list(key)],
    ["delete", () => store.delete([key])],
  ];
  return fault === "hang-up" ? all : all.slice(0, 2);
};

describe("a fault that passes is not seen by the caller", () => {
  const once: Fault[] = ["slow-down", "silence", "hang-up"];
  test.each(once)("%s once, then the store works", async (fault) => {
    for (const [name, run] of operations(fault, freshKey())) {
      faulty.spoil(fault, "none");
      expect({ name, code: await codeOf(run()), requests: faulty.requests() }).toEqual({
        name,
        code: "done",
        requests: 2,
      });
    }
  });

  const inBody: Fault[] = ["cut-in-body", "changed-byte"];
  test.each(inBody)("a reply with a %s is read again, and comes whole", async (fault) => {
    const key = freshKey();
    await store.put(key, body, { contentType });
    faulty.spoil(fault, "none");
    expect(Buffer.from((await store.get(key))?.body ?? []).equals(body)).toBe(true);
    expect(faulty.requests()).toBe(2);
  });

  test("a first put whose answer was lost is ours when it is tried again", async () => {
    const key = freshKey();
    faulty.spoil("lost-answer", "none");
    const { etag } = await store.put(key, body, { contentType, ifAbsent: true });
    expect(faulty.requests()).toBe(3);
    expect((await store.head(key))?.etag).toBe(etag);
    expect(await codeOf(store.put(key, "other", { contentType, ifAbsent: true }))).toBe("already-stored");
  });

  test("a replaced version whose answer was lost is ours too", async () => {
    const key = freshKey();
    const { etag } = await store.put(key, "1", { contentType });
    faulty.spoil("lost-answer", "none");
    await store.put(key, "2", { contentType, ifMatch: etag });
    expect(await store.getText(key)).toBe("2");
  });

  test("when S3 finds two conditional puts at the same moment, ours is tried again", async () => {
    const key = freshKey();
    faulty.spoil("conflict", "none");
    await store.put(key, "1", { contentType, ifAbsent: true });
    expect(await store.getText(key)).toBe("1");
  });
});

describe("a fault that stays is one clear error, after a bounded number of tries", () => {
  const always: Fault[] = ["slow-down", "silence", "hang-up"];
  test.each(always)("%s", async (fault) => {
    const key = freshKey();
    for (const [name, run] of operations(fault, key)) {
      faulty.spoil(fault);
      const code = await codeOf(run());
      expect({ name, code, requests: faulty.requests() }).toEqual({ name, code: "store-unavailable", requests: 3 });
    }
    faulty.spoil("none");
    expect(await store.head(key)).toBeUndefined();
  });

  const inBody: Fault[] = ["cut-in-body", "changed-byte", "silence-in-body"];
  test.each(inBody)("a reply with a %s, always", async (fault) => {
    const key = freshKey();
    await store.put(key, body, { contentType });
    faulty.spoil(fault);
    expect(await codeOf(storeFor(fault).get(key))).toBe("store-unavailable");
    expect(faulty.requests()).toBeLessThanOrEqual(3);
  });

  test("conflict for ever", async () => {
    faulty.spoil("conflict");
    expect(await codeOf(store.put(freshKey(), "1", { contentType, ifAbsent: true }))).toBe("store-unavailable");
    expect(faulty.requests()).toBe(3);
  });

  test("nobody listening", async () => {
    const silent = await faultyStore(local.target.endpoint);
    await silent.close();
    process.env["AWS_ENDPOINT_URL_S3"] = silent.endpoint;
    const lost = openStore({ bucket: settings.bucket });
    expect(await codeOf(lost.put(freshKey(), "1", { contentType }))).toBe("store-unavailable");
    process.env["AWS_ENDPOINT_URL_S3"] = faulty.endpoint;
    lost.close();
  });
});

describe("what would be a mistake of ours is refused at once", () => {
  test.each([
    "Jean Dupont.pdf",
    "dossiers/Élise",
    "dossiers/a@b.fr",
    "../secret",
    "a/../b",
    "a//b",
    "/a",
    "a/",
    "a/.b",
    "",
    "x".repeat(513),
  ])("the key %j", async (key) => {
    await expect(store.put(key, "x", { contentType })).rejects.toThrow(RangeError);
    await expect(store.delete([key])).rejects.toThrow(RangeError);
    expect(faulty.requests()).toBe(0);
  });

  test("a link of more than ten minutes, and metadata that cannot travel", async () => {
    const link = (expiresInSeconds: number) => store.presignDownload("a", { fileName: "a.pdf", expiresInSeconds });
    await expect(link(601)).rejects.toThrow(RangeError);
    await expect(link(0)).rejects.toThrow(RangeError);
    expect(await link(600)).toContain("X-Amz-Expires=600");
    await expect(store.put("a", "x", { contentType, metadata: { name: "Élise" } })).rejects.toThrow(RangeError);
    await expect(store.put("a", "x", { contentType, metadata: { "put-id": "1" } })).rejects.toThrow(RangeError);
    await expect(store.list("é")).rejects.toThrow(RangeError);
  });

  test("a redirected endpoint in a real Lambda", () => {
    process.env["AWS_LAMBDA_FUNCTION_NAME"] = "create-dossier";
    try {
      expect(() => openStore({ bucket: "b" })).toThrow(/AWS_ENDPOINT_URL_S3 is set in Lambda/);
      delete process.env["AWS_ENDPOINT_URL_S3"];
      openStore({ bucket: "b" }).close();
    } finally {
      delete process.env["AWS_LAMBDA_FUNCTION_NAME"];
      process.env["AWS_ENDPOINT_URL_S3"] = faulty.endpoint;
    }
  });
});

test("a bucket that is not there is a fault of ours, not a missing object", async () => {
  const wrong = openStore({ bucket: "no-such-bucket-here" });
  expect(await codeOf(wrong.get("a"))).toBe("store-refused");
  expect(await codeOf(wrong.put("a", "x", { contentType }))).toBe("store-refused");
  wrong.close();
});

test.each([
  ["on AWS", undefined, "https://dossiers.s3.eu-west-3.amazonaws.com"],
  ["at another store", "http://127.0.0.1:9000", "http://127.0.0.1:9000"],
])("%s, download links have the origin that the store tells", async (_, endpoint, origin) => {
  const before = process.env["AWS_ENDPOINT_URL_S3"];
  if (endpoint === undefined) delete process.env["AWS_ENDPOINT_URL_S3"];
  else process.env["AWS_ENDPOINT_URL_S3"] = endpoint;
  const other = openStore({ bucket: "dossiers" });
  const link = await other.presignDownload("a", { fileName: "a.pdf" });
  expect([other.downloadOrigin, new URL(link).origin]).toEqual([origin, origin]);
  other.close();
  process.env["AWS_ENDPOINT_URL_S3"] = before;
});
