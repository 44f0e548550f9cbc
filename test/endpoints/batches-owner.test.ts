import { beforeEach, describe, expect, it } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { openBatch } from "../../functions/batch/lifecycle.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import type { BatchRecord, BatchRef, Report } from "../../functions/batch/records.ts";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import type { LambdaReply } from "../../functions/api/lambda-http.ts";
import type { Operation, StateMachine } from "../../functions/aws/step-functions.ts";
import type { Store } from "../../functions/aws/store.ts";
import { routes } from "../../functions/api/routes.ts";
import { openMemoryService } from "../support/memory-service.ts";

const [mine, theirs] = ["office-a", "office-b"];
const theirBatch = "019a0000000011112222333344445555";
const myBatch = "019a0000000099998888777766665555";
const unknownBatch = "019a00000000aaaabbbbccccddddeeee";

const recordOf = (tenant: string, id: string): BatchRecord => ({
  id,
  tenant,
  createdAt: service.now().toISOString(),
  expiresAt: new Date(service.now().getTime() + 7 * 24 * 3_600_000).toISOString(),
  today: "2026-11-20",
  language: "fr",
  seed: "a secret",
  links: true,
  retentionDays: 7,
  bytes: 10,
});

const emptyReport: Report = {
  ok: true,
  counts: { rows: 1, valid: 1, wrong: 0, alreadyMade: 0, hidden: 0, notPeople: 0 },
  remarks: [],
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

/** Every key, and every beginning of keys, that the functions ask the store for. */
let askedKeys: string[] = [];
/** What the functions ask the state machine. */
let asked: { what: keyof StateMachine; operation: Operation; tenant: string; batch: string }[] = [];

/** Its store and its state machine say what they are asked; no work is done. */
const service = openMemoryService((given) => ({
  ...given,
  store: listening(given.store),
  machine: {
    start: async (operation, ref) => void asked.push({ what: "start", operation, ...ref }),
    stop: async (operation, ref) => void asked.push({ what: "stop", operation, ...ref }),
    isUnderWay: async (operation, ref) => {
      asked.push({ what: "isUnderWay", operation, ...ref });
      return false;
    },
  },
}));
/** Past the listener. */
const direct = service.store;

function listening(store: Store): Store {
  const hear = (key: string): string => {
    askedKeys.push(key);
    return key;
  };
  return {
    ...store,
    put: (key, ...rest) => store.put(hear(key), ...rest),
    get: (key) => store.get(hear(key)),
    getRange: (key, ...rest) => store.getRange(hear(key), ...rest),
    getText: (key) => store.getText(hear(key)),
    head: (key) => store.head(hear(key)),
    list: (prefix) => store.list(hear(prefix)),
    presignDownload: (key, ...rest) => store.presignDownload(hear(key), ...rest),
    presignUpload: (key, ...rest) => store.presignUpload(hear(key), ...rest),
    delete(keys) {
      askedKeys.push(...keys);
      return store.delete(keys);
    },
  };
}

async function ask(
  claims: Record<string, string> | undefined,
  method: string,
  target: string,
  body: object | string = "",
  headers: Record<string, string> = {},
): Promise<LambdaReply> {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const type = { "content-type": "application/json" };
  return service.answer({ method, target, headers: { ...type, ...headers }, body: bytes }, claims);
}

/** An office's token. */
const officeClaims = (tenant: string): Record<string, string> => ({ sub: "someone", "custom:tenant": tenant });

const bodyOf = (reply: LambdaReply): Record<string, unknown> => JSON.parse(reply.body) as Record<string, unknown>;

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
  askedKeys = [];
  asked = [];
});

const ofBatches = routes.filter(({ account }) => account === true);
const ofOneBatch = ofBatches.filter(({ path }) => path.includes("{id}"));
const bodyFor = (path: string) => (path.endsWith("/start") ? { rows: "all" } : "");
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const isMine = (key: string) => /^(?:batches|uploads)\/office-a\//.test(key);

describe("who may ask for batches", () => {
  it.each(ofBatches.map((route) => [named(route), route] as const))("%s: nobody without a token", async (_, route) => {
    const target = route.path.replace("{id}", myBatch);
    const reply = await ask(undefined, route.method, target, bodyFor(route.path));
    expect([reply.statusCode, bodyOf(reply)["code"]]).toEqual([401, "not-signed-in"]);
    expect([askedKeys, asked]).toEqual([[], []]);
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
      const reply = await ask(claims, method, path.replace("{id}", myBatch), bodyFor(path));
      expect([reply.statusCode, bodyOf(reply)["code"]]).toEqual([403, "no-tenant"]);
    }
    expect([askedKeys, asked]).toEqual([[], []]);
  });

  it("is told so in French and in English", async () => {
    for (const language of ["fr", "en"]) {
      const reply = await ask(undefined, "GET", "/api/batches", "", { "accept-language": language });
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
    const reply = await ask(officeClaims(mine), "GET", target, "", headers);
    expect(bodyOf(reply)["batches"]).toMatchObject([{ id: myBatch }]);
    expect((await ask(undefined, "GET", target, "", headers)).statusCode).toBe(401);
    const body = { bytes: 1, contentType: "text/csv", tenant: theirs };
    expect((await ask(officeClaims(mine), "POST", "/api/batches", body)).statusCode).toBe(422);
    expect(askedKeys.filter((key) => !isMine(key))).toEqual([]);
  });
});

