// Bundles a worker for each engine, as a deployment would: one file where the engine allows it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { handlebarsForEsbuild } from "../../../infra/build/handlebars-plugin.ts";
import { localesForEsbuild } from "../../../infra/build/locales-plugin.ts";
import { dropUnusedModules } from "../../../infra/build/side-effects-plugin.ts";

export const peersFolder = fileURLToPath(new URL(".", import.meta.url));
/** Inside the folder, so that what is not bundled is found in its node_modules. */
const distFolder = join(peersFolder, "dist");

export type Bundle = { path: string; bytes: number; packages: string[] };

/** A program for Node that runs `worker` with one engine; `external` packages stay files of their own. */
export function bundleWorker(engine: string, external: readonly string[]): Promise<Bundle> {
  const entry = join(peersFolder, "engines", `${engine}.ts`);
  if (!existsSync(entry)) throw new Error(`There is no engine ${engine}.`);
  const more = { external: [...external], alias: { "engine-under-test": entry } };
  // As the product is bundled; for a peer with thousands of modules the plugin takes half a minute and gains nothing.
  const plugins = engine.startsWith("ours") ? ourPlugins : [];
  return bundle("worker", engine, { ...more, plugins });
}

/** A program of this folder. */
export const bundleProgram = (name: string): Promise<Bundle> => bundle(name, name, { plugins: ourPlugins });

const ourPlugins = [handlebarsForEsbuild, localesForEsbuild, dropUnusedModules];

async function bundle(
  entry: string,
  name: string,
  more: Pick<BuildOptions, "alias" | "external" | "plugins">,
): Promise<Bundle> {
  const path = join(distFolder, `${name}.mjs`);
  const { metafile } = await build({
    entryPoints: [join(peersFolder, `${entry}.ts`)],
    outfile: path,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"],
    define: { "process.env.NODE_ENV": '"production"' },
    minifySyntax: true,
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
    ...more,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  const packages = Object.keys(metafile.inputs).flatMap(
    (input) => /^.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(input)?.[0] ?? [],
  );
  return { path, bytes: output?.bytes ?? 0, packages: [...new Set(packages)] };
}
