// POST /api/batches: an id, and a signed address to send the file to. Nothing is stored until it comes.
import type * as z from "zod";
import { batchKeys } from "../../batch/keys.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import { readBatchRequest } from "../../batch/requests/batch-request.ts";
import { createdBatchSchema, newBatchSchema } from "../../api/batch-schemas.ts";
import { newBatchId } from "../../batch/requests/batches.ts";
import { jsonReply, lambda } from "../../api/lambda-http.ts";

/** As long as the bucket's policy lets a signature be: a slow line sends 50 MB in it, once it has begun. */
const uploadSeconds = 600;

export const endpoint = accountEndpoint("create-batch", async (request, call, { tenant, store, clock, secrets }) => {
  const { bytes, contentType } = await readBatchRequest(request, newBatchSchema, call.language);
  const now = clock();
  const id = newBatchId(now, secrets);
  call.note({ batchId: id, bytes });
  const upload = await store.presignUpload(batchKeys.upload({ tenant, batch: id }), {
    contentType,
    bytes,
    expiresInSeconds: uploadSeconds,
  });
  const expiresAt = new Date(now.getTime() + uploadSeconds * 1000).toISOString();
  const reply: z.input<typeof createdBatchSchema> = { id, upload: { method: "PUT", ...upload }, expiresAt };
  return jsonReply(reply, 201, { location: `/api/batches/${id}` });
});

export const handler = lambda(endpoint, deployedWithMachine);
