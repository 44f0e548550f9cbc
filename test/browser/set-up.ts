// Before and after the browser tests of a run: one browser, to which each test file connects.
import type { TestProject } from "vitest/node";
import { installPackages } from "./packages.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    browserEndpoint: string;
    /** `vitest --update` writes the pictures anew. */
    updatesPictures: boolean;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  installPackages();
  // Only now are its packages there.
  const { startBrowser } = await import("./chromium.ts");
  const server = await startBrowser();
  project.provide("browserEndpoint", server.wsEndpoint());
  project.provide("updatesPictures", project.config.snapshotOptions.updateSnapshot === "all");
  return () => server.close();
}
