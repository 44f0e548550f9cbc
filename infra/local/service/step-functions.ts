// The state machine of one machine: the part of Step Functions that the functions use, for who has our credentials.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { operations, type ExecutionInput, type Operation } from "../../../functions/aws/step-functions.ts";
import { S3Error } from "../object-store/protocol/s3-error.ts";
import { readHeaders } from "../object-store/protocol/s3-request.ts";
import { checkSignature, type Credentials } from "../object-store/protocol/signature.ts";

/** Does the work of batches; a run resumes where an earlier one was interrupted. */
export type BatchEngine = {
  run(operation: Operation, ref: { tenant: string; batch: string }, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

export type StateMachineOptions = {
  region: string;
  credentials: Credentials;
  engine: BatchEngine;
  /** Faults of the work; what they say is not shown to callers. */
  onFault?: (error: unknown) => void;
};

export type StateMachine = {
  /** For `AWS_ENDPOINT_URL_SFN`. */
  endpoint: string;
  /** For `DOSSIER_STATE_MACHINE`. */
  arn: string;
  /** Cuts what is under way. */
  close(): Promise<void>;
};

type Execution = {
  name: string;
  input: string;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED";
  startedAt: Date;
  stoppedAt?: Date;
  stop: AbortController;
  ended: Promise<void>;
};

/** Step Functions' own limit of an input is 256 KB; ours are some hundred bytes. */
const maxBodyBytes = 16 * 1024;
const maxRemembered = 1000;

class Fault extends Error {
  readonly status: number;
  readonly code: string;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export async function startStateMachine(options: StateMachineOptions): Promise<StateMachine> {
  const { region, credentials, engine, onFault = () => undefined } = options;
  const arn = `arn:aws:states:${region}:000000000000:stateMachine:dossier-batch`;
  const arnOf = ({ name }: Execution) => `${arn.replace(":stateMachine:", ":execution:")}:${name}`;
  const executions = new Map<string, Execution>();

  const find = (executionArn: unknown): Execution => {
    const found = [...executions.values()].find((one) => arnOf(one) === executionArn);
    if (found === undefined) throw new Fault("ExecutionDoesNotExist", "There is no such execution.");
    return found;
  };

  const end = (execution: Execution, status: Execution["status"]) => {
    if (execution.status !== "RUNNING") return;
    execution.status = status;
    execution.stoppedAt = new Date();
  };

  const actions: Record<string, (body: Record<string, unknown>) => object> = {
    StartExecution({ stateMachineArn, name, input }) {
      if (stateMachineArn !== arn) throw new Fault("StateMachineDoesNotExist", "There is no such state machine.");
      if (typeof name !== "string" || !/^[A-Za-z0-9_-]{1,80}$/.test(name))
        throw new Fault("InvalidName", "Wrong name.");
      const { operation, tenant, batch } = readInput(input);
      const known = executions.get(name);
      if (known !== undefined) {
        if (known.status !== "RUNNING" || known.input !== input) {
          throw new Fault("ExecutionAlreadyExists", "An execution has this name already.");
        }
        return { executionArn: arnOf(known), startDate: seconds(known.startedAt) };
      }
      const stop = new AbortController();
      const started: Execution = {
        name,
        input: String(input),
        status: "RUNNING",
        startedAt: new Date(),
        stop,
        ended: Promise.resolve(),
      };
      started.ended = engine.run(operation, { tenant, batch }, stop.signal).then(
        () => end(started, "SUCCEEDED"),
        (error: unknown) => {
          if (!stop.signal.aborted) onFault(error);
          end(started, "FAILED");
        },
      );
      executions.set(name, started);
      forgetOld(executions);
      return { executionArn: arnOf(started), startDate: seconds(started.startedAt) };
    },
    DescribeExecution({ executionArn }) {
      const found = find(executionArn);
      const { name, input, status, startedAt, stoppedAt } = found;
      return {
        executionArn: arnOf(found),
        stateMachineArn: arn,
        name,
        status,
        input,
        startDate: seconds(startedAt),
        ...(stoppedAt === undefined ? {} : { stopDate: seconds(stoppedAt) }),
      };
    },
    StopExecution({ executionArn }) {
      const found = find(executionArn);
      found.stop.abort();
      end(found, "ABORTED");
      return { stopDate: seconds(found.stoppedAt ?? new Date()) };
    },
  };

  const answer = async (req: IncomingMessage): Promise<object> => {
    const body = await readBody(req);
    await checkSignature(
      {
        method: req.method ?? "",
        path: req.url ?? "",
        query: [],
        headers: readHeaders(req.rawHeaders),
        payloadHash: createHash("sha256").update(body).digest("hex"),
      },
      { region, credentials, service: "states", now: new Date(), tidyPath: true },
    );
    const action = /^AWSStepFunctions\.(\w+)$/.exec(String(req.headers["x-amz-target"]))?.[1] ?? "";
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (req.method !== "POST" || req.url !== "/" || run === undefined) {
      throw new Fault("UnknownOperationException", "The local state machine does not do this.", 501);
    }
    return run(readJson(body.toString("utf8"), "SerializationException"));
  };

  const server = createServer({ requestTimeout: 10_000 }, (req, res) => {
    answer(req).then(
      (result) => send(res, 200, result),
      (error: unknown) => {
        const { status, code, message } =
          error instanceof Fault || error instanceof S3Error ? error : unexpected(error);
        send(res, status, { __type: code, message });
      },
    );
  });
  const unexpected = (error: unknown): Fault => {
    onFault(error);
    return new Fault("InternalFailure", "The local state machine failed.", 500);
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Never for others: who starts work here reads and writes the whole store.
    server.listen(0, "127.0.0.1", resolve);
  });

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arn,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      for (const { stop } of executions.values()) stop.abort();
      await engine.close();
      await Promise.all([...executions.values()].map(({ ended }) => ended));
    },
  };
}

const seconds = (date: Date): number => date.getTime() / 1000;

function readInput(input: unknown): ExecutionInput {
  const { operation, tenant, batch, ...rest } = readJson(input, "InvalidExecutionInput");
  const known = operations.find((one) => one === operation);
  if (known === undefined || typeof tenant !== "string" || typeof batch !== "string") {
    throw new Fault("InvalidExecutionInput", "An operation, a tenant and a batch are expected.");
  }
  return { bucket: String(rest["bucket"]), prefix: String(rest["prefix"]), operation: known, tenant, batch };
}

function readJson(text: unknown, fault: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Fault(fault, "A JSON object is expected.");
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of req as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBodyBytes) throw new Fault("ValidationException", "The request is too long.", 413);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function send(res: ServerResponse, status: number, body: object): void {
  if (!res.destroyed) res.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
}

function forgetOld(executions: Map<string, Execution>): void {
  if (executions.size <= maxRemembered) return;
  const oldest = [...executions.values()].find(({ status }) => status !== "RUNNING");
  if (oldest !== undefined) executions.delete(oldest.name);
}
