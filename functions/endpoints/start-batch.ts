// POST /api/batches/{id}/start: makes the rows, or goes on where a batch was cancelled or stopped.
import { findReport, startBatch } from "../batch/lifecycle.ts";
import type { BatchState } from "../batch/records.ts";
import { accountLambda } from "../api/account.ts";
import { readBatchRequest } from "../batch/requests/batch-request.ts";
import { startOptionsSchema } from "../api/batch-schemas.ts";
import { acceptedReply, batchRef, ownBatch } from "../batch/requests/batches.ts";
import { theStore } from "../aws/open-store.ts";
import { Refused, type RefusalCode } from "../api/http-problems.ts";
import { startExecution } from "../aws/step-functions.ts";

const notNow: Partial<Record<BatchState, RefusalCode>> = {
  checking: "not-checked-yet",
  running: "already-running",
  done: "already-done",
};

export const handler = accountLambda("start-batch", async (request, call, tenant) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { rows } = await readBatchRequest(request, startOptionsSchema, call.language);
  const store = theStore();
  const { progress } = await ownBatch(store, ref);
  const refusal = notNow[progress.state];
  if (refusal !== undefined) throw new Refused(refusal);

  const report = await findReport(store, ref);
  if (report === undefined) throw new Refused("not-checked-yet");
  if (report.counts.valid === 0) throw new Refused("no-valid-rows");
  if (rows === "all" && report.counts.wrong > 0) throw new Refused("rows-have-errors");

  await startBatch(store, ref, { rows, now: new Date() });
  await startExecution("run", ref);
  return acceptedReply(ref, "running");
});
