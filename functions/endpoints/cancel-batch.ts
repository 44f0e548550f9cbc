// POST /api/batches/{id}/cancel: stops the work. What is made stays; starting again goes on from there.
import { cancelBatch } from "../batch/lifecycle.ts";
import { accountLambda } from "../api/account.ts";
import { acceptedReply, batchRef, ownBatch } from "../batch/requests/batches.ts";
import { theStore } from "../aws/open-store.ts";
import { Refused } from "../api/http-problems.ts";
import { stopExecution } from "../aws/step-functions.ts";

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
