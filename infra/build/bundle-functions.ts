// Bundles the functions: a folder with an `index.mjs` for each, the same for AWS and for local runs.
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { readdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { functionNames, stepNames } from "../../functions/api/routes.ts";
import { bundleBasis } from "./bundle.ts";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { localesForEsbuild } from "./locales-plugin.ts";
import { replaceFiles } from "./replace-files.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

/** Modules that no program of ours runs, as they are imported, with their replacements: saves 200 KB in each bundle. */
const replacements: Record<string, string> = {
  // Lambda gives credentials in the environment; the nine other providers of the SDK are not needed.
  "@aws-sdk/credential-provider-node": 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
  // pdf-lib can compress with it; our engine uses the compression of the platform.
  pako: 'export default { deflate() { throw new Error("The platform compresses, not pako."); } };',
  // The named entities of HTML: what is read is XML.
  "./generated/decode-data-html.js": "export const htmlDecodeTree = new Uint16Array();",
};

/** For the functions and for the page of a person. */
export const replaceModules: Plugin = {
  name: "replace-modules",
  setup: (plugin) => {
    const names = Object.keys(replacements).map((name) => `^${name.replaceAll(".", "\\.")}$`);
    plugin.onResolve({ filter: new RegExp(names.join("|")) }, ({ path, resolveDir }) => ({
      path,
      namespace: "replaced",
      pluginData: resolveDir,
      sideEffects: false,
    }));
    plugin.onLoad({ filter: /.*/, namespace: "replaced" }, ({ path, pluginData }) => ({
      contents: replacements[path] ?? "",
      resolveDir: pluginData as string,
    }));
  },
};

/** Options of the functions, deployed or packed. */
export const functionsBasis = {
  ...bundleBasis,
  minify: true,
  // Half of the text is French: escaped accents would double their size.
  charset: "utf8",
  legalComments: "none",
  plugins: [handlebarsForEsbuild, localesForEsbuild, replaceModules, dropUnusedModules],
  metafile: true,
} satisfies BuildOptions;

/** The file of each function by its name, wherever it stands in the two rooms that hold them. */
const fileOf = new Map(
  ["functions/endpoints", "functions/steps"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => [basename(path, ".ts"), join(room, path)]),
  ),
);

export const entriesOf = (names: readonly string[]): { in: string; out: string }[] =>
  names.map((name) => ({ in: fileOf.get(name)!, out: `${name}/index` }));

/** Writes `<outdir>/<name>/index.mjs` for each function; gives what was read and written. */
export async function bundleFunctions(outdir: string): Promise<Metafile> {
  const names = [...functionNames, ...stepNames];
  const built = await build({
    ...functionsBasis,
    entryPoints: entriesOf(names),
    outdir,
    // Written beside the bundle, not deployed.
    sourcemap: "external",
    write: false,
  });
  replaceFiles(built);
  // A function that was removed must not stay deployable.
  const others = (await readdir(outdir)).filter((name) => !(names as readonly string[]).includes(name));
  for (const name of others) await rm(join(outdir, name), { recursive: true });
  return built.metafile;
}