describe("a batch of somebody else", () => {
  it.each(ofOneBatch.map((route) => [named(route), route] as const))(
    "%s: is answered as one that nobody has, and stays as it is",
    async (_, { method, path }) => {
      const before = await everything();
      const askAbout = async (id: string) => {
        const reply = await ask(officeClaims(mine), method, path.replace("{id}", id), bodyFor(path));
        const { requestId: _request, ...said } = bodyOf(reply);
        return { status: reply.statusCode, said };
      };
      const reply = await askAbout(theirBatch);
      // A check tells that nothing was sent there: before it, no batch of anybody exists.
      expect([reply.status, reply.said["code"]]).toEqual(
        path.endsWith("/check") ? [409, "nothing-uploaded"] : [404, "no-such-batch"],
      );
      expect(reply).toEqual(await askAbout(unknownBatch));
      expect(await everything()).toEqual(before);
      expect(askedKeys.filter((key) => !isMine(key))).toEqual([]);
      expect(asked).toEqual([]);
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
      const reply = await ask(officeClaims(mine), method, path.replace("{id}", id), bodyFor(path));
      expect(reply.statusCode).toBe(404);
    }
    expect(await everything()).toEqual(before);
    expect(askedKeys).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe("a batch of one's own", () => {
  it("is worked on under its owner's keys only, from the first request to the last", async () => {
    const askMine = (method: string, path: string, body: object | string = "") =>
      ask(officeClaims(mine), method, `/api/batches${path}`, body);
    const created = await askMine("POST", "", { bytes: 3, contentType: "text/csv" });
    expect(created.statusCode).toBe(201);
    const { upload } = bodyOf(created) as { upload: { url: string } };
    expect(new URL(upload.url).pathname).toMatch(/^\/dossiers\/uploads\/office-a\/[0-9a-f]{32}$/);

    const listed = bodyOf(await askMine("GET", "")) as { batches: { id: string }[] };
    expect(listed.batches.map(({ id }) => id)).toEqual([myBatch]);
    expect((await askMine("GET", `/${myBatch}`)).statusCode).toBe(200);
    expect((await askMine("POST", `/${myBatch}/check`)).statusCode).toBe(202);
    expect((await askMine("POST", `/${myBatch}/start`, { rows: "all" })).statusCode).toBe(202);
    expect((await askMine("POST", `/${myBatch}/cancel`)).statusCode).toBe(202);
    // A repeated request, as after a lost reply, is answered as the first.
    expect((await askMine("POST", `/${myBatch}/cancel`)).statusCode).toBe(202);
    expect((await askMine("GET", `/${myBatch}/results`)).statusCode).toBe(409);
    expect((await askMine("DELETE", `/${myBatch}`)).statusCode).toBe(202);
    expect((await askMine("GET", `/${myBatch}`)).statusCode).toBe(410);

    expect(askedKeys.length).toBeGreaterThan(20);
    expect(askedKeys.filter((key) => !isMine(key))).toEqual([]);
    const told = { tenant: mine, batch: myBatch };
    expect(asked.filter((one) => one.tenant !== mine || one.batch !== myBatch)).toEqual([]);
    expect(asked.filter(({ what }) => what === "start")).toEqual([
      { what: "start", operation: "run", ...told },
      { what: "start", operation: "erase", ...told },
    ]);
  });

  it("is over when its time is, before the bucket has deleted it, and can still be deleted", async () => {
    const ref = { tenant: mine, batch: myBatch };
    await direct.delete([batchKeys.record(ref)]);
    await openBatch(direct, { ...recordOf(mine, myBatch), expiresAt: service.now().toISOString() });
    const askMine = (method: string, path: string, body: object | string = "") =>
      ask(officeClaims(mine), method, `/api/batches/${myBatch}${path}`, body);
    expect((await askMine("GET", "")).statusCode).toBe(410);
    expect((await askMine("GET", "/results")).statusCode).toBe(410);
    expect((await askMine("POST", "/start", { rows: "all" })).statusCode).toBe(410);
    expect((await askMine("POST", "/cancel")).statusCode).toBe(410);
    expect((await askMine("DELETE", "")).statusCode).toBe(202);
  });

  it.each([
    ["of which only the file was sent", batchKeys.upload],
    ["of which only results are left", (ref: BatchRef) => batchKeys.result(ref, "manifest.csv")],
  ])("%s can be deleted", async (_, keyOf) => {
    const ref = { tenant: mine, batch: unknownBatch };
    const target = `/api/batches/${unknownBatch}`;
    await direct.put(keyOf(ref), "a;b", { contentType: "text/csv" });
    expect((await ask(officeClaims(theirs), "DELETE", target)).statusCode).toBe(404);
    expect((await ask(officeClaims(mine), "DELETE", target)).statusCode).toBe(202);
    await eraseBatch(direct, ref, { clock: service.now });
    expect(await direct.list(batchKeys.all(ref))).toEqual([]);
    expect(await direct.head(batchKeys.upload(ref))).toBeUndefined();
    expect((await ask(officeClaims(mine), "DELETE", target)).statusCode).toBe(404);
  });
});

async function everything(): Promise<string[]> {
  const listed = await Promise.all(["batches/", "uploads/"].map((prefix) => direct.list(prefix)));
  return listed.flat().map(({ key, etag }) => `${key} ${etag}`);
}
