import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { openBatch } from "../../functions/batch/lifecycle.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import type { BatchRecord, BatchRef, Report } from "../../functions/batch/records.ts";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import { openStore, type Store } from "../../functions/aws/store.ts";
import { routes } from "../../functions/api/routes.ts";
import { settings } from "../support/local-store.ts";
import { bodyOf, officeClaims, openBatchHandlers } from "./batch-handlers.ts";

const [mine, theirs] = ["office-a", "office-b"];
const theirBatch = "019a0000000011112222333344445555";
const myBatch = "019a0000000099998888777766665555";
const unknownBatch = "019a00000000aaaabbbbccccddddeeee";

let handlers: Awaited<ReturnType<typeof openBatchHandlers>>;
/** Past the proxy. */
let direct: Store;

const recordOf = (tenant: string, id: string): BatchRecord => ({
  id,
  tenant,
  createdAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
  today: "2026-11-20",
  language: "fr",
  seed: "a secret",
  links: true,
  retentionDays: 7,
  bytes: 10,
});

const emptyReport: Report = {
  ok: true,
  counts: { rows: 1, valid: 1, wrong: 0, alreadyMade: 0 },
  chunks: 1,
  lastRow: 2,
  columns: [],
  ignored: [],
  columnProblems: [],
  problems: [],
  problemCount: 0,
  warnings: [],
  warningCount: 0,
  preview: [],
  documents: [],
  duplicates: [],
  duplicateCount: 0,
  earlier: [],
  earlierCount: 0,
};

beforeAll(async () => {
  handlers = await openBatchHandlers({ run: () => Promise.resolve(), close: () => Promise.resolve() });
  const { endpoint } = handlers.storeProxy;
  process.env["AWS_ENDPOINT_URL_S3"] = handlers.local.store.endpoint;
  direct = openStore({ bucket: settings.bucket });
  await direct.list("batches/");
  process.env["AWS_ENDPOINT_URL_S3"] = endpoint;
});
afterAll(async () => {
  direct.close();
  await handlers.end();
});

beforeEach(async () => {
  await direct.delete((await direct.list("batches/")).map(({ key }) => key));
  for (const ref of [
    { tenant: theirs, batch: theirBatch },
    { tenant: mine, batch: myBatch },
  ]) {
    await openBatch(direct, recordOf(ref.tenant, ref.batch));
    await direct.put(batchKeys.report(ref), JSON.stringify(emptyReport), { contentType: "application/json" });
    await direct.put(batchKeys.upload(ref), "a;b", { contentType: "text/csv" });
  }
  handlers.storeProxy.heard.length = 0;
  handlers.storeProxy.posted.length = 0;
  handlers.machineProxy.posted.length = 0;
});

const ofBatches = routes.filter(({ account }) => account === true);
const ofOneBatch = ofBatches.filter(({ path }) => path.includes("{id}"));
const bodyFor = (path: string) => (path.endsWith("/start") ? { rows: "all" } : "");
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** Every key, and every beginning of keys, that the store was asked for. */
function askedKeys(): string[] {
  const { heard, posted } = handlers.storeProxy;
  const inAddresses = heard.flatMap((line) => {
    const [, method = "", target = ""] = /^([A-Z]+) (\/\S*) /.exec(line) ?? [];
    const url = new URL(target, "http://store");
    if (method === "") return [];
    const key = decodeURIComponent(url.pathname).replace(/^\/dossiers\/?/, "");
    return key === "" ? [url.searchParams.get("prefix")].filter((prefix) => prefix !== null) : [key];
  });
  const deleted = posted.flatMap((xml) => [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key));
  return [...inAddresses, ...deleted];
}

const isMine = (key: string) => /^(?:batches|uploads)\/office-a\//.test(key);

