// The operations on the bucket: list keys, delete many.
import { Parser } from "htmlparser2";
import type { IncomingMessage, ServerResponse } from "node:http";
import { announcedBytes, receiveBody } from "./protocol/body.ts";
import type { Place } from "./folder/key-index.ts";
import type { ObjectFolder } from "./folder/object-folder.ts";
import { escapeXml, S3Error } from "./protocol/s3-error.ts";
import { encodePath, type S3Request } from "./protocol/s3-request.ts";

/** Of a request to delete. */
const maxDeleteKeys = 1000;
/** A thousand keys of 1,024 bytes, escaped, with their XML. */
const maxDeleteBytes = 4 * 1024 * 1024;
const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

export function listObjects(
  folder: ObjectFolder,
  { bucket, query }: S3Request,
  maxKeys: number,
  res: ServerResponse,
): void {
  const asked = new Map(query);
  const encoding = asked.get("encoding-type");
  if (encoding !== undefined && encoding !== "url") throw new S3Error("InvalidArgument", "encoding-type must be url.");
  const text = (value: string) => (encoding === "url" ? escapeXml(encodePath(value)) : escapeXml(value));
  const wanted = Number(asked.get("max-keys") ?? maxKeys);
  if (!Number.isInteger(wanted) || wanted < 0)
    throw new S3Error("InvalidArgument", "max-keys must be a number from 0.");
  const token = asked.get("continuation-token");
  const prefix = asked.get("prefix") ?? "";
  const delimiter = asked.get("delimiter") ?? "";
  const startAfter = asked.get("start-after") ?? "";
  const page = folder.index.list({
    prefix,
    delimiter,
    startAfter,
    ...(token === undefined ? {} : { continueAfter: readToken(token) }),
    maxKeys: Math.min(wanted, maxKeys),
  });
  const objects = page.objects.map(
    ({ key, bytes, etag, lastModified }) =>
      `<Contents><Key>${text(key)}</Key><LastModified>${lastModified.toISOString()}</LastModified>` +
      `<ETag>${escapeXml(etag)}</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const prefixes = page.commonPrefixes.map(
    (common) => `<CommonPrefixes><Prefix>${text(common)}</Prefix></CommonPrefixes>`,
  );
  const parts = [
    `<Name>${escapeXml(bucket)}</Name><Prefix>${text(prefix)}</Prefix>`,
    delimiter === "" ? "" : `<Delimiter>${text(delimiter)}</Delimiter>`,
    startAfter === "" ? "" : `<StartAfter>${text(startAfter)}</StartAfter>`,
    encoding === undefined ? "" : `<EncodingType>${encoding}</EncodingType>`,
    token === undefined ? "" : `<ContinuationToken>${escapeXml(token)}</ContinuationToken>`,
    page.next === undefined ? "" : `<NextContinuationToken>${writeToken(page.next)}</NextContinuationToken>`,
    `<KeyCount>${objects.length + prefixes.length}</KeyCount><MaxKeys>${Math.min(wanted, maxKeys)}</MaxKeys>`,
    `<IsTruncated>${page.next !== undefined}</IsTruncated>`,
    ...objects,
    ...prefixes,
  ];
  sendXml(res, `${xmlHead}<ListBucketResult ${xmlns}>${parts.join("")}</ListBucketResult>`);
}

const writeToken = ({ after, text }: Place): string => Buffer.from(`${after}:${text}`).toString("base64url");

function readToken(token: string): Place {
  const [, after, text] = /^(key|prefix):(.*)$/su.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (after === undefined || text === undefined)
    throw new S3Error("InvalidArgument", "The continuation token is wrong.");
  return { after: after === "key" ? "key" : "prefix", text };
}

export async function deleteObjects(
  folder: ObjectFolder,
  { headers }: S3Request,
  payloadHash: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (!headers.has("content-md5") && ![...headers.keys(), headers.get("x-amz-trailer")].some(isChecksum)) {
    throw new S3Error("InvalidRequest", "A request that deletes many objects needs Content-MD5 or a checksum.");
  }
  const announced = announcedBytes(headers, payloadHash, maxDeleteBytes);
  if (headers.get("expect")?.toLowerCase() === "100-continue") res.writeContinue();
  const pieces: Buffer[] = [];
  const source = req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  await receiveBody(source, headers, payloadHash, announced, async (piece) => void pieces.push(piece));
  const { keys, quiet } = readDelete(Buffer.concat(pieces).toString());
  await folder.delete(keys);
  const deleted = quiet ? [] : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`);
  sendXml(res, `${xmlHead}<DeleteResult ${xmlns}>${deleted.join("")}</DeleteResult>`);
}

const isChecksum = (name: string | undefined): boolean => /^x-amz-checksum-(?:crc|sha)/.test(name ?? "");

function readDelete(xml: string): { keys: string[]; quiet: boolean } {
  const keys: string[] = [];
  const path: string[] = [];
  let quiet = "";
  let key = "";
  let wrong = false;
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name);
        if (name === "Key") key = "";
        if (!["Delete", "Object", "Key", "Quiet"].includes(name)) wrong = true;
      },
      ontext(text) {
        const at = path.join("/");
        if (at === "Delete/Object/Key") key += text;
        else if (at === "Delete/Quiet") quiet += text;
        else if (text.trim() !== "") wrong = true;
      },
      onclosetag(name, isImplied) {
        if (isImplied || path.pop() !== name) wrong = true;
        if (name === "Key") keys.push(key);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (wrong || keys.length === 0 || keys.length > maxDeleteKeys || keys.includes("")) {
    throw new S3Error("MalformedXML", "The XML is not that of a delete, or has other than 1 to 1,000 keys.");
  }
  return { keys, quiet: quiet.trim() === "true" };
}

function sendXml(res: ServerResponse, xml: string): void {
  res.writeHead(200, { "content-type": "application/xml", "content-length": Buffer.byteLength(xml) }).end(xml);
}
