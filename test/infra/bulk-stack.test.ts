// Batches on AWS: what the state machine passes on, who may call what, and who may sign in.
// @ts-expect-error -- it brings no types.
import untypedValidator from "asl-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { stepNames, type StepName } from "../../functions/api/routes.ts";
import { grantedTo, inWords, type Granted } from "./granted.ts";
import { functionOf, synthesised, type Properties, type Resource, type Synthesised } from "./synthesised.ts";

const aslValidator = untypedValidator as (definition: object) => {
  isValid: boolean;
  errorsText(separator: string): string;
};

let app: Synthesised;
let definition: Properties;
beforeAll(async () => {
  app = await synthesised();
  definition = JSON.parse(app.text(machine()["DefinitionString"])) as Properties;
}, 120_000);

const machine = (): Properties => app.only("AWS::StepFunctions::StateMachine").properties;
const steps = (): Resource[] => app.ofType("AWS::Lambda::Function").filter(({ stack }) => stack === "DossierBulk");

/** Every state, those inside maps too, by name. */
function allStates({ States }: Properties): [name: string, state: Properties][] {
  return Object.entries(States as Record<string, Properties>).flatMap(([name, state]) => [
    [name, state],
    ...(state["ItemProcessor"] === undefined ? [] : allStates(state["ItemProcessor"] as Properties)),
  ]);
}
const state = (name: string): Properties => Object.fromEntries(allStates(definition))[name] as Properties;
const tasks = (): [string, Properties][] => allStates(definition).filter(([, { Type }]) => Type === "Task");

