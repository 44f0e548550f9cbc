// One store for one folder: a second one would not see the writes of the first.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** A running process has the folder. */
export class FolderInUse extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`Another object store (process ${pid}) already uses the folder ${folder}.`);
    this.pid = pid;
  }
}

export type FolderLock = { release(): Promise<void> };

const holderSchema = z.object({ pid: z.int(), endpoint: z.string(), instance: z.string() });
type Holder = z.output<typeof holderSchema>;

const probeTimeoutMs = 1000;

/**
 * Takes the folder for the store that answers at `endpoint` and names itself `instance` in `x-amz-id-2`.
 * The lock of a killed process is recognised by the missing answer under that name, so it never has to be removed by hand.
 */
export async function lockFolder(folder: string, endpoint: string, instance: string): Promise<FolderLock> {
  const path = join(folder, "lock.json");
  const mine: Holder = { pid: process.pid, endpoint, instance };
  try {
    await writeFile(path, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = await readHolder(path);
    if (holder !== undefined && (await answers(holder))) {
      throw new FolderInUse(folder, holder.pid);
    }
    const replacement = `${path}.${instance}`;
    await writeFile(replacement, JSON.stringify(mine), { mode: 0o600 });
    await rename(replacement, path);
  }
  const holder = await readHolder(path);
  if (holder?.instance !== instance) throw new FolderInUse(folder, holder?.pid ?? 0);
  return {
    async release() {
      if ((await readHolder(path))?.instance === instance) await rm(path, { force: true });
    },
  };
}

/** Undefined if there is no lock, or none that can be read. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

async function answers({ endpoint, instance }: Holder): Promise<boolean> {
  try {
    const reply = await fetch(endpoint, { signal: AbortSignal.timeout(probeTimeoutMs) });
    return reply.headers.get("x-amz-id-2") === instance;
  } catch {
    return false;
  }
}
