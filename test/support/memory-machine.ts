// The state machine in memory: runs the steps of a batch one after the other, and can be asked, stopped and awaited.
import { batchKeys } from "../../functions/batch/keys.ts";
import { readLines } from "../../functions/batch/jsonl.ts";
import { chunkItemSchema, type BatchRef, type BatchStore } from "../../functions/batch/records.ts";
import { checkRows } from "../../functions/batch/steps/check-rows.ts";
import { eraseBatch } from "../../functions/batch/steps/erase-batch.ts";
import { finishBatch } from "../../functions/batch/steps/finish-batch.ts";
import { packVolume } from "../../functions/batch/steps/pack-volume.ts";
import { renderRows } from "../../functions/batch/steps/render-rows.ts";
import { findMissingChunks } from "../../functions/batch/steps/find-missing-chunks.ts";
import type { Operation, StateMachine } from "../../functions/aws/step-functions.ts";
import type { StepContext } from "../../functions/batch/step-context.ts";

export type MemoryMachine = StateMachine & {
  /** What was started, in order. */
  started: { operation: Operation; tenant: string; batch: string }[];
  /** Until all that was started has ended. */
  idle: () => Promise<void>;
};

export function memoryMachine(store: BatchStore, context: StepContext): MemoryMachine {
  const underWay = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  const nameOf = (operation: Operation, { batch }: BatchRef) => `${batch}-${operation}`;
  const started: MemoryMachine["started"] = [];
  return {
    started,
    async start(operation, ref) {
      const name = nameOf(operation, ref);
      if (underWay.has(name)) return;
      started.push({ operation, ...ref });
      const stop = new AbortController();
      // What fails leaves the batch "stopped": the state of the batch says it.
      const ended = work(operation, store, context, ref, stop.signal)
        .catch(() => undefined)
        .finally(() => {
          if (underWay.get(name)?.stop === stop) underWay.delete(name);
        });
      underWay.set(name, { stop, ended });
    },
    async stop(operation, ref) {
      const name = nameOf(operation, ref);
      underWay.get(name)?.stop.abort();
      underWay.delete(name);
    },
    isUnderWay: async (operation, ref) => underWay.has(nameOf(operation, ref)),
    async idle() {
      await Promise.all([...underWay.values()].map(({ ended }) => ended));
    },
  };
}

async function work(
  operation: Operation,
  store: BatchStore,
  context: StepContext,
  ref: BatchRef,
  signal: AbortSignal,
): Promise<void> {
  if (operation === "check") return void (await checkRows(store, ref, context));
  if (operation === "erase") return void (await eraseBatch(store, ref, context));
  for (const item of readLines((await store.getText(batchKeys.chunks(ref))) ?? "", chunkItemSchema)) {
    if (signal.aborted) return undefined;
    await renderRows(store, { ...ref, ...item }, context);
  }
  const { state, volumes } = await findMissingChunks(store, ref);
  if (state !== "whole") return undefined;
  for (const { volume } of volumes) await packVolume(store, { ...ref, volume });
  return void (await finishBatch(store, ref, context));
}
