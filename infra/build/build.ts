// Bundles what runs into dist/: the command line, its worker, the benchmarks, the functions. `--sizes` prints their weight.
import { bundle } from "./bundle.ts";
import { bundleFunctions } from "./bundle-functions.ts";

const entryPoints = {
  dossier: "infra/local/cli/cli.ts",
  "batch-worker": "infra/local/batch/batch-worker.ts",
  bench: "test/bench/bench.ts",
  "bench-service": "test/bench/service.ts",
  "bench-batch": "test/bench/batch.ts",
  "runtime-loop": "test/bench/runtime-loop.ts",
};

const [sizes] = await Promise.all([bundleFunctions("dist/functions"), bundle(entryPoints, "dist")]);

if (process.argv.includes("--sizes")) {
  for (const [name, bytes] of Object.entries(sizes)) {
    process.stdout.write(`${String(Math.round(bytes / 1000)).padStart(6)} KB  ${name}\n`);
  }
}
