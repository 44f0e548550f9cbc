import { defineConfig } from "vitest/config";
import { handlebarsForVitest } from "./infra/build/handlebars-plugin.ts";
import { localesForVitest } from "./infra/build/locales-plugin.ts";

/** These replace a module or watch a global: each needs a process of its own. */
const alone = [
  "test/build/locales.test.ts",
  "test/documents/one-more-document.test.ts",
  "test/endpoints/steps.test.ts",
  "test/text/say.test.ts",
];

/** Tests of rooms in memory: a process runs many of their files, so that each module is loaded once. */
const inMemory = [
  "test/{answers,api,batch,build,delivery,documents,endpoints,formats,law,pdf,proof,spreadsheet,support,text}/**/*.test.ts",
  "test/*.test.ts",
];

export default defineConfig({
  plugins: [handlebarsForVitest, localesForVitest],
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    globalSetup: "test/support/run-folder.ts",
    projects: [
      { extends: true, test: { name: "rooms", include: inMemory, exclude: alone, isolate: false } },
      {
        extends: true,
        test: {
          name: "programs",
          include: ["test/**/*.test.ts"],
          exclude: ["test/conformance/**", "test/bench/**", ...inMemory],
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
