// DELETE /api/batches/{id}: the batch is gone from the first write on; its objects follow within minutes.
import { findBatch, markDeleting } from "./batch/batch-life.ts";
import { accountLambda } from "./cloud/account.ts";
import { acceptedReply, batchRef } from "./cloud/batches.ts";
import { theStore } from "./cloud/open-store.ts";
import { Refused } from "./cloud/refusals.ts";
import { startExecution, stopExecution } from "./cloud/state-machine.ts";

export const handler = accountLambda("delete-batch", async (_request, call, tenant) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const store = theStore();
  if ((await findBatch(store, ref)) === undefined) throw new Refused("no-such-batch");
  await markDeleting(store, ref);
  await Promise.all([stopExecution("check", ref), stopExecution("run", ref)]);
  await startExecution("erase", ref);
  return acceptedReply(ref, "deleting");
});
