// What `npm pack` gives is whole: small, without other packages, and every command works in it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentIds } from "../../functions/documents/table.ts";
import { batchClientAt, startProcess } from "../service/bundled-service.ts";
import { builtProgram, packedProgram } from "../support/once.ts";
import { installPacked, pack, twoPeople, type PackedCommand } from "../support/packed-command.ts";
import { answeredTwice, askTwice, hasTerminal } from "../support/terminal.ts";
import { sized } from "../support/seeded.ts";

const example = resolve("test/examples/refugee-first-hosted-married.json");
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

let folder = "";
let command: PackedCommand;

beforeAll(async () => {
  // Built once for all tests; two builds at one time would disturb each other.
  await Promise.all([packedProgram(), builtProgram()]);
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  command = installPacked(pack(join(folder, "tarball")), join(folder, "installed"));
  mkdirSync(join(folder, "installed/below"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs in a folder below that of the package, as people do. */
const run = (...args: string[]) => command.run(args, { cwd: "below" });
const made = (path: string) => join(folder, "installed/below", path);

test("holds one folder of at most 10 MB, without maps and benchmarks, with the licences of what is in it", () => {
  expect(command.bytes).toBeLessThan(10_000_000);
  expect(command.files.filter((name) => !name.startsWith(join("dist", "package")))).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "package.json"]),
  );
  expect(command.files.filter((name) => /\.map$|bench|test|\.ts$/.test(name))).toEqual([]);
  const licences = readFileSync(join(command.folder, "dist/package/THIRD-PARTY-LICENCES.txt"), "utf8");
  for (const name of ["commander", "pdf-lib", "zod", "@aws-sdk/client-s3", "Noto Sans"]) {
    expect(licences).toMatch(new RegExp(`^${name} ?[\\d.]*: \\S`, "m"));
  }
});

test("npm run dossier works where the person is, and gives the exit code of the command", () => {
  const here = join(folder, "here");
  mkdirSync(here);
  const npmRun = (...args: string[]) =>
    spawnSync("npm", ["--prefix", resolve("."), "run", "--silent", "dossier", "--", ...args], {
      cwd: here,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
  expect(npmRun("blank", "checklist", "--out", "blank.pdf")).toMatchObject({ status: 0, stdout: "blank.pdf\n" });
  expect(existsSync(join(here, "blank.pdf"))).toBe(true);
  expect(npmRun("mak").status).toBe(2);
});

test("says its version, and helps in the language of the terminal", () => {
  expect(run("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  expect(run("--help").out).toMatch(/^Usage: dossier/);
  expect(command.run(["--help"], { env: { LANG: "fr_FR.UTF-8" } }).out).toMatch(/^Utilisation\u00A0: dossier/);
});

test("makes, explains, prints blanks, the schema and the file to fill in", () => {
  expect(run("make", example, "--out", "papers")).toMatchObject({ code: 0, err: "" });
  expect(existsSync(made("papers/dossier.pdf"))).toBe(true);
  expect(run("explain", example)).toMatchObject({ code: 0, err: "" });
  for (const id of sized(documentIds, documentIds.slice(0, 1)))
    expect(run("blank", id, "--out", `${id}.pdf`)).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(run("schema").out)).toHaveProperty("properties");
  expect(run("model", "--csv", "--out", "people.csv")).toMatchObject({ code: 0, err: "" });
  expect(run("model", "--xlsx", "--out", "people.xlsx")).toMatchObject({ code: 0, err: "" });
  expect(run("mak")).toMatchObject({ code: 2, out: "" });
});

// Where no terminal can be opened, the conformance run, which asks in one always, is what proves it.
test.runIf(hasTerminal())("asks in a terminal, keeps each answer, and goes on where the person stopped", async () => {
  expect(await askTwice(command.program, made("."))).toEqual(answeredTwice);
});

test("checks a file and makes a batch of it, in threads", () => {
  const input = twoPeople;
  expect(command.run(["check", "-"], { input })).toMatchObject({ code: 0 });
  expect(command.run(["batch", "-", "--out", "below/batch", "--jobs", "2"], { input })).toMatchObject({ code: 0 });
  const files = ["dossiers-1.zip", "impression-1.pdf", "manifest.csv", "manifest.xlsx"];
  expect(files.filter((name) => !existsSync(made(`batch/${name}`)))).toEqual([]);
});

test("runs the service, whose page, functions and threads are there too, and sends answers to it", async () => {
  const service = await startProcess(command.program, made("data"), { example: true });
  try {
    expect(service.output()).toContain("An example dossier");
    const page = await (await fetch(service.url)).text();
    const [script = ""] = /page\/app-\w+\.js/.exec(page) ?? [];
    // Node asks for Brotli by HTTPS only.
    const compressed = await fetch(`${service.url}/${script}`, { headers: { "accept-encoding": "br" } });
    expect(compressed.headers.get("content-encoding")).toBe("br");
    expect(run("send", example, "--to", service.url)).toMatchObject({ code: 0, err: "" });
    const client = batchClientAt(service.url);
    const checked = await client.check(Buffer.from(twoPeople));
    expect(checked.state).toBe("checked");
    expect(await client.make(checked.id)).toMatchObject({ state: "done" });
    expect((await client.results(checked.id)).files.length).toBeGreaterThan(1);
  } finally {
    expect(await service.end("SIGTERM")).toBe(0);
  }
});
