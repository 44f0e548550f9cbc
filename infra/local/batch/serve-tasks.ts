// The part of a worker pool that runs in each of its threads.
import { parentPort } from "node:worker_threads";

export type TaskReply<Result> = { ok: true; result: Result } | { ok: false; error: unknown };

/** Runs the pool's tasks, one after another. Does nothing in the main thread, which gets no tasks. */
export function serveTasks(run: (task: never) => Promise<unknown>): void {
  parentPort?.on("message", (task: unknown) => {
    const reply = (message: TaskReply<unknown>) => parentPort?.postMessage(message);
    run(task as never).then(
      (result) => reply({ ok: true, result }),
      (error: unknown) => reply({ ok: false, error }),
    );
  });
}
