// Cuts a batch at each of its calls to the store, and goes on from there.
import { startBatch } from "../../functions/batch/lifecycle.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { findMissingChunks } from "../../functions/batch/steps/find-missing-chunks.ts";
import { finishBatch } from "../../functions/batch/steps/finish-batch.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { expect } from "vitest";
import { memoryStore, unavailable, type MemoryStore } from "./memory-store.ts";
import { context, chunksOf, now, ref } from "./small-batch.ts";

/** The key of the owner's hashes, always the same. */
const sameKey = { ...context, secrets: { ...context.secrets, random: (bytes: number) => Buffer.alloc(bytes, 7) } };

/** The steps of a batch of so many chunks in turn; going on after a cut runs those before it again. */
const stepsOf = (chunks: number): ((store: MemoryStore) => Promise<unknown>)[] => [
  (store) => checkRows(store, ref, sameKey),
  (store) => startBatch(store, ref, { rows: "valid-only", now }),
  ...Array.from({ length: chunks }, (_, chunk) => async (store: MemoryStore) => {
    const item = (await chunksOf(store))[chunk]!;
    return renderRows(store, { ...ref, ...item }, context);
  }),
  (store) => findMissingChunks(store, ref),
  (store) => packVolume(store, { ...ref, volume: 0 }),
  (store) => finishBatch(store, ref, context),
];

/**
 * Cuts each step of the batch that was sent at each call, and runs it again after those before it. From the very objects
 * of a batch that was not cut, the rest is that of the batch that was not cut; otherwise `goOn` makes the rest and looks
 * at it. Gives the number of cuts, and the store of the batch that was not cut.
 */
export async function cutAtEachCall(
  sent: MemoryStore,
  chunks: number,
  goOn: (store: MemoryStore, at: { step: number; cut: number }) => Promise<void>,
): Promise<{ cuts: number; end: MemoryStore }> {
  const steps = stepsOf(chunks);
  let end = sent;
  let cuts = 0;
  for (const [index, step] of steps.entries()) {
    const before = end.objects;
    const uncut = memoryStore(new Map(before));
    uncut.interfere(() => undefined);
    await step(uncut);
    const calls = uncut.calls();
    const wanted = withoutLots(uncut);
    for (let cut = 1; cut <= calls; cut++, cuts++) {
      const store = memoryStore(new Map(before));
      store.interfere(({ number }) => {
        if (number >= cut) throw unavailable();
      });
      await expect(step(store)).rejects.toThrow(ServiceError);
      store.interfere(() => undefined);
      for (const again of steps.slice(0, index + 1)) await again(store);
      if (store.objects.size === uncut.objects.size && areSame(withoutLots(store), wanted)) continue;
      await goOn(store, { step: index, cut });
    }
    end = uncut;
  }
  return { cuts, end };
}

/** The objects without what is drawn by lot: the part of a name that tells attempts apart. */
const withoutLots = ({ objects }: MemoryStore): Map<string, string> => {
  const lot = /(?<=\/\d{6}-)[0-9a-f]{16}/g;
  return new Map(
    [...objects].map(([key, { body }]) => [
      key.replace(lot, "…"),
      key.endsWith(".json") ? Buffer.from(body).toString().replaceAll(lot, "…") : Buffer.from(body).toString("latin1"),
    ]),
  );
};

const areSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  [...one].every(([key, body]) => other.get(key) === body);
