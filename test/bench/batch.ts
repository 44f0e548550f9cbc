// What many dossiers at once cost on this machine: rows a second, time, memory, as the number of rows grows. Prints figures,
// asserts nothing. `--full` adds 10,000 rows, about 50,000 PDFs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import type { Answers } from "../../functions/answers/answers.ts";
import { escapeXml } from "../../functions/formats/xml.ts";
import { manyPeople } from "../support/many-people.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { inlineRows, streamedXlsx } from "../spreadsheet/xlsx-of.ts";

const aims = { dossiers: 10_000, seconds: 60, memoryMb: 500, checkRows: 100_000, checkSeconds: 6, checkMb: 300 };
const usualRows = [100, 1000];
const pollMs = 50;

type Cost = { seconds: number; cpuSeconds: number; memoryMb: number };

/** Runs the built program. Memory is that of the whole process with its threads, at its most. */
async function cost(args: string[]): Promise<Cost> {
  const start = performance.now();
  const before = childrenCpuSeconds();
  const child = spawn(process.execPath, ["dist/dossier.mjs", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  let memoryMb = 0;
  const polling = setInterval(() => (memoryMb = Math.max(memoryMb, peakMemoryMb(child.pid))), pollMs);
  const [code] = (await once(child, "close")) as [number];
  clearInterval(polling);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: childrenCpuSeconds() - before, memoryMb };
}

/** Where the system tells (Linux). */
function peakMemoryMb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Of the children that have ended: fields 16 and 17 of `/proc/self/stat`, in hundredths of a second. */
function childrenCpuSeconds(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

/** Short rows, so that a hundred thousand of them fit into the size of a file that is taken. */
const fewAnswers = (count: number): Answers[] =>
  manyPeople(count).map(({ version, procedure, status, decision, identity }) => ({
    version,
    procedure,
    status,
    ...(decision === undefined ? {} : { decision }),
    ...(identity === undefined ? {} : { identity }),
    housing: { kind: "own-name" },
    couple: { kind: "single" },
  }));

/** The sheet of a CSV, with every text in its cell. */
function workbookOf(csv: Uint8Array): Uint8Array {
  const { data } = Papa.parse(new TextDecoder().decode(csv), { delimiter: ";", skipEmptyLines: true });
  return streamedXlsx(data.map((cells) => inlineRows([cells.map(escapeXml)])));
}

const row = (name: string, value: string): void => console.log(`${name.padEnd(56)}${value}`);
const isMet = (met: boolean): string => (met ? "met" : "NOT met");

const folder = await mkdtemp(join(tmpdir(), "bench-batch-"));
try {
  const counts = process.argv.includes("--full") ? [...usualRows, aims.dossiers] : usualRows;
  row("machine", `${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores, Node ${process.version}`);
  row("load of others at the beginning", (loadavg()[0] ?? 0).toFixed(1));
  let last: { rows: number; cost: Cost } | undefined;
  for (const rows of counts) {
    const sheet = join(folder, `${rows}.csv`);
    await writeFile(sheet, sheetOf(manyPeople(rows)));
    const out = join(folder, String(rows));
    const run = await cost(["batch", sheet, "--out", out, "--today", "2026-11-23"]);
    const sizes = await Promise.all((await readdir(out)).map(async (name) => (await stat(join(out, name))).size));
    row(
      `batch of ${rows} rows, about ${rows * 5} PDFs`,
      `${run.seconds.toFixed(1)} s, ${(rows / run.seconds).toFixed(0)} rows/s, CPU ${run.cpuSeconds.toFixed(1)} s ` +
        `(${((1000 * run.cpuSeconds) / rows).toFixed(1)} ms/row), ${run.memoryMb.toFixed(0)} MB, ` +
        `results ${(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6).toFixed(0)} MB`,
    );
    last = { rows, cost: run };
    await rm(out, { recursive: true });
  }
  if (last !== undefined) {
    const { rows, cost } = last;
    const seconds = (cost.seconds * aims.dossiers) / rows;
    const how = rows === aims.dossiers ? "" : `, by the ${rows} above; --full runs them`;
    row(
      `aim: ${aims.dossiers} rows in ${aims.seconds} s on two cores`,
      `${isMet(seconds <= aims.seconds)} (${seconds.toFixed(0)} s${how})`,
    );
    row(
      `aim: at most ${aims.memoryMb} MB, flat`,
      `${isMet(cost.memoryMb <= aims.memoryMb)} (${cost.memoryMb.toFixed(0)} MB)`,
    );
  }
  const csv = sheetOf(fewAnswers(aims.checkRows));
  for (const [format, bytes] of [["CSV", csv] as const, ["XLSX", workbookOf(csv)] as const]) {
    const sheet = join(folder, `check.${format.toLowerCase()}`);
    await writeFile(sheet, bytes);
    const check = await cost(["check", sheet, "--today", "2026-11-23"]);
    row(
      `check of ${aims.checkRows} rows, ${format} of ${(bytes.length / 1e6).toFixed(1)} MB`,
      `${check.seconds.toFixed(1)} s, ${(aims.checkRows / check.seconds).toFixed(0)} rows/s, ` +
        `CPU ${check.cpuSeconds.toFixed(1)} s, ${check.memoryMb.toFixed(0)} MB, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    row(
      `aim: in ${aims.checkSeconds} s, at most ${aims.checkMb} MB`,
      `${isMet(check.seconds <= aims.checkSeconds)}, ${isMet(check.memoryMb <= aims.checkMb)}`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
