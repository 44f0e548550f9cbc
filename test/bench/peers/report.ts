// The results as a Markdown table for people and as JSON for those who want to look closer.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { median, quantile } from "./race.ts";

export type Conformance = { compliant: boolean; brokenRules: string[] };

export type Result = {
  id: string;
  name: string;
  /** Name and version of the packages and programs. */
  versions: string[];
  /** Why it is not in the race: it could not be run, or what it printed is wrong. */
  out?: { why: "not run" | "wrong"; reasons: string[] };
  pages?: number;
  /** What times and bytes are divided by: the pages that ours prints of the same papers, so that no one gains by spreading text. */
  countedPages?: number;
  tagged?: string;
  conformance?: Record<string, Conformance>;
  bytesPerSet?: number;
  wallMs?: number[];
  cpuMs?: number[];
  ratios?: number[];
  coldMs?: number[];
  peakMb?: number;
  installedBytes?: number;
  deployedBytes?: number;
};

export type Report = {
  date: string;
  machine: { cpu: string; cores: number; memoryGb: number; node: string; system: string };
  /** Load average over one minute: above 0 before we start means that others were at work. */
  loadBefore: number;
  rounds: number;
  results: Result[];
};

const digits = (value: number, count: number): string =>
  Number.isFinite(value) ? value.toFixed(value >= 100 ? 0 : value >= 10 ? Math.min(1, count) : count) : "–";
const megabytes = (bytes: number): string => `${digits(bytes / 1e6, 1)} MB`;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const verdict = (conformance: Conformance | undefined): string => {
  if (conformance === undefined) return "not checked";
  const { compliant, brokenRules } = conformance;
  return compliant ? "**yes**" : `no (${brokenRules.length} ${brokenRules.length === 1 ? "rule" : "rules"})`;
};

function timesRow(result: Result): string {
  const {
    name,
    countedPages: pages = NaN,
    wallMs = [],
    cpuMs = [],
    ratios = [],
    coldMs = [],
    bytesPerSet = NaN,
    peakMb = NaN,
  } = result;
  return row([
    name,
    digits(median(wallMs) / pages, 2),
    digits(quantile(wallMs, 0.95) / pages, 2),
    digits(median(cpuMs) / pages, 2),
    ratios.length === 0
      ? "1"
      : `${digits(median(ratios), 1)} (${digits(quantile(ratios, 0.05), 1)}–${digits(quantile(ratios, 0.95), 1)})`,
    digits(median(coldMs), 0),
    digits(peakMb, 0),
    digits(bytesPerSet / pages / 1000, 1),
  ]);
}

/** The tables, with what they were measured on. */
export function markdown(report: Report): string {
  const { machine, results, rounds, date, loadBefore } = report;
  const racers = results.filter(({ out }) => out === undefined);
  const printed = results.filter(({ out }) => out?.why !== "not run");
  const lines = [
    `Measured on ${date}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, ` +
      `Node ${machine.node}; ${rounds} rounds; load before the start ${digits(loadBefore, 2)}.`,
    "",
    row([
      "engine",
      "ms per page, median",
      "p95",
      "CPU ms per page",
      "times ours, by pairs (5–95 %)",
      "cold start, ms",
      "peak memory, MB",
      "KB per page",
    ]),
    row(["---", ...Array<string>(7).fill("---:")]),
    ...racers.map(timesRow),
    "",
    row(["engine", "PDF/UA-1", "PDF/A-2a", "tagged", "pages", "installed", "deployed", "versions"]),
    row(["---", "---", "---", "---", "---:", "---:", "---:", "---"]),
    ...printed.map(
      ({ name, conformance, tagged = "–", pages = NaN, installedBytes = NaN, deployedBytes = NaN, versions }) =>
        row([
          name,
          verdict(conformance?.["ua1"]),
          verdict(conformance?.["2a"]),
          tagged,
          String(pages),
          megabytes(installedBytes),
          megabytes(deployedBytes),
          versions.join(", "),
        ]),
    ),
    ...results.flatMap(({ name, out }) =>
      out === undefined
        ? []
        : [
            "",
            `**${name}** is ${out.why === "wrong" ? "wrong, so it is not timed" : "not run"}: ${out.reasons.join("; ")}.`,
          ],
    ),
  ];
  return lines.join("\n");
}

const marks = { start: "<!-- measured: start -->", end: "<!-- measured: end -->" };

/** Puts the tables into the README between its marks, and the raw figures beside it. */
export function save(report: Report, readme: string, json: string): void {
  const text = readFileSync(readme, "utf8");
  const [start, end] = [text.indexOf(marks.start), text.indexOf(marks.end)];
  if (start < 0 || end < start) throw new Error(`${readme} has lost the marks between which the tables stand.`);
  writeFileSync(readme, `${text.slice(0, start)}${marks.start}\n\n${markdown(report)}\n\n${text.slice(end)}`);
  const rounded = (_: string, value: unknown) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
  writeFileSync(json, `${JSON.stringify(report, rounded, 1)}\n`);
  spawnSync("npx", ["oxfmt", readme, json], { stdio: "ignore" });
}
