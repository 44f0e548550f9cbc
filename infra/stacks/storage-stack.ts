// The one bucket that holds everything, and the key that encrypts it.
import { Duration, RemovalPolicy, Stack, Validations, type StackProps } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { lifecycleRules } from "../../functions/delivery/keys.ts";

/** Signed links last ten minutes at most, so older signatures are refused. */
const oldestSignature = Duration.minutes(10);

export class StorageStack extends Stack {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.key = new Key(this, "Key", {
      description: "Encrypts the dossiers",
      enableKeyRotation: true,
      // Without its key the bucket is unreadable for ever: the deletion can be cancelled within these days.
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });

    this.bucket = new Bucket(this, "Bucket", {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // Old versions would survive a deletion that a person asked for.
      versioned: false,
      // CloudFormation does not delete a bucket with objects, so removing the stack cannot lose a dossier.
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        { id: "abort-uploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...lifecycleRules.map(({ prefix, days }) => ({
          id: `expire-${prefix.replaceAll(/\W+/g, "-")}after-${days}`,
          prefix,
          expiration: Duration.days(days),
        })),
      ],
    });

    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: "DenyOldSignatures",
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ["s3:*"],
        resources: [this.bucket.bucketArn, this.bucket.arnForObjects("*")],
        conditions: { NumericGreaterThan: { "s3:signatureAge": String(oldestSignature.toMilliseconds()) } },
      }),
    );

    Validations.of(this.bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Access logs would keep the IP address of refugees beside the dossier that they opened, longer than the dossier itself. The service records openings without any such data.",
    });
  }
}
