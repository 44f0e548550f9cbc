// Batches: the steps as functions, the state machine that runs them, and the accounts of those who may use it.
// oxlint-disable no-new -- CDK adds an output to its stack by making it.
import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { stepNames, type StepName } from "../../functions/api/routes.ts";
import { BatchMachine, stepTimeouts } from "./batch-machine.ts";
import { DossierFunction, pascalCase } from "./function.ts";
import { stepPermissions } from "./permissions.ts";
import { SignIn } from "./sign-in.ts";

export type BulkStackProps = StackProps & {
  /** The folder that `infra/build/build.ts` writes. */
  bundles: string;
  bucket: Bucket;
  key: Key;
  api: HttpApi;
  publicUrl: string;
};

/** 1,769 MB is one whole processor. The largest hold a file of 50 MB or a volume, and run alone. */
export const stepMemoryMb: Record<StepName, number> = {
  "check-rows": 3008,
  "render-rows": 1769,
  "find-missing-chunks": 1024,
  "pack-volume": 3008,
  "finish-batch": 3008,
  "erase-batch": 512,
};

export class BulkStack extends Stack {
  readonly machine: StateMachine;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, props: BulkStackProps) {
    super(scope, id, props);
    const { bundles, bucket, key, api, publicUrl } = props;
    const environment = { DOSSIER_PUBLIC_URL: publicUrl };

    const made = stepNames.map((name): [StepName, IFunction] => {
      const { lambda } = new DossierFunction(this, pascalCase(name), {
        name,
        bundles,
        bucket,
        key,
        permissions: stepPermissions[name],
        environment,
        memoryMb: stepMemoryMb[name],
        timeout: stepTimeouts[name],
      });
      return [name, lambda];
    });
    const steps = Object.fromEntries(made) as Record<StepName, IFunction>;
    this.machine = new BatchMachine(this, "Batches", { steps, bucket, key }).machine;

    // The API's id is unique in the region and reveals nothing.
    this.signIn = new SignIn(this, "SignIn", { publicUrl, domainPrefix: `dossier-${api.apiId}` });

    const output = (name: string, value: string, description: string): void => {
      new CfnOutput(this, name, { value, description });
    };
    output("UserPool", this.signIn.pool.userPoolId, "Where the accounts are");
    output("Client", this.signIn.client.userPoolClientId, "The client of the sign-in page");
    output("SignInAddress", this.signIn.address, "The sign-in page");
    output("Machine", this.machine.stateMachineArn, "The state machine of batches");
  }
}
