// Runs one step of a batch in the thread that it is called in, and gives its outcome as data.
import { checkRows } from "../../../functions/batch/steps/check-rows.ts";
import { eraseBatch } from "../../../functions/batch/steps/erase-batch.ts";
import { finishBatch } from "../../../functions/batch/steps/finish-batch.ts";
import { packVolume } from "../../../functions/batch/steps/pack-volume.ts";
import { renderRows } from "../../../functions/batch/steps/render-rows.ts";
import { findMissingChunks } from "../../../functions/batch/steps/find-missing-chunks.ts";
import { ServiceError, type ServiceErrorCode } from "../../../functions/aws/service-error.ts";
import { openBatchStore, stepContext, type StoreAt } from "./batch-store-at.ts";

const steps = { checkRows, renderRows, findMissingChunks, packVolume, finishBatch, eraseBatch };

type Steps = typeof steps;
export type StepName = keyof Steps;
export type StepEvent<Name extends StepName> = Parameters<Steps[Name]>[1];
export type StepResult<Name extends StepName> = Awaited<ReturnType<Steps[Name]>>;

export type Task<Name extends StepName = StepName> = { step: Name; event: StepEvent<Name>; store: StoreAt };

/** An error loses its class on the way to another thread, so errors of the store are returned as data. */
export type TaskOutcome<Name extends StepName = StepName> =
  | { ok: true; result: StepResult<Name> }
  | { ok: false; code: ServiceErrorCode; reason: string };

/** Throws if there is a bug. */
export async function runStep<Name extends StepName>({ step, event, store }: Task<Name>): Promise<TaskOutcome<Name>> {
  const run = steps[step] as (store: unknown, event: StepEvent<Name>, context: unknown) => Promise<StepResult<Name>>;
  try {
    return { ok: true, result: await run(await openBatchStore(store), event, stepContext) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { ok: false, code: error.code, reason: error.reason };
  }
}
