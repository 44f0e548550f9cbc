// The web firewall of the site. AWS wants the one of a CloudFront distribution in us-east-1, hence a stack of its own.
import { Stack, type StackProps } from "aws-cdk-lib";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

/** Requests from one IP address in five minutes: enough for a reception centre that shares one address, far too few to guess links. */
const maxRequests = 1000;

export class FirewallStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const webAcl = new CfnWebACL(this, "WebAcl", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: watched("dossier"),
      rules: [
        {
          name: "too-many-requests",
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit: maxRequests },
          },
          visibilityConfig: watched("too-many-requests"),
        },
        managed("AWSManagedRulesAmazonIpReputationList", 1),
        managed("AWSManagedRulesKnownBadInputsRuleSet", 2),
        // Not AWSManagedRulesCommonRuleSet: it refuses bodies above 8 KB and mistakes names and addresses for attacks.
      ],
    });
    this.webAclArn = webAcl.attrArn;
  }
}

const managed = (name: string, priority: number): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  visibilityConfig: watched(name),
});

/** Metrics only: a sampled request would hold the token of a link. */
const watched = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});
