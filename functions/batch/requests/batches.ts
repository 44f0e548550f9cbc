// Finds a batch for its owner's requests: id, record, and its state from the store and the state machine.
import { batchIdForm } from "../../api/limits.ts";
import { batchDays } from "../../api/limits.ts";
import type * as z from "zod";
import { isOver } from "../../delivery/dossier-records.ts";
import { findBatch, openBatch } from "../lifecycle.ts";
import { readProgress } from "../progress.ts";
import type { BatchRecord, BatchRef, BatchState, Progress } from "../records.ts";
import type { batchStateSchema, checkOptionsSchema } from "../../api/batch-schemas.ts";
import { ServiceError } from "../../aws/service-error.ts";
import { jsonReply } from "../../api/lambda-http.ts";
import { dayInParis } from "../../text/dates-in-words.ts";
import { HttpProblem } from "../../api/http-problems.ts";
import { newSecret, type Secrets } from "../../aws/secrets.ts";
import type { Clock } from "../../aws/dependencies.ts";
import type { Operation, StateMachine } from "../../aws/step-functions.ts";
import type { ObjectStore } from "../../aws/store.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** 48 bits of time, so that ids sort by age, then 80 random bits. It is no secret: access needs the owner's token. */
export const newBatchId = (now: Date, { random }: Secrets): string =>
  now.getTime().toString(16).padStart(12, "0") + random(10).toString("hex");

export const createdAtOf = (id: string): Date => new Date(Number.parseInt(id.slice(0, 12), 16));

/** The batch that the path and the owner's token name; the store is not read. Throws `HttpProblem`. */
export function batchRef(tenant: string, id: string): BatchRef {
  if (!batchIdForm.test(id)) throw new HttpProblem("no-such-batch");
  return { tenant, batch: id };
}

/** Of two concurrent requests, the first one decides. `bytes`: length of the file that was sent. */
export async function recordBatch(
  { store, clock, secrets }: { store: ObjectStore; clock: Clock; secrets: Secrets },
  { tenant, batch }: BatchRef,
  { only, encoding, mapping, ...options }: z.output<typeof checkOptionsSchema>,
  bytes: number,
): Promise<void> {
  const now = clock();
  const record: BatchRecord = {
    id: batch,
    tenant,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + batchDays * dayMs).toISOString(),
    today: dayInParis(now),
    seed: newSecret(secrets),
    bytes,
    ...options,
    ...(only === undefined ? {} : { only }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  await openBatch(store, record);
}

/** Throws `HttpProblem` if the batch is missing, deleted or expired: the bucket deletes expired objects only later. */
export async function ownBatch(
  { store, clock, machine }: { store: ObjectStore; clock: Clock; machine: StateMachine },
  ref: BatchRef,
): Promise<{ record: BatchRecord; progress: Progress }> {
  const record = await findBatch(store, ref);
  if (record === undefined) throw new HttpProblem("no-such-batch");
  if (isOver(record.expiresAt, clock())) throw new HttpProblem("batch-deleted");
  const progress = await realProgress(store, machine, ref);
  if (progress.state === "deleting") throw new HttpProblem("batch-deleted");
  return { record, progress };
}

const operationOf: Partial<Record<BatchState, Operation>> = { checking: "check", running: "run" };

/** The objects show the progress; only the state machine knows whether a step is still running. */
async function realProgress(store: ObjectStore, machine: StateMachine, ref: BatchRef): Promise<Progress> {
  const before = await readProgress(store, ref);
  const operation = operationOf[before.state];
  if (operation === undefined || (await seemsUnderWay(machine, operation, ref))) return before;
  // The batch may have ended between the two requests.
  const after = await readProgress(store, ref);
  return after.state === before.state ? { ...after, state: "stopped" } : after;
}

/** A throttled state machine is no error for a caller who only asks for the progress. */
async function seemsUnderWay(machine: StateMachine, operation: Operation, ref: BatchRef): Promise<boolean> {
  try {
    return await machine.isUnderWay(operation, ref);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "engine-unavailable") return true;
    throw error;
  }
}

/** The reply to an accepted request that is carried out in the background. */
export const acceptedReply = ({ batch: id }: BatchRef, state: BatchState): Response =>
  jsonReply({ id, state } satisfies z.input<typeof batchStateSchema>, 202);
