import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { keys } from "../../functions/delivery/keys.ts";
import type { Store } from "../../functions/aws/store.ts";
import { failingStore, type FailingStore, type Moment } from "../support/failing-store.ts";
import { openMemoryService } from "../support/memory-service.ts";
import { exampleAnswers, sessionOf, tokenOf } from "../support/service-client.ts";

const answers = await exampleAnswers("subsidiary-first-hotel-two-nationalities");

/** A service whose functions see the failing store; `service.store` never fails. */
function openFailing() {
  let failing: FailingStore<Store> | undefined;
  const service = openMemoryService((given) => {
    failing = failingStore(given.store);
    return { ...given, store: failing.store };
  });
  if (failing === undefined) throw new Error("no store");
  return { service, failing };
}

const { service, failing } = openFailing();

/** The manifests whose files were looked at: after all tests, this is done again for all. */
const found = new Set<string>();
afterAll(async () => void (await expectOnlyWholeDossiers(new Set())));

/** Fails unless each dossier that has a manifest has every file that the manifest names, whole. */
async function expectOnlyWholeDossiers(known: ReadonlySet<string> = found): Promise<number> {
  const manifests = (await service.store.list("dossiers/")).filter(({ key }) => key.endsWith("/manifest.json"));
  for (const { key } of manifests.filter((manifest) => !known.has(manifest.key))) {
    found.add(key);
    const manifest = JSON.parse((await service.store.getText(key)) ?? "") as {
      id: string;
      files: { fileName: string; sha256: string }[];
    };
    for (const { fileName, sha256 } of manifest.files) {
      const stored = await service.store.get(keys.file(manifest.id, fileName));
      expect(
        createHash("sha256")
          .update(stored?.body ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
  }
  return manifests.length;
}

/** How often a dossier that is made with a key asks the store. */
async function callsOfOne(): Promise<number> {
  const trial = openFailing();
  trial.failing.mend();
  expect((await trial.service.create(answers, { headers: { "idempotency-key": "trial" } })).status).toBe(201);
  return trial.failing.calls();
}

const moments: Moment[] = ["before", "after"];
const positions = Array.from({ length: await callsOfOne() }, (_, position) => position);

it("is asked for about a dozen objects when a dossier is made", () => {
  expect(positions.length).toBeGreaterThan(9);
  expect(positions.length).toBeLessThan(20);
});

describe("a store that goes away while a dossier is made", () => {
  it.each(
    moments.flatMap((moment) =>
      positions.flatMap((position) => [[moment, position, 1] as const, [moment, position, Infinity] as const]),
    ),
  )(
    "%s call %i, %d times: a clear error, nothing half-visible; sent again, whole, once",
    async (moment, position, times) => {
      const before = await expectOnlyWholeDossiers();
      const headers = { "idempotency-key": `gone-${moment}-${position}-${times}` };
      failing.failAt(position, moment, times);
      const reply = await service.create(answers, { headers });
      const said = (await reply.json()) as Created & { code: string };
      expect([reply.status, said.code]).toEqual([503, "store-unavailable"]);
      expect(reply.headers.get("retry-after")).toBe("30");
      expect(await expectOnlyWholeDossiers()).toBeLessThanOrEqual(before + 1);

      failing.mend();
      const second = await service.create(answers, { headers });
      expect(second.status).toBe(201);
      const made = (await second.json()) as Created;
      expect((await service.form("/d", { token: tokenOf(made) })).status).toBe(200);
      const again = (await (await service.create(answers, { headers })).json()) as Created;
      expect(again.link).toBe(made.link);
      expect(await expectOnlyWholeDossiers()).toBe(before + 1);
    },
  );

  it("has nothing left behind where no key was given and the store is back in time to clean up", async () => {
    failing.mend();
    await service.make("", answers);
    // Each file and the link; the manifest comes after them.
    const puts = failing.calls() - 1;
    const before = await service.keys();
    // Two puts fail; what the others have stored is taken back.
    failing.failAt(puts - 2, "before", 2);
    const reply = await service.create(answers);
    failing.mend();
    expect(reply.status).toBe(503);
    expect(await service.keys()).toEqual(before);
  });
});

describe("a link while the store fails", () => {
  it("answers with a page that says to try again, and is not used up", async () => {
    failing.mend();
    const made = await service.make("?oneTime=true&factor=code", answers);
    const fields = { token: tokenOf(made), factor: made.factor?.kind === "code" ? made.factor.code : "" };
    for (const position of [0, 1, 4]) {
      failing.failAt(position, "before");
      const reply = await service.form("/d", fields);
      expect(reply.status).toBe(503);
      expect(reply.headers.get("content-type")).toContain("text/html");
      expect(await reply.text()).toContain("Essayez encore dans une minute.");
    }
    failing.mend();
    const page = await service.form("/d", fields);
    expect(page.status).toBe(200);
    const visit = sessionOf(await page.text());
    failing.failAt(1, "before");
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(503);
    failing.mend();
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(303);
  });

  it("is dead from the first write of a delete on, and the delete can be sent again", async () => {
    failing.mend();
    const made = await service.make("", answers);
    failing.failAt(3, "before");
    expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(503);
    failing.mend();
    expect((await service.form("/d", { token: tokenOf(made) })).status).toBe(410);
    expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(204);
    expect((await service.keys()).filter((key) => key.includes(made.id))).toEqual([keys.revocation(made.id)]);
  });
});
