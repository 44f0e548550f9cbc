// The one edge to Step Functions: a batch's work is started, looked at and stopped here. No personal data goes there.
import {
  DescribeExecutionCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { config } from "./config.ts";
import { ServiceError } from "./service-error.ts";
import { safeWord } from "./store-errors.ts";

export const operations = ["check", "run", "erase"] as const;
export type Operation = (typeof operations)[number];

type Ref = { tenant: string; batch: string };

/** All that an execution is told. */
export type ExecutionInput = Ref & { operation: Operation; bucket: string; prefix: string };

/** A batch is not stopped and started so often. */
const mostExecutions = 50;
const deadlineMs = 8000;

let opened: SFNClient | undefined;

function client(): SFNClient {
  if (process.env["AWS_ENDPOINT_URL_SFN"] !== undefined && process.env["AWS_LAMBDA_FUNCTION_NAME"] !== undefined) {
    throw new Error("AWS_ENDPOINT_URL_SFN is set in Lambda: another state machine would do the work. Remove it.");
  }
  return (opened ??= new SFNClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  }));
}

/** Numbered, since Step Functions takes a name once: the same one again, while it runs, is the same execution. */
const nameOf = (operation: Operation, { batch }: Ref, number: number): string => `${batch}-${operation}-${number}`;

const stateMachineArn = (): string => {
  const arn = process.env["DOSSIER_STATE_MACHINE"];
  if (arn === undefined || arn === "") throw new Error("The environment variable DOSSIER_STATE_MACHINE is missing.");
  return arn;
};

const executionArn = (name: string): string => `${stateMachineArn().replace(":stateMachine:", ":execution:")}:${name}`;

/** Starts the work, unless it is under way. */
export async function startExecution(operation: Operation, ref: Ref): Promise<void> {
  const { tenant, batch } = ref;
  const prefix = `batches/${tenant}/${batch}`;
  const input = JSON.stringify({ operation, tenant, batch, bucket: config().bucket, prefix } satisfies ExecutionInput);
  for (let number = 1; number <= mostExecutions; number++) {
    const name = nameOf(operation, ref, number);
    const command = new StartExecutionCommand({ stateMachineArn: stateMachineArn(), name, input });
    const started = await ask("StartExecution", "ExecutionAlreadyExists", (sfn, options) => sfn.send(command, options));
    if (started !== undefined) return;
  }
  throw new ServiceError("engine-refused", "StartExecution", "TooManyExecutions");
}

export const isUnderWay = async (operation: Operation, ref: Ref): Promise<boolean> =>
  (await runningExecution(operation, ref)) !== undefined;

/** Stops the work where it is under way; what has begun may still end. */
export async function stopExecution(operation: Operation, ref: Ref): Promise<void> {
  const arn = await runningExecution(operation, ref);
  if (arn === undefined) return;
  const command = new StopExecutionCommand({ executionArn: arn });
  await ask("StopExecution", "ExecutionDoesNotExist", (sfn, options) => sfn.send(command, options));
}

async function runningExecution(operation: Operation, ref: Ref): Promise<string | undefined> {
  for (let number = 1; number <= mostExecutions; number++) {
    const arn = executionArn(nameOf(operation, ref, number));
    const command = new DescribeExecutionCommand({ executionArn: arn });
    const found = await ask("DescribeExecution", "ExecutionDoesNotExist", (sfn, options) => sfn.send(command, options));
    if (found === undefined) return undefined;
    if (found.status === "RUNNING") return arn;
  }
  return undefined;
}

/** Undefined where the state machine says the `expected` word. */
async function ask<Result>(
  operation: string,
  expected: string,
  send: (sfn: SFNClient, options: { abortSignal: AbortSignal }) => Promise<Result>,
): Promise<Result | undefined> {
  const sfn = client();
  try {
    return await send(sfn, { abortSignal: AbortSignal.timeout(deadlineMs) });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === expected) return undefined;
    throw new ServiceError(isPassing(error) ? "engine-unavailable" : "engine-refused", operation, safeWord(name));
  }
}

/** No answer, a fault of theirs, or too many requests: time alone can mend it. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof SFNServiceException)) return true;
  const { httpStatusCode = 0 } = error.$metadata;
  return httpStatusCode < 400 || httpStatusCode >= 500 || /Throttl|TooManyRequests|LimitExceeded/.test(error.name);
}
