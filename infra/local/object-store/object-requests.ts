// The operations on one object: GET, HEAD, PUT, DELETE.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { announcedBytes, receiveBody } from "./protocol/body.ts";
import type { Listed } from "./folder/key-index.ts";
import type { ObjectRecord } from "./folder/object-file.ts";
import type { ObjectFolder } from "./folder/object-folder.ts";
import { readRange, wholeOf } from "./protocol/range.ts";
import { notImplemented, S3Error } from "./protocol/s3-error.ts";
import type { S3Request } from "./protocol/s3-request.ts";

/** Headers stored with an object and returned with it. */
const keptHeaders = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];
/** S3's own limit, names and values together. */
const maxMetadataBytes = 2048;
const metaPrefix = "x-amz-meta-";
const printable = /^[\t\x20-\x7e]*$/;

const noSuchKey = () => new S3Error("NoSuchKey", "The specified key does not exist.");

export async function getObject(folder: ObjectFolder, request: S3Request, res: ServerResponse): Promise<void> {
  const opened = await folder.read(request.key);
  if (opened === undefined) throw noSuchKey();
  const { record, file } = opened;
  try {
    const headers = { ...headersOf(record), ...overrides(request.query) };
    checkConditions(record, request.headers, headers);
    const range = readRange(request.headers, record) ?? wholeOf(record);
    const isPart = range.length !== record.bytes;
    if (request.headers.get("x-amz-checksum-mode")?.toUpperCase() === "ENABLED" && !isPart) {
      Object.assign(headers, record.checksums);
      if (Object.keys(record.checksums).length > 0) headers["x-amz-checksum-type"] = "FULL_OBJECT";
    }
    if (range.isAsked)
      headers["content-range"] = `bytes ${range.start}-${range.start + range.length - 1}/${record.bytes}`;
    res.writeHead(range.isAsked ? 206 : 200, { ...headers, "content-length": String(range.length) });
    if (request.method === "HEAD" || range.length === 0) {
      res.end();
      return;
    }
    const end = range.start + range.length - 1;
    await pipeline(file.createReadStream({ start: range.start, end, autoClose: false }), res);
  } finally {
    await file.close();
  }
}

const headersOf = (record: ObjectRecord): Record<string, string> => ({
  ...record.headers,
  ...Object.fromEntries(Object.entries(record.metadata).map(([name, value]) => [metaPrefix + name, value])),
  etag: record.etag,
  "last-modified": new Date(record.lastModified).toUTCString(),
  "accept-ranges": "bytes",
});

/** `response-content-disposition` and its like, which a signed link can ask for. */
function overrides(query: S3Request["query"]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of query) {
    if (!name.startsWith("response-")) continue;
    const header = name.slice("response-".length);
    if (!keptHeaders.includes(header)) throw notImplemented("this override of a header");
    if (!printable.test(value)) throw new S3Error("InvalidArgument", "A header holds only printable ASCII.");
    headers[header] = value;
  }
  return headers;
}

/** RFC 9110, §13.2.2: the order in which the conditions are evaluated. */
function checkConditions(
  record: ObjectRecord,
  headers: ReadonlyMap<string, string>,
  known: Record<string, string>,
): void {
  const failed = () => new S3Error("PreconditionFailed", "At least one of the preconditions did not hold.");
  const seconds = Math.floor(record.lastModified / 1000);
  const secondsOf = (name: string) => Math.floor(Date.parse(headers.get(name) ?? "") / 1000);
  const ifMatch = headers.get("if-match");
  if (ifMatch === undefined ? seconds > secondsOf("if-unmodified-since") : !matches(ifMatch, record.etag))
    throw failed();
  const ifNoneMatch = headers.get("if-none-match");
  const isKnown =
    ifNoneMatch === undefined ? seconds <= secondsOf("if-modified-since") : matches(ifNoneMatch, record.etag);
  if (isKnown) throw new S3Error("NotModified", "Not modified.", { etag: known["etag"] ?? "" });
}

