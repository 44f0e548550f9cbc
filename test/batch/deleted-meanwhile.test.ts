// A batch that is deleted while a step runs: at whichever call to the store it happens, no object remains.
import { describe, expect, it } from "vitest";
import { markDeleting, startBatch } from "../../functions/batch/lifecycle.ts";
import type { BatchStore } from "../../functions/batch/records.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import { finishBatch } from "../../functions/batch/steps/finish-batch.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { memoryStore, unavailable, type MemoryStore } from "./memory-store.ts";
import { context, chunksOf, now, people, ref, sendSheet } from "./small-batch.ts";

process.env["DOSSIER_BUCKET"] = "dossiers";
process.env["DOSSIER_PUBLIC_URL"] = "https://dossiers.example.org";

/** Two rows to make, behind links, and one to correct, so that every kind of object is written. */
const sheet = Buffer.from(
  Buffer.from(sheetOf(people(3)))
    .toString()
    .replace("24-01-10002", "24-01-1"),
);

const steps: [name: string, run: (store: BatchStore) => Promise<unknown>][] = [
  ["check", (store) => checkRows(store, ref, context)],
  ["start", (store) => startBatch(store, ref, { rows: "valid-only", now })],
  [
    "render",
    async (store) => {
      for (const item of await chunksOf(store)) await renderRows(store, { ...ref, ...item }, context);
    },
  ],
  ["pack", (store) => packVolume(store, { ...ref, volume: 0 })],
  ["finish", (store) => finishBatch(store, ref, context)],
];

/** A batch after all the steps before this one. */
async function before(step: string): Promise<MemoryStore> {
  const store = memoryStore();
  await sendSheet(store, sheet, { links: true, only: ["hosting-attestation"] });
  for (const [name, run] of steps) {
    if (name === step) break;
    await run(store);
  }
  return store;
}

const operations = ["put", "get", "getText", "getRange", "head", "list", "delete"] as const;

/** The store, with something else done before its call of this number. */
function overtaken(store: BatchStore, at: number, meanwhile: () => Promise<unknown>): BatchStore {
  let count = 0;
  const calls = operations.map((operation) => [
    operation,
    async (...args: never[]) => {
      count += 1;
      if (count === at) await meanwhile();
      return (store[operation] as (...all: never[]) => Promise<unknown>)(...args);
    },
  ]);
  return { ...store, ...(Object.fromEntries(calls) as Partial<BatchStore>) };
}

const remaining = ({ objects }: MemoryStore): string[] =>
  [...objects.keys()].filter((key) => /^(?:batches|uploads|dossiers|openings)\//.test(key));

/** A step may fail because an object is missing; any other error fails the test. */
async function runToItsEnd(run: (store: BatchStore) => Promise<unknown>, store: BatchStore): Promise<void> {
  try {
    await run(store);
  } catch (error) {
    if (!(error instanceof ServiceError) || !/Missing/.test(error.message)) throw error;
  }
}

const deletions: [when: string, meanwhile: (store: BatchStore) => Promise<unknown>, after: boolean][] = [
  ["and erased at once", (store) => eraseBatch(store, ref, context), false],
  ["and erased when the step has ended", (store) => markDeleting(store, ref), true],
];

describe.each(steps)("deleted at any call of %s", (name, run) => {
  it.each(deletions)("%s", async (_, meanwhile, erasedAfter) => {
    const start = new Map((await before(name)).objects);
    const trial = memoryStore(new Map(start));
    trial.interfere(() => undefined);
    await run(trial);
    const calls = trial.calls();
    expect(calls).toBeGreaterThan(1);
    for (let at = 1; at <= calls; at++) {
      const store = memoryStore(new Map(start));
      await runToItsEnd(
        run,
        overtaken(store, at, () => meanwhile(store)),
      );
      if (erasedAfter) await eraseBatch(store, ref, context);
      expect({ at, remaining: remaining(store) }).toEqual({ at, remaining: [] });
    }
  });

  it("while the erasing and the step take turns", async () => {
    const start = new Map((await before(name)).objects);
    const trial = memoryStore(new Map(start));
    trial.interfere(() => undefined);
    await run(trial);
    for (let at = 1; at <= trial.calls(); at++) {
      const store = memoryStore(new Map(start));
      let erasing: Promise<unknown> | undefined;
      store.interfere(({ number }) => {
        if (number === at) erasing = eraseBatch(memoryStore(store.objects), ref, context);
      });
      await runToItsEnd(run, store);
      await erasing;
      expect({ at, remaining: remaining(store) }).toEqual({ at, remaining: [] });
    }
  });

  it("and after the step was cut at any call", async () => {
    const start = new Map((await before(name)).objects);
    const trial = memoryStore(new Map(start));
    trial.interfere(() => undefined);
    await run(trial);
    for (let cut = 1; cut <= trial.calls(); cut++) {
      const store = memoryStore(new Map(start));
      store.interfere(({ number }) => {
        if (number >= cut) throw unavailable();
      });
      await expect(run(store)).rejects.toThrow(ServiceError);
      store.interfere(() => undefined);
      await eraseBatch(store, ref, context);
      expect({ cut, remaining: remaining(store) }).toEqual({ cut, remaining: [] });
    }
  });
});
