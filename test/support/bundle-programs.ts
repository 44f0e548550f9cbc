// The command line with its worker and the functions, bundled as they are delivered.
import { join } from "node:path";
import { bundle } from "../../infra/build/bundle.ts";
import { bundleFunctions } from "../../infra/build/bundle-functions.ts";

/** Gives the path of `dossier.mjs`. */
export async function bundlePrograms(outdir: string): Promise<string> {
  const programs = { dossier: "infra/local/cli/main.ts", "batch-worker": "infra/local/batch/batch-worker.ts" };
  await Promise.all([bundleFunctions(join(outdir, "functions")), bundle(programs, outdir)]);
  return join(outdir, "dossier.mjs");
}
