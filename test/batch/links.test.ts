import { expect, it } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import { readProgress } from "../../functions/batch/progress.ts";
import { planOfRow } from "../../functions/batch/row-dossier.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { dossierOfOwner } from "../../functions/delivery/dossier-records.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { openLink } from "../../functions/delivery/links.ts";
import { readAccessLog } from "../../functions/delivery/access-log.ts";
import type { Store } from "../../functions/aws/store.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { cutAtEachCall } from "./cut-at-each-call.ts";
import { memoryStore, unavailable, type MemoryStore } from "./memory-store.ts";
import {
  context,
  chunksOf,
  differing,
  makeBatch,
  manifestOf,
  now,
  people,
  recordOf,
  ref,
  resultsOf,
  sendSheet,
} from "./small-batch.ts";

const small = { links: true, only: ["hosting-attestation"] } as const;

async function sent(count: number): Promise<MemoryStore> {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(count)), { ...small, only: [...small.only] });
  return store;
}

/** The store as the service uses it; these tests sign no links. */
const service = (store: MemoryStore): Store => store as unknown as Store;

const dossiersIn = ({ objects }: MemoryStore): string[] =>
  [...objects.keys()].filter((key) => /^dossiers\/.*\/manifest\.json$/.test(key)).toSorted();

const open = (store: MemoryStore, link: string) =>
  openLink({ ...context, store: service(store) }, link.split("#")[1] ?? "", undefined);

it("gives each person a link that opens their dossier, and tells nobody the secret that ends it", async () => {
  const store = await sent(2);
  await makeBatch(store);
  const { rows } = manifestOf(store);
  for (const { row, link = "", dossierId = "", expiresAt } of rows) {
    expect(link).toMatch(/^https:\/\/dossiers\.example\.org\/d#/);
    const opened = await open(store, link);
    expect(opened).toMatchObject({ outcome: "opened", manifest: { id: dossierId, expiresAt } });
    const { ownerSecret } = planOfRow(recordOf(), { at: now.toISOString() }, row);
    const found = await dossierOfOwner(service(store), dossierId, `Bearer ${ownerSecret}`);
    for (const [name, bytes] of Object.entries(resultsOf(store)))
      expect([name, bytes.includes(ownerSecret)]).toEqual([name, false]);
    expect(found.manifest?.files.map(({ fileName }) => fileName)).toContain("dossier.zip");
    expect((await readAccessLog(service(store), dossierId)).map(({ outcome }) => outcome)).toEqual(["opened"]);
  }
  expect(new Set(rows.map(({ link }) => link)).size).toBe(2);
});

it("stores no dossier where no links are asked for", async () => {
  const store = memoryStore();
  await sendSheet(store, sheetOf(people(2)), { only: [...small.only] });
  await makeBatch(store);
  expect(dossiersIn(store)).toEqual([]);
  expect(manifestOf(store).rows.map(({ link }) => link)).toEqual([undefined, undefined]);
});

it("makes each dossier once, and the same link, wherever the making was cut", async () => {
  const whole = await sent(3);
  await makeBatch(whole);
  const results = resultsOf(whole);
  const expectWhole = (store: MemoryStore, at: object) => {
    expect({ ...at, differing: differing(resultsOf(store), results) }).toEqual({ ...at, differing: [] });
    expect({ ...at, dossiers: dossiersIn(store) }).toEqual({ ...at, dossiers: dossiersIn(whole) });
  };
  const { cuts, end } = await cutAtEachCall(await sent(3), 1, async (store, at) => {
    await makeBatch(store);
    expectWhole(store, at);
  });
  expectWhole(end, {});
  expect(cuts).toBeGreaterThan(50);
});

it("deletes a batch with every dossier that it made: their links say that they are no more", async () => {
  const store = await sent(3);
  await makeBatch(store);
  const { rows } = manifestOf(store);
  await eraseBatch(store, ref, context);
  expect([...store.objects.keys()].filter((key) => /^(?:batches|uploads|dossiers)\//.test(key))).toEqual([]);
  for (const { link = "" } of rows) expect(await open(store, link)).toEqual({ outcome: "ended" });
  expect((await readProgress(store, ref)).state).toBe("deleting");
  expect(await eraseBatch(store, ref, context)).toEqual({ erased: 0 });
});

it("deletes the dossiers of a batch that was cut in the middle of its making", async () => {
  const store = await sent(30);
  await checkRows(store, ref, context);
  await startBatch(store, ref, { rows: "all", now });
  const [first, second] = await chunksOf(store);
  await renderRows(store, { ...ref, ...first! }, context);
  let puts = 0;
  store.interfere(({ operation }) => {
    if (operation === "put" && ++puts > 12) throw unavailable();
  });
  await expect(renderRows(store, { ...ref, ...second! }, context)).rejects.toThrow(ServiceError);
  expect([...store.objects.keys()].some((key) => key.startsWith(keys.dossier("07-").slice(0, -1)))).toBe(true);
  store.interfere(() => undefined);
  await eraseBatch(store, ref, context);
  expect([...store.objects.keys()].filter((key) => /^(?:batches|dossiers)\//.test(key))).toEqual([]);
});

it("goes on deleting wherever it was cut, and is gone at the end", async () => {
  const made = await sent(3);
  await makeBatch(made);
  const before = new Map(made.objects);
  const trial = memoryStore(new Map(before));
  trial.interfere(() => undefined);
  await eraseBatch(trial, ref, context);
  for (let cut = 1; cut <= trial.calls(); cut++) {
    const store = memoryStore(new Map(before));
    store.interfere(({ number }) => {
      if (number >= cut) throw unavailable();
    });
    await expect(eraseBatch(store, ref, context)).rejects.toThrow(ServiceError);
    store.interfere(() => undefined);
    await eraseBatch(store, ref, context);
    const left = [...store.objects.keys()].filter((key) => /^(?:batches|dossiers)\//.test(key));
    expect({ cut, left }).toEqual({ cut, left: [] });
  }
});

it("leaves nothing behind where a chunk was still being made while its batch was deleted", async () => {
  const counting = await sent(3);
  await checkRows(counting, ref, context);
  await startBatch(counting, ref, { rows: "all", now });
  const [item] = await chunksOf(counting);
  const before = new Map(counting.objects);
  const event = { ...ref, ...item! };
  counting.interfere(() => undefined);
  await renderRows(counting, event, context);
  for (let at = 1; at <= counting.calls(); at++) {
    const objects = new Map(before);
    const store = memoryStore(objects);
    let erasing: Promise<unknown> | undefined;
    store.interfere(({ number }) => {
      if (number === at) erasing = eraseBatch(memoryStore(objects), ref, context);
    });
    await renderRows(store, event, context);
    await erasing;
    const left = [...objects.keys()].filter((key) => /^(?:batches|dossiers)\//.test(key));
    expect({ at, left }).toEqual({ at, left: [] });
  }
});

it("makes nothing of a batch that is deleted", async () => {
  const store = await sent(3);
  await checkRows(store, ref, context);
  await startBatch(store, ref, { rows: "all", now });
  const [item] = await chunksOf(store);
  await store.put(batchKeys.deleting(ref), "{}", { contentType: "application/json" });
  expect(await renderRows(store, { ...ref, ...item! }, context)).toMatchObject({ made: 0, cancelled: true });
  expect(dossiersIn(store)).toEqual([]);
});
