// The HTTP server of one machine: what API Gateway is on AWS. It bounds what comes in, and hands it to the functions.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LambdaHandler } from "../../../functions/api/lambda-http.ts";
import { originSecretHeader } from "../../../functions/aws/config.ts";
import { equalSecrets } from "../../../functions/aws/secrets.ts";
import { acceptedLanguage } from "../../../functions/text/accept-language.ts";
import { officialLanguage } from "../../../functions/text/languages.ts";
import { replyWithProblem } from "../../../functions/api/problem-json.ts";
import { HttpProblem, type HttpProblemCode } from "../../../functions/api/http-problems.ts";
import type { FunctionName } from "../../../functions/api/routes.ts";
import { newConcurrencyLimit } from "./concurrency-limit.ts";
import { eventOf } from "./lambda-event.ts";
import { forwardDownload, forwardUpload, storeAddress } from "./forward-signed.ts";
import { isAskedHere, localClaims } from "./local-account.ts";
import type { PageServer } from "./page-server.ts";
import { asListenError } from "./start-error.ts";

export type HttpServerOptions = {
  host: string;
  port: number;
  handlers: Readonly<Record<FunctionName, LambdaHandler>>;
  /** The page for a person, beside the functions. */
  page?: PageServer | undefined;
  /** What the proxy in front sends; the functions read it by themselves. */
  originSecret?: string | undefined;
  /** What links begin with, where it is not this server's own address. */
  publicUrl?: string | undefined;
  /** Where the store has the bucket, for downloads by this server: `http://127.0.0.1:9000/dossiers`. */
  bucketUrl?: string;
  /** A request that has not come whole after so long is cut off, however slowly it drips. */
  requestMs?: number;
  /** Functions at work at the same time; the others wait their turn. */
  atOnce?: number;
  /** Requests that may wait; further ones are answered 429. */
  maxWaiting?: number;
};

export type RunningHttpServer = { port: number; close(): Promise<void> };

/** Above what any function takes, so that it refuses by itself what is larger; the rest is never kept. */
const maxBodyBytes = 128 * 1024;
const maxConnections = 1024;
/** How long what is left of a refused body is read and dropped, so that the client gets to read the answer. */
const lingerMs = 5000;
const closeWithinMs = 5000;

export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  const { host, port, requestMs = 30_000, atOnce = 8, maxWaiting = 500 } = options;
  const gate = newConcurrencyLimit(atOnce, maxWaiting);
  const underWay = new Set<Promise<void>>();

  const serve = (req: IncomingMessage, res: ServerResponse): void => {
    const answered = answer(req, res, options, gate)
      .catch(() => void res.destroy())
      .finally(() => underWay.delete(answered));
    underWay.add(answered);
  };
  const server = createServer({ requestTimeout: requestMs, connectionsCheckingInterval: 1000 }, serve);
  server.headersTimeout = Math.min(requestMs, 10_000);
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(asListenError(error, host, port, false)));
    server.listen(port, host, resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), closeWithinMs);
      await Promise.allSettled(underWay);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { host, handlers, page, originSecret, publicUrl, bucketUrl }: HttpServerOptions,
  gate: ReturnType<typeof newConcurrencyLimit>,
): Promise<void> {
  const address = bucketUrl === undefined ? undefined : storeAddress(req.method, req.url ?? "/", bucketUrl);
  const headers = plainHeaders(req);
  const isHere = isAskedHere({ listensAt: host, publicUrl }, headers, req.httpVersion);
  // Files of people are sent for batches only, which are for who sits at this machine.
  if (address !== undefined && req.method === "PUT" && isHere) return forwardUpload(address, req, res);
  if (address !== undefined && req.method !== "PUT") return forwardDownload(address, req, res);
  const body = await readUpTo(req, maxBodyBytes);
  if (body === undefined) return;
  // Who comes past the proxy in front is refused by the function that answers unknown addresses.
  const ofPage = isByFrontDoor(headers, originSecret) ? await page?.(req) : undefined;
  if (ofPage !== undefined) {
    await send(req, res, ofPage);
    return;
  }
  const { method = "GET", url = "/" } = req;
  const { name, route, event } = eventOf({ method, target: url, headers, body }, localClaims);
  if (route?.account === true && !isHere) {
    await send(req, res, await refusal("only-on-this-machine", headers, {}));
    return;
  }
  const done = await gate.enter();
  if (done === undefined) {
    await send(req, res, await refusal("too-many-requests", headers, { "retry-after": "5" }));
    return;
  }
  try {
    const { statusCode, headers: replyHeaders, body: replyBody } = await handlers[name](event);
    await send(req, res, { status: statusCode, headers: replyHeaders, body: replyBody });
  } finally {
    done();
  }
}

function plainHeaders(req: IncomingMessage): Record<string, string> {
  const entries = Object.entries(req.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
  );
  return Object.fromEntries(entries);
}

/** The first bytes of a body and no more; undefined where the connection was cut before its end. */
function readUpTo(req: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const finish = (whole: Uint8Array | undefined) => {
      req.off("data", take).off("end", end).off("close", cut);
      resolve(whole);
    };
    const take = (piece: Buffer) => {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes <= maxBytes) return;
      req.pause();
      end();
    };
    const end = () => finish(Buffer.concat(pieces));
    const cut = () => finish(undefined);
    req.on("data", take).on("end", end).on("close", cut).on("error", cut);
  });
}

const isByFrontDoor = (headers: Record<string, string>, secret: string | undefined): boolean =>
  secret === undefined || equalSecrets(headers[originSecretHeader] ?? "", secret);

type Reply = { status: number; headers: Record<string, string>; body: string | Uint8Array };

async function refusal(
  code: HttpProblemCode,
  headers: Record<string, string>,
  more: Record<string, string>,
): Promise<Reply> {
  const language = acceptedLanguage(headers["accept-language"] ?? null) ?? officialLanguage;
  const response = replyWithProblem(new HttpProblem(code, [], more), { language, requestId: randomUUID() });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

async function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  if (res.destroyed) return;
  const hasNoBody = status === 204 || status === 304 || req.method === "HEAD";
  res.writeHead(status, { ...headers, ...(hasNoBody ? {} : { "content-length": Buffer.byteLength(body) }) });
  const sent = new Promise<void>((resolve) => {
    res.once("close", resolve).end(body, resolve);
  });
  if (!req.complete) {
    // A connection that is closed on unread bytes is reset, and the answer with it: what still comes is read and dropped.
    const cut = setTimeout(() => req.destroy(), lingerMs);
    req
      .once("end", () => clearTimeout(cut))
      .once("close", () => clearTimeout(cut))
      .resume();
  }
  await sent;
}
