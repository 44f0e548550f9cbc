// The threads that do a batch's steps, one for each core, with another try where the store could not answer.
import { availableParallelism } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { ServiceError } from "../../../functions/aws/service-error.ts";
import type { StoreAt } from "./batch-store-at.ts";
import { openWorkerPool } from "./worker-pool.ts";
import type { StepEvent, StepName, StepResult, Task, TaskOutcome } from "./run-step.ts";

export type BatchPool = {
  jobs: number;
  store: StoreAt;
  /** Throws ServiceError where the store refuses, or does not answer again and again. */
  run<Name extends StepName>(step: Name, event: StepEvent<Name>): Promise<StepResult<Name>>;
  /** Ends the threads at once: what they were writing does not appear. */
  close(): Promise<void>;
};

export type PoolOptions = {
  store: StoreAt;
  /** Threads; the cores of this machine where not given. */
  jobs?: number;
  /** The bundled worker, beside the program's own bundle where not given. */
  worker?: URL;
  /** The most that the objects of one thread may take: near it, memory is given back sooner. Above it, the thread fails. */
  heapMb?: number;
};

const maxAttempts = 5;
const firstWaitMs = 100;

export function openPool(options: PoolOptions): BatchPool {
  const { store, jobs = availableParallelism(), heapMb } = options;
  const { worker = new URL("batch-worker.mjs", import.meta.url) } = options;
  const threads = openWorkerPool<Task, TaskOutcome>({
    worker,
    maxThreads: jobs,
    // A thread that starts reads the whole program again: it is kept through the pauses of a batch.
    idleMs: 10_000,
    // Short-lived memory: with 24 MB a batch takes a tenth longer, with 48 no less time and more memory.
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
