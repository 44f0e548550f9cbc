// What S3 and the SDK say when something goes wrong, told in the service's own words.
import { S3ServiceException } from "@aws-sdk/client-s3";
import { ServiceError } from "./service-error.ts";

/** The head of a reply came and its body did not, or came wrong. */
export class CutReply extends Error {
  constructor(cause: unknown) {
    super("The body of the reply did not come whole.", { cause });
  }
}

/** Status 0 where no answer came. */
export function readStoreError(error: unknown): { status: number; name: string } {
  if (!(error instanceof S3ServiceException)) return { status: 0, name: error instanceof Error ? error.name : "" };
  return { status: error.$metadata.httpStatusCode ?? 0, name: error.name };
}

/** A missing object is an answer, not an error. */
export async function orUndefined<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    const { status, name } = readStoreError(error);
    // A missing bucket is a fault of ours; only a missing object is an answer.
    if (status === 404 && name !== "NoSuchBucket") return undefined;
    throw error;
  }
}

// An error's name comes from the store: it must not carry anything else into a log.
export const safeErrorCode = (word: string | undefined): string =>
  /^[A-Za-z0-9]{1,64}$/.test(word ?? "") ? String(word) : "unknown";

/** Of the statuses that blame the request, those that time alone can mend: timeout, conflict, too many requests. */
const passing: ReadonlySet<number> = new Set([408, 409, 429]);

export function toServiceError(operation: string, error: unknown): unknown {
  if (error instanceof ServiceError || error instanceof RangeError) return error;
  const { status, name } = readStoreError(error);
  const refused = status >= 400 && status < 500 && !passing.has(status);
  return new ServiceError(refused ? "store-refused" : "store-unavailable", operation, safeErrorCode(name));
}
