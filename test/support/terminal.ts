// A program in a terminal of its own, by util-linux's `script`: a person reads what stands there and presses keys.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Whether this machine opens terminals: a bare root may have none, and `script` of other systems takes other arguments. */
export const hasTerminal = (): boolean =>
  spawnSync("script", ["--quiet", "--return", "--command", "true", "/dev/null"], { stdio: "ignore" }).status === 0;

export type Step = readonly [shown: RegExp, keys: string];

export const enter = "\r";
export const ctrlC = "\u0003";

/** Presses the keys of each step once what it waits for is shown; `screen` is all that was shown. */
export async function runInTerminal(
  command: readonly string[],
  steps: readonly Step[],
  { cwd }: { cwd: string },
): Promise<{ code: number | null; screen: string }> {
  const quoted = command.map((part) => `'${part.replaceAll("'", String.raw`'\''`)}'`).join(" ");
  // A new terminal has no columns, in which a question would stand one sign a line.
  const sized = `stty cols 120 rows 40 && exec ${quoted}`;
  const child = spawn("script", ["--quiet", "--flush", "--return", "--command", sized, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, LANG: "C", TERM: "xterm" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const rest = [...steps];
  let screen = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = rest;
    if (next === undefined || !next[0].test(stripVTControlCharacters(screen.slice(seen)))) return;
    rest.shift();
    seen = screen.length;
    child.stdin.write(next[1]);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, screen: stripVTControlCharacters(screen) };
}

/** Answers the first two questions of `dossier ask`, stops, and asks once more; gives the answers, or what was shown. */
export async function askTwice(program: string, cwd: string): Promise<unknown> {
  const ask = [process.execPath, program, "ask", "mine.json", "--language", "fr"];
  const first = await runInTerminal(
    ask,
    [
      [/ langue/, enter],
      [/demandez-vous/, enter],
      [/protection avez-vous/, ctrlC],
    ],
    { cwd },
  );
  const second = await runInTerminal(ask, [[/protection avez-vous/, ctrlC]], { cwd });
  if (first.code !== 130 || second.code !== 130) return [first, second];
  return JSON.parse(readFileSync(join(cwd, "mine.json"), "utf8"));
}

/** What it gives where all is well. */
export const answeredTwice = { version: 1, language: "fr", procedure: { kind: "first-application" } };
