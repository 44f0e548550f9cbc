// Our engine beside those that one would pick instead, on the same papers in one run: `npm run bench:peers`.
// Options: --rounds N; --only typst,pdfkit (ours is always there); --save puts the tables into test/bench/README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadBundled } from "../../support/bundle.ts";
import { MissingProgram } from "../../conformance/programs.ts";
import { profiles, validate, type Profile } from "../../conformance/verapdf.ts";
import { bundleWorker, peersFolder, type Bundle } from "./build.ts";
import { checkFile, faultsOf, type Checked } from "./check.ts";
import { contenders, ours, type Contender } from "./contenders.ts";
import type { FacePaths } from "./engine.ts";
import { bytesWithDependencies, installedVersion } from "./install-size.ts";
import { coldStart, newLane, racePair, startRunner, warm, type Lane, type Runner } from "./race.ts";
import { markdown, save, type Report, type Result } from "./report.ts";

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "30" }, only: { type: "string" }, save: { type: "boolean" } },
});
const wantedRounds = Number(options.rounds);
/** No round begins later than this, so that the whole run stays under six minutes. */
const lastRoundStartsMs = 5 * 60_000;
const coldStarts = 3;
const output = ".cache/peers";
const faceFolder = "node_modules/@expo-google-fonts/noto-sans";
const faces: FacePaths = {
  regular: join(faceFolder, "400Regular/NotoSans_400Regular.ttf"),
  bold: join(faceFolder, "700Bold/NotoSans_700Bold.ttf"),
};
const facesBytes = Object.values(faces).reduce((sum, path) => sum + statSync(path).size, 0);

const started = performance.now();
const say = (text: string) =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 300) ?? "";

/** The peers' own packages, from their own lock file. */
function install(): void {
  const [lock, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((name) =>
    join(peersFolder, name),
  ) as [string, string];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("installing the peers");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: peersFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) say("npm ci failed: what is missing is listed below");
}

function programOf({ program }: Contender): { version: string; bytes: number } | undefined {
  if (program === undefined) return undefined;
  const { stdout } = spawnSync("chromium", ["--version"], { encoding: "utf8" });
  const packages = ["chromium", "chromium-common"];
  const sizes = spawnSync("dpkg-query", ["-W", "-f=${Installed-Size}\n", ...packages], { encoding: "utf8" });
  // dpkg counts in KiB, and without the libraries that Chromium shares with others.
  const kilobytes = (sizes.stdout ?? "").split("\n").reduce((sum, line) => sum + Number(line), 0);
  return { version: /[\d.]{5,}/.exec(stdout ?? "")?.[0] ?? "?", bytes: kilobytes * 1024 };
}

function sizesOf(contender: Contender, bundle: Bundle): Pick<Result, "installedBytes" | "deployedBytes" | "versions"> {
  const { packages, unbundled = [] } = contender;
  const program = programOf(contender);
  const more = program?.bytes ?? 0;
  if (packages.length === 0) {
    // The faces are in our bundle; the packages are those of the product that it draws from.
    const names = bundle.packages.map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
    return {
      installedBytes: bytesWithDependencies(".", names) + bundle.bytes,
      deployedBytes: bundle.bytes,
      versions: ["this repository"],
    };
  }
  return {
    installedBytes: bytesWithDependencies(peersFolder, packages) + facesBytes + more,
    deployedBytes: bundle.bytes + bytesWithDependencies(peersFolder, unbundled) + facesBytes + more,
    versions: [
      ...packages.map((name) => `${name} ${installedVersion(peersFolder, name)}`),
      ...(program === undefined ? [] : [`Chromium ${program.version}`]),
    ],
  };
}

type Entry = {
  contender: Contender;
  result: Result;
  runner: Runner;
  path: string;
  lane: Lane;
  checked: Checked[];
  files: string[];
};

