// The states of a batch, as small records that are put once: requested, started, cancelled, being deleted.
import { jsonType, putIfAbsent, readRecord } from "../delivery/dossier-records.ts";
import { ServiceError } from "../aws/service-error.ts";
import { batchKeys } from "./keys.ts";
import {
  batchRecordSchema,
  resultsSchema,
  startedSchema,
  storedReportSchema,
  type BatchRecord,
  type BatchRef,
  type BatchStore,
  type Report,
  type Results,
  type Started,
} from "./records.ts";

/** False if there is such a batch already. */
export const openBatch = (store: BatchStore, record: BatchRecord): Promise<boolean> =>
  putIfAbsent(store, batchKeys.record({ tenant: record.tenant, batch: record.id }), record);

export const findBatch = (store: BatchStore, ref: BatchRef): Promise<BatchRecord | undefined> =>
  readRecord(store, batchKeys.record(ref), batchRecordSchema);

export const findReport = (store: BatchStore, ref: BatchRef): Promise<Report | undefined> =>
  readRecord(store, batchKeys.report(ref), storedReportSchema);

export const findStarted = (store: BatchStore, ref: BatchRef): Promise<Started | undefined> =>
  readRecord(store, batchKeys.started(ref), startedSchema);

export const findResults = (store: BatchStore, ref: BatchRef): Promise<Results | undefined> =>
  readRecord(store, batchKeys.results(ref), resultsSchema);

/** Throws if the object is not there: it was deleted, or a step ran too early. */
export function requireFound<Thing>(
  found: Thing | undefined,
  what: "Batch" | "Upload" | "Report" | "Start" | "Rows" | "Part" | "Outcome" | "Volume" | "Source",
): Thing {
  if (found === undefined) throw new ServiceError("store-refused", "batch", `${what}Missing`);
  return found;
}

/** Starts a checked batch, or resumes one that was cancelled or stopped; finished chunks are kept. */
export async function startBatch(
  store: BatchStore,
  ref: BatchRef,
  { rows, now }: { rows: Started["rows"]; now: Date },
): Promise<Started> {
  const { counts, chunks, lastRow } = requireFound(await findReport(store, ref), "Report");
  const started: Started = { at: now.toISOString(), rows, total: counts.valid, chunks, lastRow };
  const isFirst = await putIfAbsent(store, batchKeys.started(ref), started);
  // The batch was deleted meanwhile: what was written after the deletion is removed.
  const isLate = isFirst && (await isDeleted(store, ref));
  await store.delete([batchKeys.cancelled(ref), ...(isLate ? [batchKeys.started(ref)] : [])]);
  return isFirst ? started : requireFound(await findStarted(store, ref), "Start");
}

const putRecord = async (store: BatchStore, key: string, record: object): Promise<void> => {
  await store.put(key, JSON.stringify(record), { contentType: jsonType });
};

/** Running chunks are finished; no other is started. */
export const cancelBatch = (store: BatchStore, ref: BatchRef, now: Date): Promise<void> =>
  putRecord(store, batchKeys.cancelled(ref), { at: now.toISOString() });

/** From now on every request treats the batch as deleted; `eraseBatch` removes its objects. */
export const markDeleting = (store: BatchStore, ref: BatchRef): Promise<void> =>
  putRecord(store, batchKeys.deleting(ref), {});

/** Whether the batch is deleted or being deleted: nothing more may be written. */
export async function isDeleted(store: BatchStore, ref: BatchRef): Promise<boolean> {
  const [record, deleting] = await Promise.all([
    store.head(batchKeys.record(ref)),
    store.head(batchKeys.deleting(ref)),
  ]);
  return record === undefined || deleting !== undefined;
}
