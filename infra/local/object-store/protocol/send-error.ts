// Answers with an error if the connection still allows it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { errorXml, S3Error } from "./s3-error.ts";

/** The rest of a larger body is not read. */
const maxBytesToWaitFor = 1024 * 1024;

export function sendError(error: unknown, requestId: string, req: IncomingMessage, res: ServerResponse): void {
  if (res.destroyed) return;
  if (res.headersSent) {
    // The status is sent already: the connection is cut, so that the body does not look complete.
    res.destroy();
    return;
  }
  const known = error instanceof S3Error ? error : new S3Error("InternalError", "The store failed.");
  for (const [name, value] of Object.entries(known.headers)) res.setHeader(name, value);
  const length = Number(
    req.headers["content-length"] ?? (req.headers["transfer-encoding"] === undefined ? 0 : Infinity),
  );
  if (!req.complete && length > maxBytesToWaitFor) res.setHeader("connection", "close");
  if (req.method === "HEAD" || known.status === 304) {
    res.writeHead(known.status).end();
    return;
  }
  const [path = ""] = (req.url ?? "").split("?");
  const xml = errorXml(known, path, requestId);
  res.writeHead(known.status, { "content-type": "application/xml", "content-length": Buffer.byteLength(xml) }).end(xml);
}
