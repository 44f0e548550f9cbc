// Downloads by the service's own door: what a signed address asks of the store is fetched there and passed on, so that one
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

/** The address at the store that is asked for; undefined where it is no signed download. */
export function storeAddress(method: string | undefined, target: string, bucketUrl: string): URL | undefined {
  if ((method !== "GET" && method !== "HEAD") || !target.startsWith("/")) return undefined;
  const bucket = new URL(`${bucketUrl}/`);
  if (!URL.canParse(target, bucket)) return undefined;
  const address = new URL(target, bucket);
  const isOfBucket = address.origin === bucket.origin && address.pathname.startsWith(bucket.pathname);
  return isOfBucket && address.searchParams.has("X-Amz-Signature") ? address : undefined;
}

/** The signature is of the store's own name, which the request there has: whatever Host a proxy sends is of no matter. */
export async function forwardDownload(address: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const cut = new AbortController();
  res.once("close", () => cut.abort());
  const { range } = req.headers;
  let reply: Response;
  try {
    reply = await fetch(address, {
      method: req.method ?? "GET",
      headers: { "accept-encoding": "identity", ...(range === undefined ? {} : { range }) },
      redirect: "manual",
      signal: cut.signal,
    });
  } catch {
    if (!res.destroyed) res.writeHead(503, { "retry-after": "30" }).end();
    return;
  }
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
