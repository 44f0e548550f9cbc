// Where the contract is tried, and clients for it.
import { S3Client, S3ServiceException, type S3ClientConfig } from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

// The SDK says at each start that it will leave Node 20 in 2027; Lambda runs Node 24.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

export type Target = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  bucket: string;
  /** Keys of a page of a list; 1,000 where it is left out. */
  pageKeys?: number;
};

export type ContractCase = { name: string; run: (target: Target) => Promise<void> };

const silent = () => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };

export const clientFor = ({ endpoint, region, credentials }: Target, config: Partial<S3ClientConfig> = {}): S3Client =>
  new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1, logger, ...config });

/** A folder of keys that no other case uses. */
export const freshPrefix = (): string => `contract/${randomUUID()}/`;

/** Waits for the store to refuse, and gives its status and its error code. */
export async function refusal(attempt: Promise<unknown>): Promise<{ status: number; code: string }> {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    return { status: error.$metadata.httpStatusCode ?? 0, code: error.name };
  }
  return assert.fail("The store did not refuse.");
}

/** A client whose requests are changed after they have been signed. */
export function tampering(
  target: Target,
  change: (request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    query: Record<string, string>;
  }) => void,
  config: Partial<S3ClientConfig> = {},
): S3Client {
  const client = clientFor(target, config);
  client.middlewareStack.add(
    (next) => (args) => {
      change(args.request as Parameters<typeof change>[0]);
      return next(args);
    },
    { step: "deserialize", name: "tamper", priority: "low" },
  );
  return client;
}
