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

export default defineConfig({
  plugins: [handlebarsForVitest, localesForVitest],
  test: {
    // A busy machine is ten times slower: a limit ends what hangs, and decides nothing else.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    globalSetup: "test/support/run-folder.ts",
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
