// Authenticates a request: everything that could change its meaning must be signed.
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import { authNames, checkSignature, type SignatureRules } from "./signature.ts";

export type Authenticated = {
  /** With the `x-amz-` parameters of a link moved among the headers, and those of its signature taken out. */
  request: S3Request;
  /** The hash of the body that the request declares. */
  payloadHash: string;
};

const contentHash = "x-amz-content-sha256";

/** Throws the S3Error that refuses the request. */
export async function authenticate(request: S3Request, rules: SignatureRules): Promise<Authenticated> {
  const { method, signedPath, query, headers } = request;
  const hoisted = query
    .filter(([name]) => name.toLowerCase().startsWith("x-amz-") && !authNames.has(name))
    .map(([name, value]) => [name.toLowerCase(), value] as const);
  const byHeader = headers.has("authorization");
  const payloadHash = (byHeader ? undefined : new Map(hoisted).get(contentHash)) ?? headers.get(contentHash);
  if (byHeader && payloadHash === undefined) {
    throw new S3Error("InvalidRequest", `Missing required header for this request: ${contentHash}`);
  }
  const signed = await checkSignature(
    { method, path: signedPath, query, headers, payloadHash: payloadHash ?? "UNSIGNED-PAYLOAD" },
    rules,
  );
  for (const name of headers.keys()) {
    if (name.startsWith("x-amz-") && !signed.signedHeaders.has(name)) {
      throw new S3Error("AccessDenied", "There were headers present in the request which were not signed");
    }
  }
  if (signed.how === "header" && hoisted.length > 0) {
    throw new S3Error("InvalidArgument", "Only a link has x-amz- parameters.");
  }
  const all = new Map(headers);
  for (const [name, value] of hoisted) {
    if (all.has(name)) throw new S3Error("InvalidArgument", "An x-amz- value is given twice.");
    all.set(name, value);
  }
  // Local credentials have no session token.
  if (all.has("x-amz-security-token")) throw new S3Error("InvalidToken", "The provided token is invalid.");
  const rest = query.filter(([name]) => !name.toLowerCase().startsWith("x-amz-"));
  return { request: { ...request, query: rest, headers: all }, payloadHash: payloadHash ?? "UNSIGNED-PAYLOAD" };
}
