// A batch as its owner's requests find it: its id, its record, and the state that it is really in.
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

/** 48 bits of time, so that ids sort by age, then 80 random bits. It opens nothing: the owner's token does. */
export const newBatchId = (now: Date, { random }: Secrets): string =>
  now.getTime().toString(16).padStart(12, "0") + random(10).toString("hex");

export const createdAtOf = (id: string): Date => new Date(Number.parseInt(id.slice(0, 12), 16));

/** The batch of a path, before anything is looked up; whose it is comes from the token. Throws `HttpProblem`. */
export function batchRef(tenant: string, id: string): BatchRef {
  if (!batchIdForm.test(id)) throw new HttpProblem("no-such-batch");
  return { tenant, batch: id };
}

/** Of two that ask at once, the first decides. `bytes`: of the file that was sent. */
export async function recordBatch(
  { store, clock, secrets }: { store: ObjectStore; clock: Clock; secrets: Secrets },
  { tenant, batch }: BatchRef,
  { only, ...options }: z.output<typeof checkOptionsSchema>,
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
  };
  await openBatch(store, record);
}

/** Throws `HttpProblem` where the owner has no such batch, has deleted it, or its time is over: the bucket deletes later. */
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

/** Objects say how far the work is; only the state machine knows whether somebody is still at it. */
async function realProgress(store: ObjectStore, machine: StateMachine, ref: BatchRef): Promise<Progress> {
  const before = await readProgress(store, ref);
  const operation = operationOf[before.state];
  if (operation === undefined || (await seemsUnderWay(machine, operation, ref))) return before;
  // It may have come to its end between the two questions.
  const after = await readProgress(store, ref);
  return after.state === before.state ? { ...after, state: "stopped" } : after;
}

/** Who asks how far a batch is need not hear that the state machine is asked too often. */
async function seemsUnderWay(machine: StateMachine, operation: Operation, ref: BatchRef): Promise<boolean> {
  try {
    return await machine.isUnderWay(operation, ref);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "engine-unavailable") return true;
    throw error;
  }
}

/** What was asked for is begun, and is done soon. */
export const acceptedReply = ({ batch: id }: BatchRef, state: BatchState): Response =>
  jsonReply({ id, state } satisfies z.input<typeof batchStateSchema>, 202);
