// Checks AWS Signature Version 4: signs the request again with AWS's own signer, and compares.
import { SignatureV4 } from "@smithy/signature-v4";
import { createHash, createHmac, timingSafeEqual, type Hash, type Hmac } from "node:crypto";
import { S3Error } from "./s3-error.ts";

export type Credentials = { accessKeyId: string; secretAccessKey: string };

export type SignedMessage = {
  method: string;
  path: string;
  query: [name: string, value: string][];
  headers: ReadonlyMap<string, string>;
  /** SHA-256 of the body in hex, or the constant that S3 defines instead. */
  payloadHash: string;
};

export type SignatureRules = {
  credentials: Credentials;
  region: string;
  service: string;
  now: Date;
  /** S3 signs paths as they are; other services normalise and encode them again. */
  tidyPath?: boolean;
};

export type Signed = { how: "header" | "query"; signedHeaders: ReadonlySet<string> };

const algorithm = "AWS4-HMAC-SHA256";
/** Clock skew (S3: RequestTimeTooSkewed). */
const maxSkewMs = 15 * 60 * 1000;
/** Seven days (S3's maximum for a link). */
const maxExpirySeconds = 604_800;
const contentHash = "x-amz-content-sha256";

/** Returns how the request is signed, or throws the S3Error that refuses it. */
export async function checkSignature(message: SignedMessage, rules: SignatureRules): Promise<Signed> {
  const inHeader = message.headers.has("authorization");
  const inQuery = message.query.some(([name]) => name === "X-Amz-Algorithm" || name === "X-Amz-Signature");
  if (inHeader && inQuery) throw new S3Error("InvalidArgument", "Only one way to sign a request at a time.");
  if (inHeader) return checkHeader(message, rules);
  if (inQuery) return checkQuery(message, rules);
  throw new S3Error("AccessDenied", "The request is not signed.");
}

