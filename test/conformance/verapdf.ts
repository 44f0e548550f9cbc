// Asks veraPDF whether files keep to PDF/UA-1 and PDF/A-2a. On its own: `npx tsx test/conformance/verapdf.ts FILE…`
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MissingProgram, runProgram } from "./programs.ts";

export const profiles = { ua1: "PDF/UA-1", "2a": "PDF/A-2a" } as const;
export type Profile = keyof typeof profiles;

/** One rule that a file breaks. */
export type Failure = {
  file: string;
  profile: Profile;
  /** Clause and test of the standard, for example `7.1-3`. */
  clause: string;
  description: string;
  count: number;
  /** Where the first failing check stands in the file, and what was found there. */
  example: string;
};

export type Verdict = { file: string; profile: Profile; compliant: boolean; failures: Failure[] };

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = join(here, "../../.cache/verapdf");
const mainClass = "org.verapdf.apps.GreenfieldCliWrapper";
const maxFilesPerRun = 500;

type Check = { context: string; errorMessage?: string };
type RuleSummary = { clause: string; testNumber: number; failedChecks: number; description: string; checks: Check[] };
type Job = {
  itemDetails: { name: string };
  validationResult?: { profileName: string; compliant: boolean; details: { ruleSummaries: RuleSummary[] } }[];
  taskException?: { exceptionMessage: string };
};

const jarIn = (): string | undefined =>
  existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(".jar")) : undefined;

/** The path of veraPDF's jar, fetched through Maven the first time. */
export async function fetchVeraPdf(): Promise<string> {
  let jar = jarIn();
  if (jar === undefined) {
    const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${folder}`];
    const ran = await runProgram("mvn", ["-B", "-q", "-ntp", "-f", join(here, "pom.xml"), ...goal]);
    jar = jarIn();
    if (ran.exitCode !== 0 || jar === undefined) {
      throw new Error(`Maven could not fetch veraPDF:\n${ran.stdout}${ran.stderr}`);
    }
  }
  return join(folder, jar);
}

const toVerdict = (file: string, job: Job | undefined, profile: Profile): Verdict => {
  const failure = (clause: string, description: string, count: number, example: string): Failure => ({
    file,
    profile,
    clause,
    description,
    count,
    example,
  });
  const [result] = job?.validationResult ?? [];
  if (result === undefined) {
    const reason = job?.taskException?.exceptionMessage ?? "veraPDF gave no result";
    return { file, profile, compliant: false, failures: [failure("unreadable", reason, 1, "")] };
  }
  const failures = result.details.ruleSummaries.map((rule) => {
    const [first] = rule.checks;
    const example = first ? `${first.errorMessage ?? ""} at ${first.context}` : "";
    return failure(`${rule.clause}-${rule.testNumber}`, rule.description, rule.failedChecks, example);
  });
  return { file, profile, compliant: result.compliant, failures };
};

/** One Java process for all the files, since starting Java costs more than reading a file. One verdict for each file. */
export async function validate(files: string[], profile: Profile): Promise<Verdict[]> {
  const jar = await fetchVeraPdf();
  const verdicts: Verdict[] = [];
  for (let start = 0; start < files.length; start += maxFilesPerRun) {
    const group = files.slice(start, start + maxFilesPerRun);
    const options = ["--flavour", profile, "--format", "json", "--maxfailuresdisplayed", "1", "--nonpdfext"];
    const ran = await runProgram("java", ["-Xmx1g", "-cp", jar, mainClass, ...options, ...group]);
    let jobs: Job[];
    try {
      jobs = (JSON.parse(ran.stdout) as { report: { jobs: Job[] } }).report.jobs;
    } catch {
      throw new Error(`veraPDF gave no report (exit code ${ran.exitCode}):\n${ran.stdout.slice(0, 2000)}${ran.stderr}`);
    }
    const byFile = new Map(jobs.map((job) => [job.itemDetails.name, job]));
    // A file that veraPDF passed over in silence must not count as good.
    verdicts.push(...group.map((file) => toVerdict(file, byFile.get(resolve(file)), profile)));
  }
  return verdicts;
}

/** What is wrong, one line for each broken rule of each file. */
export const describeFailures = (verdicts: Verdict[]): string[] =>
  verdicts.flatMap(({ failures }) =>
    failures.map(
      ({ file, profile, clause, count, description, example }) =>
        `${file}\n  ${profiles[profile]} clause ${clause}, ${count} ${count === 1 ? "failure" : "failures"}: ${description}\n  ${example}`,
    ),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const files = process.argv.slice(2);
    if (files.length === 0) throw new MissingProgram("Usage: npx tsx test/conformance/verapdf.ts FILE…");
    await fetchVeraPdf();
    const verdicts = (await Promise.all([validate(files, "ua1"), validate(files, "2a")])).flat();
    for (const line of describeFailures(verdicts)) console.log(line);
    const good = verdicts.filter(({ compliant }) => compliant).length;
    console.log(`${good} of ${verdicts.length} verdicts are good (${files.length} files, PDF/UA-1 and PDF/A-2a)`);
    if (good < verdicts.length) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof MissingProgram ? error.message : error);
    process.exitCode = 1;
  }
}
