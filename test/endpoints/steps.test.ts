import { describe, expect, it, vi } from "vitest";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { deployedWithMachine } from "../../functions/aws/batch-dependencies.ts";
import { openStateMachine } from "../../functions/aws/step-functions.ts";
import { memoryStore } from "../batch/memory-store.ts";
import { context } from "../batch/small-batch.ts";
import { step } from "../../functions/batch/step-lambda.ts";

const event = { tenant: "office-a", batch: "0".repeat(32), chunk: 3, name: "Zwartkop" };
const lambdaContext = { awsRequestId: "one" };

/** What a step logs, and what comes of it. */
async function run(work: () => Promise<object>) {
  const lines: string[] = [];
  const take = (piece: string | Uint8Array) => lines.push(String(piece)) > 0;
  const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockImplementation(take));
  const error = await step("render-rows", work, () => ({ store: memoryStore(), context }))(event, lambdaContext).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  for (const spy of written) spy.mockRestore();
  return { error, lines };
}

describe("a step of a batch", () => {
  it("logs one line of ids and counts, whatever it was told and gives", async () => {
    const { lines } = await run(() => Promise.resolve({ made: 24, failed: 1, reference: "Zwartkop", secret: 7 }));
    expect(lines).toHaveLength(1);
    const { level: _level, message, ...line } = JSON.parse(lines[0] ?? "{}") as Record<string, unknown>;
    const ofTheLogger = new Set(["timestamp", "service", "sampling_rate"]);
    const rest = Object.fromEntries(Object.entries(line).filter(([name]) => !ofTheLogger.has(name)));
    const counts = { chunk: 3, made: 24, failed: 1, durationMs: expect.any(Number) as unknown };
    expect([message, rest]).toEqual([
      "step",
      { function: "render-rows", requestId: "one", batchId: event.batch, ...counts },
    ]);
  });

  it("hands on what another try may mend, by its name", async () => {
    const { error, lines } = await run(() => Promise.reject(new ServiceError("store-unavailable", "put", "SlowDown")));
    expect([error?.name, error?.message]).toEqual(["ServiceError", "store-unavailable: put (SlowDown)"]);
    expect(lines.join("")).toContain("SlowDown");
  });

  it("says of a bug where it is, and never what was being read", async () => {
    const { error, lines } = await run(async () => JSON.parse('{"familyName": Zwartkop}') as object);
    expect(error?.name).toBe("StepFailed");
    expect(`${error?.stack ?? ""} ${JSON.stringify(error)} ${lines.join("")}`).not.toContain("Zwartkop");
    expect(error?.message).toMatch(/^bug: SyntaxError at /);
    expect(error?.cause).toBeUndefined();
  });
});

it("a function that uses no state machine needs none in its environment", async () => {
  vi.stubEnv("DOSSIER_BUCKET", "dossiers");
  vi.stubEnv("DOSSIER_PUBLIC_URL", "http://localhost");
  vi.stubEnv("AWS_REGION", "eu-west-3");
  vi.stubEnv("DOSSIER_STATE_MACHINE", "");
  const { machine } = deployedWithMachine();
  await expect(machine.isUnderWay("check", { tenant: "a", batch: "b" })).rejects.toThrow(/DOSSIER_STATE_MACHINE/);
  vi.unstubAllEnvs();
});

it("in Lambda, a state machine elsewhere is refused", () => {
  vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "check-batch");
  vi.stubEnv("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:1");
  vi.stubEnv("DOSSIER_STATE_MACHINE", "arn:aws:states:eu-west-3:000000000000:stateMachine:dossier-batch");
  expect(() => openStateMachine("dossiers")).toThrow(/AWS_ENDPOINT_URL_SFN is set in Lambda/);
  vi.unstubAllEnvs();
});
