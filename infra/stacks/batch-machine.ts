// The state machine of a batch. It passes ids and numbers only: the steps read and write the rows.
import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Errors,
  Fail,
  JitterType,
  JsonPath,
  LogLevel,
  Map,
  Pass,
  ResultWriterV2,
  S3JsonLItemReader,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
  type IChainable,
} from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";
import { Construct } from "constructs";
import type { MissingChunks } from "../../functions/batch/steps/find-missing-chunks.ts";
import type { StepName } from "../../functions/api/routes.ts";
import { batchFolder } from "../../functions/aws/batch-folder.ts";
import type { Operation } from "../../functions/aws/step-functions.ts";
import { manyObjects, onlyThroughS3, pascalCase } from "./function.ts";

export type BatchMachineProps = {
  steps: Record<StepName, IFunction>;
  bucket: Bucket;
  key: Key;
};

/**
 * Chunks that are made at once. With links a chunk writes 250 objects in a second and a half: twenty write 3,300 in a
 * second, under the 3,500 that S3 takes for one prefix before it has split it.
 */
export const chunksAtOnce = 20;
export const volumesAtOnce = 10;
/** Share of failed chunks above which the run stops: a dependency is then down, and the rest would fail too. */
const toleratedFailurePercentage = 10;
/** How often missing chunks are sent again after the first time. */
const moreRounds = 2;
const executionTimeout = Duration.hours(6);

/** Timeout of a step. Its state waits a little longer, so that the step's own error is reported. */
export const stepTimeouts: Record<StepName, Duration> = {
  "check-rows": Duration.minutes(15),
  // An Express child lasts five minutes at most, with its retries.
  "render-rows": Duration.seconds(60),
  "find-missing-chunks": Duration.minutes(5),
  "pack-volume": Duration.minutes(15),
  "finish-batch": Duration.minutes(15),
  "erase-batch": Duration.minutes(15),
};

const [tenant, batch] = [JsonPath.stringAt("$.tenant"), JsonPath.stringAt("$.batch")];
const inBatch = (name: string): string => JsonPath.format(`${batchFolder("{}", "{}")}/${name}`, tenant, batch);

