// GET /api/batches/{id}: how far a batch is, and what its check found.
import type * as z from "zod";
import { findReport } from "../../batch/lifecycle.ts";
import type { Report } from "../../batch/records.ts";
import { accountEndpoint } from "../../api/account.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";
import type { batchSchema, reportSchema } from "../../api/batch-schemas.ts";
import { batchRef, ownBatch } from "../../batch/requests/batches.ts";
import { jsonReply, lambda } from "../../api/lambda-http.ts";

export const endpoint = accountEndpoint("show-batch", async (_request, call, { tenant, store, clock, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { record, progress } = await ownBatch({ store, clock, machine }, ref);
  const report = await findReport(store, ref);
  const { id, today, createdAt, expiresAt, language, links, retentionDays } = record;
  const reply: z.input<typeof batchSchema> = {
    id,
    today,
    createdAt,
    expiresAt,
    language,
    links,
    retentionDays,
    ...progress,
    ...(report === undefined ? {} : { report: shown(report) }),
  };
  return jsonReply(reply, 200, { "content-language": language });
});

export const handler = lambda(endpoint, deployedWithMachine);

const maxProblems = 20;

/** Without how the rows are divided into chunks, which is internal. */
function shown({ chunks: _chunks, lastRow: _lastRow, ...report }: Report): z.input<typeof reportSchema> {
  const { problems, warnings } = report;
  return { ...report, problems: problems.slice(0, maxProblems), warnings: warnings.slice(0, maxProblems) };
}