describe("who may ask for batches", () => {
  it.each(ofBatches.map((route) => [named(route), route] as const))("%s: nobody without a token", async (_, route) => {
    const target = route.path.replace("{id}", myBatch);
    const reply = await handlers.ask(undefined, route.method, target, bodyFor(route.path));
    expect([reply.statusCode, bodyOf(reply)["code"]]).toEqual([401, "not-signed-in"]);
    expect([askedKeys(), handlers.machineProxy.posted]).toEqual([[], []]);
  });

  it.each([
    ["no tenant", { sub: "someone" }],
    ["an empty one", { "custom:tenant": "" }],
    ["one with a slash", { "custom:tenant": "office-a/../office-b" }],
    ["one that leads upwards", { "custom:tenant": ".." }],
    ["one with capitals", { "custom:tenant": "Office-A" }],
    ["one with an accent", { "custom:tenant": "mairie-d-évry" }],
    ["a line after it", { "custom:tenant": "office-a\n" }],
    ["one too long", { "custom:tenant": "a".repeat(65) }],
    ["another claim of that name", { tenant: "office-a", "cognito:groups": "office-a" }],
  ])("a token with %s is refused on every address", async (_what, claims) => {
    for (const { method, path } of ofBatches) {
      const reply = await handlers.ask(claims, method, path.replace("{id}", myBatch), bodyFor(path));
      expect([reply.statusCode, bodyOf(reply)["code"]]).toEqual([403, "no-tenant"]);
    }
    expect([askedKeys(), handlers.machineProxy.posted]).toEqual([[], []]);
  });

  it("is told so in French and in English", async () => {
    for (const language of ["fr", "en"]) {
      const reply = await handlers.ask(undefined, "GET", "/api/batches", "", { "accept-language": language });
      expect(reply.headers["content-language"]).toBe(language);
      expect(problemSchema.parse(bodyOf(reply)).detail).toMatch(language === "fr" ? /^Connectez/ : /^Sign in/);
    }
  });

  it("is not said by the request itself: only the verified token counts", async () => {
    const headers = {
      "x-tenant": theirs,
      authorization: `Bearer e30.${Buffer.from(JSON.stringify(officeClaims(theirs))).toString("base64url")}.`,
    };
    const target = `/api/batches?tenant=${theirs}&custom:tenant=${theirs}`;
    const reply = await handlers.ask(officeClaims(mine), "GET", target, "", headers);
    expect(bodyOf(reply)["batches"]).toMatchObject([{ id: myBatch }]);
    expect((await handlers.ask(undefined, "GET", target, "", headers)).statusCode).toBe(401);
    const body = { bytes: 1, contentType: "text/csv", tenant: theirs };
    expect((await handlers.ask(officeClaims(mine), "POST", "/api/batches", body)).statusCode).toBe(422);
    expect(askedKeys().filter((key) => !isMine(key))).toEqual([]);
  });
});

describe("a batch of somebody else", () => {
  it.each(ofOneBatch.map((route) => [named(route), route] as const))(
    "%s: is answered as one that nobody has, and stays as it is",
    async (_, { method, path }) => {
      const before = await everything();
      const ask = async (id: string) => {
        const reply = await handlers.ask(officeClaims(mine), method, path.replace("{id}", id), bodyFor(path));
        const { requestId: _request, ...said } = bodyOf(reply);
        return { status: reply.statusCode, said };
      };
      const reply = await ask(theirBatch);
      // A check tells that nothing was sent there: before it, no batch of anybody exists.
      expect([reply.status, reply.said["code"]]).toEqual(
        path.endsWith("/check") ? [409, "nothing-uploaded"] : [404, "no-such-batch"],
      );
      expect(reply).toEqual(await ask(unknownBatch));
      expect(await everything()).toEqual(before);
      expect(askedKeys().filter((key) => !isMine(key))).toEqual([]);
      expect(handlers.machineProxy.posted).toEqual([]);
    },
  );

  const forged = [
    `..%2F${theirs}%2F${theirBatch}`,
    `..%2f..%2f${theirs}%2f${theirBatch}`,
    `${myBatch}%2F..%2F..%2F${theirs}%2F${theirBatch}`,
    `..%5C${theirs}%5C${theirBatch}`,
    `%2E%2E%2F${theirs}%2F${theirBatch}`,
    `%252e%252e%252f${theirs}%252f${theirBatch}`,
    `..`,
    `.`,
    theirBatch.toUpperCase(),
    myBatch.toUpperCase().replaceAll("9", "A"),
    `${theirBatch}%00`,
    `${theirBatch}%0A`,
    `%20${theirBatch}`,
    theirs,
    `${theirs}%2F${theirBatch}`,
    `${theirBatch}%3F`,
    `${myBatch}${theirBatch}`,
    theirBatch.slice(1),
    "０１９ａ".padEnd(32, "0"),
    "batch.json",
    "%",
  ];

  it.each(forged)("is not reached by the id %s, on any address", async (id) => {
    const before = await everything();
    for (const { method, path } of ofOneBatch) {
      const reply = await handlers.ask(officeClaims(mine), method, path.replace("{id}", id), bodyFor(path));
      expect(reply.statusCode).toBe(404);
    }
    expect(await everything()).toEqual(before);
    expect(askedKeys()).toEqual([]);
    expect(handlers.machineProxy.posted).toEqual([]);
  });
});

