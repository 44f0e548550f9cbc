// Bundles the service worker of the page, with the list of the files of one build in it.
import { build, type Metafile, type OutputFile } from "esbuild";
import { createHash } from "node:crypto";

/** The browsers of phones of five years ago: modules in workers, and top-level await. */
export const browsers = ["chrome90", "firefox114", "safari15"];

/** Fonts that most names need; the other ranges are kept when a name first needs them. */
const usualFonts = /\/fonts\/(?:latin|kerning)\.json$/;
/** Languages whose texts are kept at once; another one, when it is first chosen. */
const usualTexts = /^locales:virtual:locale-part\/\w+\/(?:fr|en)$/;

/** Of the module that a file of the build begins with. */
const isRare = (entry: string): boolean =>
  (/\/fonts\/.*\.json$/.test(entry) && !usualFonts.test(entry)) ||
  (entry.startsWith("locales:virtual:locale-part/") && !usualTexts.test(entry));

/** `files`: the paths and the contents of the build; `namedByPage`: what is in its `index.html`. */
export async function bundleServiceWorker(
  outfile: string,
  {
    files,
    namedByPage,
    outputs,
  }: { files: ReadonlyMap<string, Uint8Array>; namedByPage: readonly string[]; outputs: Metafile["outputs"] },
): Promise<OutputFile> {
  const hash = createHash("sha256");
  for (const [path, contents] of files) hash.update(`${path}\0`).update(contents).update("\0");
  const rare = new Set(
    Object.entries(outputs).flatMap(([path, { entryPoint = "" }]) => (isRare(entryPoint) ? [nameOf(path)] : [])),
  );
  const paths = [...files.keys()].filter((path) => path !== "index.html");
  const thisBuild = {
    name: hash.digest("hex").slice(0, 16),
    atOnce: paths.filter((path) => !rare.has(nameOf(path))),
    onDemand: paths.filter((path) => rare.has(nameOf(path))),
    namedByPage,
  };
  const { outputFiles } = await build({
    entryPoints: ["web/service-worker.ts"],
    outfile,
    bundle: true,
    format: "iife",
    target: browsers,
    minify: true,
    charset: "utf8",
    define: { thisBuild: JSON.stringify(thisBuild) },
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]!;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
