// Before and after all tests: a folder for what is made once in a run and used by several test files.
import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    runFolder: string;
  }
}

// Inside the project: what is bundled there finds the packages that stay outside of a bundle. Each project of Vitest is set
// up by itself in the process of the run, and all share what is made.
const folder = resolve(`.cache/runs/${process.pid}-${Math.round(performance.timeOrigin)}`);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  project.provide("runFolder", folder);
  // Sources may have changed.
  project.onTestsRerun(() => rm(folder, { recursive: true, force: true }));
  return () => rm(folder, { recursive: true, force: true });
}
