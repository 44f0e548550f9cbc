// Deploys the stacks to the emulator with the pinned CDK command line, as `npm run deploy` does to AWS.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeApp } from "../../infra/app.ts";
import { chunksAtOnce } from "../../infra/stacks/batch-machine.ts";
import { bundleFunctions } from "../../infra/build/bundle-functions.ts";
import { account, region, type MiniStack } from "./ministack.ts";
import type { Ran } from "./programs.ts";

const cdkProgram = fileURLToPath(new URL("../../node_modules/aws-cdk/bin/cdk", import.meta.url));

/** What the templates that are deployed here have otherwise than those for AWS, and why. */
export const changesForEmulator = [
  "Fn::GetStackOutput from another region (the firewall's ARN) is put in as its value: MiniStack reads its own region only",
  "CloudFront's origin is the API under its path on localhost: MiniStack's host names of APIs are in no DNS",
  "AWS::Budgets::Budget and AWS::Cognito::ManagedLoginBranding are left out: MiniStack has them not in CloudFormation",
  "RenderChunks makes two chunks at once: the emulator, its S3 and every function are on this one machine",
];
const notInEmulator = new Set(["AWS::Budgets::Budget", "AWS::Cognito::ManagedLoginBranding"]);

// oxlint-disable-next-line typescript/no-explicit-any -- a template's properties are whatever CloudFormation wants.
type Template = { Resources: Record<string, { Type: string; Properties: Record<string, any>; DependsOn?: string[] }> };

export type Deployed = {
  bucket: string;
  apiUrl: string;
  /** Through CloudFront. */
  siteUrl: string;
  /** By name of the stack: what `cdk deploy` printed. */
  outputs: Record<string, Record<string, string>>;
  /** Physical name by logical id, of the stacks with functions. */
  functions: Map<string, string>;
  cdk(args: string[]): Promise<Ran>;
  assembly: string;
};

/** Synthesises, bootstraps and deploys. Throws what CDK printed where a step fails. */
export async function deploy(emulator: MiniStack, folder: string): Promise<Deployed> {
  const bundles = join(folder, "bundles");
  const assembly = join(folder, "cdk");
  await bundleFunctions(bundles);
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8")) as { context: Record<string, unknown> };
  makeApp(resolve(bundles), { outdir: resolve(assembly), context }).synth();

  const cdk = (args: string[]): Promise<Ran> =>
    run(process.execPath, [cdkProgram, ...args, "--app", resolve(assembly), "--no-notices"], folder, {
      ...emulator.environment,
      CI: "true",
      NO_COLOR: "1",
      HOME: resolve(folder),
      CDK_DISABLE_CLI_TELEMETRY: "true",
      CDK_DISABLE_VERSION_CHECK: "1",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    });
  const must = async (args: string[]): Promise<void> => {
    const ran = await cdk(args);
    if (ran.exitCode !== 0) throw new Error(`cdk ${args.join(" ")}\n${ran.stdout}${ran.stderr}${emulator.log()}`);
  };
  const outputsFile = join(resolve(folder), "outputs.json");
  const deployStacks = (names: string[]): Promise<void> =>
    must(["deploy", ...names, "--exclusively", "--require-approval", "never", "--outputs-file", outputsFile]);
  const readOutputs = () => JSON.parse(readFileSync(outputsFile, "utf8")) as Deployed["outputs"];

  await must(["bootstrap", `aws://${account}/${region}`, `aws://${account}/us-east-1`]);
  await deployStacks(["DossierStorage", "DossierFirewall"]);
  const first = readOutputs();
  change(join(assembly, "DossierSite.template.json"), (template) => fitSite(template, first, emulator.port));
  change(join(assembly, "DossierBulk.template.json"), slowDown);
  for (const stack of ["DossierBulk", "DossierWatch"]) {
    change(join(assembly, `${stack}.template.json`), ({ Resources }) => {
      for (const [id, { Type }] of Object.entries(Resources)) if (notInEmulator.has(Type)) delete Resources[id];
    });
  }
  await deployStacks(["DossierSite", "DossierBulk", "DossierService", "DossierWatch"]);
  const outputs = { ...first, ...readOutputs() };

  const outputOf = (stack: string, name: RegExp): string =>
    Object.entries(outputs[stack] ?? {}).find(([key]) => name.test(key))?.[1] ?? `no output ${name.source}`;
  const api = outputOf("DossierSite", /RefApi/);
  return {
    bucket: outputOf("DossierStorage", /RefBucket/),
    apiUrl: `${emulator.endpoint}/_aws/execute-api/${api}/$default`,
    siteUrl: outputOf("DossierSite", /^Address$/),
    outputs,
    functions: new Map([
      ...(await physicalIds(emulator, "DossierService")),
      ...(await physicalIds(emulator, "DossierBulk")),
    ]),
    cdk,
    assembly,
  };
}

function change(path: string, edit: (template: Template) => void): void {
  const template = JSON.parse(readFileSync(path, "utf8")) as Template;
  edit(template);
  writeFileSync(path, JSON.stringify(template));
}

function slowDown({ Resources }: Template): void {
  const machine = Object.values(Resources).find(({ Type }) => Type === "AWS::StepFunctions::StateMachine");
  if (machine === undefined) throw new Error("There is no state machine.");
  const [separator, parts] = machine.Properties["DefinitionString"]["Fn::Join"] as [string, unknown[]];
  const slowed = parts.map((part) =>
    typeof part === "string" ? part.replace(`"MaxConcurrency":${chunksAtOnce}`, '"MaxConcurrency":2') : part,
  );
  if (JSON.stringify(slowed) === JSON.stringify(parts)) throw new Error("The state machine has no such map.");
  machine.Properties["DefinitionString"] = { "Fn::Join": [separator, slowed] };
}

function fitSite(template: Template, outputs: Deployed["outputs"], port: number): void {
  const distribution = Object.values(template.Resources).find(({ Type }) => Type === "AWS::CloudFront::Distribution");
  const [apiId] = Object.entries(template.Resources).find(([, { Type }]) => Type === "AWS::ApiGatewayV2::Api") ?? [];
  if (distribution === undefined || apiId === undefined) throw new Error("The site has no distribution or no API.");
  const config = distribution.Properties["DistributionConfig"];
  const { StackName, OutputName } = config.WebACLId["Fn::GetStackOutput"] as Record<string, string>;
  config.WebACLId = outputs[StackName ?? ""]?.[OutputName ?? ""];
  const [origin] = config.Origins;
  origin.DomainName = "localhost";
  origin.OriginPath = { "Fn::Join": ["", ["/_aws/execute-api/", { Ref: apiId }, "/$default"]] };
  origin.CustomOriginConfig.HTTPSPort = port;
}

/** The names that CloudFormation gave to the resources of a stack, by their logical ids. */
export async function physicalIds(emulator: MiniStack, StackName: string): Promise<Map<string, string>> {
  const xml = await emulator.query("cloudformation", "DescribeStackResources", { StackName });
  const members = xml.match(/<member>[\s\S]*?<\/member>/g) ?? [];
  const field = (member: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(member)?.[1] ?? "";
  return new Map(members.map((member) => [field(member, "LogicalResourceId"), field(member, "PhysicalResourceId")]));
}

function run(program: string, args: string[], cwd: string, environment: Record<string, string>): Promise<Ran> {
  if (!existsSync(cdkProgram)) throw new Error("The CDK command line is not installed: npm ci");
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"] ?? "", ...environment },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      }),
    );
  });
}
