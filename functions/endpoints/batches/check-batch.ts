// POST /api/batches/{id}/check: reads the file and reports on it, without making anything. Asked again, it is the same check.
import { batchKeys } from "../../batch/keys.ts";
import { findBatch } from "../../batch/lifecycle.ts";
import { readProgress } from "../../batch/progress.ts";
import { lambda } from "../../api/lambda-http.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import { readBatchRequest } from "../../batch/requests/batch-request.ts";
import { checkOptionsSchema } from "../../api/batch-schemas.ts";
import { acceptedReply, batchRef, recordBatch } from "../../batch/requests/batches.ts";
import { HttpProblem } from "../../api/http-problems.ts";

export const endpoint = accountEndpoint(
  "check-batch",
  async (request, call, { tenant, store, clock, secrets, machine }) => {
    const ref = batchRef(tenant, call.parameter("id"));
    call.note({ batchId: ref.batch });
    const options = await readBatchRequest(request, checkOptionsSchema, call.language);

    if ((await findBatch(store, ref)) === undefined) {
      const upload = await store.head(batchKeys.upload(ref));
      if (upload === undefined) throw new HttpProblem("nothing-uploaded");
      await recordBatch({ store, clock, secrets }, ref, options, upload.bytes);
    } else {
      const { state } = await readProgress(store, ref);
      if (state === "deleting") throw new HttpProblem("batch-deleted");
      if (state !== "checking") return acceptedReply(ref, state);
    }
    await machine.start("check", ref);
    return acceptedReply(ref, "checking");
  },
);

export const handler = lambda(endpoint, deployedWithMachine);
