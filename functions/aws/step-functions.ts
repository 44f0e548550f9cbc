// The one edge to Step Functions: the work of a batch is started, looked at and stopped here. No personal data is sent.
import {
  DescribeExecutionCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { batchFolder } from "./batch-folder.ts";
import { storeIsHere } from "./config.ts";
import { ServiceError } from "./service-error.ts";
import { safeErrorCode } from "./store-errors.ts";

export const operations = ["check", "run", "erase"] as const;
export type Operation = (typeof operations)[number];

type Ref = { tenant: string; batch: string };

/** All that an execution is told. */
export type ExecutionInput = Ref & { operation: Operation; bucket: string; prefix: string };

export type StateMachine = {
  /** Starts the work, unless it is under way. */
  start(operation: Operation, ref: Ref): Promise<void>;
  /** Stops the work where it is under way; what has begun may still end. */
  stop(operation: Operation, ref: Ref): Promise<void>;
  isUnderWay(operation: Operation, ref: Ref): Promise<boolean>;
};

/** Executions of one operation on one batch: far more often than a batch is stopped and started. */
const maxExecutions = 50;

/** API Gateway waits 30 seconds for all of one request. */
const patience = { requestTimeout: 3000, deadlineMs: 8000 };
const longPatience = { requestTimeout: 60_000, deadlineMs: 180_000 };

/** Numbered, since Step Functions takes a name once: the same one again, while it runs, is the same execution. */
const nameOf = (operation: Operation, { batch }: Ref, number: number): string => `${batch}-${operation}-${number}`;

/**
 * Opens the state machine that the environment names. Region, credentials and `AWS_ENDPOINT_URL_SFN` are read by the SDK.
 * Throws in a real Lambda when the endpoint is redirected: another state machine would do the work.
 */
export function openStateMachine(bucket: string): StateMachine {
  if (process.env["AWS_ENDPOINT_URL_SFN"] !== undefined && process.env["AWS_LAMBDA_FUNCTION_NAME"] !== undefined) {
    throw new Error("AWS_ENDPOINT_URL_SFN is set in Lambda: another state machine would do the work. Remove it.");
  }
  const stateMachineArn = process.env["DOSSIER_STATE_MACHINE"];
  if (stateMachineArn === undefined || stateMachineArn === "") {
    throw new Error("The environment variable DOSSIER_STATE_MACHINE is missing.");
  }
  const { requestTimeout, deadlineMs } = storeIsHere() ? longPatience : patience;
  const client = new SFNClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: requestTimeout / 3, requestTimeout, throwOnRequestTimeout: true },
  });
  const executionArn = (name: string) => `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;

  /** Undefined where the state machine answers with the `expected` error. */
  async function ask<Result>(
    operation: string,
    expected: string,
    send: (options: { abortSignal: AbortSignal }) => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await send({ abortSignal: AbortSignal.timeout(deadlineMs) });
    } catch (error) {
      const name = error instanceof Error ? error.name : "";
      if (name === expected) return undefined;
      const code = isTransient(error) ? "engine-unavailable" : "engine-refused";
      throw new ServiceError(code, operation, safeErrorCode(name));
    }
  }

  async function runningExecution(operation: Operation, ref: Ref): Promise<string | undefined> {
    for (let number = 1; number <= maxExecutions; number++) {
      const arn = executionArn(nameOf(operation, ref, number));
      const command = new DescribeExecutionCommand({ executionArn: arn });
      const found = await ask("DescribeExecution", "ExecutionDoesNotExist", (options) => client.send(command, options));
      if (found === undefined) return undefined;
      if (found.status === "RUNNING") return arn;
    }
    return undefined;
  }

  return {
    async start(operation, ref) {
      const { tenant, batch } = ref;
      const prefix = batchFolder(tenant, batch);
      const input = JSON.stringify({ operation, tenant, batch, bucket, prefix } satisfies ExecutionInput);
      for (let number = 1; number <= maxExecutions; number++) {
        const command = new StartExecutionCommand({ stateMachineArn, name: nameOf(operation, ref, number), input });
        const started = await ask("StartExecution", "ExecutionAlreadyExists", (options) =>
          client.send(command, options),
        );
        if (started !== undefined) return;
      }
      throw new ServiceError("engine-refused", "StartExecution", "TooManyExecutions");
    },
    async stop(operation, ref) {
      const arn = await runningExecution(operation, ref);
      if (arn === undefined) return;
      const command = new StopExecutionCommand({ executionArn: arn });
      await ask("StopExecution", "ExecutionDoesNotExist", (options) => client.send(command, options));
    },
    isUnderWay: async (operation, ref) => (await runningExecution(operation, ref)) !== undefined,
  };
}

/** No answer, a fault of theirs, or too many requests: the same request may succeed later. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof SFNServiceException)) return true;
  const { httpStatusCode = 0 } = error.$metadata;
  return httpStatusCode < 400 || httpStatusCode >= 500 || /Throttl|TooManyRequests|LimitExceeded/.test(error.name);
}
