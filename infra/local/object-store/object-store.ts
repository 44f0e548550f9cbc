// An S3-compatible store over a folder, for one machine; requests are authenticated by AWS Signature V4, as in S3.
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { makeFolder } from "../files/make-folder.ts";
import { lockFolder } from "./folder/folder-lock.ts";
import { sweep, type LifecycleRule } from "./folder/lifecycle.ts";
import { ObjectFolder } from "./folder/object-folder.ts";
import { route } from "./route.ts";
import { sendError } from "./protocol/send-error.ts";
import { S3Error } from "./protocol/s3-error.ts";
import type { Credentials } from "./protocol/signature.ts";

export type ObjectStoreOptions = {
  folder: string;
  bucket: string;
  region: string;
  credentials: Credentials;
  /** Loopback by default. */
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  now?: () => Date;
  lifecycle?: LifecycleRule[];
  sweepEveryMs?: number;
  maxObjectBytes?: number;
  /** Keys of a page of a list: 1,000 as S3 has it; fewer for tests. */
  pageKeys?: number;
  /** Idle time after which a client is disconnected. */
  idleMs?: number;
  /** Time within which a whole request must arrive. */
  requestMs?: number;
  /** Errors of the store itself; they never hold a key. */
  onFault?: (error: unknown) => void;
};

export type ObjectStore = {
  /** For `AWS_ENDPOINT_URL_S3`. */
  endpoint: string;
  /** Deletes expired objects and returns their number. */
  sweep(): Promise<number>;
  /** Waits for running requests, then stops. */
  close(): Promise<void>;
};

const hourMs = 60 * 60 * 1000;
/** S3's own limit for one put. */
const s3MostObjectBytes = 5 * 1024 ** 3;
const s3PageKeys = 1000;
const maxConnections = 1024;
const maxHeadMs = 10_000;
const closeWithinMs = 5000;

export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { folder: path, now = () => new Date(), lifecycle = [], onFault = () => undefined } = options;
  const { maxObjectBytes = s3MostObjectBytes, pageKeys = s3PageKeys } = options;
  const rules = { ...options, now, maxObjectBytes, pageKeys };
  const instance = randomUUID();
  const underWay = new Set<Promise<void>>();
  let folder: ObjectFolder | undefined;

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const requestId = randomBytes(8).toString("hex").toUpperCase();
    // The SDK corrects its clock by this header.
    res.setHeader("date", now().toUTCString());
    res.setHeader("x-amz-request-id", requestId);
    res.setHeader("x-amz-id-2", instance);
    try {
      if (folder === undefined) throw new S3Error("ServiceUnavailable", "The store is not open yet.");
      await route(folder, rules, req, res);
    } catch (error) {
      if (!(error instanceof S3Error) && !req.destroyed && !res.destroyed) onFault(error);
      sendError(error, requestId, req, res);
    }
  };
  const server = listenFor(options, (req, res) => {
    const answered = answer(req, res).finally(() => underWay.delete(answered));
    underWay.add(answered);
  });

  await makeFolder(path, 0o700);
  const endpoint = await listen(server, options);
  const lock = await lockFolder(path, endpoint, instance).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const sweepNow = (opened: ObjectFolder) => sweep(opened, lifecycle, now());
  const opened = await ObjectFolder.open(path)
    .then(async (found) => {
      await sweepNow(found).catch(async (error: unknown) => {
        await found.close();
        throw error;
      });
      return found;
    })
    .catch(async (error: unknown) => {
      server.close();
      await lock.release();
      throw error;
    });
  folder = opened;
  let sweeping: Promise<number> = Promise.resolve(0);
  const sweepAgain = () => (sweeping = sweepNow(opened));
  const timer = setInterval(() => void sweepAgain().catch(onFault), options.sweepEveryMs ?? hourMs).unref();

  return {
    endpoint,
    sweep: sweepAgain,
    async close() {
      clearInterval(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), closeWithinMs);
      await Promise.allSettled([...underWay, sweeping]);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await opened.close();
      await lock.release();
    },
  };
}

type Serve = (req: IncomingMessage, res: ServerResponse) => void;

function listenFor({ idleMs = 30_000, requestMs = 300_000 }: ObjectStoreOptions, serve: Serve) {
  const checkEveryMs = Math.max(50, Math.min(5000, requestMs / 4));
  const server = createServer({ requestTimeout: requestMs, connectionsCheckingInterval: checkEveryMs }, serve);
  // Answers `Expect: 100-continue` before the body is sent.
  server.on("checkContinue", serve);
  server.headersTimeout = Math.min(requestMs, maxHeadMs);
  server.timeout = idleMs;
  server.keepAliveTimeout = idleMs;
  server.maxConnections = maxConnections;
  return server;
}

async function listen(server: ReturnType<typeof createServer>, options: ObjectStoreOptions): Promise<string> {
  const { host = "127.0.0.1", port = 0 } = options;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: realPort } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${realPort}`;
}
