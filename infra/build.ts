// Bundles what runs into dist/: the command line and the benchmark.
import { build } from "esbuild";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

await build({
  entryPoints: { dossier: "infra/local/cli.ts", bench: "test/bench/bench.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  sourcemap: true,
  // Some packages are CommonJS and call `require` for Node's own modules.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  plugins: [handlebarsForEsbuild, dropUnusedModules],
  logLevel: "warning",
});
