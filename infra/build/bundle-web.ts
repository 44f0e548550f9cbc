// Bundles the page for a person: files with the hash of their content in their names, loaded when they are needed.
import { build, type Metafile } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { handlebarsForEsbuild } from "./handlebars-plugin.ts";
import { localesForWeb } from "./locales-plugin.ts";
import { replaceFiles } from "./replace-files.ts";
import { dropUnusedModules } from "./side-effects-plugin.ts";

/** Nothing from elsewhere, nothing evaluated; workers and downloads are files of the page or made by it. */
export const webPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes a folder that any web space can serve, at any address; gives what was read and written. */
export async function bundleWeb(outdir: string): Promise<Metafile> {
  const built = await build({
    entryPoints: { app: "web/app.tsx", worker: "web/worker/worker.ts", page: "web/page.css" },
    outdir,
    bundle: true,
    format: "esm",
    platform: "browser",
    // The browsers of phones of five years ago: modules in workers, and top-level await.
    target: ["chrome90", "firefox114", "safari15"],
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
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
  const nameOf = (entry: string): string => {
    const output = Object.entries(built.metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry);
    return basename(output?.[0] ?? "");
  };
  const html = readFileSync("web/index.html", "utf8")
    .replaceAll("{{policy}}", webPolicy)
    .replaceAll("{{app}}", nameOf("web/app.tsx"))
    .replaceAll("{{worker}}", nameOf("web/worker/worker.ts"))
    .replaceAll("{{page}}", nameOf("web/page.css"));
  const index = { path: join(outdir, "index.html"), contents: new TextEncoder().encode(html), text: html };
  await rm(outdir, { recursive: true, force: true });
  const hash = createHash("sha256").update(html).digest("hex");
  replaceFiles({ ...built, outputFiles: [...built.outputFiles, { ...index, hash }] });
  return { ...built.metafile, inputs: { ...built.metafile.inputs, "web/index.html": { bytes: 0, imports: [] } } };
}
