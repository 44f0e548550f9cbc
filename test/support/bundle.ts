// Loads a test tool together with the product: templates are compiled at build time, which plain Node cannot do.
import { build } from "esbuild";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { handlebarsForEsbuild } from "../../infra/build/handlebars-plugin.ts";
import { localesForEsbuild } from "../../infra/build/locales-plugin.ts";

/** The module at `path`, from the root of the project, with everything of ours that it imports. */
export async function loadBundled<Module>(path: string): Promise<Module> {
  const outfile = resolve(`.cache/bundles/${basename(path, ".ts")}.mjs`);
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"],
    // These load files that lie beside their own.
    external: ["pdfjs-dist", "@hyzyla/pdfium"],
    // Some packages are CommonJS and call `require` for Node's own modules.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    sourcemap: "inline",
    plugins: [handlebarsForEsbuild, localesForEsbuild],
    logLevel: "warning",
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}
