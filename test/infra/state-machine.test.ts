import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { startStateMachine, type BatchEngine, type StateMachine } from "../../infra/local/service/step-functions.ts";
import { settings } from "../support/local-store.ts";

const batch = "0".repeat(32);
const input = JSON.stringify({ operation: "run", tenant: "office-a", batch, bucket: "dossiers", prefix: "batches/x" });

type Run = { operation: string; ref: object; signal: AbortSignal; end(): void; fail(error: Error): void };

let runs: Run[];
let faults: unknown[];
let machine: StateMachine;
let client: SFNClient;

const engine: BatchEngine = {
  run: (operation, ref, signal) =>
    new Promise<void>((resolve, reject) => {
      runs.push({ operation, ref, signal, end: resolve, fail: reject });
    }),
  async close() {
    for (const run of runs) run.end();
  },
};

const clientWith = (credentials: typeof settings.credentials) =>
  new SFNClient({ endpoint: machine.endpoint, region: settings.region, credentials, maxAttempts: 1 });

beforeEach(async () => {
  runs = [];
  faults = [];
  machine = await startStateMachine({ ...settings, engine, onFault: (error) => faults.push(error) });
  client = clientWith(settings.credentials);
});
afterEach(async () => {
  client.destroy();
  await machine.close();
});

const start = (name: string, told = input) =>
  client.send(new StartExecutionCommand({ stateMachineArn: machine.arn, name, input: told }));
const describeIt = (executionArn: string | undefined) => client.send(new DescribeExecutionCommand({ executionArn }));

describe("the local state machine", () => {
  it("runs what it is told, and says that it is under way, then that it succeeded", async () => {
    const { executionArn } = await start("one");
    expect(runs).toMatchObject([{ operation: "run", ref: { tenant: "office-a", batch } }]);
    const before = await describeIt(executionArn);
    expect([before.status, before.name, before.input]).toEqual(["RUNNING", "one", input]);
    runs[0]?.end();
    await vi.waitFor(async () => expect((await describeIt(executionArn)).status).toBe("SUCCEEDED"));
    expect((await describeIt(executionArn)).stopDate).toBeInstanceOf(Date);
  });

  it("takes the same name again while it runs, as the same execution, and never after", async () => {
    const first = await start("one");
    expect((await start("one")).executionArn).toBe(first.executionArn);
    expect(runs).toHaveLength(1);
    await expect(start("one", input.replace("run", "erase"))).rejects.toThrow(
      expect.objectContaining({ name: "ExecutionAlreadyExists" }),
    );
    runs[0]?.end();
    await vi.waitFor(async () => expect((await describeIt(first.executionArn)).status).toBe("SUCCEEDED"));
    await expect(start("one")).rejects.toThrow(expect.objectContaining({ name: "ExecutionAlreadyExists" }));
  });

  it("says that work which failed has failed, without its words, and tells whoever started the service", async () => {
    const { executionArn } = await start("one");
    runs[0]?.fail(new TypeError("something about a row"));
    await vi.waitFor(async () => expect((await describeIt(executionArn)).status).toBe("FAILED"));
    expect(JSON.stringify(await describeIt(executionArn))).not.toContain("something about a row");
    expect(faults).toHaveLength(1);
  });

  it("stops at once, and lets the work know", async () => {
    const { executionArn } = await start("one");
    await client.send(new StopExecutionCommand({ executionArn }));
    expect(runs[0]?.signal.aborted).toBe(true);
    expect((await describeIt(executionArn)).status).toBe("ABORTED");
    runs[0]?.end();
    expect((await describeIt(executionArn)).status).toBe("ABORTED");
  });

  it("knows no execution that it did not start", async () => {
    await expect(describeIt(`${machine.arn.replace(":stateMachine:", ":execution:")}:none`)).rejects.toThrow(
      expect.objectContaining({ name: "ExecutionDoesNotExist" }),
    );
  });

  it.each([
    ["an unknown operation", input.replace("run", "draw")],
    ["no JSON", "{"],
    ["no object", "1"],
    ["no tenant", '{"operation":"run"}'],
  ])("refuses an input with %s", async (_what, told) => {
    await expect(start("one", told)).rejects.toThrow(expect.objectContaining({ name: "InvalidExecutionInput" }));
    expect(runs).toEqual([]);
  });

  it("answers 501 to what it does not do", async () => {
    const asked = client.send(new ListExecutionsCommand({ stateMachineArn: machine.arn }));
    await expect(asked).rejects.toThrow(
      expect.objectContaining({
        name: "UnknownOperationException",
        $metadata: expect.objectContaining({ httpStatusCode: 501 }) as unknown,
      }),
    );
  });
});

describe("who may ask the local state machine", () => {
  it("is nobody without a signature", async () => {
    const reply = await fetch(machine.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions.StartExecution", "content-type": "application/x-amz-json-1.0" },
      body: JSON.stringify({ stateMachineArn: machine.arn, name: "one", input }),
    });
    expect([reply.status, await reply.json()]).toMatchObject([403, { __type: "AccessDenied" }]);
    expect(runs).toEqual([]);
  });

  it.each([
    [{ ...settings.credentials, secretAccessKey: "guessed" }, "SignatureDoesNotMatch"],
    [{ ...settings.credentials, accessKeyId: "somebody" }, "InvalidAccessKeyId"],
  ])("is nobody with other credentials: %j", async (credentials, name) => {
    const other = clientWith(credentials);
    await expect(
      other.send(new StartExecutionCommand({ stateMachineArn: machine.arn, name: "one", input })),
    ).rejects.toThrow(expect.objectContaining({ name }));
    other.destroy();
    expect(runs).toEqual([]);
  });

  it("is not who changes a signed request", async () => {
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: Uint8Array };
        request.body = new TextEncoder().encode(new TextDecoder().decode(request.body).replace("office-a", "office-b"));
        return next(args);
      },
      { step: "finalizeRequest", priority: "low" },
    );
    await expect(start("one")).rejects.toThrow(expect.objectContaining({ name: "SignatureDoesNotMatch" }));
    expect(runs).toEqual([]);
  });
});
