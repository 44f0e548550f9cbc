import { availableParallelism, totalmem } from "node:os";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { handlebarsForVitest } from "./infra/build/handlebars-plugin.ts";
import { localesForVitest } from "./infra/build/locales-plugin.ts";

/** These replace a module, watch a global or change the environment: each needs a process of its own. */
const alone = [
  "test/aws/store.test.ts",
  "test/build/locales.test.ts",
  "test/documents/one-more-document.test.ts",
  "test/endpoints/steps.test.ts",
  "test/infra/{object-store,windows-paths}.test.ts",
  "test/service/{batches-privacy,privacy,service,step-functions}.test.ts",
  "test/text/say.test.ts",
];

/** What our plugins make depends on more files than the one that is loaded: it is compiled in each run. */
const isOurs = (id: string): boolean => id.startsWith("\0") || id.startsWith("virtual:") || id.endsWith(".hbs");

const cacheOfOthersOnly: Plugin = {
  name: "cache-of-others-only",
  configureVitest: ({ experimental_defineCacheKeyGenerator: decide }) =>
    decide(({ id }) => (isOurs(id) ? false : undefined)),
};

/** Bytes: a process that runs many files grows to 3 GB. */
const ofOneProcess = 4e9;

export default defineConfig({
  plugins: [handlebarsForVitest, localesForVitest, cacheOfOthersOnly],
  test: {
    // What did not change is not compiled again, as for the type check.
    experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/vitest" },
    // A busy machine is ten times slower: a limit ends what hangs, and decides nothing else.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    globalSetup: "test/support/run-folder.ts",
    maxWorkers: Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / ofOneProcess))),
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: ["test/conformance/**", "test/bench/**", "test/browser/**", ...alone],
          // A process runs many of the files, so that each module is loaded once.
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/browser/set-up.ts",
          isolate: false,
        },
      },
    ],
  },
});
