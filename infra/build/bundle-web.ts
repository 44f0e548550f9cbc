// Bundles the page for a person: files with the hash of their content in their names, loaded when they are needed.
import { build, type Metafile, type OutputFile } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { hashedFolder, pagePolicy } from "../../functions/api/page-files.ts";
import { compressedBefore, compressFiles } from "./compress-files.ts";
import { bundleServiceWorker } from "./bundle-service-worker.ts";
import { licencesFile, licencesOf } from "./licences.ts";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { localesForWeb } from "./locales-plugin.ts";
import { replaceFiles } from "./replace-files.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

/**
 * Writes a folder that any web space can serve, at any address; gives what was read and written. `compressed`: each file
 * with a Brotli copy beside it, for servers that send it as it is.
 */
export async function bundleWeb(outdir: string, { compressed = false } = {}): Promise<Metafile> {
  const built = await build({
    entryPoints: { app: "web/app.tsx", worker: "web/worker/worker.ts", page: "web/page.css" },
    outdir,
    bundle: true,
    format: "esm",
    platform: "browser",
    // The browsers of phones of five years ago: modules in workers, and top-level await.
    target: ["chrome90", "firefox114", "safari15"],
    splitting: true,
    entryNames: `${hashedFolder}[name]-[hash]`,
    chunkNames: `${hashedFolder}part-[hash]`,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [handlebarsForEsbuild, localesForWeb, dropUnusedModules],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const { outputs, inputs } = built.metafile;
  const inFolder = (path: string): string => relative(outdir, path).replaceAll("\\", "/");
  const addressOf = (entry: string): string =>
    inFolder(Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)?.[0] ?? "");
  const [app, worker, page] = [
    addressOf("web/app.tsx"),
    addressOf("web/worker/worker.ts"),
    addressOf("web/page.css"),
  ] as const;
  const html = readFileSync("web/index.html", "utf8")
    .replaceAll("{{policy}}", pagePolicy)
    .replaceAll("{{app}}", app)
    .replaceAll("{{worker}}", worker)
    .replaceAll("{{page}}", page);
  const index = asOutput(join(outdir, "index.html"), html);
  const files = new Map([...built.outputFiles, index].map(({ path, contents }) => [inFolder(path), contents]));
  const outputFiles = [
    ...built.outputFiles,
    index,
    await bundleServiceWorker(join(outdir, "service-worker.js"), { files, namedByPage: [app, worker, page], outputs }),
    asOutput(join(outdir, licencesFile), licencesOf(Object.keys(inputs))),
  ];
  const before = await compressedBefore(outdir);
  await rm(outdir, { recursive: true, force: true });
  replaceFiles({ ...built, outputFiles });
  if (compressed)
    await compressFiles(
      outdir,
      outputFiles.map(({ path }) => inFolder(path)),
      before,
    );
  const read = { bytes: 0, imports: [] };
  return { inputs: { ...inputs, "web/index.html": read, "web/service-worker.ts": read }, outputs };
}

function asOutput(path: string, text: string): OutputFile {
  const hash = createHash("sha256").update(text).digest("hex");
  return { path, contents: new TextEncoder().encode(text), text, hash };
}