describe("a batch of one's own", () => {
  it("is worked on under its owner's keys only, from the first request to the last", async () => {
    const ask = (method: string, path: string, body: object | string = "") =>
      handlers.ask(officeClaims(mine), method, `/api/batches${path}`, body);
    const created = await ask("POST", "", { bytes: 3, contentType: "text/csv" });
    expect(created.statusCode).toBe(201);
    const { upload } = bodyOf(created) as { upload: { url: string } };
    expect(new URL(upload.url).pathname).toMatch(/^\/dossiers\/uploads\/office-a\/[0-9a-f]{32}$/);

    const listed = bodyOf(await ask("GET", "")) as { batches: { id: string }[] };
    expect(listed.batches.map(({ id }) => id)).toEqual([myBatch]);
    expect((await ask("GET", `/${myBatch}`)).statusCode).toBe(200);
    expect((await ask("POST", `/${myBatch}/check`)).statusCode).toBe(202);
    expect((await ask("POST", `/${myBatch}/start`, { rows: "all" })).statusCode).toBe(202);
    expect((await ask("POST", `/${myBatch}/cancel`)).statusCode).toBe(202);
    expect((await ask("GET", `/${myBatch}/results`)).statusCode).toBe(409);
    expect((await ask("DELETE", `/${myBatch}`)).statusCode).toBe(202);
    expect((await ask("GET", `/${myBatch}`)).statusCode).toBe(410);

    expect(askedKeys().length).toBeGreaterThan(20);
    expect(askedKeys().filter((key) => !isMine(key))).toEqual([]);
    const inputs = handlers.machineProxy.posted.flatMap((body) => {
      const { input } = JSON.parse(body) as { input?: string };
      return input === undefined ? [] : [JSON.parse(input) as object];
    });
    const told = { tenant: mine, batch: myBatch, bucket: "dossiers", prefix: `batches/${mine}/${myBatch}` };
    expect(inputs).toEqual([
      { operation: "run", ...told },
      { operation: "erase", ...told },
    ]);
  });

  it("is over when its time is, before the bucket has deleted it, and can still be deleted", async () => {
    const ref = { tenant: mine, batch: myBatch };
    await direct.delete([batchKeys.record(ref)]);
    await openBatch(direct, { ...recordOf(mine, myBatch), expiresAt: new Date().toISOString() });
    const ask = (method: string, path: string, body: object | string = "") =>
      handlers.ask(officeClaims(mine), method, `/api/batches/${myBatch}${path}`, body);
    expect((await ask("GET", "")).statusCode).toBe(410);
    expect((await ask("GET", "/results")).statusCode).toBe(410);
    expect((await ask("POST", "/start", { rows: "all" })).statusCode).toBe(410);
    expect((await ask("POST", "/cancel")).statusCode).toBe(410);
    expect((await ask("DELETE", "")).statusCode).toBe(202);
  });

  it.each([
    ["of which only the file was sent", batchKeys.upload],
    ["of which only results are left", (ref: BatchRef) => batchKeys.result(ref, "manifest.csv")],
  ])("%s can be deleted", async (_, keyOf) => {
    const ref = { tenant: mine, batch: unknownBatch };
    const target = `/api/batches/${unknownBatch}`;
    await direct.put(keyOf(ref), "a;b", { contentType: "text/csv" });
    expect((await handlers.ask(officeClaims(theirs), "DELETE", target)).statusCode).toBe(404);
    expect((await handlers.ask(officeClaims(mine), "DELETE", target)).statusCode).toBe(202);
    await eraseBatch(direct, ref);
    expect(await direct.list(batchKeys.all(ref))).toEqual([]);
    expect(await direct.head(batchKeys.upload(ref))).toBeUndefined();
    expect((await handlers.ask(officeClaims(mine), "DELETE", target)).statusCode).toBe(404);
  });
});

async function everything(): Promise<string[]> {
  const listed = await Promise.all(["batches/", "uploads/"].map((prefix) => direct.list(prefix)));
  return listed.flat().map(({ key, etag }) => `${key} ${etag}`);
}
