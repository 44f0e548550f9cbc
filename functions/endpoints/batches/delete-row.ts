// DELETE /api/batches/{id}/dossiers/{row}: erases what is behind the link of one row, for the owner of the batch.
import { findStarted } from "../../batch/lifecycle.ts";
import { deleteDossiers, planOfRow } from "../../batch/row-dossier.ts";
import { batchRef, ownBatch } from "../../batch/requests/batches.ts";
import { findDossier } from "../../delivery/dossier-records.ts";
import { accountEndpoint } from "../../api/account.ts";
import { HttpProblem } from "../../api/http-problems.ts";
import { lambda } from "../../api/lambda-http.ts";
import { rowForm } from "../../api/limits.ts";
import { deployedWithMachine } from "../../aws/batch-dependencies.ts";

export const endpoint = accountEndpoint("delete-row", async (_request, call, { tenant, store, clock, machine }) => {
  const ref = batchRef(tenant, call.parameter("id"));
  call.note({ batchId: ref.batch });
  const { record } = await ownBatch({ store, clock, machine }, ref);
  const started = record.links ? await findStarted(store, ref) : undefined;
  const asked = call.parameter("row");
  if (started === undefined || !rowForm.test(asked)) throw new HttpProblem("no-such-row");
  const row = Number(asked);
  const { id } = planOfRow(record, started, row);
  const { manifest, revocation } = await findDossier(store, id);
  if (manifest === undefined && revocation === undefined) throw new HttpProblem("no-such-row");
  await deleteDossiers(store, { record, started }, [row], clock());
  call.note({ dossierId: id });
  return new Response(null, { status: 204 });
});

export const handler = lambda(endpoint, deployedWithMachine);
