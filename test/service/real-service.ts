// The whole service in this process, over HTTP, on a store and a folder of its own: for one test file.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { theStore } from "../../functions/aws/open-store.ts";
import { startService } from "../../infra/local/service/serve.ts";
import { serviceEngine } from "../../infra/local/service/service-engine.ts";
import { deployedHandler, silenceLog } from "../support/endpoints.ts";
import { serviceClient, type ServiceClient } from "../support/service-client.ts";
import { inlinePool } from "./inline-pool.ts";

export type RealService = ServiceClient & { close(): Promise<void> };

export async function openRealService(): Promise<RealService> {
  silenceLog();
  const data = await mkdtemp(join(tmpdir(), "service-"));
  const running = await startService({
    data,
    host: "127.0.0.1",
    port: 0,
    loadHandler: async (name) => deployedHandler(name),
    engine: serviceEngine(() => Promise.resolve(inlinePool())),
  });
  return {
    ...serviceClient({
      url: running.url,
      store: theStore(),
      fetch: (address, init) => fetch(address, { redirect: "manual", ...init }),
      pause: () => wait(20),
    }),
    async close() {
      await running.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
