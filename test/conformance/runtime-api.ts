// The Runtime API of Lambda, as documented (version 2018-06-01): hands out events one by one and takes the replies.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type RuntimeAnswer = { how: "response" | "error" | "init-error"; body: string; ms: number };

export type RuntimeApi = {
  /** For `AWS_LAMBDA_RUNTIME_API`. */
  address: string;
  /** One event, and what the runtime answers to it. */
  invoke(event: object): Promise<RuntimeAnswer>;
  /** Resolves when the runtime asks for its first event: it has loaded the handler. */
  ready: Promise<void>;
  close(): Promise<void>;
};

const path = "/2018-06-01/runtime";
const deadlineMs = 28_000;
const functionArn = "arn:aws:lambda:eu-west-3:000000000000:function:conformance";

type Waiting = { id: string; body: string; startedAt: number; answer: (answer: RuntimeAnswer) => void };

export async function startRuntimeApi(): Promise<RuntimeApi> {
  const queue: Waiting[] = [];
  const underWay = new Map<string, Waiting>();
  let asks: ((event: Waiting) => void) | undefined;
  let failedInit: RuntimeAnswer | undefined;
  let markReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (markReady = resolve));

  const next = (): Promise<Waiting> => {
    const first = queue.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => (asks = resolve));
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    void (async () => {
      if (request.method === "GET" && pathname === `${path}/invocation/next`) {
        markReady();
        const event = await next();
        event.startedAt = performance.now();
        underWay.set(event.id, event);
        response.writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": event.id,
          "lambda-runtime-deadline-ms": String(Date.now() + deadlineMs),
          "lambda-runtime-invoked-function-arn": functionArn,
          "lambda-runtime-trace-id": "Root=1-00000000-000000000000000000000000;Sampled=0",
        });
        response.end(event.body);
        return;
      }
      const body = await textOf(request);
      const [, id = "", how = ""] =
        /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(pathname) ?? [];
      const event = underWay.get(id);
      if (event !== undefined) {
        underWay.delete(id);
        event.answer({ how: how === "error" ? "error" : "response", body, ms: performance.now() - event.startedAt });
      } else if (pathname === `${path}/init/error`) {
        failedInit = { how: "init-error", body, ms: 0 };
        for (const waiting of queue.splice(0)) waiting.answer(failedInit);
      } else {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
    })();
  });
  // The runtime's question for the next event stays open for as long as there is none.
  server.requestTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready,
    invoke: (event) =>
      new Promise((answer) => {
        if (failedInit !== undefined) return answer(failedInit);
        const waiting = { id: randomUUID(), body: JSON.stringify(event), startedAt: 0, answer };
        if (asks === undefined) queue.push(waiting);
        else asks(waiting);
        asks = undefined;
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
