// What a role allows, in the words of the tables of these tests: `get: ["dossiers/*"]`.
import type { FunctionName, StepName } from "../../functions/api/routes.ts";
import { functionOf, type Synthesised } from "./synthesised.ts";

export type Granted = Record<string, string[]>;

const words: Record<string, [deed: string, word?: string]> = {
  "s3:GetObject": ["get"],
  "s3:PutObject": ["put"],
  "s3:DeleteObject": ["delete"],
  "s3:ListBucket": ["list"],
  "kms:Decrypt": ["key", "decrypt"],
  "kms:GenerateDataKey": ["key", "encrypt"],
  "logs:CreateLogStream": ["log"],
  "logs:PutLogEvents": ["log"],
  "states:StartExecution": ["executions", "start"],
  "states:DescribeExecution": ["executions", "look"],
  "states:StopExecution": ["executions", "stop"],
};

/** What the role of a function or of a step allows. */
export function grantedTo(app: Synthesised, name: FunctionName | StepName): Granted {
  const pairs = app
    .ofType("AWS::IAM::Policy")
    .filter((policy) => functionOf(policy) === name)
    .flatMap(({ properties }) => app.statementsOf(properties["PolicyDocument"]))
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
    )
    .map(({ action, resource }): [string, string] => {
      const [deed, word] = words[action] ?? [`not listed: ${action}`];
      return [deed, word ?? resource.replace("{AWS::S3::Bucket}/", "").replace("{AWS::S3::Bucket}", "bucket")];
    });
  const deeds = new Set(pairs.map(([deed]) => deed));
  return Object.fromEntries(
    [...deeds].map((deed) => [
      deed,
      [...new Set(pairs.filter(([other]) => other === deed).map(([, word]) => word))].toSorted(),
    ]),
  );
}

/** A row of a table, as it is compared: the log of the function itself is always granted. */
export const inWords = (row: Granted): Granted => ({
  ...Object.fromEntries(Object.entries(row).map(([deed, places]) => [deed, places.toSorted()])),
  log: ["{AWS::Logs::LogGroup}"],
});
