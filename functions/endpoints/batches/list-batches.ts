// GET /api/batches: the owner's batches, newest first, from the names of their objects.
import { batchIdForm } from "../../api/limits.ts";
import type * as z from "zod";
import { batchKeys } from "../../batch/keys.ts";
import { stateOf } from "../../batch/progress.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import type { batchListSchema } from "../../api/batch-schemas.ts";
import { createdAtOf } from "../../batch/requests/batches.ts";
import { jsonReply, lambda } from "../../api/lambda-http.ts";

const maxListed = 100;

export const endpoint = accountEndpoint("list-batches", async (_request, _call, { tenant, store }) => {
  const prefix = batchKeys.tenant(tenant);
  const keysOf = new Map<string, Set<string>>();
  for (const { key } of await store.list(prefix)) {
    const [id = ""] = key.slice(prefix.length).split("/");
    if (!batchIdForm.test(id)) continue;
    const keys = keysOf.get(id) ?? new Set();
    keysOf.set(id, keys.add(key));
  }
  // Ids begin with their time.
  const newest = [...keysOf].toSorted(([one], [other]) => (one < other ? 1 : -1)).slice(0, maxListed);
  const batches = newest
    .map(([id, keys]) => ({
      id,
      createdAt: createdAtOf(id).toISOString(),
      state: stateOf({ tenant, batch: id }, keys),
    }))
    .filter(({ state }) => state !== "deleting");
  return jsonReply({ batches } satisfies z.input<typeof batchListSchema>);
});

export const handler = lambda(endpoint, deployedWithMachine);
