// Downloads and uploads by the service's own door: what a signed address asks of the store is passed on to it, so that one
// port is enough, and the store may stay where nobody but the service reaches it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What the answer of the store says of a file; the rest is between the store and us. */
const passedOn = [
  "content-type",
  "content-length",
  "content-disposition",
  "content-range",
  "accept-ranges",
  "cache-control",
  "etag",
  "last-modified",
];

/** What an upload must send as it was signed. */
const sentOn = ["content-type", "content-length", "if-none-match"];

/** The address at the store that is asked for; undefined where it is no signed download or upload. */
export function storeAddress(method: string | undefined, target: string, bucketUrl: string): URL | undefined {
  if (!["GET", "HEAD", "PUT"].includes(method ?? "") || !target.startsWith("/")) return undefined;
  const bucket = new URL(`${bucketUrl}/`);
  if (!URL.canParse(target, bucket)) return undefined;
  const address = new URL(target, bucket);
  const isOfBucket = address.origin === bucket.origin && address.pathname.startsWith(bucket.pathname);
  return isOfBucket && address.searchParams.has("X-Amz-Signature") ? address : undefined;
}

/** The signature is of the store's own name, which the request there has: whatever Host a proxy sends is of no matter. */
export async function forwardDownload(address: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { range } = req.headers;
  const reply = await ask(address, res, {
    method: req.method ?? "GET",
    headers: { "accept-encoding": "identity", ...(range === undefined ? {} : { range }) },
  });
  if (reply === undefined) return;
  const headers = passedOn.flatMap((name) => {
    const value = reply.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  res.writeHead(reply.status, {
    ...Object.fromEntries(headers),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  });
  if (reply.body === null || req.method === "HEAD") res.end();
  else await pipeline(Readable.fromWeb(reply.body as never), res).catch(() => void res.destroy());
}

/** The file goes on as it comes; what the store answers is for the program that sent it. */
export async function forwardUpload(address: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const headers = sentOn.flatMap((name) => {
    const value = req.headers[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  const reply = await ask(address, res, {
    method: "PUT",
    headers: Object.fromEntries(headers),
    body: Readable.toWeb(req) as never,
    duplex: "half",
  });
  if (reply === undefined) return;
  const etag = reply.headers.get("etag");
  const type = reply.headers.get("content-type");
  res.writeHead(reply.status, {
    ...(etag === null ? {} : { etag }),
    ...(type === null ? {} : { "content-type": type }),
    "x-content-type-options": "nosniff",
  });
  res.end(await reply.text());
}

/** Undefined where the store is silent, which is answered. */
async function ask(
  address: URL,
  res: ServerResponse,
  request: RequestInit & { duplex?: "half" },
): Promise<Response | undefined> {
  const cut = new AbortController();
  res.once("close", () => cut.abort());
  try {
    return await fetch(address, { ...request, redirect: "manual", signal: cut.signal });
  } catch {
    if (!res.destroyed) res.writeHead(503, { "retry-after": "30" }).end();
    return undefined;
  }
}