const unquoted = (etag: string): string =>
  etag
    .trim()
    .replace(/^W\//, "")
    .replace(/^"(.*)"$/, "$1");

const matches = (condition: string, etag: string): boolean =>
  condition.split(",").some((one) => one.trim() === "*" || unquoted(one) === unquoted(etag));

export type PutRules = { payloadHash: string; maxBytes: number; now: () => Date };

export async function putObject(
  folder: ObjectFolder,
  request: S3Request,
  rules: PutRules,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { key, headers } = request;
  const mayReplace = putCondition(headers);
  const kept = headersToKeep(headers);
  const metadata = readMetadata(headers);
  const announced = announcedBytes(headers, rules.payloadHash, rules.maxBytes);
  // Checked now to avoid a useless upload, and again when the object becomes visible.
  mayReplace(folder.index.get(key));
  if (headers.get("expect")?.toLowerCase() === "100-continue") res.writeContinue();
  const incoming = folder.receive();
  try {
    // Without destroyOnReturn, an error found midway would cut the connection before the answer.
    const source = req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const received = await receiveBody(source, headers, rules.payloadHash, announced, (piece) => incoming.write(piece));
    const record: ObjectRecord = {
      key,
      bytes: received.bytes,
      etag: `"${received.md5}"`,
      lastModified: rules.now().getTime(),
      headers: kept,
      metadata,
      checksums: received.checksums,
    };
    await incoming.commit(record, mayReplace);
    const type = Object.keys(received.checksums).length > 0 ? { "x-amz-checksum-type": "FULL_OBJECT" } : {};
    res.writeHead(200, { etag: record.etag, ...received.checksums, ...type, "content-length": "0" }).end();
  } finally {
    await incoming.abandon();
  }
}

function putCondition(headers: ReadonlyMap<string, string>): (existing: Listed | undefined) => void {
  const ifNoneMatch = headers.get("if-none-match");
  const ifMatch = headers.get("if-match");
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") throw notImplemented("If-None-Match other than * on a put");
  if (headers.has("if-modified-since") || headers.has("if-unmodified-since")) throw notImplemented("dates on a put");
  return (existing) => {
    if (ifNoneMatch === "*" && existing !== undefined) {
      throw new S3Error("PreconditionFailed", "At least one of the preconditions did not hold.");
    }
    if (ifMatch === undefined) return;
    if (existing === undefined) throw noSuchKey();
    if (!matches(ifMatch, existing.etag)) throw new S3Error("PreconditionFailed", "The object is another one now.");
  };
}

function headersToKeep(headers: ReadonlyMap<string, string>): Record<string, string> {
  const kept: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const name of keptHeaders) {
    let value = headers.get(name);
    if (name === "content-encoding") value = withoutAwsChunked(value);
    if (value === undefined || value === "") continue;
    if (!printable.test(value)) throw notImplemented("headers beyond ASCII");
    kept[name] = value;
  }
  return kept;
}

// Describe the transfer, not the object.
const withoutAwsChunked = (encodings: string | undefined): string | undefined =>
  encodings
    ?.split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "aws-chunked")
    .join(",");

function readMetadata(headers: ReadonlyMap<string, string>): Record<string, string> {
  const metadata: Record<string, string> = {};
  let bytes = 0;
  for (const [name, value] of headers) {
    if (!name.startsWith(metaPrefix)) continue;
    if (!printable.test(value)) throw notImplemented("metadata beyond ASCII");
    metadata[name.slice(metaPrefix.length)] = value;
    bytes += name.length - metaPrefix.length + value.length;
  }
  if (bytes > maxMetadataBytes)
    throw new S3Error("MetadataTooLarge", `Metadata has at most ${maxMetadataBytes} bytes.`);
  return metadata;
}

export async function deleteObject(
  folder: ObjectFolder,
  { key, headers }: S3Request,
  res: ServerResponse,
): Promise<void> {
  if (headers.has("if-match")) throw notImplemented("conditions on a delete");
  await folder.delete([key]);
  res.writeHead(204).end();
}
