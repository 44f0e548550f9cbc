// The documentation is true: its commands run, and what it names exists.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packedProgram } from "../support/once.ts";
import { runInProcess } from "../support/cli-in-process.ts";
import { sized } from "../support/seeded.ts";
import { newDataFolder, removeFolder, startProcess } from "../service/bundled-service.ts";

const notOurs = new Set(["node_modules", "dist", "out", "data", ".cache", ".git"]);

/** The Markdown files below a folder that people wrote, from the root of the project. */
const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : pagesIn(path);
    return path.endsWith(".md") ? [path] : [];
  });
const pages = pagesIn(".").toSorted();

const read = (path: string): string => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

type Block = { page: string; info: string; code: string };

const blocks: Block[] = pages.flatMap((page) =>
  Array.from(read(page).matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm), ([, info = "", code = ""]) => ({
    page,
    info: info.trim(),
    code,
  })),
);

/** Prose and inline code, without fenced blocks. */
const proseOf = (page: string): string => read(page).replaceAll(/^```[^\n]*\n[\s\S]*?^```$/gm, "");

describe("the commands of the pages", () => {
  let program = "";
  let root = "";

  beforeAll(async () => {
    program = await packedProgram();
    root = mkdtempSync(join(tmpdir(), "docs-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  /** A folder with the examples, as in the project. */
  function newFolder(): string {
    const folder = mkdtempSync(join(root, "page-"));
    cpSync("test/examples", join(folder, "test/examples"), { recursive: true });
    return folder;
  }

  /**
   * Runs commands as a shell does, to the first that fails, and gives what they printed. `npm run dossier` is the program
   * as it was built above: to build it and to start npm for every line would take most of the time.
   */
  async function run(commands: string, folder: string): Promise<{ exit: number | null; output: string }> {
    const npm = `npm() { [ "$1" = run ] || return 64; shift; if [ "$1" = --silent ]; then shift; fi
      [ "$1 $2" = "dossier --" ] || return 64; shift 2; "${process.execPath}" "${program}" "$@"; }`;
    // The product needs Node and npm only, and so do its tests.
    const curl = `command -v curl >/dev/null || curl() { "${process.execPath}" "${resolve("test/docs/curl.mjs")}" "$@"; }`;
    const child = spawn("bash", ["-euo", "pipefail", "-c", `${npm}\n${curl}\n${commands}`], {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "close");
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exit] = (await ended) as [number | null];
    return { exit, output: `${out}\n${errors}` };
  }

  /**
   * Runs lines that only call the program, in this process: to start the program for each would take most of the time. The
   * conformance run gives them to a shell and to the built program.
   */
  async function runLines(commands: string, folder: string): Promise<{ exit: number | null; output: string }> {
    let output = "";
    for (const line of commands.trim().split("\n")) {
      const args = /^npm run dossier -- ((?:[\w./-]+ ?)+)(?: *#.*)?$/.exec(line)?.[1];
      if (args === undefined) return { exit: 64, output: `More than a call of the program: ${line}` };
      const { code, out, err } = await runInProcess(args.trim().split(" "), { folder });
      output += out + err;
      if (code !== 0) return { exit: code, output };
    }
    return { exit: 0, output };
  }

  const marked = (mark: string) => blocks.filter(({ info }) => info === mark);
  const commandsOf = (page: string, mark: string): string =>
    marked(mark)
      .filter((block) => block.page === page)
      .map(({ code }) => code)
      .join("");

  test("are those of the pages on which people try them", () => {
    const pagesOf = (mark: string) => [...new Set(marked(mark).map(({ page }) => page))];
    expect(pagesOf("sh run")).toEqual(["README.md", "docs/BATCHES.md", "docs/POUR-LES-JURISTES.md"]);
    expect(pagesOf("sh run-service")).toEqual(["docs/API.md"]);
  });

  // What the text names, besides what follows --out and --annotate.
  test.each<[page: string, files: string[]]>([
    ["README.md", ["out/calendar.ics", "out/dossier.pdf"]],
    [
      "docs/BATCHES.md",
      ["dossiers-1.zip", "impression-1.pdf", "manifest.xlsx", "manifest.csv", "manifest.json"].map(
        (name) => `papers/${name}`,
      ),
    ],
    ["docs/POUR-LES-JURISTES.md", []],
  ])("of %s end well and write the files that they name", async (page, files) => {
    const folder = newFolder();
    const commands = commandsOf(page, "sh run");
    expect(await sized(run, runLines)(commands, folder)).toMatchObject({ exit: 0 });
    const written = Array.from(commands.matchAll(/--(?:out|annotate) (\S+)/g), ([, path = ""]) => path);
    expect([...written, ...files].filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  test("of docs/API.md work against a service", async () => {
    const data = await newDataFolder();
    const service = await startProcess(program, data);
    try {
      const commands = commandsOf("docs/API.md", "sh run-service");
      const here = commands.replaceAll("http://localhost:8080", service.url);
      expect(here).toContain(service.url);
      expect(await run(here, newFolder())).toMatchObject({ exit: 0 });
    } finally {
      await service.end("SIGKILL");
      await removeFolder(data);
    }
  });
});

test("README has at most 150 lines", () => {
  expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(150);
});

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, "")
    .replaceAll(" ", "-");

const anchorsOf = (page: string): string[] =>
  Array.from(proseOf(page).matchAll(/^#{1,6} (.+)$/gm), ([, heading = ""]) => anchorOf(heading));

test("every link between pages leads somewhere", () => {
  const broken = pages.flatMap((page) =>
    Array.from(proseOf(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g), ([, target = ""]) => target)
      .filter((target) => {
        const [path = "", anchor] = target.split("#");
        const file = path === "" ? page : join(dirname(page), path);
        return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
      })
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("every script that a page runs with npm is in package.json", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const unknown = pages.flatMap((page) =>
    Array.from(read(page).matchAll(/\bnpm (?:run (?:--silent )?([a-z][a-z:-]*)|(test|start)\b)/g))
      .map(([, run, short]) => run ?? short ?? "")
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${page}: npm run ${name}`),
  );
  expect(unknown).toEqual([]);
});

const isPath = /^(?:\.github|\.ci|docs|functions|infra|templates|test|web)\/[\w./-]+$/;

test("every path of the project that a page names exists", () => {
  const missing = pages.flatMap((page) =>
    Array.from(proseOf(page).matchAll(/`([^`\n]+)`/g), ([, code = ""]) => code)
      .filter((code) => isPath.test(code) && !existsSync(resolve(code)))
      .map((code) => `${page}: ${code}`),
  );
  expect(missing).toEqual([]);
});

test("the rooms that README lists are those of functions/", () => {
  const listed = Array.from(read("README.md").matchAll(/^functions\/(\w+)\/ /gm), ([, room = ""]) => room);
  const rooms = readdirSync("functions", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(listed.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted());
});
