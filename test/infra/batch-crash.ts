// Kills a batch again and again along its way, and goes on each time: for the tests, and for the conformance run.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { BatchProgram } from "./batch-program.ts";

export type CrashPlan = {
  sheet: string;
  today: string;
  args: string[];
  /** In the order in which they come. */
  moments: Moment[];
  /** From 0 to 1. */
  random: () => number;
};

const pollMs = 4;
/** A kill comes up to so long after the moment that was waited for. */
const latenessMs = 60;
/** A busy machine can be done before the kill comes. */
const attemptsPerMoment = 6;

export type Killed = {
  /** Every folder that a batch was run into. */
  outs: string[];
  /** How many kills found a batch at work. */
  kills: number;
};

/** When a kill is due: some chunks are made, some volumes are packed, or the end has begun. */
export type Moment = { outcomes: number } | { volumes: number } | { results: string } | { published: true };

/** Repeatable numbers from 0 to 1 (mulberry32), so that a run that failed can be run again. */
export function newRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random moments along the way, the last ones while volumes are packed and results are put in their place. */
export function momentsOf(kills: number, chunks: number, random: () => number): Moment[] {
  const late: Moment[] = [{ volumes: 1 }, { results: "manifest.csv" }, { results: "" }, { published: true }];
  const early = Array.from({ length: kills - late.length }, () => Math.floor(random() * chunks));
  return [...early.toSorted((one, other) => one - other).map((outcomes) => ({ outcomes })), ...late];
}

/** Runs batches, killed at the moments in turn; the last run is left in peace. */
export async function runKilled(program: BatchProgram, plan: CrashPlan): Promise<Killed> {
  let out = program.newPath();
  const outs = [out];
  let kills = 0;
  for (const moment of plan.moments) {
    let lateness = plan.random() * latenessMs;
    for (let attempt = 1; attempt <= attemptsPerMoment; attempt += 1) {
      const isWhole = await startAndKill(program, out, plan, moment, lateness);
      if (!isWhole) {
        kills += 1;
        break;
      }
      // The kill came too late: this folder is done, and the same moment is waited for in a new one, with a faster hand.
      lateness /= 4;
      outs.push((out = program.newPath()));
    }
  }
  const { code, err } = await program.run(commandOf(plan, out));
  if (code !== 0) throw new Error(`The last run ended with ${code}: ${err}`);
  return { outs, kills };
}

const commandOf = ({ sheet, today, args }: CrashPlan, out: string): string[] =>
  ["batch", sheet, "--out", out, "--today", today, "--resume"].concat(args);

/** Gives whether the batch was whole before the kill came: it had ended, or done its last act. */
async function startAndKill(program: BatchProgram, out: string, plan: CrashPlan, moment: Moment, lateness: number) {
  const batches = join(out, ".batch/objects/batches/local");
  const { child, ended } = program.start(commandOf(plan, out));
  const isRunning = () => child.exitCode === null;
  const batchFolder = async () => join(batches, (await filesIn(batches))[0] ?? "none");
  while (isRunning() && !(await hasCome(moment, await batchFolder(), out))) await wait(pollMs);
  await wait(lateness);
  child.kill("SIGKILL");
  const { signal, code, err } = await ended;
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`The batch ended with ${code}: ${err}`);
  const there = await filesIn(out);
  return code === 0 || (there.includes("manifest.json") && !there.includes(".batch"));
}

async function hasCome(moment: Moment, folder: string, out: string): Promise<boolean> {
  if ("outcomes" in moment) return (await filesIn(join(folder, "outcomes"))).length > moment.outcomes;
  if ("volumes" in moment) return (await filesIn(join(folder, "volumes"))).length >= moment.volumes;
  if ("published" in moment) return (await filesIn(out)).includes("manifest.json");
  return moment.results === ""
    ? (await filesIn(folder)).includes("results.json")
    : (await filesIn(join(folder, "results"))).includes(moment.results);
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
