// What holds for all the stacks together: where they are, what they allow, how they end, and that cdk-nag watches.
import { Stack, type App } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { CfnTopic } from "aws-cdk-lib/aws-sns";
import { beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "../../functions/api/routes.ts";
import { sized } from "../support/seeded.ts";
import { synthesise, synthesised, type Properties, type Synthesised } from "./synthesised.ts";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesised();
}, 120_000);

describe("all the stacks", () => {
  test("are in Paris, but for the firewall", () => {
    expect(app.regions).toEqual({
      DossierStorage: "eu-west-3",
      DossierFirewall: "us-east-1",
      DossierSite: "eu-west-3",
      DossierBulk: "eu-west-3",
      DossierService: "eu-west-3",
      DossierWatch: "eu-west-3",
    });
  });

  // What may say `*`, and why.
  const wildcards = [
    // A key's policy is about that key: AWS writes `*` for "this one". Without it nobody could manage the key.
    "AWS::KMS::Key: kms:* on *",
    // What writes the log of a state machine: AWS has no narrower resource for these.
    ...[
      "CreateLogDelivery",
      "DeleteLogDelivery",
      "DescribeLogGroups",
      "DescribeResourcePolicies",
      "GetLogDelivery",
      "ListLogDeliveries",
      "PutResourcePolicy",
      "UpdateLogDelivery",
    ].map((action) => `AWS::IAM::Policy: logs:${action} on *`),
  ];
  test("allow no `*` as an action or as a resource, but for what is listed here", () => {
    const documents = app.resources.flatMap(({ type, properties }) =>
      [properties["PolicyDocument"], properties["KeyPolicy"], properties["ResourcePolicy"]]
        .filter((document) => document !== undefined)
        .map((document: Properties) => ({ type, document })),
    );
    const found = documents.flatMap(({ type, document }) =>
      app
        .statementsOf(document)
        .filter(({ effect }) => effect === "Allow")
        .flatMap(({ actions, resources }) =>
          actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
        )
        .filter(({ action, resource }) => action.includes("*") || resource === "*")
        .map(({ action, resource }) => `${type}: ${action} on ${resource}`),
    );
    expect(documents.length).toBeGreaterThan(functionNames.length);
    expect([...new Set(found)].toSorted()).toEqual(wildcards.toSorted());
  });

  test("allow nothing to everybody", () => {
    const open = app.resources.flatMap(({ id, properties }) =>
      [properties["PolicyDocument"], properties["KeyPolicy"]]
        .filter((document) => document !== undefined)
        .flatMap((document: Properties) => app.statementsOf(document))
        .filter(({ effect, principal }) => effect === "Allow" && JSON.stringify(principal ?? "").includes('"*"'))
        .map(() => id),
    );
    expect(open).toEqual([]);
  });

  test("can be removed whole, but for a bucket that still holds something", () => {
    const kept = app.resources.filter(({ deletion }) => deletion !== undefined && deletion !== "Delete");
    expect(kept.map(({ id }) => id)).toEqual([]);
    for (const type of ["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup"]) {
      for (const { deletion } of app.ofType(type)) expect(deletion).toBe("Delete");
    }
    expect(app.only("AWS::KMS::Key").properties["PendingWindowInDays"]).toBe(7);
    // Nothing empties the bucket by itself: CloudFormation then refuses to delete it.
    expect(app.resources.filter(({ type }) => type.startsWith("Custom::") || type.includes("CustomResource"))).toEqual(
      [],
    );
  });

  test("give no resource a name with anything personal, and most no name at all", () => {
    const fields = ["BucketName", "RoleName", "LogGroupName", "TopicName", "AlarmName", "Name"];
    const names = app.resources.flatMap(({ properties }) => fields.flatMap((field) => properties[field] ?? []));
    expect(names).toEqual(["dossier", "Accounts"]);
  });

  test("say at the end where the service is", () => {
    expect(app.source).toMatch(/"Address":\{"Description":"The address of the service"/);
  });
});

describe("the stacks, told of an address,", () => {
  test("tell of alarms by e-mail where one is given, which then stands in the subscription and nowhere else", async () => {
    const address = "person@example.org";
    const told = await synthesise({ context: { alertEmail: address } });
    const subscriptions = told.ofType("AWS::SNS::Subscription");
    expect(subscriptions.map(({ properties }) => properties["Endpoint"])).toEqual([address]);
    expect(told.source.split(address)).toHaveLength(2);
    expect(app.source).not.toContain("@example");
    expect(app.ofType("AWS::SNS::Subscription")).toEqual([]);
  });
});

describe("cdk-nag", () => {
  test("stops the synthesis at a bucket without TLS", async () => {
    const change = (app: App) => void new Bucket(new Stack(app, "Careless"), "Bucket");
    await expect(synthesise({ change })).rejects.toThrow(/AwsSolutions-S10/);
  });

  test("stops the synthesis at one more wildcard for a function", async () => {
    const change = (app: App) => {
      const role = app.node.findChild("DossierService").node.findChild("ShowLink").node.findChild("Role") as Role;
      role.addToPolicy(new PolicyStatement({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::other/*"] }));
    };
    await expect(synthesise({ change })).rejects.toThrow(/AwsSolutions-IAM5\[Resource::arn:aws:s3:::other\/\*\]/);
  });

  test("passes an app with nothing careless added", async () => {
    const lambda = { assumedBy: new ServicePrincipal("lambda.amazonaws.com") };
    const change = (app: App) => void new Role(new Stack(app, "Careful"), "Role", lambda);
    expect((await synthesise({ change })).regions).toHaveProperty("Careful");
  });
});

// They take seconds to load: the conformance run and every `npm run synth` load them.
describe.runIf(sized(true, false))("CloudFormation's own rules", () => {
  test("pass the app as it is", async () => {
    expect((await synthesise({ cloudFormationRules: true })).source).toBe(app.source);
  });

  test("stop the synthesis at a property that CloudFormation does not know", async () => {
    const change = (changed: App) => {
      const topic = new CfnTopic(changed.node.findChild("DossierWatch"), "Wrong");
      topic.addPropertyOverride("Nonsense", 1);
    };
    await expect(synthesise({ cloudFormationRules: true, change })).rejects.toThrow(/ERROR Nonsense/);
  });
});
