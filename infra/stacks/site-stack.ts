// The address that people see: CloudFront with its security headers, in front of the page for a person, in a bucket of its
// own, and of the HTTP API, which accepts no other caller.
// oxlint-disable no-new -- CDK adds an output to its stack by making it.
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Validations, type StackProps } from "aws-cdk-lib";
import { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type IBucket } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { hashedFolder, pageHeaders } from "../../functions/api/page-files.ts";
import { originSecretHeader } from "../../functions/aws/config.ts";

export type SiteStackProps = StackProps & { webAclArn: string };

export class SiteStack extends Stack {
  readonly api: HttpApi;
  readonly publicUrl: string;
  readonly originSecret: Secret;

  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, props);
    this.originSecret = new Secret(this, "OriginSecret", {
      description: "CloudFront shows it to the API, so that nobody goes round the firewall",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.originSecret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "CloudFormation copies the secret into CloudFront and the functions when it deploys: turned in between, the two would differ and the site would be down. It opens no dossier. docs/DEPLOYING.md says how to change it.",
    });

    this.api = new HttpApi(this, "Api", { apiName: "dossier", createDefaultStage: false });
    const page = this.makePageBucket();
    const distribution = this.makeDistribution(props.webAclArn, page);
    this.publicUrl = `https://${distribution.distributionDomainName}`;
    new CfnOutput(this, "Address", { value: this.publicUrl, description: "The address of the service" });
    new CfnOutput(this, "PageBucket", { value: page.bucketName, description: "Where the page for a person is put" });
  }

  /** Files that anybody may read, by CloudFront alone. Nothing of a person is ever in it. */
  private makePageBucket(): Bucket {
    const bucket = new Bucket(this, "Page", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "It holds files of the program that anybody may read. A log of who reads them would be of people who prepare papers.",
    });
    return bucket;
  }

  private makeDistribution(webAclArn: string, page: Bucket): cloudfront.Distribution {
    const ofPage: cloudfront.BehaviorOptions = {
      origin: S3BucketOrigin.withOriginAccessControl(page as IBucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // By what each file says of itself: names with a hash for ever, the others are asked for again.
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.makePageHeaders(),
      compress: true,
    };
    const distribution = new cloudfront.Distribution(this, "Distribution", {
      comment: "dossier",
      webAclId: webAclArn,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // All users of this service are in France or on the way there.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      // CloudFront takes `/` for this file, and then looks for its behaviour.
      defaultRootObject: "index.html",
      additionalBehaviors: Object.fromEntries(
        ["/index.html", "/desk.html", "/service-worker.js", `/${hashedFolder}*`, "/THIRD-PARTY-LICENCES.txt"].map(
          (path) => [path, ofPage],
        ),
      ),
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split("/", this.api.apiEndpoint)), {
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
          readTimeout: Duration.seconds(30),
          customHeaders: { [originSecretHeader]: this.originSecret.secretValue.unsafeUnwrap() },
        }),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // Pages and replies are about one person: nothing is cached at the edge.
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: this.makeSecurityHeaders(),
        compress: true,
      },
    });
    Validations.of(distribution).acknowledge(
      {
        id: "AwsSolutions-CFR1",
        reason: "A person may prepare the papers, or a relative open the link, from any country.",
      },
      {
        id: "AwsSolutions-CFR3",
        reason:
          "The access log of CloudFront keeps IP addresses and paths, and a path may hold a link's token. The API logs route, status and duration instead.",
      },
      {
        id: "AwsSolutions-CFR4",
        reason:
          "With the certificate of cloudfront.net AWS fixes the lowest version itself; HTTP is redirected and HSTS is sent. A domain of one's own takes TLS 1.2 at least.",
      },
    );
    return distribution;
  }

  private makePageHeaders(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, "PageHeaders", {
      comment: "What the page for a person says, as the local service does",
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
        contentSecurityPolicy: { contentSecurityPolicy: pageHeaders["content-security-policy"], override: true },
      },
      customHeadersBehavior: {
        customHeaders: (
          ["cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"] as const
        ).map((header) => ({ header, value: pageHeaders[header], override: true })),
      },
    });
  }

  private makeSecurityHeaders(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, "SecurityHeaders", {
      comment: "What every page says, also when the service forgot it",
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
        // The pages send their own policy; this one is for replies without one.
        contentSecurityPolicy: {
          contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
          override: false,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: "X-Robots-Tag", value: "noindex, nofollow", override: true },
          { header: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()", override: true },
          { header: "Cache-Control", value: "no-store", override: false },
        ],
      },
    });
  }
}
