import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { openStore, type Store } from "../../functions/aws/store.ts";
import { faultyStore, type Fault, type FaultyStore } from "../aws/faulty-store.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { exampleAnswers, listAll, openTestService, tokenOf, visitOf, type TestService } from "./service.ts";

let local: LocalStore;
let proxy: FaultyStore;
let service: TestService;
/** Past the proxy. */
let direct: Store;
let answers: Record<string, unknown>;

beforeAll(async () => {
  local = await openLocalStore();
  proxy = await faultyStore(local.store.endpoint);
  process.env["AWS_ACCESS_KEY_ID"] = settings.credentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = settings.credentials.secretAccessKey;
  process.env["AWS_REGION"] = settings.region;
  process.env["AWS_ENDPOINT_URL_S3"] = local.store.endpoint;
  direct = openStore({ bucket: settings.bucket });
  await direct.list("dossiers/");
  process.env["AWS_ENDPOINT_URL_S3"] = proxy.endpoint;
  service = await openTestService();
  answers = await exampleAnswers("subsidiary-first-hotel-two-nationalities");
});
afterAll(async () => {
  await service.close();
  direct.close();
  await proxy.close();
  await local.end();
});

/** Fails unless each dossier that has a manifest has every file that the manifest names, whole. */
async function expectOnlyWholeDossiers(): Promise<number> {
  const manifests = (await direct.list("dossiers/")).filter(({ key }) => key.endsWith("/manifest.json"));
  for (const { key } of manifests) {
    const manifest = JSON.parse((await direct.getText(key)) ?? "") as {
      id: string;
      files: { fileName: string; sha256: string }[];
    };
    for (const { fileName, sha256 } of manifest.files) {
      const stored = await direct.get(keys.file(manifest.id, fileName));
      expect(
        createHash("sha256")
          .update(stored?.body ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
  }
  return manifests.length;
}

const spoilFrom = (position: number, ...faults: Fault[]) =>
  proxy.spoil(...Array.from({ length: position }, (): Fault => "none"), ...faults);

const quick: Fault[] = ["slow-down", "hang-up", "lost-answer", "cut-in-body"];
/** A request for this dossier asks the store about a dozen times. */
const positions = [0, 1, 3, 8, 10, 11];

describe("one failure of the store", () => {
  it.each(quick.flatMap((fault) => positions.map((position) => [fault, position] as const)))(
    "%s at request %i: the dossier is made all the same, once",
    async (fault, position) => {
      const before = await expectOnlyWholeDossiers();
      spoilFrom(position, fault, "none");
      const headers = { "idempotency-key": `once-${fault}-${position}` };
      const reply = await service.create(answers, { headers });
      expect(reply.status).toBe(201);
      proxy.spoil("none");
      const again = (await (await service.create(answers, { headers })).json()) as Created;
      expect(again.link).toBe(((await reply.json()) as Created).link);
      expect(await expectOnlyWholeDossiers()).toBe(before + 1);
    },
  );
});

describe("a store that goes away in the middle", () => {
  it.each([
    ["slow-down", 0],
    ["slow-down", 5],
    ["hang-up", 1],
    ["hang-up", 9],
    ["lost-answer", 4],
    ["lost-answer", 2],
    ["silence", 6],
  ] as const)(
    "%s from request %i on: a clear error in bounded time, nothing half-visible; sent again, whole",
    async (fault, position) => {
      const before = await expectOnlyWholeDossiers();
      const headers = { "idempotency-key": `gone-${fault}-${position}` };
      spoilFrom(position, fault);
      const startedAt = Date.now();
      const reply = await service.create(answers, { headers });
      expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([503, "store-unavailable"]);
      expect(reply.headers.get("retry-after")).toBe("30");
      expect(Date.now() - startedAt).toBeLessThan(28_000);
      // Few tries for each of the dozen requests, not a storm.
      expect(proxy.requests()).toBeLessThan(60);
      expect(await expectOnlyWholeDossiers()).toBeLessThanOrEqual(before + 1);

      proxy.spoil("none");
      const second = await service.create(answers, { headers });
      expect(second.status).toBe(201);
      const made = (await second.json()) as Created;
      expect((await service.form("/d", { token: tokenOf(made) })).status).toBe(200);
      expect(await expectOnlyWholeDossiers()).toBe(before + 1);
    },
  );

  it("leaves nothing behind where no key was given and the store is back in time to tidy up", async () => {
    proxy.spoil("none");
    await service.make("", answers);
    // Each file and the link; the manifest comes after them.
    const puts = proxy.requests() - 1;
    const before = (await listAll(direct)).toSorted();
    // Two puts fail at each of their three tries; what the others have stored is taken back.
    spoilFrom(puts - 2, ...Array.from({ length: 6 }, (): Fault => "slow-down"), "none");
    const reply = await service.create(answers);
    proxy.spoil("none");
    expect(reply.status).toBe(503);
    expect((await listAll(direct)).toSorted()).toEqual(before);
  });
});

describe("a link while the store fails", () => {
  it("answers with a page that says to try again, and is not used up", async () => {
    proxy.spoil("none");
    const made = await service.make("?oneTime=true&factor=code", answers);
    const fields = { token: tokenOf(made), factor: made.factor?.kind === "code" ? made.factor.code : "" };
    for (const position of [0, 1, 4]) {
      spoilFrom(position, "hang-up");
      const reply = await service.form("/d", fields);
      expect(reply.status).toBe(503);
      expect(reply.headers.get("content-type")).toContain("text/html");
      expect(await reply.text()).toContain("Essayez encore dans une minute.");
    }
    proxy.spoil("none");
    const page = await service.form("/d", fields);
    expect(page.status).toBe(200);
    const visit = visitOf(await page.text());
    spoilFrom(1, "slow-down");
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(503);
    proxy.spoil("none");
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(303);
  });

  it("is dead from the first write of a delete on, and the delete can be sent again", async () => {
    proxy.spoil("none");
    const made = await service.make("", answers);
    spoilFrom(3, "hang-up");
    expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(503);
    proxy.spoil("none");
    expect((await service.form("/d", { token: tokenOf(made) })).status).toBe(410);
    expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(204);
    expect((await listAll(direct)).filter((key) => key.includes(made.id))).toEqual([keys.ended(made.id)]);
  });
});
