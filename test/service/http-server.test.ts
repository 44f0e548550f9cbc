import { createServer, request } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import type { LambdaEvent, LambdaHandler } from "../../functions/api/lambda-http.ts";
import { functionNames, type FunctionName } from "../../functions/api/routes.ts";
import {
  startHttpServer,
  type RunningHttpServer,
  type HttpServerOptions,
} from "../../infra/local/service/http-server.ts";

let door: RunningHttpServer | undefined;
afterEach(() => door?.close());

async function open(handler: LambdaHandler, options: Partial<HttpServerOptions> = {}): Promise<string> {
  const handlers = Object.fromEntries(functionNames.map((name) => [name, handler])) as Record<
    FunctionName,
    LambdaHandler
  >;
  door = await startHttpServer({ host: "127.0.0.1", port: 0, handlers, ...options });
  return `http://127.0.0.1:${door.port}`;
}

/** Something to wait for until the test opens it. */
function newGate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

const reply = { statusCode: 200, headers: {}, body: "done", isBase64Encoded: false } as const;

it("lets so many work at once, so many wait, and tells the others to come back, as a problem", async () => {
  let atWork = 0;
  let most = 0;
  let answered = 0;
  // Nobody is done before those who are told to come back have heard it.
  const allRefused = newGate();
  const url = await open(
    async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await allRefused.opened;
      atWork -= 1;
      return reply;
    },
    { atOnce: 2, maxWaiting: 3 },
  );
  const replies = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const one = await fetch(`${url}/api/health`);
      if (++answered === 7) allRefused.open();
      return one;
    }),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(most).toBe(2);
  const busy = replies.filter(({ status }) => status === 429);
  expect(busy).toHaveLength(7);
  for (const one of busy) {
    expect(one.headers.get("retry-after")).toBe("5");
    expect(problemSchema.parse(await one.json()).code).toBe("too-many-requests");
  }
});

it("cuts off a request that has not come whole in its time, however it drips, and no function hears of it", async () => {
  let calls = 0;
  const url = await open(
    async () => {
      calls += 1;
      return reply;
    },
    { requestMs: 1000 },
  );
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (piece: Buffer) => (answer += piece.toString())).on("error", () => undefined);
  socket.write("POST /d HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n");
  const dripping = setInterval(() => socket.write("x"), 100);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(dripping);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(calls).toBe(0);
});

it("finishes what is under way before it closes", async () => {
  const begun = newGate();
  const finish = newGate();
  const url = await open(async () => {
    begun.open();
    await finish.opened;
    return reply;
  });
  const underWay = fetch(`${url}/api/health`);
  await begun.opened;
  const closed = door?.close();
  door = undefined;
  finish.open();
  expect(await (await underWay).text()).toBe("done");
  await closed;
});

describe("batches, which are for who sits at the machine", () => {
  const events: LambdaEvent[] = [];
  const handler: LambdaHandler = async (event) => {
    events.push(event);
    return reply;
  };
  /** As `fetch`, which chooses its own Host. */
  const ask = (url: string, headers: Record<string, string>, method = "GET") =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      request(`${url}/api/batches`, { method, headers }, (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject);
      })
        .on("error", reject)
        .end();
    });

  it("are asked for under one tenant, and nothing else is", async () => {
    const url = await open(handler);
    events.length = 0;
    await fetch(`${url}/api/batches`);
    await fetch(`${url}/api/health`);
    expect(events.map(({ requestContext: { authorizer } }) => authorizer)).toEqual([
      { jwt: { claims: { "custom:tenant": "local" } } },
      undefined,
    ]);
  });

  it.each([
    ["an address that somebody else's name leads to here", { host: "attacker.example:8080" }],
    ["a page of another site", { origin: "https://attacker.example" }],
    ["a page without a site", { origin: "null" }],
    ["a page of another program on this machine", { origin: "http://localhost:1" }],
  ])("are refused to %s", async (_what, headers) => {
    const url = await open(handler);
    events.length = 0;
    for (const method of ["GET", "POST"]) {
      const { status, body } = await ask(url, headers, method);
      expect([status, problemSchema.parse(JSON.parse(body)).code]).toEqual([403, "only-on-this-machine"]);
    }
    expect(events).toEqual([]);
  });

  it.each([
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "cdn-loop",
    "x-amzn-trace-id",
    "x-envoy-external-address",
    "x-origin-secret",
  ])("are refused to what comes by a proxy, which says %s", async (header) => {
    const url = await open(handler);
    events.length = 0;
    for (const value of ["for=203.0.113.7", "127.0.0.1", ""]) {
      const { status, body } = await ask(url, { [header]: value });
      expect([status, problemSchema.parse(JSON.parse(body)).code]).toEqual([403, "only-on-this-machine"]);
    }
    expect(events).toEqual([]);
  });

  it("are refused to what a proxy sends that was told nothing: HTTP/1.0 and its own Host", async () => {
    const port = Number(new URL(await open(handler)).port);
    const socket = connect(port, "127.0.0.1");
    socket.end(`GET /api/batches HTTP/1.0\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.[01] 403 /);
  });

  it.each([
    ["https://dossiers.example.org", 403],
    ["http://192.0.2.7:8080", 403],
    ["http://localhost:8080", 200],
    ["http://127.0.0.1:8080", 200],
  ])("where links begin with %s: %i", async (publicUrl, status) => {
    expect((await ask(await open(handler, { publicUrl }), {})).status).toBe(status);
  });

  it("are open to this machine by each of its names", async () => {
    const url = await open(handler);
    const { port } = new URL(url);
    for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
      const host = `${name}:${port}`;
      expect((await ask(url, { host, origin: `http://${host}` })).status).toBe(200);
    }
  });

  it("are refused to everybody, in clear words, where the service listens to others too", async () => {
    const url = await open(handler, { host: "0.0.0.0" });
    const { status, body } = await ask(url, { "accept-language": "en" });
    expect([status, problemSchema.parse(JSON.parse(body)).title]).toEqual([
      403,
      "Batches are available on this machine only",
    ]);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });
});

