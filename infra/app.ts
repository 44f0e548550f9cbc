// The CDK app: which stacks there are and what each takes from the others. `cdk synth` needs no network and no account.
// oxlint-disable no-new -- CDK adds a stack to its app by making it.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { App, Validations, type AppProps } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { BulkStack } from "./stacks/bulk-stack.ts";
import { FirewallStack } from "./stacks/firewall-stack.ts";
import { ServiceStack } from "./stacks/service-stack.ts";
import { SiteStack } from "./stacks/site-stack.ts";
import { StorageStack } from "./stacks/storage-stack.ts";
import { WatchStack } from "./stacks/watch-stack.ts";

/** Personal data stays in France. */
const region = "eu-west-3";
/** AWS takes the firewall of CloudFront from there only; no request of a person is kept there. */
const firewallRegion = "us-east-1";

/** Context: `alertEmail` (who is told of alarms), `monthlyBudgetDollars`. */
export function makeApp(bundles = "dist/functions", props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  const env = { region };

  const storage = new StorageStack(app, "DossierStorage", { env });
  const firewall = new FirewallStack(app, "DossierFirewall", { env: { region: firewallRegion } });
  const site = new SiteStack(app, "DossierSite", { env, webAclArn: firewall.webAclArn });
  const common = {
    env,
    bundles: resolve(bundles),
    bucket: storage.bucket,
    key: storage.key,
    api: site.api,
    publicUrl: site.publicUrl,
  };
  const { machine, signIn } = new BulkStack(app, "DossierBulk", common);
  new ServiceStack(app, "DossierService", { ...common, originSecret: site.originSecret, machine, signIn });
  const alertEmail = app.node.tryGetContext("alertEmail") as string | undefined;
  new WatchStack(app, "DossierWatch", {
    env,
    api: site.api,
    machine,
    monthlyBudgetDollars: Number(app.node.tryGetContext("monthlyBudgetDollars") ?? 25),
    ...(alertEmail === undefined ? {} : { alertEmail }),
  });

  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makeApp().synth();