async function checkHeader(message: SignedMessage, rules: SignatureRules): Promise<Signed> {
  const [, credential = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 +Credential=([^\s,]+), *SignedHeaders=([^\s,]+), *Signature=([0-9a-f]{64})$/.exec(
      message.headers.get("authorization") ?? "",
    ) ?? [];
  if (signature === "") throw new S3Error("AuthorizationHeaderMalformed", "The Authorization header is malformed.");
  const { date, day } = readDate(message.headers.get("x-amz-date"), "AccessDenied");
  checkScope(credential, day, rules, "AuthorizationHeaderMalformed");
  if (Math.abs(rules.now.getTime() - date.getTime()) > maxSkewMs) {
    throw new S3Error("RequestTimeTooSkewed", "The clocks of the client and of the store are too far apart.");
  }
  const signedHeaders = readNames(names);
  const expected = await signerOf(rules).sign(requestOf(message, signedHeaders), {
    signingDate: date,
    signableHeaders: signedHeaders,
    // The signer takes the hash of the body from this header, also where the header itself is not signed.
    unsignableHeaders: new Set([contentHash]),
  });
  compare(/[0-9a-f]{64}$/.exec(expected.headers["authorization"] ?? "")?.[0], signature);
  return { how: "header", signedHeaders };
}

/** The parameters that carry the signature of a link; the others are part of what is signed. */
export const authNames: ReadonlySet<string> = new Set(
  ["Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature"].map((name) => `X-Amz-${name}`),
);

async function checkQuery(message: SignedMessage, rules: SignatureRules): Promise<Signed> {
  const parameters = message.query.filter(([name]) => authNames.has(name));
  const given = new Map(parameters);
  const expires = given.get("X-Amz-Expires") ?? "";
  const signature = given.get("X-Amz-Signature") ?? "";
  if (
    parameters.length !== authNames.size ||
    given.size !== authNames.size ||
    given.get("X-Amz-Algorithm") !== algorithm ||
    !/^[1-9][0-9]{0,5}$/.test(expires) ||
    Number(expires) > maxExpirySeconds ||
    !/^[0-9a-f]{64}$/.test(signature)
  ) {
    throw new S3Error("AuthorizationQueryParametersError", "The signature of the link is not whole.");
  }
  const { date, day } = readDate(given.get("X-Amz-Date"), "AuthorizationQueryParametersError");
  checkScope(given.get("X-Amz-Credential") ?? "", day, rules, "AuthorizationQueryParametersError");
  const names = given.get("X-Amz-SignedHeaders") ?? "";
  const signedHeaders = readNames(names);
  const rest = message.query.filter(([name]) => !authNames.has(name));
  const expected = await signerOf(rules).presign(requestOf({ ...message, query: rest }, signedHeaders), {
    signingDate: date,
    expiresIn: Number(expires),
    signableHeaders: signedHeaders,
    unsignableHeaders: new Set([contentHash]),
    unhoistableHeaders: new Set([contentHash, ...signedHeaders]),
  });
  const { query = {} } = expected;
  compare(query["X-Amz-SignedHeaders"], names);
  compare(query["X-Amz-Signature"], signature);
  // Reported only for a link whose signature is right.
  if (date.getTime() - rules.now.getTime() > maxSkewMs) {
    throw new S3Error("AccessDenied", "The link is not valid yet.");
  }
  if (rules.now.getTime() >= date.getTime() + Number(expires) * 1000) {
    throw new S3Error("AccessDenied", "Request has expired");
  }
  return { how: "query", signedHeaders };
}

// Without the host, a signature for one store would be valid for another.
function readNames(names: string): Set<string> {
  const signedHeaders = new Set(names.split(";"));
  if (!signedHeaders.has("host")) throw new S3Error("AccessDenied", "The host must be among the signed headers.");
  return signedHeaders;
}

function readDate(text: string | undefined, code: "AccessDenied" | "AuthorizationQueryParametersError") {
  const iso = (text ?? "").replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6.000Z");
  const date = new Date(iso);
  if (text === undefined || Number.isNaN(date.getTime()) || date.toISOString() !== iso) {
    throw new S3Error(code, "A signed request says its time, as 20260131T235959Z.");
  }
  return { date, day: text.slice(0, 8) };
}

type MalformedCode = "AuthorizationHeaderMalformed" | "AuthorizationQueryParametersError";

function checkScope(
  credential: string,
  day: string,
  { credentials, region, service }: SignatureRules,
  code: MalformedCode,
) {
  const [accessKeyId, ...scope] = credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) {
    throw new S3Error("InvalidAccessKeyId", "The store does not know this access key.");
  }
  const expected = `${day}/${region}/${service}/aws4_request`;
  if (scope.join("/") !== expected) throw new S3Error(code, `The credential must be for ${expected}.`);
}

const signers = new WeakMap<Credentials, Map<string, SignatureV4>>();

function signerOf({ credentials, region, service, tidyPath = false }: SignatureRules): SignatureV4 {
  const known = signers.get(credentials) ?? new Map<string, SignatureV4>();
  signers.set(credentials, known);
  const name = `${region}/${service}/${tidyPath}`;
  const signer =
    known.get(name) ??
    new SignatureV4({ credentials, region, service, sha256: Sha256, applyChecksum: false, uriEscapePath: tidyPath });
  known.set(name, signer);
  return signer;
}

function requestOf({ method, path, query, headers, payloadHash }: SignedMessage, signedHeaders: ReadonlySet<string>) {
  const byName: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of query) (byName[name] ??= []).push(value);
  const signed = [...headers].filter(([name]) => signedHeaders.has(name));
  return {
    method,
    path,
    protocol: "http:",
    hostname: headers.get("host") ?? "",
    query: byName,
    headers: { ...Object.fromEntries(signed), [contentHash]: payloadHash },
  };
}

// Both are hashed first, so that the time does not reveal where they differ.
function compare(expected: unknown, given: string): void {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  if (typeof expected !== "string" || !timingSafeEqual(digest(expected), digest(given))) {
    throw new S3Error(
      "SignatureDoesNotMatch",
      "The signature is not the one that the store computes for this request.",
    );
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

/** SHA-256, or HMAC-SHA-256 with a secret, in the form that AWS's signer takes. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    if (secret === undefined) this.#hash = createHash("sha256");
    else if (typeof secret === "string") this.#hash = createHmac("sha256", secret);
    else this.#hash = createHmac("sha256", ArrayBuffer.isView(secret) ? bytesOf(secret) : Buffer.from(secret));
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
  reset(): void {
    throw new Error("A hash is used once.");
  }
}
