// The service over real HTTP, with signatures, files on disk and the AWS clients: what tests in memory cannot show.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { problemSchema, type Created } from "../../functions/api/dossier-schemas.ts";
import { openStore, type Store } from "../../functions/aws/store.ts";
import { faultyStore, type Fault, type FaultyStore } from "../aws/faulty-store.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient, type BatchClient } from "../support/batch-client.ts";
import { sized } from "../support/seeded.ts";
import { exampleAnswers, sessionOf, tokenOf } from "../support/service-client.ts";
import { openRealService, type RealService } from "./real-service.ts";

let local: LocalStore;
let proxy: FaultyStore;
/** Past the proxy. */
let direct: Store;
let service: RealService;
let client: BatchClient;
let answers: Record<string, unknown>;
let sheet: Uint8Array;

beforeAll(async () => {
  local = await openLocalStore();
  proxy = await faultyStore(local.store.endpoint);
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_REGION: settings.region,
    AWS_ENDPOINT_URL_S3: local.store.endpoint,
  });
  direct = openStore({ bucket: settings.bucket });
  await direct.list("dossiers/");
  process.env["AWS_ENDPOINT_URL_S3"] = proxy.endpoint;
  service = await openRealService();
  client = batchClient(service);
  answers = await exampleAnswers("subsidiary-first-hotel-two-nationalities");
  sheet = sheetOf([(await exampleAnswers("stateless-renewal-centre-widowed")) as Answers]);
});
afterAll(async () => {
  await service.close();
  direct.close();
  await proxy.close();
  await local.end();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Status and code of a refusal, which must be a problem. */
async function refusal(reply: Response): Promise<[number, string]> {
  return [reply.status, problemSchema.parse(await reply.json()).code];
}

it("makes a dossier, opens its link, and gives each file as the reply describes it", async () => {
  const made = await service.make("?factor=birth-date");
  const page = await service.form("/d", { token: tokenOf(made), factor: "1990-03-05" });
  expect(page.status).toBe(200);
  const visit = sessionOf(await page.text());
  for (const { fileName, sha256: digest, url } of [...made.documents, ...made.otherFiles]) {
    const redirect = await service.form("/d/file", { visit, file: fileName });
    expect(redirect.status).toBe(303);
    const location = redirect.headers.get("location") ?? "";
    expect(Number(new URL(location).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(60);
    for (const address of [location, url]) {
      const file = await fetch(address);
      expect(file.headers.get("content-disposition")).toContain(`filename="${fileName}"`);
      expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(digest);
    }
  }
  expect(page.headers.get("content-security-policy")).toContain(
    `form-action 'self' ${new URL(made.documents[0]?.url ?? "").origin};`,
  );
  expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(204);
  expect((await service.keys()).filter((key) => key.includes(made.id))).toEqual([`ended/${made.id}.json`]);
});

it("makes a batch by its state machine: sent, checked, made, downloaded, erased", async () => {
  const { id, report } = await client.check(sheet);
  expect(report?.counts).toMatchObject({ rows: 1, valid: 1 });
  expect(await client.make(id)).toMatchObject({ state: "done", total: 1, done: 1, failed: 0, percent: 100 });
  const { files, made } = await client.results(id);
  expect(made).toBe(1);
  for (const { url, bytes, sha256: digest } of files) {
    const file = await client.download(url);
    expect([file.length, sha256(file)]).toEqual([bytes, digest]);
  }
  await client.must("DELETE", `/${id}`);
  await expect
    .poll(async () => (await service.keys()).filter((key) => key.includes(id)), { timeout: 300_000 })
    .toEqual([]);
});

describe("a signed address", () => {
  it("is refused when it is changed: for another file, or by another key", async () => {
    const made = await service.make();
    const [one, other] = made.documents.map(({ url }) => new URL(url));
    if (one === undefined || other === undefined) throw new Error("two documents are needed");
    const changed = (change: (url: URL) => void) => {
      const url = new URL(one);
      change(url);
      return url;
    };
    const bad = [
      changed((url) => void (url.pathname = other.pathname)),
      changed((url) => void (url.pathname = `${url.pathname}/../manifest.json`)),
      changed((url) => url.searchParams.set("X-Amz-Expires", "604800")),
      changed((url) => url.searchParams.set("X-Amz-Date", "20300101T000000Z")),
      changed((url) => url.searchParams.set("response-content-type", "text/html")),
      changed((url) => url.searchParams.set("X-Amz-Signature", other.searchParams.get("X-Amz-Signature") ?? "")),
      changed((url) => url.searchParams.set("X-Amz-Credential", "other/20261123/eu-west-3/s3/aws4_request")),
      changed((url) => url.searchParams.delete("X-Amz-Signature")),
    ];
    for (const url of bad) expect([url.search, Math.floor((await fetch(url)).status / 100)]).toEqual([url.search, 4]);
    // The order of the parameters is no part of what is signed.
    const reordered = changed((url) => url.searchParams.sort());
    expect((await fetch(reordered)).status).toBe(200);
  });
});

describe("a file that is sent by a signed address", () => {
  it("leaves nothing where its sending breaks off, and can be sent again", async () => {
    const before = await service.keys();
    const created = await client.create(sheet.length);
    const { headers, url } = created.upload;
    expect(new URL(url).origin).toBe(service.url);
    const sending = request(url, { method: "PUT", headers: { ...headers, "content-length": sheet.length } });
    const broken = once(sending, "error");
    await new Promise((done) => sending.write(sheet.subarray(0, sheet.length / 2), done));
    expect(await refusal(await client.ask("POST", `/${created.id}/check`))).toEqual([409, "nothing-uploaded"]);
    sending.destroy(new Error("the line is cut"));
    await broken;
    expect(await refusal(await client.ask("POST", `/${created.id}/check`))).toEqual([409, "nothing-uploaded"]);
    expect(await service.keys()).toEqual(before);
    expect((await client.upload(created, sheet)).status).toBe(200);
  });

  it("is taken as it was announced, or not at all, and once", async () => {
    const created = await client.create(sheet.length);
    const longer = Buffer.concat([sheet, Buffer.from("x")]);
    const { headers, url } = created.upload;
    const put = (body: Uint8Array, more: Record<string, string> = {}) =>
      service.fetch(url, {
        method: "PUT",
        headers: { ...headers, "content-length": String(body.length), ...more },
        body: Buffer.from(body),
      });
    expect((await put(longer)).status).toBe(403);
    expect((await put(sheet, { "content-type": "text/html" })).status).toBe(403);
    expect((await put(sheet)).status).toBe(200);
    expect((await put(sheet)).status).toBe(412);
  });
});

const spoilFrom = (position: number, ...faults: Fault[]) =>
  proxy.spoil(...Array.from({ length: position }, (): Fault => "none"), ...faults);

describe("one failure of the store", () => {
  const quick: Fault[] = ["slow-down", "hang-up", "lost-answer", "cut-in-body"];
  it.each(quick.flatMap((fault) => sized([0, 1, 8], [0, 8]).map((position) => [fault, position] as const)))(
    "%s at request %i: the dossier is made all the same, once",
    async (fault, position) => {
      const headers = { "idempotency-key": `once-${fault}-${position}` };
      spoilFrom(position, fault, "none");
      const reply = await service.create(answers, { headers });
      expect(reply.status).toBe(201);
      proxy.spoil("none");
      const made = (await reply.json()) as Created;
      expect(((await (await service.create(answers, { headers })).json()) as Created).link).toBe(made.link);
      const stored = await Promise.all(
        [...made.documents, ...made.otherFiles].map(async ({ fileName, sha256: digest }) => {
          const object = await direct.get(`dossiers/${made.id}/${fileName}`);
          return object !== undefined && sha256(object.body) === digest;
        }),
      );
      expect(stored).not.toContain(false);
    },
  );
});

it.each([
  ["slow-down", 5],
  ["hang-up", 9],
  ["silence", 6],
] as const)(
  "a store that goes away (%s from request %i on) is one clear error, after few tries",
  async (fault, position) => {
    const headers = { "idempotency-key": `gone-${fault}-${position}` };
    spoilFrom(position, fault);
    const reply = await service.create(answers, { headers });
    expect(await refusal(reply)).toEqual([503, "store-unavailable"]);
    // Few tries for each of the dozen requests, not a storm.
    expect(proxy.requests()).toBeLessThan(60);
    proxy.spoil("none");
    const made = (await (await service.create(answers, { headers })).json()) as Created;
    expect((await service.form("/d", { token: tokenOf(made) })).status).toBe(200);
  },
);
