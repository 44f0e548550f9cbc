// The address that people see: behind the firewall, by HTTPS only, the one way to the API.
import { beforeAll, describe, expect, test } from "vitest";
import { pageHeaders } from "../../functions/api/page-files.ts";
import { originSecretHeader } from "../../functions/aws/config.ts";
import { synthesised, type Properties, type Synthesised } from "./synthesised.ts";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesised();
}, 120_000);

describe("the site", () => {
  const headersOf = (behaviour: Properties): Properties =>
    app
      .ofType("AWS::CloudFront::ResponseHeadersPolicy")
      .find(({ id }) => id === (behaviour["ResponseHeadersPolicyId"] as { Ref: string }).Ref)?.properties[
      "ResponseHeadersPolicyConfig"
    ];
  const ofPage = (): Properties[] => distribution()["CacheBehaviors"] as Properties[];
  const originOf = ({ TargetOriginId }: Properties): Properties =>
    (distribution()["Origins"] as Properties[]).find(({ Id }) => Id === TargetOriginId)!;
  const distribution = (): Properties => app.only("AWS::CloudFront::Distribution").properties["DistributionConfig"];

  test("is behind the firewall", () => {
    expect(app.text(distribution()["WebACLId"])).toBe("{AWS::WAFv2::WebACL}");
    expect(app.only("AWS::WAFv2::WebACL").properties).toMatchObject({ Scope: "CLOUDFRONT" });
    expect(app.regions["DossierFirewall"]).toBe("us-east-1");
  });

  test("shows the API the same secret as the functions ask for, under the name that they read", () => {
    const origin = originOf(distribution()["DefaultCacheBehavior"]);
    expect(distribution()["Origins"]).toHaveLength(2);
    const [header] = (origin?.["OriginCustomHeaders"] ?? []) as Properties[];
    expect(header?.["HeaderName"]).toBe(originSecretHeader);
    const asked = app
      .ofType("AWS::Lambda::Function")
      .filter(({ stack }) => stack === "DossierService")
      .map(({ properties }) => app.text(properties["Environment"]["Variables"]["ORIGIN_SECRET"]));
    expect(new Set(asked)).toEqual(new Set([app.text(header?.["HeaderValue"])]));
    expect(
      app.only("AWS::SecretsManager::Secret").properties["GenerateSecretString"]["PasswordLength"],
    ).toBeGreaterThan(40);
  });

  test("speaks HTTPS on both sides, passes every method on, and keeps nothing", () => {
    expect(distribution()["DefaultCacheBehavior"]).toMatchObject({
      ViewerProtocolPolicy: "redirect-to-https",
      // AWS's own policies: CachingDisabled, AllViewerExceptHostHeader.
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    });
    expect(distribution()["DefaultCacheBehavior"]["AllowedMethods"]).toEqual(
      expect.arrayContaining(["GET", "HEAD", "POST", "DELETE"]),
    );
    const origin = originOf(distribution()["DefaultCacheBehavior"]);
    expect(origin["CustomOriginConfig"]).toMatchObject({
      OriginProtocolPolicy: "https-only",
      OriginSSLProtocols: ["TLSv1.2"],
    });
  });

  test("passes on the token of who signs in, since it drops no header but the host", () => {
    // AllViewerExceptHostHeader, with a cache that keeps nothing: CloudFront removes `Authorization` only where it caches.
    expect(distribution()["DefaultCacheBehavior"]["OriginRequestPolicyId"]).toBe(
      "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    );
    expect(distribution()["DefaultCacheBehavior"]["CachePolicyId"]).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
  });

  test("sends security headers with every reply", () => {
    const sent = headersOf(distribution()["DefaultCacheBehavior"]);
    expect(sent["SecurityHeadersConfig"]).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: "DENY", Override: true },
      ReferrerPolicy: { ReferrerPolicy: "no-referrer", Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
      // The pages' own, stricter where they need it, goes through.
      ContentSecurityPolicy: { ContentSecurityPolicy: expect.stringContaining("default-src 'none'"), Override: false },
    });
    expect(sent["CustomHeadersConfig"]["Items"]).toEqual(
      expect.arrayContaining([
        { Header: "X-Robots-Tag", Value: "noindex, nofollow", Override: true },
        { Header: "Cache-Control", Value: "no-store", Override: false },
      ]),
    );
  });

  test("has the page for a person at its root, from a bucket that only CloudFront reads", () => {
    expect(distribution()["DefaultRootObject"]).toBe("index.html");
    expect(ofPage().map(({ PathPattern }) => PathPattern)).toEqual([
      "/index.html",
      "/desk.html",
      "/service-worker.js",
      "/page/*",
      "/THIRD-PARTY-LICENCES.txt",
    ]);
    for (const behaviour of ofPage()) {
      expect(originOf(behaviour)).toHaveProperty("OriginAccessControlId");
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: "redirect-to-https",
        Compress: true,
        // CachingOptimized: by the Cache-Control of each file.
        CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      });
      expect(behaviour).not.toHaveProperty("OriginRequestPolicyId");
    }
    const { properties } = app.only("AWS::S3::BucketPolicy", "DossierSite");
    const allowed = app.statementsOf(properties["PolicyDocument"]).filter(({ effect }) => effect === "Allow");
    expect(allowed).toMatchObject([{ actions: ["s3:GetObject"], principal: { Service: "cloudfront.amazonaws.com" } }]);
    expect(JSON.stringify(allowed[0]?.condition)).toContain("AWS:SourceArn");
    expect(app.only("AWS::S3::Bucket", "DossierSite").properties["PublicAccessBlockConfiguration"]).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  test("sends with the page the headers that the local service sends", () => {
    const sent = headersOf(ofPage()[0]!);
    const { ContentSecurityPolicy: policy } = sent["SecurityHeadersConfig"] as Properties;
    expect(policy).toEqual({ ContentSecurityPolicy: pageHeaders["content-security-policy"], Override: true });
    const custom = (sent["CustomHeadersConfig"]["Items"] as Properties[]).map(({ Header, Value }) => [Header, Value]);
    expect(pageHeaders).toMatchObject(Object.fromEntries(custom));
    expect(custom).toHaveLength(3);
    // Each file says itself how long it may be kept.
    expect(custom.map(([name]) => name)).not.toContain("cache-control");
    expect(new Set(ofPage().map(({ ResponseHeadersPolicyId: id }) => JSON.stringify(id))).size).toBe(1);
  });

  test("writes no log of who opened what", () => {
    expect(distribution()).not.toHaveProperty("Logging");
    expect(app.ofType("AWS::WAFv2::LoggingConfiguration")).toEqual([]);
  });
});

describe("the firewall", () => {
  const rules = (): Properties[] => app.only("AWS::WAFv2::WebACL").properties["Rules"] as Properties[];

  test("slows down whoever sends too much from one address", () => {
    const [rate] = rules().flatMap((rule) => rule["Statement"]["RateBasedStatement"] ?? []) as Properties[];
    expect(rate).toEqual({ AggregateKeyType: "IP", EvaluationWindowSec: 300, Limit: 1000 });
  });

  test("keeps no sample of a request, whose path may hold a token", () => {
    const { Rules, VisibilityConfig } = app.only("AWS::WAFv2::WebACL").properties;
    for (const { VisibilityConfig: config } of [...(Rules as Properties[]), { VisibilityConfig }]) {
      expect(config).toMatchObject({ SampledRequestsEnabled: false, CloudWatchMetricsEnabled: true });
    }
  });

  test("has no rule that refuses long answers or unusual names", () => {
    const groups = rules().flatMap((rule) => rule["Statement"]["ManagedRuleGroupStatement"]?.["Name"] ?? []);
    expect(groups).toEqual(["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet"]);
  });
});
