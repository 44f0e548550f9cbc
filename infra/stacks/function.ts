// The one construct with every default of a Lambda function: runtime, code, log, environment, and a least-privilege role.
import { join } from "node:path";
import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { FunctionName, StepName } from "../../functions/api/routes.ts";
import { reasons, type Permissions } from "./permissions.ts";

export type DossierFunctionProps = {
  name: FunctionName | StepName;
  /** The folder that `infra/build/build.ts` writes: one folder with an `index.mjs` for each function. */
  bundles: string;
  bucket: Bucket;
  key: Key;
  permissions: Permissions;
  /** The state machine of batches, where the permissions say what may be done with its executions. */
  machine?: StateMachine;
  environment: Record<string, string>;
  memoryMb?: number;
  timeout?: Duration;
};

/** Below the 30 seconds of API Gateway, so that the caller gets our error. */
const usualTimeout = Duration.seconds(28);
const usualMemoryMb = 512;

export class DossierFunction extends Construct {
  readonly lambda: Function;

  constructor(scope: Construct, id: string, props: DossierFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `What ${props.name} may do`,
    });
    role.addToPolicy(
      new PolicyStatement({
        sid: "WriteItsOwnLog",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        // All streams of this group: AWS names a stream after each instance.
        resources: [logGroup.logGroupArn],
      }),
    );
    for (const statement of statementsFor(props, Stack.of(this).region)) role.addToPolicy(statement);
    acknowledgePrefixes(role, props.permissions);
    const told = allowExecutions(role, props);

    this.lambda = new Function(this, "Function", {
      description: `dossier: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, props.name), { exclude: ["*.map"] }),
      handler: "index.handler",
      memorySize: props.memoryMb ?? usualMemoryMb,
      timeout: props.timeout ?? usualTimeout,
      role,
      logGroup,
      environment: {
        DOSSIER_BUCKET: props.bucket.bucketName,
        POWERTOOLS_SERVICE_NAME: "dossier",
        POWERTOOLS_METRICS_NAMESPACE: "Dossier",
        POWERTOOLS_LOG_LEVEL: "INFO",
        ...props.environment,
        ...told,
      },
    });
  }
}

/** The bucket of the other stack as cdk-nag writes it. If it changes, synth fails and prints the new name. */
const bucketInFindings =
  '{"Fn::GetStackOutput":{"StackName":"DossierStorage","Region":"eu-west-3","OutputName":"PublishOutputFnGetAttBucket83908E77Arn0F129B3B"}}';

function acknowledgePrefixes(role: Role, permissions: Permissions): void {
  const { read = [], write = [], delete: deleted = [] } = permissions;
  for (const prefix of new Set([...read, ...write, ...deleted])) {
    const reason = reasons[prefix];
    if (reason === undefined) throw new Error(`No reason says why a function reaches all of ${prefix}.`);
    Validations.of(role).acknowledge({ id: manyObjects(objectsUnder(prefix)), reason });
  }
}

/** Sets the variables with which the function finds the state machine. */
function allowExecutions(role: Role, { machine, permissions }: DossierFunctionProps): Record<string, string> {
  const { executions = [] } = permissions;
  if (executions.length === 0) return {};
  if (machine === undefined) throw new Error("No state machine is given.");
  const any = anyExecution(machine);
  for (const deed of executions) {
    const [action, resource] = (
      {
        start: ["states:StartExecution", machine.stateMachineArn],
        look: ["states:DescribeExecution", any],
        stop: ["states:StopExecution", any],
      } as const
    )[deed];
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
  if (executions.some((deed) => deed !== "start")) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:states:eu-west-3:<AWS::AccountId>:execution:${machineInFindings}:*]`,
      reason: "An execution is named after its batch, whose id is drawn when it is made; no other machine has these.",
    });
  }
  return { DOSSIER_STATE_MACHINE: machine.stateMachineArn };
}

/** As `bucketInFindings`, for the name of the state machine. */
const machineInFindings =
  '{"Fn::GetStackOutput":{"StackName":"DossierBulk","Region":"eu-west-3","OutputName":"PublishOutputFnGetAttBatchesMachine8B5CD8AAName7BC24C75"}}';

/** The finding that says that a role reaches more than one object of the bucket. */
export const manyObjects = (pattern: string): string => `AwsSolutions-IAM5[Resource::${bucketInFindings}/${pattern}]`;

const objectsUnder = (prefix: string): string => (prefix.endsWith("/") ? `${prefix}*` : prefix);

function statementsFor({ bucket, key, permissions }: DossierFunctionProps, region: string): PolicyStatement[] {
  const { read = [], write = [], delete: deleted = [], list = false } = permissions;
  const onObjects = (action: string, prefixes: readonly string[]): PolicyStatement[] => {
    const resources = prefixes.map((prefix) => bucket.arnForObjects(objectsUnder(prefix)));
    return resources.length === 0 ? [] : [new PolicyStatement({ actions: [action], resources })];
  };
  const keyActions = [
    ...(read.length > 0 ? ["kms:Decrypt"] : []),
    ...(write.length > 0 ? ["kms:GenerateDataKey"] : []),
  ];
  return [
    ...onObjects("s3:GetObject", read),
    ...onObjects("s3:PutObject", write),
    ...onObjects("s3:DeleteObject", deleted),
    ...(list ? [new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] })] : []),
    ...(keyActions.length > 0
      ? [
          new PolicyStatement({
            actions: keyActions,
            resources: [key.keyArn],
            conditions: onlyThroughS3(bucket, region),
          }),
        ]
      : []),
  ];
}

const anyExecution = (machine: StateMachine): string =>
  Stack.of(machine).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The key may be used through S3 and for this bucket only: the bucket's name is the encryption context. */
export const onlyThroughS3 = (bucket: Bucket, region: string) => ({
  StringEquals: {
    "kms:ViaService": `s3.${region}.amazonaws.com`,
    "kms:EncryptionContext:aws:s3:arn": bucket.bucketArn,
  },
});

/** `create-dossier` as CDK wants ids: `CreateDossier`. */
export const pascalCase = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
