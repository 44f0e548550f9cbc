// What every step of a batch does around its own work: the store, one log line, and errors that say nothing of a row.
import type { BatchRef, BatchStore } from "./records.ts";
import { ServiceError } from "../aws/service-error.ts";
import { logStep, type StepCounts } from "../aws/log.ts";
import { patientStore } from "../aws/open-store.ts";
import { placeOf } from "../aws/error-location.ts";
import type { StepName } from "../api/routes.ts";

type Context = { awsRequestId: string };

/** Its message goes into the history of the execution: a place in the code, never what was being read. */
class StepFailed extends Error {
  override readonly name = "StepFailed";
}

/**
 * The handler of a step. It throws only what another try may mend (ServiceError), or a bug: what becomes of a row is in
 * what it gives.
 */
export function step<Event extends BatchRef, Result extends object>(
  name: StepName,
  run: (store: BatchStore, event: Event) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return async (event, { awsRequestId: requestId }) => {
    const startedAt = performance.now();
    const line = { function: name, requestId, batchId: event.batch };
    const durationMs = () => Math.round(performance.now() - startedAt);
    try {
      const result = await run(patientStore(), event);
      logStep({ ...line, ...countsOf({ ...event, ...result }), durationMs: durationMs() });
      return result;
    } catch (error) {
      const known = error instanceof ServiceError ? error : undefined;
      const at = known === undefined ? placeOf(error) : undefined;
      const reason = known?.reason ?? (error instanceof Error ? error.name : typeof error);
      logStep({ ...line, ...countsOf(event), durationMs: durationMs(), code: known?.code ?? "bug", reason, at });
      throw known ?? new StepFailed(`bug: ${reason} at ${at ?? "an unknown place"}`);
    }
  };
}

/** The numbers of what a step is told and gives; the log knows which it takes. */
const countsOf = (values: object): StepCounts =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "number"));
