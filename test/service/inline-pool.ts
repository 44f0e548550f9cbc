// A pool without threads: the steps run in this process, on the store that the environment names.
import type { BatchPool } from "../../infra/local/batch/batch-pool.ts";
import type { StepEvent, StepName, StepResult } from "../../infra/local/batch/run-step.ts";

export const inlinePool = (): BatchPool => ({
  jobs: 2,
  store: { kind: "s3" },
  async run<Name extends StepName>(step: Name, event: StepEvent<Name>): Promise<StepResult<Name>> {
    const { runStep } = await import("../../infra/local/batch/run-step.ts");
    const outcome = await runStep<Name>({ step, event, store: { kind: "s3" } });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.result;
  },
  close: () => Promise.resolve(),
});
