// The race itself: engines in processes of their own, warm, taking turns with ours.
import { fork, type ChildProcess } from "node:child_process";
import type { FacePaths, PaperSet } from "./engine.ts";
import type { Reply, Request } from "./worker.ts";

type Kind = Reply["kind"];
export type Printed = Extract<Reply, { kind: "printed" }>;

/** A process that holds one engine. */
export type Runner = {
  print: (sets: PaperSet[], untimed: number) => Promise<Printed>;
  show: (set: PaperSet) => Promise<Uint8Array[]>;
  peakMb: () => Promise<number>;
  end: () => void;
};

const patienceMs = 60_000;

/** Starts an engine; rejects with its own words where it cannot be opened. */
export async function startRunner(path: string, faces: FacePaths): Promise<Runner> {
  // Without the loader that runs this program; warnings of a library say nothing about the race.
  const child = fork(path, [JSON.stringify(faces)], {
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => (said = `${said}${data.toString()}`.slice(-2000)));
  const ask = async <Wanted extends Kind>(request: Request, kind: Wanted) => {
    const answer = replyOf(child, kind, () => said);
    child.send(request);
    return answer;
  };
  await replyOf(child, "ready", () => said);
  return {
    print: (sets, untimed) => ask({ kind: "print", sets, untimed }, "printed"),
    show: async (set) => (await ask({ kind: "show", set }, "shown")).files,
    peakMb: async () => (await ask({ kind: "memory" }, "memory")).peakMb,
    end: () => void child.send({ kind: "end" } satisfies Request),
  };
}

function replyOf<Wanted extends Kind>(
  child: ChildProcess,
  kind: Wanted,
  said: () => string,
): Promise<Extract<Reply, { kind: Wanted }>> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      done();
    };
    const onMessage = (reply: Reply) => {
      if (reply.kind === "failed") settle(() => reject(new Error(reply.message)));
      else if (reply.kind === kind) settle(() => resolve(reply as Extract<Reply, { kind: Wanted }>));
    };
    const onExit = () => settle(() => reject(new Error(/\w*Error\b.*: .*/.exec(said())?.[0] ?? `it ended: ${said()}`)));
    const timer = setTimeout(() => {
      child.kill();
      settle(() => reject(new Error(`no answer within ${patienceMs / 1000} s`)));
    }, patienceMs);
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}

/** Milliseconds from starting a process to holding its first PDF. */
export async function coldStart(path: string, faces: FacePaths, set: PaperSet): Promise<number> {
  const start = performance.now();
  const runner = await startRunner(path, faces);
  await runner.show({ ...set, papers: set.papers.slice(0, 1) });
  const ms = performance.now() - start;
  runner.end();
  return ms;
}

/** Sets of papers that no engine has seen, as many as asked. */
export type MakeSets = (count: number) => PaperSet[];

/** Compiling goes on for some 150 sets in a JavaScript engine that is fast enough to print them meanwhile. */
const warmUp = { sets: 200, ms: 3000 };

/** Prints until the code is compiled and the caches are filled. Gives the milliseconds of the last set. */
export async function warm(runner: Runner, makeSets: MakeSets): Promise<number> {
  const start = performance.now();
  let last = 0;
  for (let count = 0; count < warmUp.sets && performance.now() - start < warmUp.ms; count++) {
    last = (await runner.print(makeSets(1), 0)).wallMs[0] ?? 0;
  }
  return last;
}

/** Times of sets in milliseconds; `pages` is how many a set counts for. */
export type Lane = { pages: number; wallMs: number[]; cpuMs: number[]; ratios: number[]; bytes: number };
export const newLane = (pages: number): Lane => ({ pages, wallMs: [], cpuMs: [], ratios: [], bytes: 0 });

type Turn = { untimed: number; timed: number };
/** Enough sets to be in full swing after the wait for the others, when the processor has forgotten all of it. */
const longTurn: Turn = { untimed: 5, timed: 20 };
/** Beside an engine that takes longer than `slowSetMs` for a set; that one prints one set, and none to get going. */
const shortTurn: Turn = { untimed: 2, timed: 4 };
const slowSetMs = 100;

/** One turn of ours and one of a peer, next to each other, with the same papers; `peerFirst` swaps them. */
export async function racePair(
  [ourRunner, ourLane]: [Runner, Lane],
  [runner, lane]: [Runner, Lane],
  makeSets: MakeSets,
  peerFirst: boolean,
): Promise<void> {
  const isSlow = (lane.wallMs.at(-1) ?? 0) > slowSetMs;
  const turn = isSlow ? shortTurn : longTurn;
  const sets = makeSets(turn.untimed + turn.timed);
  const theirTurn = () => (isSlow ? runner.print(sets.slice(-1), 0) : runner.print(sets, turn.untimed));
  const ourTurn = () => ourRunner.print(sets, turn.untimed);
  const [first, second] = peerFirst ? [await theirTurn(), await ourTurn()] : [await ourTurn(), await theirTurn()];
  const [our, their] = peerFirst ? [second, first] : [first, second];
  for (const [to, printed] of [
    [ourLane, our],
    [lane, their],
  ] as const) {
    to.wallMs.push(...printed.wallMs);
    to.cpuMs.push(printed.cpuMs);
    to.bytes = printed.bytes;
  }
  lane.ratios.push(median(their.wallMs) / lane.pages / (median(our.wallMs) / ourLane.pages));
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);
