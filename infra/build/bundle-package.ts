// Bundles the command that people install: the program, the thread of batches and the functions and the page of the
// service, small, without maps, and with the licences of what is in it. It needs no other package.
import { build, type Metafile } from "esbuild";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { functionNames } from "../../functions/api/routes.ts";
import { entriesOf, functionsBasis } from "./bundle-functions.ts";
import { bundle } from "./bundle.ts";
import { bundleWeb } from "./web/bundle-web.ts";
import { licencesFile, licencesOf } from "./licences.ts";
import { replaceFiles } from "./replace-files.ts";

/** Writes the folder that `npm pack` takes; gives what was read and written. */
export async function bundlePackage(outdir: string): Promise<Metafile> {
  await rm(outdir, { recursive: true, force: true });
  const { charset, legalComments, minify } = functionsBasis;
  // What several programs share is written once; what a command does not need is not read.
  const shared = { charset, legalComments, minify, splitting: true, chunkNames: "[name]-[hash]" } as const;
  const programs = await bundle(
    { dossier: "infra/local/cli/main.ts", "batch-worker": "infra/local/batch/batch-worker.ts" },
    outdir,
    shared,
  );
  const functions = await build({
    ...functionsBasis,
    ...shared,
    entryPoints: entriesOf(functionNames),
    outdir: join(outdir, "functions"),
    write: false,
  });
  replaceFiles(functions);
  const web = await bundleWeb(join(outdir, "web"), { compressed: true, earlier: "dist/web" });
  // The service sends what is compressed as it is, and unpacks it for whoever takes nothing compressed.
  const names = await readdir(join(outdir, "web"), { recursive: true });
  const packed = names.filter((name) => name.endsWith(".br") && name !== "index.html.br");
  await Promise.all(packed.map((name) => rm(join(outdir, "web", name.slice(0, -".br".length)))));
  const metafile = {
    inputs: { ...programs.inputs, ...functions.metafile.inputs, ...web.inputs },
    outputs: { ...programs.outputs, ...functions.metafile.outputs, ...web.outputs },
  };
  await writeFile(join(outdir, licencesFile), licencesOf(Object.keys(metafile.inputs)));
  return metafile;
}
