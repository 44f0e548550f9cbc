// Routes requests to operations. Any other request is answered 501.
import type { IncomingMessage, ServerResponse } from "node:http";
import { authenticate } from "./protocol/authenticate.ts";
import { deleteObjects, listObjects } from "./bucket-requests.ts";
import type { ObjectFolder } from "./folder/object-folder.ts";
import { deleteObject, getObject, putObject } from "./object-requests.ts";
import { notImplemented, S3Error } from "./protocol/s3-error.ts";
import { readRequest, type S3Request } from "./protocol/s3-request.ts";
import type { Credentials } from "./protocol/signature.ts";

export type RouteRules = {
  bucket: string;
  region: string;
  credentials: Credentials;
  now: () => Date;
  maxObjectBytes: number;
  /** Keys of a page of a list. */
  pageKeys: number;
};

/** The S3 headers that the store supports; any other `x-amz-` header is answered 501. */
const knownHeader =
  /^x-amz-(?:checksum-(?:crc32|sha1|sha256|mode|algorithm)|content-sha256|date|decoded-content-length|sdk-checksum-algorithm|trailer|user-agent|meta-.+)$/;

const overrides = ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type"];
const readParameters = [...overrides, "expires"].map((name) => `response-${name}`);
const listParameters = ["list-type", "prefix", "delimiter", "start-after", "continuation-token", "max-keys"];

export async function route(
  folder: ObjectFolder,
  rules: RouteRules,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { bucket, region, credentials, now, maxObjectBytes: maxBytes } = rules;
  const signatureRules = { region, credentials, service: "s3", now: now() };
  const { request, payloadHash } = await authenticate(readRequest(req), signatureRules);
  for (const name of request.headers.keys()) {
    if (name.startsWith("x-amz-") && !knownHeader.test(name)) throw notImplemented(`the header ${name}`);
  }
  if (request.bucket === "") throw notImplemented("requests about no bucket");
  if (request.bucket !== bucket) throw new S3Error("NoSuchBucket", "The specified bucket does not exist.");

  switch (`${request.method} ${request.key === "" ? "bucket" : "object"}`) {
    case "GET object":
    case "HEAD object":
      allow(request, readParameters);
      return getObject(folder, request, res);
    case "PUT object":
      allow(request, []);
      return putObject(folder, request, { payloadHash, maxBytes, now }, req, res);
    case "DELETE object":
      allow(request, []);
      return deleteObject(folder, request, res);
    case "GET bucket":
      allow(request, [...listParameters, "encoding-type"], "list-type");
      return listObjects(folder, request, rules.pageKeys, res);
    case "POST bucket":
      allow(request, ["delete"], "delete");
      return deleteObjects(folder, request, payloadHash, req, res);
    default:
      throw notImplemented("this kind of request");
  }
}

function allow({ query }: S3Request, known: string[], needed?: string): void {
  const names = query.map(([name]) => name);
  // The SDK sends the name of the operation in `x-id`.
  if (names.some((name) => name !== "x-id" && !known.includes(name))) throw notImplemented("this query parameter");
  if (needed !== undefined && !names.includes(needed)) throw notImplemented("this kind of request");
  if (query.some(([name, value]) => name === "list-type" && value !== "2")) throw notImplemented("this list-type");
  if (new Set(names).size < names.length) throw new S3Error("InvalidArgument", "A query parameter is given twice.");
}
