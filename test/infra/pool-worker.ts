// A worker that does what the tests of the pool ask for.
import { threadId } from "node:worker_threads";
import { serveTasks } from "../../infra/local/batch/serve-tasks.ts";

export type PoolTask =
  | { do: "tell-thread" }
  | { do: "throw" }
  | { do: "throw-later" }
  | { do: "exit" }
  | { do: "fill-memory" }
  | { do: "hang" }
  /** Ends when so many tasks have met at the counter. */
  | { do: "meet"; counter: Int32Array; count: number };

serveTasks(async (task: PoolTask): Promise<number> => {
  if (task.do === "throw") throw new RangeError("no such row");
  if (task.do === "exit") process.exit(7);
  if (task.do === "throw-later")
    setTimeout(() => {
      throw new TypeError("outside the task");
    });
  if (task.do === "fill-memory") {
    const filled: number[][] = [];
    for (;;) filled.push(Array.from({ length: 100_000 }, () => Math.random()));
  }
  if (task.do === "hang" || task.do === "throw-later") await new Promise(() => undefined);
  if (task.do === "meet") {
    if (Atomics.add(task.counter, 0, 1) + 1 === task.count) Atomics.notify(task.counter, 0);
    for (let met = 0; (met = Atomics.load(task.counter, 0)) < task.count;) Atomics.wait(task.counter, 0, met, 100);
  }
  return threadId;
});
