// The common part of every step of a batch: one log line, and errors without data of a row.
import type { BatchRef, BatchStore } from "./records.ts";
import { ServiceError } from "../aws/service-error.ts";
import { logStep, type StepCounts } from "../aws/log.ts";
import { config } from "../aws/config.ts";
import { systemClock } from "../aws/dependencies.ts";
import { patientStore } from "../aws/open-store.ts";
import { nodeSecrets } from "../aws/secrets.ts";
import type { StepContext } from "./step-context.ts";
import { errorLocation } from "../aws/error-location.ts";
import type { StepName } from "../api/routes.ts";

type LambdaContext = { awsRequestId: string };

/** What a step gets besides the event. */
type StepDependencies = { store: BatchStore; context: StepContext };

const deployed = (): StepDependencies => ({
  store: patientStore(),
  context: { clock: systemClock, secrets: nodeSecrets, publicUrl: config().publicUrl },
});

/** Its message goes into the history of the execution: a location in the code, never the data that was read. */
class StepFailed extends Error {
  override readonly name = "StepFailed";
}

/**
 * The handler of a step. It throws ServiceError, where another attempt may succeed, and bugs; the outcomes of rows are
 * results.
 */
export function step<Event extends BatchRef, Result extends object>(
  name: StepName,
  run: (store: BatchStore, event: Event, context: StepContext) => Promise<Result>,
  open: () => StepDependencies = deployed,
): (event: Event, context: LambdaContext) => Promise<Result> {
  return async (event, { awsRequestId: requestId }) => {
    const startedAt = performance.now();
    const line = { function: name, requestId, batchId: event.batch };
    const durationMs = () => Math.round(performance.now() - startedAt);
    try {
      const { store, context } = open();
      const result = await run(store, event, context);
      logStep({ ...line, ...countsOf({ ...event, ...result }), durationMs: durationMs() });
      return result;
    } catch (error) {
      const known = error instanceof ServiceError ? error : undefined;
      const at = known === undefined ? errorLocation(error) : undefined;
      const reason = known?.reason ?? (error instanceof Error ? error.name : typeof error);
      logStep({ ...line, ...countsOf(event), durationMs: durationMs(), code: known?.code ?? "bug", reason, at });
      throw known ?? new StepFailed(`bug: ${reason} at ${at ?? "an unknown location"}`);
    }
  };
}

/** The numbers in a step's event and result; the log filters them by name. */
const countsOf = (values: object): StepCounts =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "number"));
