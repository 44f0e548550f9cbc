import { defineConfig } from "vitest/config";
import { handlebarsForVitest } from "./infra/build/handlebars-plugin.ts";
import { localesForVitest } from "./infra/build/locales-plugin.ts";

export default defineConfig({
  plugins: [handlebarsForVitest, localesForVitest],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/conformance/**", "test/bench/**"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    globalSetup: "test/support/run-folder.ts",
  },
});
