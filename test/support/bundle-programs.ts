// The command line with its worker, the functions and the page, bundled as they are delivered.
import { join } from "node:path";
import { bundle } from "../../infra/build/bundle.ts";
import { bundleWeb } from "../../infra/build/web/bundle-web.ts";
import { bundleFunctions } from "../../infra/build/bundle-functions.ts";

/** Gives the path of `dossier.mjs`. */
export async function bundlePrograms(outdir: string): Promise<string> {
  const programs = { dossier: "infra/local/cli/main.ts", "batch-worker": "infra/local/batch/batch-worker.ts" };
  const functions = bundleFunctions(join(outdir, "functions"));
  await Promise.all([functions, bundleWeb(join(outdir, "web")), bundle(programs, outdir)]);
  return join(outdir, "dossier.mjs");
}
