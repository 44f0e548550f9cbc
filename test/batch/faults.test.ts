// Each dossier is made exactly once: after a cut at every call to the store, a second delivery, a refusal, a full disk.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { finishBatch } from "../../functions/batch/steps/finish-batch.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import type { BatchRecord, BatchStore } from "../../functions/batch/records.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { runs } from "../support/seeded.ts";
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
  poison,
  ref,
  resultsOf,
  sendSheet,
} from "./small-batch.ts";

const small: Partial<BatchRecord> = { only: ["hosting-attestation"] };

/** Two chunks and a row to correct: this gives every kind of result. */
const sheet = (): Uint8Array =>
  Buffer.from(
    Buffer.from(sheetOf(people(28)))
      .toString()
      .replace("24-01-10020", "24-01-1"),
  );

async function sent(): Promise<MemoryStore> {
  const store = memoryStore();
  await sendSheet(store, sheet(), small);
  return store;
}

async function started(): Promise<MemoryStore> {
  const store = await sent();
  await checkRows(store, ref, context);
  poison(store, 5);
  await startBatch(store, ref, { rows: "valid-only", now });
  return store;
}

const known = new Map<() => Promise<MemoryStore>, Promise<Record<string, string>>>();

/** The results of an uninterrupted run. */
function wanted(from: () => Promise<MemoryStore>): Promise<Record<string, string>> {
  const results = known.get(from) ?? uncutResults(from);
  known.set(from, results);
  return results;
}

async function uncutResults(from: () => Promise<MemoryStore>): Promise<Record<string, string>> {
  const store = await from();
  await makeBatch(store);
  return resultsOf(store);
}

describe("cut at any call to the store", () => {
  it("makes the same bytes when it goes on, and each row once", async () => {
    const whole = await sent();
    expect(await makeBatch(whole)).toEqual({ made: 27, failed: 0 });
    const results = resultsOf(whole);
    expect(Object.keys(results)).toHaveLength(7);

    const { cuts, end } = await cutAtEachCall(await sent(), 2, async (store, at) => {
      expect(await makeBatch(store)).toEqual({ made: 27, failed: 0 });
      expect({ at, differing: differing(resultsOf(store), results) }).toEqual({ at, differing: [] });
    });
    expect(differing(resultsOf(end), results)).toEqual([]);
    expect(cuts).toBeGreaterThan(50);
    // Only what an attempt left behind makes a difference.
  });

  it("gives clear results at any moment: none, or all of them", async () => {
    const store = await started();
    const seen: string[] = [];
    store.interfere(() => {
      const done = store.objects.has(batchKeys.results(ref));
      const files = [...store.objects.keys()].filter((key) => key.startsWith(batchKeys.result(ref, "")));
      seen.push(done ? `done, ${files.length}` : "not done");
    });
    await makeBatch(store);
    expect(new Set(seen)).toEqual(new Set(["not done", "done, 6"]));
  });
});

