// The built command line with its worker, for tests of batches: run to its end, or started to be interrupted.
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Run = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };
export type Started = { child: ChildProcess; ended: Promise<Run> };

export const day = "2026-11-23";

export class BatchProgram {
  readonly folder: string;
  readonly #script: string;
  readonly #flags: readonly string[];
  #names = 0;

  private constructor(folder: string, script: string, flags: readonly string[]) {
    this.folder = folder;
    this.#script = script;
    this.#flags = flags;
  }

  /** `bundle` gives the path of the built program, and may put it into the folder that it is given; `flags` are Node's. */
  static async build(
    bundle: (folder: string) => Promise<string>,
    flags: readonly string[] = [],
  ): Promise<BatchProgram> {
    const folder = await mkdtemp(join(tmpdir(), "dossier-batch-"));
    return new BatchProgram(folder, await bundle(join(folder, "dist")), flags);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  /** A path in which nothing is yet. */
  newPath(name = "out"): string {
    return join(this.folder, `${++this.#names}-${name}`);
  }

  async write(bytes: Uint8Array | string, name = "people.csv"): Promise<string> {
    const path = this.newPath(name);
    await writeFile(path, bytes);
    return path;
  }

  /** `shell` runs the program in a shell's own way, for example under a limit: `$@` stands for it. */
  start(args: string[], { shell }: { shell?: string } = {}): Started {
    const command = [process.execPath, ...this.#flags, this.#script, ...args];
    const [file = "", ...rest] = shell === undefined ? command : ["sh", "-c", shell, "sh", ...command];
    const child = spawn(file, rest, {
      cwd: this.folder,
      env: { PATH: process.env["PATH"], LANG: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const ended = once(child, "close").then(([code, signal]): Run => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      out,
      err,
    }));
    return { child, ended };
  }

  run(args: string[], options?: { shell?: string }): Promise<Run> {
    return this.start(args, options).ended;
  }

  batch(sheet: string, out: string, ...args: string[]): Promise<Run> {
    return this.run(["batch", sheet, "--out", out, "--today", day, ...args]);
  }
}

/** Name and SHA-256 of every file, hidden ones included. */
export async function hashesIn(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of (await readdir(folder)).toSorted()) {
    hashes[name] = createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");
  }
  return hashes;
}
