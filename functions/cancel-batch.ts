// POST /api/batches/{id}/cancel: stops the work. What is made stays; starting again goes on from there.
import { cancelBatch } from "./batch/batch-life.ts";
import { accountLambda } from "./cloud/account.ts";
import { acceptedReply, batchRef, ownBatch } from "./cloud/batches.ts";
import { theStore } from "./cloud/open-store.ts";
import { Refused } from "./cloud/refusals.ts";
import { stopExecution } from "./cloud/state-machine.ts";

const stoppable: ReadonlySet<string> = new Set(["running", "stopped", "cancelled"]);

export const handler = accountLambda("cancel-batch", async (_request, call, tenant) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const store = theStore();
  const { progress } = await ownBatch(store, ref);
  if (!stoppable.has(progress.state) || progress.startedAt === undefined) throw new Refused("not-running");
  await cancelBatch(store, ref, new Date());
  await stopExecution("run", ref);
  return acceptedReply(ref, "cancelled");
});
