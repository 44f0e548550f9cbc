// A pool of worker threads: each runs one task at a time, the others wait in line.
import { Worker, type ResourceLimits } from "node:worker_threads";
import type { TaskReply } from "./serve-tasks.ts";

export type WorkerPool<Task, Result> = {
  /** Rejects with the error of the task, or if its thread died; another thread does the next task. */
  run(task: Task): Promise<Result>;
  /** What waits rejects. What runs has a moment to end in; then its thread is ended, and it rejects too. */
  close(): Promise<void>;
};

export type WorkerPoolOptions = {
  /** The module that a thread runs: it calls `serveTasks`. */
  worker: URL;
  maxThreads: number;
  /** A thread ends after this time without a task. */
  idleMs: number;
  resourceLimits?: ResourceLimits;
};

/** Of Node: a thread that is ended while it reads a file may abort the whole program (nodejs/node#38418). */
const momentMs = 5_000;

type Job<Task, Result> = { task: Task; resolve: (result: Result) => void; reject: (error: unknown) => void };

export function openWorkerPool<Task, Result>(options: WorkerPoolOptions): WorkerPool<Task, Result> {
  const { worker, maxThreads, idleMs, resourceLimits = {} } = options;
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Map<Worker, Job<Task, Result>>();
  const waiting: Job<Task, Result>[] = [];
  const ends = new Set<Promise<void>>();
  let isClosed = false;

  function start(): Worker {
    const thread = new Worker(worker, { resourceLimits });
    let failure: Error | undefined;
    thread.on("error", (error: Error) => (failure = error));
    thread.on("message", (reply: TaskReply<Result>) => {
      const job = busy.get(thread);
      busy.delete(thread);
      if (isClosed) void thread.terminate();
      else rest(thread);
      startWaiting();
      if (reply.ok) job?.resolve(reply.result);
      else job?.reject(reply.error);
    });
    const end = new Promise<void>((resolve) => {
      thread.on("exit", (code) => {
        clearTimeout(idle.get(thread));
        idle.delete(thread);
        const job = busy.get(thread);
        busy.delete(thread);
        job?.reject(failure ?? new Error(`A worker thread ended with code ${code} before its task did.`));
        startWaiting();
        resolve();
      });
    });
    ends.add(end);
    void end.then(() => ends.delete(end));
    return thread;
  }

  function rest(thread: Worker): void {
    const end = () => {
      idle.delete(thread);
      void thread.terminate();
    };
    idle.set(thread, setTimeout(end, idleMs).unref());
    // An idle thread does not keep the program alive.
    thread.unref();
  }

  function startWaiting(): void {
    while (busy.size < maxThreads) {
      const job = waiting.shift();
      if (job === undefined) return;
      const [thread = start()] = idle.keys();
      clearTimeout(idle.get(thread));
      idle.delete(thread);
      thread.ref();
      busy.set(thread, job);
      try {
        thread.postMessage(job.task);
      } catch (error) {
        // The task cannot be sent to a thread.
        busy.delete(thread);
        rest(thread);
        job.reject(error);
      }
    }
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error("The worker pool is closed.");
        waiting.push({ task, resolve, reject });
        startWaiting();
      }),
    async close() {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new Error("The worker pool is closed."));
      for (const thread of idle.keys()) void thread.terminate();
      const moment = setTimeout(() => {
        for (const thread of busy.keys()) void thread.terminate();
      }, momentMs);
      await Promise.all(ends);
      clearTimeout(moment);
    },
  };
}
