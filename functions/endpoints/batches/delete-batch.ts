// DELETE /api/batches/{id}: the batch is gone from the first write on; its objects follow within minutes.
import { batchKeys } from "../../batch/keys.ts";
import { findBatch, markDeleting } from "../../batch/lifecycle.ts";
import type { BatchRef } from "../../batch/records.ts";
import { lambda } from "../../api/lambda-http.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import { acceptedReply, batchRef } from "../../batch/requests/batches.ts";
import { HttpProblem } from "../../api/http-problems.ts";
import type { ObjectStore } from "../../aws/store.ts";

export const endpoint = accountEndpoint("delete-batch", async (_request, call, { tenant, store, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  if (!(await isAnythingThere(store, ref))) throw new HttpProblem("no-such-batch");
  await markDeleting(store, ref);
  await Promise.all([machine.stop("check", ref), machine.stop("run", ref)]);
  await machine.start("erase", ref);
  return acceptedReply(ref, "deleting");
});

export const handler = lambda(endpoint, deployedWithMachine);

/** A file that was sent and never checked too, and results that outlive their record. */
async function isAnythingThere(store: ObjectStore, ref: BatchRef): Promise<boolean> {
  if ((await findBatch(store, ref)) !== undefined) return true;
  if ((await store.head(batchKeys.upload(ref))) !== undefined) return true;
  return (await store.list(batchKeys.all(ref))).length > 0;
}
