// POST /api/batches/{id}/start: makes the rows, or goes on where a batch was cancelled or stopped.
import { findReport, startBatch } from "../../batch/lifecycle.ts";
import type { BatchState } from "../../batch/records.ts";
import { lambda } from "../../api/lambda-http.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import { readBatchRequest } from "../../batch/requests/batch-request.ts";
import { startOptionsSchema } from "../../api/batch-schemas.ts";
import { acceptedReply, batchRef, ownBatch } from "../../batch/requests/batches.ts";
import { HttpProblem, type HttpProblemCode } from "../../api/http-problems.ts";

const notNow: Partial<Record<BatchState, HttpProblemCode>> = {
  checking: "not-checked-yet",
  running: "already-running",
  done: "already-done",
};

export const endpoint = accountEndpoint("start-batch", async (request, call, { tenant, store, clock, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { rows } = await readBatchRequest(request, startOptionsSchema, call.language);
  const { progress } = await ownBatch({ store, clock, machine }, ref);
  const refusal = notNow[progress.state];
  if (refusal !== undefined) throw new HttpProblem(refusal);

  const report = await findReport(store, ref);
  if (report === undefined) throw new HttpProblem("not-checked-yet");
  if (report.counts.valid === 0) throw new HttpProblem("no-valid-rows");
  if (rows === "all" && report.counts.wrong > 0) throw new HttpProblem("rows-have-errors");

  await startBatch(store, ref, { rows, now: clock() });
  await machine.start("run", ref);
  return acceptedReply(ref, "running");
});

export const handler = lambda(endpoint, deployedWithMachine);
