// The CloudFormation templates that the CDK app makes, in a form that tests can read: references become words.
import { readFile, writeFile } from "node:fs/promises";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { functionNames, stepNames, type FunctionName, type StepName } from "../../functions/api/routes.ts";
import { once } from "../support/once.ts";

// A template's properties are whatever CloudFormation wants: tests name what they read.
// oxlint-disable-next-line typescript/no-explicit-any
export type Properties = Record<string, any>;
export type Resource = {
  stack: string;
  id: string;
  type: string;
  properties: Properties;
  deletion: string | undefined;
};

/** One statement of a policy, with references as words. */
export type Statement = {
  effect: string;
  actions: string[];
  resources: string[];
  condition: Properties;
  principal: unknown;
};

export type Synthesised = {
  resources: Resource[];
  ofType(type: string): Resource[];
  /** Throws unless there is exactly one, in a stack where one is named. */
  only(type: string, stack?: string): Resource;
  statementsOf(document: Properties): Statement[];
  /** References as words: `{AWS::S3::Bucket}/dossiers/*`. */
  text(value: unknown): string;
  /** Of each stack. */
  regions: Record<string, string | undefined>;
  /** All templates, as they are. */
  source: string;
};

type Template = {
  Resources: Record<string, { Type: string; Properties?: Properties; DeletionPolicy?: string }>;
  Outputs?: Record<string, { Value: unknown }>;
};

type StackTemplate = { name: string; region: string; template: Template };

/** The app as it is deployed, synthesised once in a run of the tests. */
export async function synthesised(): Promise<Synthesised> {
  const folder = await once("templates", async (made) => {
    await writeFile(join(made, "stacks.json"), JSON.stringify(await synthesiseStacks({})));
  });
  return readable(JSON.parse(await readFile(join(folder, "stacks.json"), "utf8")) as StackTemplate[]);
}

type Variant = {
  context?: Record<string, string>;
  change?: (app: App) => void;
  /** Loading them takes four times as long as all the rest. */
  cloudFormationRules?: boolean;
};

/** Synthesises with another context, or with what `change` adds to the app. Throws where cdk-nag or a rule finds an error. */
export const synthesise = async (variant: Variant): Promise<Synthesised> => readable(await synthesiseStacks(variant));

/** With a stand-in for each bundle. */
async function synthesiseStacks({
  context = {},
  change,
  cloudFormationRules = false,
}: Variant): Promise<StackTemplate[]> {
  // Loading the CDK takes seconds, which files that only read the templates do without.
  const { makeApp } = await import("../../infra/app.ts");
  const folder = mkdtempSync(join(tmpdir(), "stacks-"));
  try {
    for (const name of [...functionNames, ...stepNames]) {
      mkdirSync(join(folder, "bundles", name), { recursive: true });
      writeFileSync(join(folder, "bundles", name, "index.mjs"), `export const handler = "${name}";\n`);
    }
    const cdk = JSON.parse(readFileSync("cdk.json", "utf8")) as { context: Record<string, unknown> };
    const outdir = join(folder, "out");
    const app = makeApp(join(folder, "bundles"), {
      outdir,
      // A stack trace for each construct takes as long as the construct.
      context: { ...cdk.context, "aws:cdk:disable-stack-trace": true, ...context },
      builtinCloudFormationValidation: cloudFormationRules,
    });
    change?.(app);
    const { stacks } = app.synth();
    return stacks.map(({ stackName, environment, template }) => ({
      name: stackName,
      region: environment.region,
      template: template as Template,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readable(stacks: StackTemplate[]): Synthesised {
  const resources = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => ({
      stack: name,
      id,
      type: resource.Type,
      properties: resource.Properties ?? {},
      deletion: resource.DeletionPolicy,
    })),
  );

  const textIn = (stack: string, value: unknown): string => {
    if (typeof value !== "object" || value === null) return String(value);
    const [[name, argument] = ["", undefined]] = Object.entries(value);
    if (name === "Fn::Join") return (argument as [string, unknown[]])[1].map((part) => textIn(stack, part)).join("");
    if (name === "Fn::GetStackOutput") {
      const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
      const output = stacks.find((other) => other.name === StackName)?.template.Outputs?.[OutputName];
      return output === undefined ? `missing output ${OutputName}` : textIn(StackName, output.Value);
    }
    if (name === "Fn::GetAtt" || name === "Ref") {
      const id = Array.isArray(argument) ? String(argument[0]) : String(argument);
      const resource = stacks.find((other) => other.name === stack)?.template.Resources[id];
      return `{${resource?.Type ?? id}}`;
    }
    return JSON.stringify(value);
  };

  // Words for a reference need the stack that it stands in: values are looked up by where they came from.
  const home = new WeakMap<object, string>();
  const remember = (stack: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    home.set(value, stack);
    for (const part of Object.values(value)) remember(stack, part);
  };
  for (const { stack, properties } of resources) remember(stack, properties);

  const ofType = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const text = (value: unknown): string =>
    textIn(typeof value === "object" && value !== null ? (home.get(value) ?? "") : "", value);
  return {
    resources,
    ofType,
    only(type, stack) {
      const found = ofType(type).filter((resource) => stack === undefined || resource.stack === stack);
      const [first, ...others] = found;
      if (first === undefined || others.length > 0) throw new Error(`${found.length} resources are of ${type}.`);
      return first;
    },
    statementsOf: (document) =>
      (document["Statement"] as Properties[]).map((statement) => ({
        effect: String(statement["Effect"]),
        actions: asList(statement["Action"]).map(String),
        resources: asList(statement["Resource"]).map(text),
        condition: (statement["Condition"] ?? {}) as Properties,
        principal: statement["Principal"],
      })),
    text,
    regions: Object.fromEntries(stacks.map(({ name, region }) => [name, region])),
    source: JSON.stringify(stacks.map(({ template }) => template)),
  };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The function or the step that a resource belongs to: `create-dossier`. */
export const functionOf = ({ id }: Resource): FunctionName | StepName | undefined =>
  [...functionNames, ...stepNames].find((name) => id.startsWith(pascalCase(name)));

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
