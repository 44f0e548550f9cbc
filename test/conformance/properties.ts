// Conformance: the property tests with all their runs, and whole sizes. `npm test` makes an eighth of them, to take seconds.
import { execFileSync } from "node:child_process";
import { runProgram, type Outcome } from "./programs.ts";

/** The part of vitest's JSON report that is read. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
};

export async function runProperties(): Promise<Outcome> {
  const files = execFileSync("git", ["grep", "-lE", "(runs|sized)\\(", "--", "test/*.test.ts"], { encoding: "utf8" });
  const vitest = ["RUNS=1", "npx", "vitest", "run", "--reporter=json", ...files.trim().split("\n")];
  const { stdout, stderr } = await runProgram("env", vitest);
  const start = stdout.indexOf('{"numTotalTestSuites"');
  if (start < 0) return { passed: 0, failed: 1, failures: [`vitest gave no report: ${stderr.slice(-2000)}`] };
  const report = JSON.parse(stdout.slice(start)) as Report;
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message === "" ? [] : [`${name}: ${message}`]),
    ...assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
  ]);
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, failures.length), failures };
}
