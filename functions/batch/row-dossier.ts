// The stored dossier of a row: how its id, link and secrets are derived, and how it is deleted.
import { planOf, type Plan } from "../delivery/create-dossier.ts";
import { revokeDossier } from "../delivery/revoke.ts";
import { hashOf } from "../aws/secrets.ts";
import type { BatchRecord, BatchStore, Started } from "./records.ts";

/** The id, the link and the owner's secret of a row: always the same for the same batch and row. */
export const planOfRow = (
  { seed, retentionDays }: Pick<BatchRecord, "seed" | "retentionDays">,
  { at }: Pick<Started, "at">,
  row: number,
): Plan =>
  planOf({ seed, createdAt: at }, `row:${row}`, { retentionDays, oneTime: false }, { isShared: true, isRetry: false });

/** Dossiers that are deleted at the same time. */
const atOnce = 16;

/** Deletes the dossiers of these rows, made or not: a step that is still making one then finds it deleted. */
export async function deleteDossiers(
  store: BatchStore,
  { record, started }: { record: BatchRecord; started: Started },
  rows: readonly number[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  for (let first = 0; first < rows.length; first += atOnce) {
    await Promise.all(
      rows.slice(first, first + atOnce).map((row) => {
        const { id, ownerSecret } = planOfRow(record, started, row);
        return revokeDossier(store, id, { how: "deleted", at, ownerHash: hashOf(ownerSecret) });
      }),
    );
  }
}
