// The parts of dist/, each built only where one of its sources changed.
import type { Metafile } from "esbuild";
import { upToDate } from "./up-to-date.ts";

/** The bundler is loaded only where something is to be built. */
const parts = {
  dossier: async () => {
    const { bundle } = await import("./bundle.ts");
    return bundle({ dossier: "infra/local/cli/main.ts", "batch-worker": "infra/local/batch/batch-worker.ts" }, "dist");
  },
  functions: async () => (await import("./bundle-functions.ts")).bundleFunctions("dist/functions"),
  web: async () => (await import("./web/bundle-web.ts")).bundleWeb("dist/web", { compressed: true }),
  package: async () => {
    // To compress takes longest: what is the same is taken from there.
    await bringUpToDate("web");
    return (await import("./bundle-package.ts")).bundlePackage("dist/package");
  },
  bench: async () => {
    const { bundle } = await import("./bundle.ts");
    const entries = {
      bench: "test/bench/bench.ts",
      "bench-service": "test/bench/service.ts",
      "bench-batch": "test/bench/batch.ts",
      "bench-limits": "test/bench/limits.ts",
      "bench-questions": "test/bench/questions.ts",
      "bench-first-checklist": "test/bench/first-checklist.ts",
      "runtime-loop": "test/bench/runtime-loop.ts",
    };
    return bundle(entries, "dist");
  },
} satisfies Record<string, () => Promise<Metafile>>;

export type Part = keyof typeof parts;

export const partNames = Object.keys(parts) as Part[];

export async function bringUpToDate(name: Part): Promise<void> {
  await upToDate(`dist/${name}.sources.json`, parts[name]);
}
