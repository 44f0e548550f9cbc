// The bucket: private, encrypted, and nothing stays longer than it may.
import { beforeAll, describe, expect, test } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { synthesised, type Properties, type Synthesised } from "./synthesised.ts";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesised();
}, 120_000);

describe("the bucket", () => {
  test("is the only one for dossiers, private, and encrypted with its own key", () => {
    expect(app.only("AWS::S3::Bucket", "DossierStorage").properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    });
    const [rule] = app.only("AWS::S3::Bucket", "DossierStorage").properties["BucketEncryption"][
      "ServerSideEncryptionConfiguration"
    ];
    expect(rule["BucketKeyEnabled"]).toBe(true);
    expect(rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"]).toBe("aws:kms");
    expect(app.text(rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"])).toBe("{AWS::KMS::Key}");
    expect(app.only("AWS::KMS::Key").properties).toMatchObject({ EnableKeyRotation: true });
  });

  test("keeps no old version of what was deleted", () => {
    expect(app.only("AWS::S3::Bucket", "DossierStorage").properties).not.toHaveProperty("VersioningConfiguration");
    expect(app.only("AWS::S3::Bucket", "DossierStorage").properties).not.toHaveProperty("ReplicationConfiguration");
  });

  test.each([
    ["a connection without TLS", { Bool: { "aws:SecureTransport": "false" } }],
    ["TLS below 1.2", { NumericLessThan: { "s3:TlsVersion": 1.2 } }],
    ["a signature older than ten minutes", { NumericGreaterThan: { "s3:signatureAge": "600000" } }],
  ])("refuses %s to everybody, for every object and every action", (_, condition) => {
    const denials = app.statementsOf(app.only("AWS::S3::BucketPolicy", "DossierStorage").properties["PolicyDocument"]);
    const denial = denials.find((statement) => JSON.stringify(statement.condition) === JSON.stringify(condition));
    expect(denial).toMatchObject({ effect: "Deny", actions: ["s3:*"] });
    expect(JSON.stringify(denial?.principal)).toMatch(/^(?:"\*"|\{"AWS":"\*"\})$/);
    expect(denial?.resources).toEqual(["{AWS::S3::Bucket}", "{AWS::S3::Bucket}/*"]);
  });

  test("has a policy that only denies", () => {
    const effects = app
      .statementsOf(app.only("AWS::S3::BucketPolicy", "DossierStorage").properties["PolicyDocument"])
      .map(({ effect }) => effect);
    expect(new Set(effects)).toEqual(new Set(["Deny"]));
  });

  const id = (days: string) => `${days}-00112233445566778899aabbccddeeff`;
  // Days in the bucket, by the kind of object; what has no row here is a kind that nobody thought of.
  const kinds: Record<keyof typeof keys, [key: string, days: number][]> = {
    dossier: [[keys.dossier(id("01")), 1]],
    file: [
      [keys.file(id("01"), "dossier.pdf"), 1],
      [keys.file(id("07"), "dossier.pdf"), 7],
      [keys.file(id("10"), "dossier.zip"), 10],
      [keys.file(id("30"), "dossier.pdf"), 30],
    ],
    manifest: [[keys.manifest(id("07")), 7]],
    link: [[keys.link("ab12"), 60]],
    revocation: [[keys.revocation(id("07")), 60]],
    attempts: [[`${keys.attempts(id("07"))}x`, 31]],
    attempt: [[keys.attempt(id("07"), 0, 5), 31]],
    unlocked: [[keys.unlocked(id("07"), 0), 31]],
    opened: [[keys.opened("ab12"), 31]],
    session: [[keys.session("ab12"), 1]],
    accessLog: [[`${keys.accessLog(id("07"))}x`, 31]],
    idempotency: [[keys.idempotency("ab12"), 2]],
  };
  const batch = { tenant: "association-a", batch: "00112233445566778899aabbccddeeff" };
  const ofBatches: [key: string, days: number][] = [
    [batchKeys.upload(batch), 1],
    [batchKeys.record(batch), 7],
    [batchKeys.result(batch, "dossiers-1.zip"), 7],
    [batchKeys.fingerprintKey(batch.tenant), 366],
  ];
  const all = [...Object.entries(kinds), ["batch", ofBatches] as const];
  test.each(all.flatMap(([kind, rows]) => rows.map(([key, days]) => ({ kind, key, days }))))(
    "deletes $key after $days days, by exactly one rule",
    ({ key, days }) => {
      const rules = app.only("AWS::S3::Bucket", "DossierStorage").properties["LifecycleConfiguration"][
        "Rules"
      ] as Properties[];
      const matching = rules.filter((rule) => "ExpirationInDays" in rule && key.startsWith(String(rule["Prefix"])));
      expect(matching).toMatchObject([{ ExpirationInDays: days, Status: "Enabled" }]);
    },
  );
  test("has a rule for every kind of object that the service stores", () => {
    expect(Object.keys(kinds).toSorted()).toEqual(Object.keys(keys).toSorted());
  });
  test("drops uploads that were cut after a day", () => {
    const rules = app.only("AWS::S3::Bucket", "DossierStorage").properties["LifecycleConfiguration"][
      "Rules"
    ] as Properties[];
    expect(rules).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: "Enabled" }),
    );
  });
});
