// POST /api/batches/{id}/cancel: stops the work. What is made stays; starting again goes on from there.
import { cancelBatch } from "../../batch/lifecycle.ts";
import { lambda } from "../../api/lambda-http.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import { acceptedReply, batchRef, ownBatch } from "../../batch/requests/batches.ts";
import { HttpProblem } from "../../api/http-problems.ts";

const stoppable: ReadonlySet<string> = new Set(["running", "stopped", "cancelled"]);

export const endpoint = accountEndpoint("cancel-batch", async (_request, call, { tenant, store, clock, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { progress } = await ownBatch({ store, clock, machine }, ref);
  if (!stoppable.has(progress.state) || progress.startedAt === undefined) throw new HttpProblem("not-running");
  await cancelBatch(store, ref, clock());
  await machine.stop("run", ref);
  return acceptedReply(ref, "cancelled");
});

export const handler = lambda(endpoint, deployedWithMachine);
