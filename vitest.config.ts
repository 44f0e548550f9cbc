import { defineConfig } from "vitest/config";
import { handlebarsForVitest } from "./infra/build/handlebars-plugin.ts";

export default defineConfig({
  plugins: [handlebarsForVitest],
  test: { include: ["test/**/*.test.ts"], exclude: ["test/conformance/**", "test/bench/**"], testTimeout: 60_000 },
});
