// The command line in the process of the test: its arguments in, its exit code and what it printed out.
import { Readable } from "node:stream";
import { vi } from "vitest";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { runCli } from "../../infra/local/cli/cli.ts";
import type { BatchPool, OpenPool } from "../../infra/local/batch/batch-pool.ts";
import { runStep, type StepEvent, type StepName, type StepResult } from "../../infra/local/batch/run-step.ts";

export type CliRun = { code: number; out: string; err: string };

/** Runs the steps of a batch one after another, without threads. */
const inThisThread: OpenPool = ({ store, jobs = 1 }): BatchPool => ({
  jobs,
  store,
  async run<Name extends StepName>(step: Name, event: StepEvent<Name>): Promise<StepResult<Name>> {
    const outcome = await runStep({ step, event, store });
    if (!outcome.ok) throw new ServiceError(outcome.code, step, outcome.reason);
    return outcome.result;
  },
  close: async () => undefined,
});

/** One run at a time: it works in `folder`, and takes over standard input, output and error meanwhile. */
export async function runInProcess(
  args: readonly string[],
  {
    folder,
    input = "",
    environment = { LANG: "C" },
  }: { folder: string; input?: string | Uint8Array; environment?: Record<string, string> },
): Promise<CliRun> {
  const before = process.cwd();
  const [out, err] = (["stdout", "stderr"] as const).map((name) => {
    const texts: string[] = [];
    const spy = vi.spyOn(process[name], "write").mockImplementation((text) => {
      texts.push(typeof text === "string" ? text : Buffer.from(text).toString());
      return true;
    });
    return { text: () => texts.join(""), restore: () => spy.mockRestore() };
  });
  const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([Buffer.from(input)]) as never);
  process.chdir(folder);
  try {
    const code = await runCli(args, { pool: inThisThread, environment });
    return { code, out: out!.text(), err: err!.text() };
  } finally {
    process.chdir(before);
    stdin.mockRestore();
    out!.restore();
    err!.restore();
  }
}
