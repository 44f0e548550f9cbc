// Bundles the command that people install: the program, the thread of batches and the functions of the service, small,
// without maps, and with the licences of what is in it. It needs no other package.
import { build, type Metafile } from "esbuild";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { functionNames } from "../../functions/api/routes.ts";
import { entriesOf, functionsBasis } from "./bundle-functions.ts";
import { bundle } from "./bundle.ts";
import { replaceFiles } from "./replace-files.ts";

export const licencesFile = "THIRD-PARTY-LICENCES.txt";

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
  const metafile = {
    inputs: { ...programs.inputs, ...functions.metafile.inputs },
    outputs: { ...programs.outputs, ...functions.metafile.outputs },
  };
  await writeFile(join(outdir, licencesFile), licencesOf(Object.keys(metafile.inputs)));
  return metafile;
}

/** The licence of each package that is in the bundle, as its author wrote it. */
export function licencesOf(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
    const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    return `${String(about["name"])} ${String(about["version"])}: ${String(about["license"])}\n${text}`;
  });
  const fonts = "templates/fonts/OFL.txt";
  if (existsSync(fonts)) texts.push(`Noto Sans: OFL-1.1\n\n${readFileSync(fonts, "utf8").trim()}\n`);
  return texts.join(`\n${"-".repeat(78)}\n\n`);
}
