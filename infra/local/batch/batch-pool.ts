// Runs a batch's steps in threads, one for each core, and retries while the store is unavailable.
import { availableParallelism } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { ServiceError } from "../../../functions/aws/service-error.ts";
import type { StoreAt } from "./batch-store-at.ts";
import { openWorkerPool } from "./worker-pool.ts";
import type { StepEvent, StepName, StepResult, Task, TaskOutcome } from "./run-step.ts";

export type BatchPool = {
  jobs: number;
  store: StoreAt;
  /** Throws ServiceError if the store refuses, or stays unavailable. */
  run<Name extends StepName>(step: Name, event: StepEvent<Name>): Promise<StepResult<Name>>;
  /** Ends the threads at once; unfinished objects do not appear in the store. */
  close(): Promise<void>;
};

export type PoolOptions = {
  store: StoreAt;
  /** Threads; by default the cores of this machine. */
  jobs?: number;
  /** The bundled worker; by default beside the program's own bundle. */
  worker?: URL;
  /** Limit of the old generation of each thread's heap, in MB: a thread above it fails. */
  heapMb?: number;
};

export type OpenPool = (options: PoolOptions) => BatchPool;

const maxAttempts = 5;
const firstWaitMs = 100;

export function openPool(options: PoolOptions): BatchPool {
  const { store, jobs = availableParallelism(), heapMb } = options;
  const { worker = new URL("batch-worker.mjs", import.meta.url) } = options;
  const threads = openWorkerPool<Task, TaskOutcome>({
    worker,
    maxThreads: jobs,
    // Starting a thread parses the whole program again, so it is kept through the pauses of a batch.
    idleMs: 10_000,
    // Measured: 24 MB make a batch a tenth slower, 48 MB make it no faster.
    resourceLimits: {
      maxYoungGenerationSizeMb: 32,
      ...(heapMb === undefined ? {} : { maxOldGenerationSizeMb: heapMb }),
    },
  });

  return {
    jobs,
    store,
    async run<Name extends StepName>(step: Name, event: StepEvent<Name>): Promise<StepResult<Name>> {
      for (let attempt = 1; ; attempt++) {
        const outcome = (await threads.run({ step, event, store })) as TaskOutcome<Name>;
        if (outcome.ok) return outcome.result;
        const { code, reason } = outcome;
        if (code !== "store-unavailable" || attempt >= maxAttempts) throw new ServiceError(code, step, reason);
        await wait(firstWaitMs * 2 ** attempt * (0.5 + Math.random() / 2));
      }
    },
    close: () => threads.close(),
  };
}
