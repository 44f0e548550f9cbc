// Bundles programs for Node: one file for each entry, with the templates compiled into it.
import { build, type BuildOptions, type Metafile } from "esbuild";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { localesForEsbuild } from "./locales-plugin.ts";
import { replaceFiles } from "./replace-files.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

/** Options of every bundle, deployed or local. */
export const bundleBasis = {
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  // Lambda runs Node 24, development may run 20.19.
  target: "node20.19",
  mainFields: ["module", "main"],
  // Some packages are CommonJS and call `require` for Node's own modules.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  logLevel: "warning",
} satisfies BuildOptions;

/** Writes `<outdir>/<name>.mjs` for each entry point; gives what was read and written. */
export async function bundle(
  entryPoints: Record<string, string>,
  outdir: string,
  options: BuildOptions = { sourcemap: true },
): Promise<Metafile> {
  const built = await build({
    ...bundleBasis,
    entryPoints,
    outdir,
    plugins: [handlebarsForEsbuild, localesForEsbuild, dropUnusedModules],
    ...options,
    metafile: true,
    write: false,
  });
  replaceFiles(built);
  return built.metafile;
}
