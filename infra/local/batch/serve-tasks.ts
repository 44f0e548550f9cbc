// The other end of a worker pool, in each of its threads.
import { parentPort } from "node:worker_threads";

export type TaskReply<Result> = { ok: true; result: Result } | { ok: false; error: unknown };

/** Runs what the pool sends, one task after another. In the main thread, where nobody sends any, it does nothing. */
export function serveTasks(run: (task: never) => Promise<unknown>): void {
  parentPort?.on("message", (task: unknown) => {
    const reply = (message: TaskReply<unknown>) => parentPort?.postMessage(message);
    run(task as never).then(
      (result) => reply({ ok: true, result }),
      (error: unknown) => reply({ ok: false, error }),
    );
  });
}
