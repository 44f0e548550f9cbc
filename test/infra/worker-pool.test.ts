// The pool of worker threads: how many run, what happens to a task whose thread dies, and its end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../infra/build/bundle.ts";
import { openWorkerPool, type WorkerPool, type WorkerPoolOptions } from "../../infra/local/batch/worker-pool.ts";
import type { PoolTask } from "./pool-worker.ts";

const folder = mkdtempSync(join(tmpdir(), "worker-pool-"));
const worker = pathToFileURL(join(folder, "pool-worker.mjs"));
let pool: WorkerPool<PoolTask, number>;

beforeAll(() => bundle({ "pool-worker": "test/infra/pool-worker.ts" }, folder));
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true }));

const open = (options: Partial<WorkerPoolOptions> = {}) =>
  (pool = openWorkerPool({ worker, maxThreads: 3, idleMs: 60_000, ...options }));

const tellThread: PoolTask = { do: "tell-thread" };
const thread = () => pool.run(tellThread);
const counter = () => new Int32Array(new SharedArrayBuffer(4));

describe("threads", () => {
  it("as many as allowed work at once, and no more", async () => {
    open();
    const met = { do: "meet", counter: counter(), count: 3 } as const;
    const threads = await Promise.all([met, met, met, tellThread, tellThread].map((task) => pool.run(task)));
    expect(new Set(threads.slice(0, 3)).size).toBe(3);
    expect(threads.slice(0, 3)).toEqual(expect.arrayContaining(threads.slice(3)));
  });

  it("one that is idle takes the next task", async () => {
    open();
    const first = await thread();
    expect([await thread(), await thread()]).toEqual([first, first]);
  });

  it("one that is idle for long ends", async () => {
    open({ idleMs: 1 });
    const first = await thread();
    let next = first;
    while (next === first) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      next = await thread();
    }
    expect(next).not.toBe(first);
  });
});

describe("a task that fails", () => {
  it("rejects with what it threw, and its thread goes on", async () => {
    open({ maxThreads: 1 });
    const first = await thread();
    const failed = pool.run({ do: "throw" });
    await expect(failed).rejects.toThrow(RangeError);
    await expect(failed).rejects.toThrow("no such row");
    expect(await thread()).toBe(first);
  });

  it.each<[PoolTask["do"], string]>([
    ["exit", "A worker thread ended with code 7 before its task did."],
    ["throw-later", "outside the task"],
    ["fill-memory", "memory limit"],
  ])("with its thread (%s) rejects, and another thread does what is waiting", async (how, message) => {
    open({ maxThreads: 1, resourceLimits: { maxOldGenerationSizeMb: 20 } });
    const first = await thread();
    const failed = pool.run({ do: how } as PoolTask);
    const next = thread();
    await expect(failed).rejects.toThrow(message);
    expect(await next).not.toBe(first);
  });

  it("because it cannot be sent rejects, and its thread takes the next", async () => {
    open({ maxThreads: 1 });
    const first = await thread();
    const unsendable = { do: "tell-thread", with: () => undefined } as PoolTask;
    await expect(pool.run(unsendable)).rejects.toThrow("could not be cloned");
    expect(await thread()).toBe(first);
  });

  it("because its module cannot be loaded rejects, each task for itself", async () => {
    open({ worker: pathToFileURL(join(folder, "nowhere.mjs")), maxThreads: 1 });
    const ends = await Promise.allSettled([thread(), thread()]);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("the end", () => {
  it("rejects what is running, what is waiting, and what comes after", async () => {
    open({ maxThreads: 1 });
    const [running, waiting] = [pool.run({ do: "hang" }), thread()];
    const ends = Promise.allSettled([running, waiting]);
    await pool.close();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(thread()).rejects.toThrow("closed");
  });

  it("lets what is running come to its own end", async () => {
    open({ maxThreads: 1 });
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const running = pool.run({ do: "meet", counter, count: 2 });
    while (Atomics.load(counter, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const closed = pool.close();
    Atomics.add(counter, 0, 1);
    Atomics.notify(counter, 0);
    expect(await running).toBeGreaterThan(0);
    await closed;
    await expect(thread()).rejects.toThrow("closed");
  });

  it("may be asked for twice, and of a pool that never began", async () => {
    open();
    await pool.close();
    await pool.close();
    await expect(thread()).rejects.toThrow("closed");
  });
});