describe("downloads and uploads by signed addresses of the store", () => {
  const asked: string[] = [];
  const store = createServer((req, res) => {
    const { host, range = "", ...sent } = req.headers;
    const ofUpload = [sent["content-type"], sent["if-none-match"], sent["content-length"]].join(" ");
    asked.push(`${req.method} ${host} ${req.url} ${req.method === "PUT" ? ofUpload : range}`);
    req.resume();
    const isSigned = req.url?.includes("X-Amz-Signature=right") === true;
    res.writeHead(isSigned ? 200 : 403, {
      "content-type": "application/pdf",
      "content-disposition": "attachment",
      "x-amz-id-2": "inside",
    });
    res.end(isSigned ? "%PDF-" : "refused");
  });
  let at = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => store.listen(0, "127.0.0.1", resolve));
    at = `127.0.0.1:${(store.address() as AddressInfo).port}`;
  });
  afterAll(() => void store.close());
  const notFound: LambdaHandler = async () => ({ ...reply, statusCode: 404 });

  it("are fetched from the store under its own name, whatever the Host, and passed on without what is between the two", async () => {
    const url = await open(notFound, { bucketUrl: `http://${at}/dossiers` });
    asked.length = 0;
    const file = await fetch(`${url}/dossiers/a/b.pdf?X-Amz-Signature=right`, { headers: { range: "bytes=0-4" } });
    expect([file.status, await file.text()]).toEqual([200, "%PDF-"]);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    });
    expect(file.headers.has("x-amz-id-2")).toBe(false);
    expect(asked).toEqual([`GET ${at} /dossiers/a/b.pdf?X-Amz-Signature=right bytes=0-4`]);
    expect((await fetch(`${url}/dossiers/a?X-Amz-Signature=wrong`)).status).toBe(403);
  });

  it.each([
    ["GET", "/dossiers/a/b.pdf"],
    ["GET", "/dossiers/../other/a?X-Amz-Signature=right"],
    ["GET", "/dossiers/%2e%2e/other/a?X-Amz-Signature=right"],
    ["GET", "/other/a?X-Amz-Signature=right"],
    ["GET", "//evil.example/dossiers/a?X-Amz-Signature=right"],
    ["PUT", "/dossiers/a"],
    ["PUT", "/other/a?X-Amz-Signature=right"],
    ["DELETE", "/dossiers/a?X-Amz-Signature=right"],
  ])("and nothing else reaches the store: %s %s", async (method, path) => {
    const { port } = new URL(await open(notFound, { bucketUrl: `http://${at}/dossiers` }));
    asked.length = 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: "127.0.0.1", method, path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect([status, asked]).toEqual([404, []]);
  });

  it("go to the store too, with the headers that are signed, from this machine only", async () => {
    const url = await open(notFound, { bucketUrl: `http://${at}/dossiers` });
    const put = (headers: Record<string, string>) =>
      fetch(`${url}/dossiers/uploads/a?X-Amz-Signature=right`, {
        method: "PUT",
        headers: { "content-type": "text/csv", "if-none-match": "*", ...headers },
        body: "x".repeat(200_000),
      });
    asked.length = 0;
    expect((await put({})).status).toBe(200);
    expect(asked).toEqual([`PUT ${at} /dossiers/uploads/a?X-Amz-Signature=right text/csv * 200000`]);
    asked.length = 0;
    expect((await put({ "x-forwarded-for": "203.0.113.7" })).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it("are answered 503 where the store is silent", async () => {
    const url = await open(notFound, { bucketUrl: "http://127.0.0.1:1/dossiers" });
    expect((await fetch(`${url}/dossiers/a?X-Amz-Signature=right`)).status).toBe(503);
  });
});
