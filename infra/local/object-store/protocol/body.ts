// Receives the body of a put: counts it, hashes it and compares it with all that the request declares.
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { readAwsChunked } from "./aws-chunked.ts";
import { notImplemented, S3Error } from "./s3-error.ts";

export type Received = {
  bytes: number;
  /** In hex: the ETag. */
  md5: string;
  /** By header name, for example `x-amz-checksum-crc32`; in base64. */
  checksums: Record<string, string>;
};

type Hasher = { update(chunk: Uint8Array): unknown; digest(): Buffer };

const hashers: Record<string, () => Hasher> = {
  "x-amz-checksum-crc32": () => {
    let value = 0;
    return {
      update: (chunk) => (value = crc32(chunk, value)),
      digest: () => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(value);
        return bytes;
      },
    };
  },
  "x-amz-checksum-sha1": () => createHash("sha1"),
  "x-amz-checksum-sha256": () => createHash("sha256"),
};

/** Headers about a checksum that hold none. */
const aboutChecksums = new Set(["x-amz-checksum-algorithm", "x-amz-checksum-type", "x-amz-checksum-mode"]);

const chunkedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/** The number of bytes that the request declares. Throws if it declares none or too many. */
export function announcedBytes(headers: ReadonlyMap<string, string>, payloadHash: string, maxBytes: number): number {
  const text = headers.get(payloadHash === chunkedWithTrailer ? "x-amz-decoded-content-length" : "content-length");
  if (text === undefined) throw new S3Error("MissingContentLength", "The request must say how long its body is.");
  if (!/^[0-9]{1,15}$/.test(text)) throw new S3Error("InvalidArgument", "The length of the body is not a number.");
  if (Number(text) > maxBytes) throw new S3Error("EntityTooLarge", `An object has at most ${maxBytes} bytes here.`);
  return Number(text);
}

/**
 * Hands the body to `write` in pieces, and throws unless it is complete and matches the request.
 * `announced` are the bytes to store, `payloadHash` is `x-amz-content-sha256`.
 */
export async function receiveBody(
  source: AsyncIterable<Buffer>,
  headers: ReadonlyMap<string, string>,
  payloadHash: string,
  announced: number,
  write: (piece: Buffer) => Promise<void>,
): Promise<Received> {
  const chunked = payloadHash === chunkedWithTrailer;
  const signedHash = /^[0-9a-f]{64}$/.test(payloadHash) ? payloadHash : undefined;
  if (!chunked && signedHash === undefined && payloadHash !== "UNSIGNED-PAYLOAD") {
    throw notImplemented("this kind of x-amz-content-sha256");
  }
  const trailers = new Map<string, string>();
  const announcedTrailers = chunked
    ? (headers.get("x-amz-trailer") ?? "").toLowerCase().split(",").filter(Boolean)
    : [];
  const names = [...headers.keys(), ...announcedTrailers].filter(
    (name) => name.startsWith("x-amz-checksum-") && !aboutChecksums.has(name),
  );
  const checks = names.map((name) => {
    const hasher = hashers[name];
    if (hasher === undefined) throw notImplemented(name);
    return { name, hasher: hasher() };
  });
  const md5 = createHash("md5");
  const sha256 = signedHash === undefined ? undefined : createHash("sha256");
  let bytes = 0;
  for await (const piece of chunked ? readAwsChunked(source, trailers) : source) {
    bytes += piece.length;
    if (bytes > announced) throw new S3Error("IncompleteBody", "The body is longer than the request says.");
    md5.update(piece);
    sha256?.update(piece);
    for (const { hasher } of checks) hasher.update(piece);
    await write(piece);
  }
  if (bytes !== announced) throw new S3Error("IncompleteBody", "The body is shorter than the request says.");
  if (sha256 !== undefined && sha256.digest("hex") !== signedHash) {
    throw new S3Error("XAmzContentSHA256Mismatch", "The body is not the one that was signed.");
  }
  const md5Bytes = md5.digest();
  checkMd5(headers.get("content-md5"), md5Bytes);
  const checksums: Record<string, string> = {};
  for (const { name, hasher } of checks) {
    const computed = hasher.digest().toString("base64");
    const given = headers.get(name) ?? trailers.get(name);
    if (given !== computed) throw new S3Error("BadDigest", `The body does not have the ${name} that the request says.`);
    checksums[name] = computed;
  }
  return { bytes, md5: md5Bytes.toString("hex"), checksums };
}

function checkMd5(given: string | undefined, computed: Buffer): void {
  if (given === undefined) return;
  const bytes = Buffer.from(given, "base64");
  if (bytes.length !== 16) throw new S3Error("InvalidDigest", "Content-MD5 is not 16 bytes in base64.");
  if (!bytes.equals(computed)) throw new S3Error("BadDigest", "The body does not have the Content-MD5 of the request.");
}