describe("the state machine", () => {
  test("is valid Amazon States Language", () => {
    // The words that stand for references are no addresses.
    const text = JSON.stringify(definition)
      .replaceAll("{AWS::Lambda::Function}", "arn:aws:lambda:eu-west-3:000000000000:function:step")
      .replaceAll("{AWS::Partition}", "aws");
    const validation = aslValidator(JSON.parse(text) as object);
    expect(validation.errorsText("\n")).toBe("");
    expect(validation.isValid).toBe(true);
  });

  test.each([
    ["check", "CheckRows"],
    ["run", "Begin"],
    ["erase", "EraseBatch"],
  ])("asked to %s goes to %s, and does nothing that it does not know", (operation, Next) => {
    const { Choices, Default } = state("WhichOperation");
    expect(Choices).toContainEqual({ Variable: "$.operation", StringEquals: operation, Next });
    expect(Choices).toHaveLength(3);
    expect(state(Default as string)).toEqual({ Type: "Fail", Error: "UnknownOperation" });
  });

  test("sends what is missing through the map twice more, then fails so that it can be redriven", () => {
    expect(state("Begin")["Parameters"]["round"]).toEqual({ number: 0, redrives: 0 });
    expect(state("FindMissingChunks")["Next"]).toBe("IsItWhole");
    const { Choices, Default } = state("IsItWhole");
    const redrives = "$$.Execution.RedriveCount";
    expect(Choices).toEqual([
      { Variable: "$.search.state", StringEquals: "whole", Next: "PackVolumes" },
      { Variable: "$.search.state", StringEquals: "cancelled", Next: "Cancelled" },
      { Variable: "$.round.number", NumericLessThanEquals: 2, Next: "CountRound" },
      {
        And: [
          { Variable: redrives, IsPresent: true },
          { Variable: redrives, NumericGreaterThanPath: "$.round.redrives" },
        ],
        Next: "CountAgain",
      },
    ]);
    // No rule fits: the execution fails there, and the choice is made again when it is redriven.
    expect(Default).toBeUndefined();
    expect(state("CountRound")["Parameters"]["number.$"]).toBe("States.MathAdd($.round.number, 1)");
    expect([state("CountRound")["Next"], state("CountAgain")["Next"], state("RenderChunks")["Next"]]).toEqual([
      "RenderChunks",
      "RenderChunks",
      "FindMissingChunks",
    ]);
    // An error that is caught ends no execution, and only what ended can be redriven.
    for (const [name, { Catch: caught }] of allStates(definition)) expect([name, caught]).toEqual([name, undefined]);
  });

  test("makes chunks in a Distributed Map of Express children, from the lines of the batch's own list", () => {
    const map = state("RenderChunks");
    expect(map).toMatchObject({
      Type: "Map",
      Label: "chunks",
      MaxConcurrency: 20,
      ToleratedFailurePercentage: 10,
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" } },
      ItemReader: {
        Resource: "arn:{AWS::Partition}:states:::s3:getObject",
        ReaderConfig: { InputType: "JSONL" },
        Parameters: {
          Bucket: "{AWS::S3::Bucket}",
          "Key.$": "States.Format('batches/{}/{}/chunks.jsonl', $.tenant, $.batch)",
        },
      },
    });
    // A chunk ends within the five minutes of an Express child, its retries included.
    const { TimeoutSeconds, Retry } = state("RenderRows");
    expect(
      TimeoutSeconds * (1 + Math.max(...(Retry as Properties[]).slice(1).map((one) => one["MaxAttempts"]))),
    ).toBeLessThan(300);
  });

  // Without the feature flag of cdk.json it silently disappears, and 256 KB of results would then fail the map.
  test("writes how each chunk ended under the batch's own prefix", () => {
    expect(state("RenderChunks")["ResultWriter"]).toEqual({
      Resource: "arn:{AWS::Partition}:states:::s3:putObject",
      Parameters: {
        Bucket: "{AWS::S3::Bucket}",
        "Prefix.$": "States.Format('batches/{}/{}/map', $.tenant, $.batch)",
      },
    });
  });

  test("tells every step ids and numbers, and keeps of what it says counts alone", () => {
    const told: Record<StepName, string[]> = {
      "check-rows": ["tenant", "batch"],
      "render-rows": ["tenant", "batch", "chunk", "part", "start", "end", "rows"],
      "find-missing-chunks": ["tenant", "batch"],
      "pack-volume": ["tenant", "batch", "volume"],
      "finish-batch": ["tenant", "batch"],
      "erase-batch": ["tenant", "batch"],
    };
    const kept: Record<StepName, string[]> = {
      "check-rows": ["valid", "wrong", "chunks"],
      "render-rows": ["chunk", "made", "failed"],
      // `volumes` holds a number each.
      "find-missing-chunks": ["state", "missing", "volumes"],
      "pack-volume": ["volume"],
      "finish-batch": ["made", "failed"],
      "erase-batch": ["erased"],
    };
    const asPaths = (names: string[]) => Object.fromEntries(names.map((name) => [`${name}.$`, `$.${name}`]));
    expect(tasks()).toHaveLength(stepNames.length);
    for (const name of stepNames) {
      const { Parameters, ResultSelector } = state(pascalCase(name));
      expect([name, Parameters, ResultSelector]).toEqual([name, asPaths(told[name]), asPaths(kept[name])]);
    }
  });

  test("passes nothing else on from state to state", () => {
    const fields = allStates(definition).flatMap(([, one]) =>
      ["Parameters", "ItemSelector", "ResultSelector"].flatMap((field) => keysOf(one[field] as Properties | undefined)),
    );
    expect([...new Set(fields)].toSorted()).toEqual([
      "batch",
      "chunk",
      "chunks",
      "end",
      "erased",
      "failed",
      "made",
      "missing",
      "number",
      "part",
      "redrives",
      "round",
      "rows",
      "start",
      "state",
      "tenant",
      "valid",
      "volume",
      "volumes",
      "wrong",
    ]);
    // What the two maps give is dropped: only how the search found the batch, and the round, travel on.
    const paths = allStates(definition).flatMap(([name, one]) =>
      "ResultPath" in one ? [[name, one["ResultPath"]]] : [],
    );
    expect(Object.fromEntries(paths)).toEqual({
      FindMissingChunks: "$.search",
      RenderChunks: null,
      CountRound: "$.round",
      CountAgain: "$.round",
      PackVolumes: null,
    });
  });

  test("tries a step again, later each time and at no fixed moment, and lets none hang", () => {
    for (const [name, { Retry: retry, TimeoutSeconds }] of tasks()) {
      const [busy, whatever] = retry as Properties[];
      expect(busy).toMatchObject({ ErrorEquals: ["Lambda.TooManyRequestsException"], MaxAttempts: 6 });
      expect(whatever).toMatchObject({ ErrorEquals: ["States.ALL"], MaxAttempts: 3 });
      for (const one of [busy, whatever]) expect(one).toMatchObject({ JitterStrategy: "FULL" });
      for (const one of [busy, whatever]) expect(one?.["BackoffRate"]).toBeGreaterThan(1);
      const lambda = steps().find((step) => pascalCase(functionOf(step) ?? "") === name);
      expect(lambda?.properties["Timeout"]).toBeLessThan(TimeoutSeconds as number);
    }
    expect(definition["TimeoutSeconds"]).toBe(6 * 3600);
  });

  test("is a Standard one, whose log holds no data of an execution", () => {
    expect(machine()).toMatchObject({
      StateMachineType: "STANDARD",
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
  });

  test("is made after the policy that lets it write its log, without which AWS makes none", () => {
    expect(app.source).toMatch(/"DependsOn":\["BatchesRoleDefaultPolicy\w+","BatchesRole\w+"\]/);
  });

  test("lends its role to the machines of its own account and region, and to no other", () => {
    const role = app.ofType("AWS::IAM::Role").find(({ id }) => id.startsWith("BatchesRole"));
    const [trust, ...others] = app.statementsOf(role?.properties["AssumeRolePolicyDocument"] as Properties);
    expect(others).toEqual([]);
    expect(trust?.principal).toEqual({ Service: "states.amazonaws.com" });
    const { StringEquals = {}, ArnLike = {} } = trust?.condition ?? {};
    expect(app.text(StringEquals["aws:SourceAccount"])).toBe("{AWS::AccountId}");
    const machines = "arn:aws:states:eu-west-3:{AWS::AccountId}:stateMachine:*";
    expect(app.text(ArnLike["aws:SourceArn"])).toBe(machines);
  });

  test("may call its own steps, read the list of chunks, write how they ended, and run its own map", () => {
    const policies = app.ofType("AWS::IAM::Policy").filter((policy) => policy.id.startsWith("Batches"));
    const found = policies
      .flatMap(({ properties }) => app.statementsOf(properties["PolicyDocument"]))
      .filter(({ actions }) => !actions.some((action) => action.startsWith("logs:")))
      .map(({ actions, resources }) => [actions.toSorted().join(" "), ...new Set(resources)].join(" on "));
    const chunks = "arn:aws:states:eu-west-3:{AWS::AccountId}:execution:{AWS::StepFunctions::StateMachine}/chunks:*";
    expect(found.toSorted()).toEqual([
      "kms:Decrypt kms:GenerateDataKey on {AWS::KMS::Key}",
      "lambda:InvokeFunction on {AWS::Lambda::Function}",
      "s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on {AWS::S3::Bucket}/batches/*/*/map/*",
      "s3:GetObject on {AWS::S3::Bucket}/batches/*/*/chunks.jsonl",
      `states:DescribeExecution states:RedriveExecution states:StopExecution on ${chunks}`,
      "states:StartExecution on {AWS::StepFunctions::StateMachine}",
    ]);
  });
});

describe("each step", () => {
  // Written by hand from what each step has to do.
  const allowed: Record<StepName, Granted> = {
    "check-rows": {
      get: ["batches/*", "batches-keys/*", "uploads/*"],
      put: ["batches/*", "batches-keys/*"],
      delete: ["batches/*", "uploads/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "render-rows": {
      get: ["batches/*", "dossiers/*", "ended/*", "links/*"],
      put: ["batches/*", "dossiers/*", "links/*"],
      delete: ["batches/*", "dossiers/*", "links/*", "openings/*", "tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "find-missing-chunks": { get: ["batches/*"], list: ["bucket"], key: ["decrypt"] },
    "pack-volume": {
      get: ["batches/*"],
      put: ["batches/*"],
      delete: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "finish-batch": {
      get: ["batches/*"],
      put: ["batches/*"],
      delete: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "erase-batch": {
      get: ["batches/*"],
      put: ["batches/*", "ended/*"],
      delete: ["batches/*", "dossiers/*", "openings/*", "tries/*", "uploads/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
  };

  test.each(stepNames)("%s may do what its row says, and nothing else", (name) => {
    expect(grantedTo(app, name)).toEqual(inWords(allowed[name]));
  });

  test("is a Lambda of its own, on which nobody calls but the machine", () => {
    expect(new Set(steps().map(functionOf))).toEqual(new Set(stepNames));
    expect(steps()).toHaveLength(stepNames.length);
    for (const { properties } of steps()) {
      expect(properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
      // What an account that is new may have.
      expect(properties["MemorySize"]).toBeLessThanOrEqual(3008);
      const { Variables } = properties["Environment"] as Properties;
      expect(Object.keys(Variables as object).filter((name) => !name.startsWith("POWERTOOLS_"))).toEqual([
        "DOSSIER_BUCKET",
        "DOSSIER_PUBLIC_URL",
      ]);
    }
    const opened = app.ofType("AWS::Lambda::Permission").filter(({ stack }) => stack === "DossierBulk");
    expect(opened).toEqual([]);
  });
});

describe("who signs in", () => {
  const pool = (): Properties => app.only("AWS::Cognito::UserPool").properties;
  const client = (): Properties => app.only("AWS::Cognito::UserPoolClient").properties;

  test("was given an account by the operator, has a long password and a second factor, and no other way back in", () => {
    expect(pool()).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }] },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          PasswordHistorySize: 5,
        },
      },
      UserPoolTier: "ESSENTIALS",
      DeletionProtection: "ACTIVE",
    });
    expect(pool()).not.toHaveProperty("SmsConfiguration");
  });

  test("belongs to one tenant, which nobody can change", () => {
    expect(pool()["Schema"]).toEqual([
      {
        Name: "tenant",
        AttributeDataType: "String",
        Mutable: false,
        StringAttributeConstraints: { MinLength: "1", MaxLength: "64" },
      },
    ]);
    expect(client()["WriteAttributes"]).toEqual(["locale"]);
    expect(client()["ReadAttributes"]).toEqual(["custom:tenant"]);
  });

  test("does so on the sign-in page alone, by a code and without a secret, for half an hour", () => {
    expect(client()).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      IdTokenValidity: 30,
      AccessTokenValidity: 30,
      RefreshTokenValidity: 480,
      TokenValidityUnits: { IdToken: "minutes", AccessToken: "minutes", RefreshToken: "minutes" },
    });
    for (const urls of ["CallbackURLs", "LogoutURLs"]) {
      expect((client()[urls] as unknown[]).map((url) => app.text(url))).toEqual([
        "https://{AWS::CloudFront::Distribution}/",
      ]);
    }
    expect(app.only("AWS::Cognito::UserPoolDomain").properties["ManagedLoginVersion"]).toBe(2);
    expect(app.only("AWS::Cognito::ManagedLoginBranding").properties["UseCognitoProvidedValues"]).toBe(true);
  });
});

/** Of an object and of those in it, without the mark of a path. */
const keysOf = (fields: Properties | undefined): string[] =>
  Object.entries(fields ?? {}).flatMap(([name, value]) => [
    name.replace(/\.\$$/, ""),
    ...(typeof value === "object" && value !== null ? keysOf(value as Properties) : []),
  ]);

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
