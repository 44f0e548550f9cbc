// Stands between the service and a store, and spoils the requests that a test names, one after the other.
import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type Fault =
  | "none"
  /** The answer of S3 under load. */
  | "slow-down"
  | "conflict"
  /** No answer at all. */
  | "silence"
  /** The head of the answer, then nothing more. */
  | "silence-in-body"
  /** The connection is cut in the middle of the body. */
  | "cut-in-body"
  | "changed-byte"
  /** The store does what is asked, and nobody hears of it. */
  | "lost-answer"
  | "hang-up";

export type FaultyStore = {
  endpoint: string;
  /** For the next requests, in their order; the last one stays for all that follow. */
  spoil(...faults: Fault[]): void;
  /** Since `spoil`. */
  requests(): number;
  close(): Promise<void>;
};

const sendError = (res: ServerResponse, status: number, code: string) =>
  res
    .writeHead(status, { "content-type": "application/xml" })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>planted</Message></Error>`);

export async function faultyStore(upstream: string): Promise<FaultyStore> {
  let faults: Fault[] = ["none"];
  let count = 0;

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const fault = faults[Math.min(count, faults.length - 1)] ?? "none";
    count += 1;
    const body = await buffer(req);
    if (fault === "slow-down") return sendError(res, 503, "SlowDown");
    if (fault === "conflict") return sendError(res, 409, "ConditionalRequestConflict");
    if (fault === "silence") return undefined;
    if (fault === "hang-up") return res.destroy();
    const { hostname, port } = new URL(upstream);
    const { method = "", url = "", headers } = req;
    const forwarded = request({ hostname, port, method, path: url, headers, agent: false });
    forwarded.end(body);
    const [reply] = (await once(forwarded, "response")) as [IncomingMessage];
    const content = await buffer(reply);
    const half = Math.floor(content.length / 2);
    if (fault === "lost-answer") return res.destroy();
    res.writeHead(reply.statusCode ?? 500, reply.headers);
    if (fault === "silence-in-body") return res.write(content.subarray(0, half));
    if (fault === "cut-in-body") return res.write(content.subarray(0, half), () => res.destroy());
    if (fault === "changed-byte" && content.length > 0) content.writeUInt8(content.readUInt8(half) ^ 1, half);
    return res.end(content);
  };
  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil(...planned) {
      faults = planned;
      count = 0;
    },
    requests: () => count,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
