// GET /api/batches/{id}/results: what a batch has made, each file with a signed address.
import type * as z from "zod";
import { batchKeys } from "../../batch/keys.ts";
import { findResults } from "../../batch/lifecycle.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import type { batchResultsSchema } from "../../api/batch-schemas.ts";
import { batchRef, ownBatch } from "../../batch/requests/batches.ts";
import { jsonReply, lambda } from "../../api/lambda-http.ts";
import { HttpProblem } from "../../api/http-problems.ts";

/** Long enough for a program to begin each download, short enough to be useless in a browser's history. */
const urlSeconds = 300;

export const endpoint = accountEndpoint("list-results", async (_request, call, { tenant, store, clock, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { progress } = await ownBatch({ store, clock, machine }, ref);
  const results = await findResults(store, ref);
  if (progress.state !== "done" || results === undefined) throw new HttpProblem("not-done-yet");
  const urlExpiresAt = new Date(clock().getTime() + urlSeconds * 1000).toISOString();
  const files = await Promise.all(
    results.files.map(async (file) => {
      const { fileName } = file;
      const options = { fileName, expiresInSeconds: urlSeconds };
      return { ...file, url: await store.presignDownload(batchKeys.result(ref, fileName), options), urlExpiresAt };
    }),
  );
  const { made, failed } = results;
  return jsonReply({ id: ref.batch, made, failed, files } satisfies z.input<typeof batchResultsSchema>);
});

export const handler = lambda(endpoint, deployedWithMachine);
