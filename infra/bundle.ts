// How what runs on Node is bundled: one file for each entry, with the templates compiled into it.
import { build } from "esbuild";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { bundlePool } from "./pool-plugin.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

/** Writes `<outdir>/<name>.mjs` for each entry point. */
export async function bundle(entryPoints: Record<string, string>, outdir: string): Promise<void> {
  await build({
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"],
    sourcemap: true,
    // Some packages are CommonJS and call `require` for Node's own modules.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [handlebarsForEsbuild, dropUnusedModules, bundlePool],
    logLevel: "warning",
  });
}
