// What the checks on the emulator share: the deployed stacks, and how a check says what is wrong.
import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { Deployed } from "./deployed.ts";
import type { MiniStack } from "./ministack.ts";

export type Bench = { emulator: MiniStack; deployed: Deployed; s3: S3Client };
export type Check = [sentence: string, run: (bench: Bench) => Promise<void>];

export function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export const mustBe = (found: unknown, wanted: unknown, what: string): void =>
  must(
    JSON.stringify(found) === JSON.stringify(wanted),
    `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
  );

/** Every object under a prefix, with what tells one version of it from another. */
export async function objectsUnder({ s3, deployed }: Bench, Prefix: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let token: string | undefined;
  do {
    const asked = { Bucket: deployed.bucket, Prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
    const page = await s3.send(new ListObjectsV2Command(asked));
    for (const { Key = "", ETag = "", LastModified } of page.Contents ?? []) {
      found.set(Key, `${ETag} ${LastModified?.getTime() ?? 0}`);
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return found;
}

export const keysUnder = async (bench: Bench, prefix: string): Promise<string[]> => [
  ...(await objectsUnder(bench, prefix)).keys(),
];

/** Every line that a function or a step wrote, and the access log of the API. */
export async function logLines({ emulator, deployed }: Bench): Promise<string[]> {
  const groups = [...deployed.functions].filter(([id]) => /Log[0-9A-F]{8}$/.test(id)).map(([, name]) => name);
  const found = await Promise.all(
    groups.map(async (logGroupName) => {
      const reply = await emulator.json("logs", "Logs_20140328.FilterLogEvents", { logGroupName });
      return (reply as { events: { message: string }[] }).events.map(({ message }) => message);
    }),
  );
  return found.flat();
}
