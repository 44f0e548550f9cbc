// POST /api/batches/{id}/start: makes the rows, or goes on where a batch was cancelled or stopped.
import { findReport, startBatch } from "./batch/batch-life.ts";
import type { BatchState } from "./batch/records.ts";
import { accountLambda } from "./cloud/account.ts";
import { readBatchRequest } from "./cloud/batch-request.ts";
import { startOptionsSchema } from "./cloud/batch-schemas.ts";
import { acceptedReply, batchRef, ownBatch } from "./cloud/batches.ts";
import { theStore } from "./cloud/open-store.ts";
import { Refused, type RefusalCode } from "./cloud/refusals.ts";
import { startExecution } from "./cloud/state-machine.ts";

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
