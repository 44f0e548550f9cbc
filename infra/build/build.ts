// Brings parts of dist/ up to date, each only where one of its sources changed: `build.ts dossier functions bench`.
// `--sizes` prints the weight of the functions.
import { readdirSync, statSync } from "node:fs";
import type { Metafile } from "esbuild";
import { upToDate } from "./up-to-date.ts";

/** The bundler is loaded only where something is to be built. */
const parts: Record<string, () => Promise<Metafile>> = {
  dossier: async () => {
    const { bundle } = await import("./bundle.ts");
    return bundle({ dossier: "infra/local/cli/main.ts", "batch-worker": "infra/local/batch/batch-worker.ts" }, "dist");
  },
  functions: async () => (await import("./bundle-functions.ts")).bundleFunctions("dist/functions"),
  bench: async () => {
    const { bundle } = await import("./bundle.ts");
    const entries = {
      bench: "test/bench/bench.ts",
      "bench-service": "test/bench/service.ts",
      "bench-batch": "test/bench/batch.ts",
      "bench-limits": "test/bench/limits.ts",
      "runtime-loop": "test/bench/runtime-loop.ts",
    };
    return bundle(entries, "dist");
  },
};

for (const name of process.argv.slice(2).filter((argument) => argument !== "--sizes")) {
  const build = parts[name];
  if (build === undefined) throw new Error(`no part ${name} to build; there are ${Object.keys(parts).join(", ")}`);
  await upToDate(`dist/${name}.sources.json`, build);
}

if (process.argv.includes("--sizes")) {
  for (const name of readdirSync("dist/functions")) {
    const { size } = statSync(`dist/functions/${name}/index.mjs`);
    process.stdout.write(`${String(Math.round(size / 1000)).padStart(6)} KB  ${name}\n`);
  }
}
