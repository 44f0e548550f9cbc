// The one construct with every default of a Lambda function: runtime, code, log, environment, and its own narrow role.
import { join } from "node:path";
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { FunctionName } from "../functions/cloud/routes.ts";
import { reasons, type Permissions } from "./permissions.ts";

export type DossierFunctionProps = {
  name: FunctionName;
  /** The folder that `infra/build.ts` writes: one folder with an `index.mjs` for each function. */
  bundles: string;
  bucket: Bucket;
  key: Key;
  permissions: Permissions;
  environment: Record<string, string>;
  memoryMb?: number;
};

/** Under the 30 seconds that API Gateway waits, so that the caller reads our error and not theirs. */
const timeout = Duration.seconds(28);
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
        // All the streams of this one group: AWS names a stream after each instance.
        resources: [logGroup.logGroupArn],
      }),
    );
    for (const statement of statementsFor(props, Stack.of(this).region)) role.addToPolicy(statement);
    acknowledgePrefixes(role, props.permissions);

    this.lambda = new Function(this, "Function", {
      description: `dossier: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, props.name), { exclude: ["*.map"] }),
      handler: "index.handler",
      memorySize: props.memoryMb ?? usualMemoryMb,
      timeout,
      role,
      logGroup,
      environment: {
        DOSSIER_BUCKET: props.bucket.bucketName,
        POWERTOOLS_SERVICE_NAME: "dossier",
        POWERTOOLS_METRICS_NAMESPACE: "Dossier",
        POWERTOOLS_LOG_LEVEL: "INFO",
        ...props.environment,
      },
    });
  }
}

/** How cdk-nag writes the bucket, which another stack makes. Once it is no longer true, synth fails and prints the new one. */
const bucketInFindings =
  '{"Fn::GetStackOutput":{"StackName":"DossierStorage","Region":"eu-west-3","OutputName":"PublishOutputFnGetAttBucket83908E77Arn0F129B3B"}}';

function acknowledgePrefixes(role: Role, permissions: Permissions): void {
  const { read = [], write = [], delete: deleted = [] } = permissions;
  for (const prefix of new Set([...read, ...write, ...deleted])) {
    const reason = reasons[prefix];
    if (reason === undefined) throw new Error(`No reason says why a function reaches all of ${prefix}.`);
    const id = `AwsSolutions-IAM5[Resource::${bucketInFindings}/${objectsUnder(prefix)}]`;
    Validations.of(role).acknowledge({ id, reason });
  }
}

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
  // Only through S3, and only for this bucket: a bucket key is sealed with the bucket's name.
  const conditions = {
    StringEquals: {
      "kms:ViaService": `s3.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:s3:arn": bucket.bucketArn,
    },
  };
  return [
    ...onObjects("s3:GetObject", read),
    ...onObjects("s3:PutObject", write),
    ...onObjects("s3:DeleteObject", deleted),
    ...(list ? [new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] })] : []),
    ...(keyActions.length > 0
      ? [new PolicyStatement({ actions: keyActions, resources: [key.keyArn], conditions })]
      : []),
  ];
}
