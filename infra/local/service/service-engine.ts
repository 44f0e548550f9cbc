// The engine of the local service: the pool's threads start with the first batch, so that the service starts as fast as ever.
import type { BatchPool } from "../batch/batch-pool.ts";
import type { BatchEngine } from "./step-functions.ts";

/** Works on the store that the environment names. */
export function serviceEngine(open: () => Promise<BatchPool> = openS3Pool): BatchEngine {
  let opened: Promise<BatchPool> | undefined;
  return {
    async run(operation, ref, signal) {
      const { runBatch, runCheck, runErase } = await import("../batch/batch-engine.ts");
      const pool = await (opened ??= open());
      if (operation === "check") await runCheck(pool, ref);
      else if (operation === "erase") await runErase(pool, ref);
      else await runBatch(pool, ref, { signal });
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

async function openS3Pool(): Promise<BatchPool> {
  const { openPool } = await import("../batch/batch-pool.ts");
  return openPool({ store: { kind: "s3" } });
}