export class BatchMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: BatchMachineProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      assumedBy: this.machinesOfOurs(),
      description: "What the state machine of batches may do",
    });
    const logGroup = new LogGroup(this, "Log", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, "Machine", {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.define(props)),
      timeout: executionTimeout,
      // Its permissions are written below: CDK would allow writing anywhere in the bucket.
      role: role.withoutPolicyUpdates(),
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: false,
    });
    Validations.of(this.machine).acknowledge({
      id: "AwsSolutions-SF2",
      reason:
        "The history of an execution and its log already say which step took how long; a trace of every chunk would say it once more, for money.",
    });
    this.allow(role, props);
    // AWS refuses to create a machine that may not write its log.
    this.machine.node.addDependency(role);
    this.allowOwnMap(role);
  }

  /** Protection against the confused deputy, as AWS advises. The machine has no name before its role exists. */
  private machinesOfOurs(): ServicePrincipal {
    const { account } = Stack.of(this);
    const machines = Stack.of(this).formatArn({
      service: "states",
      resource: "stateMachine",
      resourceName: "*",
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new ServicePrincipal("states.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": machines } },
    });
  }

  private define(props: BatchMachineProps): IChainable {
    const operation = (name: Operation): Condition => Condition.stringEquals("$.operation", name);
    return new Choice(this, "WhichOperation")
      .when(operation("check"), this.step(props, "check-rows", { result: ["valid", "wrong", "chunks"] }))
      .when(operation("run"), this.run(props))
      .when(operation("erase"), this.step(props, "erase-batch", { result: ["erased"] }))
      .otherwise(new Fail(this, "UnknownOperation", { error: "UnknownOperation" }));
  }

  /**
   * Finds missing chunks, makes them and looks again; when none is missing, packs and finishes. No state catches an error:
   * a failed execution is redriven from that state.
   */
  private run(props: BatchMachineProps): IChainable {
    const begin = new Pass(this, "Begin", { parameters: { tenant, batch, round: { number: 0, redrives: 0 } } });
    const search = this.step(props, "find-missing-chunks", {
      result: ["state", "missing", "volumes"],
      resultPath: "$.search",
    });
    const render = this.renderChunks(props);
    const pack = new Map(this, "PackVolumes", {
      itemsPath: "$.search.volumes",
      itemSelector: { tenant, batch, volume: JsonPath.numberAt("$$.Map.Item.Value.volume") },
      maxConcurrency: volumesAtOnce,
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(this.step(props, "pack-volume", { payload: ["volume"], result: ["volume"] }));
    const finish = this.step(props, "finish-batch", { result: ["made", "failed"] });

    const countRound = new Pass(this, "CountRound", {
      parameters: {
        number: JsonPath.mathAdd(JsonPath.numberAt("$.round.number"), 1),
        redrives: JsonPath.numberAt("$.round.redrives"),
      },
      resultPath: "$.round",
    });
    const redrives = "$$.Execution.RedriveCount";
    const countAgain = new Pass(this, "CountAgain", {
      parameters: { number: 1, redrives: JsonPath.numberAt(redrives) },
      resultPath: "$.round",
    });
    const found = (state: MissingChunks["state"]): Condition => Condition.stringEquals("$.search.state", state);
    const isRedriven = Condition.and(
      Condition.isPresent(redrives),
      Condition.numberGreaterThanJsonPath(redrives, "$.round.redrives"),
    );
    render.next(search);
    return begin.next(search).next(
      new Choice(this, "IsItWhole")
        .when(found("whole"), pack.next(finish))
        .when(found("cancelled"), new Succeed(this, "Cancelled"))
        .when(Condition.numberLessThanEquals("$.round.number", moreRounds), countRound.next(render))
        // Chunks are still missing, and no rule matches: the execution fails. Unlike a Fail state, a choice is evaluated
        // again when the execution is redriven.
        .when(isRedriven, countAgain.next(render)),
    );
  }

  private renderChunks(props: BatchMachineProps): DistributedMap {
    const item = ["chunk", "part", "start", "end", "rows"];
    const itemSelector = Object.fromEntries(item.map((name) => [name, JsonPath.numberAt(`$$.Map.Item.Value.${name}`)]));
    // With exactOptionalPropertyTypes, Bucket is not assignable to IBucket.
    const bucket = props.bucket as IBucket;
    return new DistributedMap(this, "RenderChunks", {
      label: "chunks",
      mapExecutionType: StateMachineType.EXPRESS,
      maxConcurrency: chunksAtOnce,
      toleratedFailurePercentage,
      itemReader: new S3JsonLItemReader({ bucket, key: inBatch("chunks.jsonl") }),
      itemSelector: { tenant, batch, ...itemSelector },
      // Writes the result of each chunk. Without it the state fails when the counts exceed 256 KB.
      resultWriterV2: new ResultWriterV2({ bucket, prefix: inBatch("map") }),
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(this.step(props, "render-rows", { payload: item, result: ["chunk", "made", "failed"] }));
  }

  /** Calls a step with ids and numbers, and keeps the named fields of its result. */
  private step(
    { steps }: BatchMachineProps,
    name: StepName,
    { payload = [], result, resultPath }: { payload?: string[]; result: string[]; resultPath?: string },
  ): LambdaInvoke {
    const numbers = payload.map((field) => [field, JsonPath.numberAt(`$.${field}`)]);
    const task = new LambdaInvoke(this, pascalCase(name), {
      lambdaFunction: steps[name],
      payload: TaskInput.fromObject({ tenant, batch, ...Object.fromEntries(numbers) }),
      payloadResponseOnly: true,
      resultSelector: Object.fromEntries(result.map((field) => [`${field}.$`, `$.${field}`])),
      ...(resultPath === undefined ? {} : { resultPath }),
      taskTimeout: Timeout.duration(stepTimeouts[name].plus(Duration.seconds(5))),
      retryOnServiceExceptions: false,
    });
    const jitterStrategy = JitterType.FULL;
    // A new account may run ten functions at once.
    task.addRetry({
      errors: ["Lambda.TooManyRequestsException"],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 6,
      maxDelay: Duration.seconds(30),
      jitterStrategy,
    });
    // Every step is idempotent, so any failure is retried.
    task.addRetry({
      errors: [Errors.ALL],
      interval: Duration.seconds(3),
      backoffRate: 3,
      maxAttempts: 3,
      jitterStrategy,
    });
    return task;
  }

  /** A separate policy: it names the machine, which needs the role first. */
  private allowOwnMap(role: Role): void {
    const { stateMachineArn, stateMachineName } = this.machine;
    const chunks = Stack.of(this).formatArn({
      service: "states",
      resource: "execution",
      resourceName: `${stateMachineName}/chunks:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const actions = ["states:DescribeExecution", "states:StopExecution", "states:RedriveExecution"];
    const policy = new Policy(this, "OwnMap", {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ["states:StartExecution"], resources: [stateMachineArn] }),
        new PolicyStatement({ actions, resources: [chunks] }),
      ],
    });
    const finding = (executions: string) =>
      `AwsSolutions-IAM5[Resource::arn:aws:states:eu-west-3:<AWS::AccountId>:execution:${executions}]`;
    Validations.of(policy).acknowledge({
      id: finding(`${nameInMachine}/chunks:*`),
      reason: "The machine follows, stops and redrives the chunks of its own map, whose executions AWS names.",
    });
    for (const executions of [":*", "/chunks:*"]) {
      Validations.of(this.machine).acknowledge({
        id: finding(`${nameInCdk}${executions}`),
        reason: "CDK's policy for a map, which is in no template: it would be attached to a role that CDK may change.",
      });
    }
  }

  private allow(role: Role, { steps, bucket, key }: BatchMachineProps): void {
    const objects = (name: string): string => bucket.arnForObjects(`${batchFolder("*", "*")}/${name}`);
    const [chunks, results] = [objects("chunks.jsonl"), objects("map/*")];
    const may = (sid: string, actions: string[], resources: string[], conditions = {}): void => {
      role.addToPolicy(new PolicyStatement({ sid, actions, resources, conditions }));
    };
    may(
      "InvokeSteps",
      ["lambda:InvokeFunction"],
      Object.values(steps).map((step) => step.functionArn),
    );
    may("ReadChunks", ["s3:GetObject"], [chunks]);
    may(
      "WriteResultsOfMaps",
      ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
      [results],
    );
    may("UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], [key.keyArn], onlyThroughS3(bucket, Stack.of(this).region));
    may("SendLogs", logDelivery, ["*"]);
    const reasonOfPrefix = "The owner and the id of a batch are drawn when it is made.";
    Validations.of(role).acknowledge(
      { id: manyObjects(`${batchFolder("*", "*")}/chunks.jsonl`), reason: reasonOfPrefix },
      { id: manyObjects(`${batchFolder("*", "*")}/map/*`), reason: reasonOfPrefix },
      { id: "AwsSolutions-IAM5[Resource::*]", reason: "AWS has no narrower resource for the delivery of a log." },
    );
  }
}

/** The machine's name as cdk-nag writes it. If it changes, synth fails and prints the new one. */
const nameInMachine = "<BatchesMachine8B5CD8AA.Name>";
const nameInCdk = '{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"BatchesMachine8B5CD8AA"}]}]}';

/** The permissions that Step Functions needs to write a log: AWS has no narrower resource for them. */
const logDelivery = [
  "logs:CreateLogDelivery",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
];