/** The peers whose papers are right, and the results of all; every paper is kept in .cache/peers. */
async function openAll(
  wanted: readonly Contender[],
  makeSets: (count: number) => ReturnType<typeof import("./papers.ts").makeSets>,
) {
  const results: Result[] = [];
  const entries: Entry[] = [];
  const [set] = makeSets(1);
  for (const contender of wanted) {
    const result: Result = { id: contender.id, name: contender.name, versions: [] };
    results.push(result);
    try {
      const bundle = await bundleWorker(contender.id, contender.unbundled ?? []);
      Object.assign(result, sizesOf(contender, bundle));
      const runner = await startRunner(bundle.path, faces);
      const printed = await runner.show(set!);
      const folder = join(output, contender.id);
      mkdirSync(folder, { recursive: true });
      const files = printed.map((bytes, index) => {
        const path = join(folder, `${set!.papers[index]!.id}.pdf`);
        writeFileSync(path, bytes);
        return path;
      });
      // From answers, ours prints the whole checklist: its text is more than what is asked for.
      const checked = await Promise.all(printed.map((bytes, index) => checkFile(bytes, set!.papers[index]!)));
      result.pages = checked.reduce((sum, { pages }) => sum + pages, 0);
      result.tagged = checked.every(({ tagged }) => tagged === "yes")
        ? "yes"
        : (checked.find(({ tagged }) => tagged !== "yes")?.tagged ?? "no");
      const measure = entries[0]?.checked ?? checked;
      const isWhole = contender.id === "ours-from-answers";
      result.countedPages = isWhole ? result.pages : measure.reduce((sum, { pages }) => sum + pages, 0);
      const faults = isWhole ? [] : faultsOf(checked, measure);
      if (faults.length > 0) result.out = { why: "wrong", reasons: [...new Set(faults)] };
      entries.push({
        contender,
        result,
        runner,
        path: bundle.path,
        lane: newLane(result.countedPages),
        checked,
        files,
      });
      say(`${contender.name}: ${result.pages} pages${faults.length > 0 ? `, wrong: ${faults.join("; ")}` : ""}`);
    } catch (error) {
      result.out = { why: "not run", reasons: [reasonOf(error)] };
      say(`${contender.name}: not run: ${reasonOf(error)}`);
    }
  }
  return { results, entries };
}

/** What veraPDF says about the papers of each engine; nothing where there is no Java. */
async function checkConformance(entries: readonly Entry[]): Promise<void> {
  try {
    const all = entries.flatMap(({ files }) => files);
    for (const profile of Object.keys(profiles) as Profile[]) {
      const verdicts = await validate(all, profile);
      for (const { result, files } of entries) {
        const own = verdicts.filter(({ file }) => files.includes(file));
        const brokenRules = [...new Set(own.flatMap(({ failures }) => failures.map(({ clause }) => clause)))];
        result.conformance = {
          ...result.conformance,
          [profile]: { compliant: own.every(({ compliant }) => compliant), brokenRules },
        };
      }
    }
  } catch (error) {
    say(`conformance is not checked: ${error instanceof MissingProgram ? error.message : reasonOf(error)}`);
  }
}

async function run(): Promise<Report> {
  const loadBefore = loadavg()[0] ?? 0;
  install();
  rmSync(output, { recursive: true, force: true });
  const { makeSets: makeSetsFrom } = await loadBundled<typeof import("./papers.ts")>("test/bench/peers/papers.ts");
  let people = 0;
  const makeSets = (count: number) => {
    people += count;
    return makeSetsFrom(people - count, count);
  };
  const only = options.only?.split(",");
  const wanted = contenders.filter(({ id }) => only === undefined || id.startsWith(ours.id) || only.includes(id));
  const { results, entries } = await openAll(wanted, makeSets);
  const [us] = entries;
  if (us === undefined || us.contender !== ours) throw new Error("Our own engine could not be run.");
  if (us.result.out !== undefined) throw new Error(`Our own papers are wrong: ${us.result.out.reasons.join("; ")}`);
  say("checking conformance");
  await checkConformance(entries);
  for (const { result, runner } of entries) if (result.out !== undefined) runner.end();
  const racers = entries.filter(({ result }) => result.out === undefined);

  say("cold starts");
  for (let time = 0; time < coldStarts; time++) {
    for (const { path, result } of racers) (result.coldMs ??= []).push(await coldStart(path, faces, makeSets(1)[0]!));
  }
  say("warming up");
  for (const { runner, lane } of racers) lane.wallMs.push(await warm(runner, makeSets));
  const lastWarm = new Map(racers.map(({ lane }) => [lane, lane.wallMs.length]));

  const peers = racers.slice(1);
  let rounds = 0;
  while (rounds < wantedRounds && (rounds < 2 || performance.now() - started < lastRoundStartsMs)) {
    for (const [index, { runner, lane }] of peers.entries()) {
      await racePair([us.runner, us.lane], [runner, lane], makeSets, (rounds + index) % 2 === 1);
    }
    rounds++;
    if (rounds % 5 === 0) say(`round ${rounds} of ${wantedRounds}`);
  }
  for (const { result, lane, runner } of racers) {
    const { bytes, wallMs, cpuMs, ratios } = lane;
    Object.assign(result, {
      bytesPerSet: bytes,
      wallMs: wallMs.slice(lastWarm.get(lane)),
      cpuMs,
      ratios,
      peakMb: await runner.peakMb(),
    });
    runner.end();
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cpu: cpus()[0]?.model ?? "?",
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      system: `${type()} ${release().split("-")[0]}`,
    },
    loadBefore,
    rounds,
    results,
  };
}

const report = await run();
console.log(markdown(report));
if (options.save === true) save(report, join(peersFolder, "../README.md"), join(peersFolder, "../peers.json"));
else console.log("\nNothing was saved: --save puts these tables into test/bench/README.md.");
