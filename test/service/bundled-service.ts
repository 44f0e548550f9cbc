// The service as a process of its own, from bundles: those of `npm start`, or those that people install.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { batchClient, type BatchClient } from "../support/batch-client.ts";

export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "service-"));
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

export type ServiceProcess = {
  url: string;
  process: ChildProcess;
  /** Everything that it has written to its output and its error output. */
  output(): string;
  /** Sends a signal, and gives the exit code or the signal that ended it. */
  end(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | string>;
};

export async function startProcess(
  script: string,
  data: string,
  {
    example = false,
    env = {},
    flags = [],
  }: { example?: boolean; env?: Record<string, string>; flags?: readonly string[] } = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [...flags, script, "serve", ...(example ? [] : ["--no-example"])], {
    env: { PATH: process.env["PATH"], LANG: "C", DOSSIER_DATA: data, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails half-way leaves nothing running.
  process.once("exit", () => child.kill("SIGKILL"));
  let output = "";
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const ready = new Promise<string>((resolveUrl, reject) => {
    const take = (piece: Buffer) => {
      output += piece.toString();
      const url = /^Service: (\S+)$/m.exec(output)?.[1];
      if (url !== undefined && output.includes("Ctrl-C")) resolveUrl(url);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void ended.then(() => reject(new Error(`The service did not start:\n${output}`)));
  });
  return {
    url: await ready,
    process: child,
    output: () => output,
    async end(signal) {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by ?? "";
    },
  };
}

/** A client of the batches of a service that runs by itself. */
export const batchClientAt = (url: string): BatchClient => batchClient({ url, fetch, pause: () => wait(20) });
