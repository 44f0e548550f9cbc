import { beforeAll, describe, expect, it } from "vitest";
import type { Config } from "../../functions/aws/config.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { jsonReply, lambda, readText, type Endpoint, type LambdaEvent } from "../../functions/api/lambda-http.ts";
import { replyWithProblemPage } from "../../functions/delivery/pages/refusal-page.ts";

beforeAll(() => {
  process.env["POWERTOOLS_LOG_LEVEL"] = "SILENT";
  process.env["POWERTOOLS_METRICS_DISABLED"] = "true";
});

/** As API Gateway sends it (HTTP API, payload 2.0), with the header that CloudFront adds. */
const sampleEvent = (change: Partial<LambdaEvent> & { method?: string } = {}): LambdaEvent => ({
  version: "2.0",
  routeKey: "GET /api/health",
  rawPath: "/api/health",
  rawQueryString: "",
  headers: { "x-origin-secret": "only the proxy knows", "accept-language": "en" },
  requestContext: { requestId: "JKJaXmPLvHcESHA=", http: { method: change.method ?? "GET", path: "/api/health" } },
  isBase64Encoded: false,
  ...change,
});

const config = { bucket: "none", publicUrl: "https://dossiers.example.org", originSecret: "only the proxy knows" };

/** An endpoint that needs nothing but the configuration. */
const open = (endpoint: Endpoint<{ config: Config }>) => lambda(endpoint, () => ({ config }));

const throwing = (error: unknown) => async (): Promise<Response> => {
  throw error;
};

describe("a function that fails", () => {
  it("answers a bug with a bare 500 and the number of the request", async () => {
    const handle = throwing(new TypeError("Zwartkop, 12 rue de la République"));
    const reply = await open({ name: "create-dossier", handle })(sampleEvent());
    expect([reply.statusCode, reply.headers["content-type"]]).toEqual([500, "application/problem+json"]);
    expect(JSON.parse(reply.body)).toEqual({
      type: "urn:dossier-generator:problem:bug",
      title: "Service error",
      status: 500,
      code: "bug",
      requestId: "JKJaXmPLvHcESHA=",
    });
    const page = await open({ name: "open-link", handle: throwing("Zwartkop"), writeProblem: replyWithProblemPage })(
      sampleEvent(),
    );
    expect(page.statusCode).toBe(500);
    expect(page.body).toContain("JKJaXmPLvHcESHA");
    expect(page.body).not.toContain("Zwartkop");
  });

  it.each([
    ["store-unavailable", 503, "30"],
    ["store-refused", 500, undefined],
    ["changed-meanwhile", 500, undefined],
  ] as const)("answers %s with %i", async (code, status, retryAfter) => {
    const handle = throwing(new ServiceError(code, "put", "SlowDown"));
    const reply = await open({ name: "create-dossier", handle })(sampleEvent());
    expect([reply.statusCode, reply.headers["retry-after"]]).toEqual([status, retryAfter]);
    expect(reply.body).not.toContain("SlowDown");
  });
});

it("without a variable of the environment is a bug that says so to nobody but the log", async () => {
  const handler = lambda({ name: "create-dossier", handle: async () => jsonReply({}) }, () => {
    throw new Error("The environment variable DOSSIER_BUCKET is missing.");
  });
  const reply = await handler(sampleEvent());
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain("DOSSIER_BUCKET");
});

describe("a request that did not come through the proxy", () => {
  it.each([undefined, "", "another secret", "Only the proxy knows"])(
    "with the secret %j is refused",
    async (secret) => {
      let calls = 0;
      const handler = open({
        name: "describe-api",
        async handle() {
          calls += 1;
          return jsonReply({});
        },
      });
      const reply = await handler(sampleEvent({ headers: { "x-origin-secret": secret } }));
      expect([reply.statusCode, calls]).toEqual([403, 0]);
    },
  );
});

describe("an event", () => {
  const echo = open({
    name: "describe-api",
    handle: async (request) =>
      jsonReply({
        method: request.method,
        query: new URL(request.url).search,
        text: await readText(request, 100),
        language: request.headers.get("accept-language"),
      }),
  });

  it("is a request with its method, query, headers and body, in base64 or not", async () => {
    const parts = { method: "POST", rawQueryString: "a=%C3%A9&b=1", body: "été" };
    const plain = await echo(sampleEvent(parts));
    const encoded = await echo(
      sampleEvent({ ...parts, body: Buffer.from("été").toString("base64"), isBase64Encoded: true }),
    );
    expect(JSON.parse(plain.body)).toEqual({ method: "POST", query: "?a=%C3%A9&b=1", text: "été", language: "en" });
    expect(encoded.body).toBe(plain.body);
  });

  it("may have a method that a request cannot have", async () => {
    for (const method of ["TRACE", "CONNECT", "BREW"]) {
      expect((await echo(sampleEvent({ method }))).statusCode).toBe(200);
    }
  });

  it.each([
    ["more bytes than the limit", "é".repeat(51), 413],
    ["as many bytes as the limit", "é".repeat(50), 200],
  ])("with %s is answered %i", async (_, body, status) => {
    expect((await echo(sampleEvent({ method: "POST", body }))).statusCode).toBe(status);
  });

  it("with bytes that are no text is answered 415", async () => {
    const body = Buffer.from([0xc3, 0x28]).toString("base64");
    expect((await echo(sampleEvent({ method: "POST", body, isBase64Encoded: true }))).statusCode).toBe(415);
  });

  it("of method HEAD is answered without a body, and every reply forbids to be kept, guessed or followed", async () => {
    const reply = await echo(sampleEvent({ method: "HEAD" }));
    expect(reply.body).toBe("");
    expect(reply.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-request-id": "JKJaXmPLvHcESHA=",
    });
  });
});