describe("asked for twice", () => {
  it("makes a chunk once when it is delivered twice, one after the other or at the same time", async () => {
    const results = await wanted(started);
    const store = await started();
    for (const item of await chunksOf(store)) {
      const event = { ...ref, ...item };
      const [one, two] = await Promise.all([renderRows(store, event, context), renderRows(store, event, context)]);
      expect(one).toEqual(two);
      const before = JSON.stringify([...store.objects.keys()]);
      expect(await renderRows(store, event, context)).toEqual(one);
      expect(JSON.stringify([...store.objects.keys()])).toBe(before);
    }
    await makeBatch(store);
    expect(differing(resultsOf(store), results)).toEqual([]);
  });

  it("checks, packs and finishes the same at the same time as one after the other", async () => {
    const results = await wanted(sent);
    const store = await sent();
    const checks = await Promise.all([checkRows(store, ref, context), checkRows(store, ref, context)]);
    expect(checks[0]).toEqual(checks[1]);
    await startBatch(store, ref, { rows: "all", now });
    for (const item of await chunksOf(store)) await renderRows(store, { ...ref, ...item }, context);
    await Promise.all([packVolume(store, { ...ref, volume: 0 }), packVolume(store, { ...ref, volume: 0 })]);
    const ends = await Promise.all([
      finishBatch(store, ref, context),
      finishBatch(store, ref, context),
      finishBatch(store, ref, context),
    ]);
    expect(ends).toEqual(Array.from({ length: 3 }, () => ({ made: 27, failed: 0 })));
    expect(differing(resultsOf(store), results)).toEqual([]);
  });

  it("does not lose a finish that is overtaken by another at any call", async () => {
    const ready = await started();
    for (const item of await chunksOf(ready)) await renderRows(ready, { ...ref, ...item }, context);
    const before = new Map(ready.objects);
    await makeBatch(ready);
    const results = resultsOf(ready);

    const overtake = async (at: number): Promise<boolean> => {
      const store = memoryStore(new Map(before));
      let overtaken: Promise<unknown> | undefined;
      const slow: BatchStore = {
        ...store,
        ...Object.fromEntries(
          (["put", "get", "getText", "head", "list", "delete"] as const).map((operation) => [
            operation,
            async (...args: never[]) => {
              count += 1;
              if (count === at) await (overtaken = makeBatch(store));
              return (store[operation] as (...all: never[]) => Promise<unknown>)(...args);
            },
          ]),
        ),
      };
      let count = 0;
      expect(await makeBatch(slow)).toEqual({ made: 26, failed: 1 });
      await overtaken;
      expect(differing(resultsOf(store), results)).toEqual([]);
      return overtaken !== undefined;
    };
    for (let at = 1; await overtake(at); at++);
  });

  it("describes what is stored where two versions of the program make the same chunk", async () => {
    const store = await started();
    const [item] = await chunksOf(store);
    const event = { ...ref, ...item! };
    // The slow run, of an older version, writes after the fast one has ended.
    const older = { ...store, put: store.put.bind(store) };
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    older.getText = async (key) => {
      const text = await store.getText(key);
      if (key !== batchKeys.record(ref)) return text;
      await held;
      return text?.replace('"language":"fr"', '"language":"en"');
    };
    const slow = renderRows(older, event, context);
    await renderRows(store, event, context);
    release?.();
    await slow;
    await makeBatch(store);
    const results = await wanted(started);
    expect(differing(resultsOf(store), results)).toEqual([]);
  });
});

describe("a store that is unwell", () => {
  it("loses one call in twenty, and nothing of the batch", async () => {
    const results = await wanted(started);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(19)), async (dice) => {
        const store = await started();
        store.interfere(() => {
          if (dice.next().value === 0) throw unavailable();
        });
        // The last step has some thirty calls: one of its tries in five loses none of them.
        expect(await makeBatch(store, ref, 40)).toEqual({ made: 26, failed: 1 });
        expect(differing(resultsOf(store), results)).toEqual([]);
      }),
      { numRuns: runs(8) },
    );
  });

  it("stops clearly when its disk is full, and goes on when there is room again", async () => {
    const results = await wanted(started);
    const store = await started();
    let room = 6;
    store.interfere(({ operation }) => {
      if (operation === "put" && room-- <= 0) throw new ServiceError("store-refused", "put", "ENOSPC");
    });
    await expect(makeBatch(store)).rejects.toThrow("store-refused: put (ENOSPC)");
    expect(store.objects.has(batchKeys.results(ref))).toBe(false);
    store.interfere(() => undefined);
    await makeBatch(store);
    expect(differing(resultsOf(store), results)).toEqual([]);
  });

  it("tells no answer, no name and no key when it fails", async () => {
    const store = await started();
    for (const cut of [1, 10, 20, 30]) {
      store.interfere(({ number }) => {
        if (number === cut) throw unavailable();
      });
      const said = await makeBatch(store).then(
        () => "",
        (error: Error) => `${error.message} ${JSON.stringify(error)}`,
      );
      expect(said).not.toMatch(/Rahimi|Mariam|office-1|0123456789abcdef/);
    }
  });
});

it("leaves nothing of a batch whose file never came", async () => {
  const store = memoryStore();
  await expect(checkRows(store, ref, context)).rejects.toThrow("BatchMissing");
  expect(store.objects.size).toBe(0);
});

it("counts each row once in the manifest, whatever came before", async () => {
  const store = await started();
  await makeBatch(store);
  const { rows } = manifestOf(store);
  expect(rows.map(({ row }) => row)).toEqual(people(28).map((_, index) => index + 2));
  expect(new Set(rows.flatMap(({ dossierId }) => dossierId ?? [])).size).toBe(26);
});
