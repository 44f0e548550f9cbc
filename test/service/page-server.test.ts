// How the local service serves the page for a person: types, caching, compression, headers, and nothing else of the disk.
import { request } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionNames, type FunctionName } from "../../functions/api/routes.ts";
import type { LambdaHandler } from "../../functions/api/lambda-http.ts";
import { startHttpServer, type RunningHttpServer } from "../../infra/local/service/http-server.ts";
import { openPage } from "../../infra/local/service/page-server.ts";

const folder = mkdtempSync(join(tmpdir(), "page-"));
const page = join(folder, "web");
const script = "export const words = 'mots et autres mots';\n".repeat(50);
const html = '<!doctype html><meta name="dossier-service" content="" /><p>page</p>';
mkdirSync(join(page, "page"), { recursive: true });
writeFileSync(join(folder, "secret.txt"), "secret");
writeFileSync(join(page, "index.html"), html);
writeFileSync(join(page, "page/app-ABC.js"), script);
writeFileSync(join(page, "page/part-DEF.js"), script);
// Told from what is compressed at the request.
writeFileSync(join(page, "page/part-DEF.js.br"), brotliCompressSync(`${script}//`));

let [door, behindProxy]: RunningHttpServer[] = [];
beforeAll(async () => {
  const handler: LambdaHandler = async ({ rawPath }) => ({
    statusCode: 404,
    headers: {},
    body: `function ${rawPath}`,
    isBase64Encoded: false,
  });
  const handlers = Object.fromEntries(functionNames.map((name) => [name, handler])) as Record<
    FunctionName,
    LambdaHandler
  >;
  const options = { host: "127.0.0.1", port: 0, handlers, page: openPage(page) };
  door = await startHttpServer(options);
  behindProxy = await startHttpServer({ ...options, originSecret: "a secret" });
});
afterAll(async () => {
  await Promise.all([door?.close(), behindProxy?.close()]);
  rmSync(folder, { recursive: true });
});

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
/** As it comes: fetch would tidy the path and decompress. */
const get = (path: string, headers: Record<string, string> = {}, method = "GET", to = door): Promise<Got> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: to?.port, path, method, headers }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on("data", (piece: Buffer) => pieces.push(piece));
      reply.on("end", () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(pieces) }),
      );
    })
      .on("error", reject)
      .end();
  });

describe("the page", () => {
  it.each(["/", "/index.html", "/?lang=en", "/?"])("is at %s, asked for each time, with its policy", async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(200);
    expect(body.toString()).toContain("<p>page</p>");
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-length": String(body.length),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it("is told that the service is there", async () => {
    expect((await get("/")).body.toString()).toContain('<meta name="dossier-service" content="api" />');
  });

  it("has files that are kept for ever, by the hash in their names", async () => {
    const { headers, body } = await get("/page/app-ABC.js");
    expect(body.toString()).toBe(script);
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    });
  });

  it("is asked for by its head alone too", async () => {
    const [head, whole] = [await get("/page/app-ABC.js", {}, "HEAD"), await get("/page/app-ABC.js")];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    for (const name of ["content-length", "etag", "content-type", "cache-control"])
      expect(head.headers[name]).toBe(whole.headers[name]);
  });
});

describe("compression", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["BR;q=0.5, gzip", "br"],
    ["gzip;q=1.0, br;q=0", "gzip"],
    ["br;q=0.000", undefined],
    ["identity", undefined],
    ["", undefined],
    ["brotli", undefined],
  ])("for accept-encoding %j is %s", async (accepted, coding) => {
    const { headers, body } = await get("/page/app-ABC.js", accepted === "" ? {} : { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(coding);
    const plain = coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body;
    expect(plain.toString()).toBe(script);
    expect(headers["content-length"]).toBe(String(body.length));
  });

  it("takes the file that the build has compressed", async () => {
    const { body } = await get("/page/part-DEF.js", { "accept-encoding": "br" });
    expect(brotliDecompressSync(body).toString()).toBe(`${script}//`);
    expect((await get("/page/part-DEF.js.br")).status).toBe(404);
  });
});

describe("what the browser has already", () => {
  it.each([
    ["the same", (etag: string) => etag, 304],
    ["the same, weakly", (etag: string) => `W/${etag}`, 304],
    ["one of several", (etag: string) => `"other", ${etag}`, 304],
    ["any", () => "*", 304],
    ["another", () => '"other"', 200],
  ])("%s", async (_what, ask, status) => {
    const etag = String((await get("/")).headers["etag"]);
    const reply = await get("/", { "if-none-match": ask(etag) });
    expect([reply.status, reply.headers["etag"], reply.body.length === 0]).toEqual([status, etag, status === 304]);
  });

  it("is told apart by its compression", async () => {
    const plain = String((await get("/page/app-ABC.js")).headers["etag"]);
    const reply = await get("/page/app-ABC.js", { "accept-encoding": "br", "if-none-match": plain });
    expect(reply.status).toBe(200);
  });
});

describe("what is not of the page", () => {
  it.each([
    "/page",
    "/page/",
    "/page/other.js",
    "/page/../secret.txt",
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/page/..\\..\\secret.txt",
    "//secret.txt",
    "/index.html/",
    "/index.html%00.js",
    "/api",
    "/d",
  ])("%s is for the functions", async (path) => {
    const { status, body } = await get(path);
    expect([status, body.toString()]).toEqual([404, `function ${path}`]);
  });

  it.each(["POST", "PUT", "DELETE"])("%s to the page is refused, with what it takes", async (method) => {
    const { status, headers } = await get("/", {}, method);
    expect([status, headers["allow"]]).toEqual([405, "GET, HEAD"]);
  });

  it("nor does it answer who comes past the proxy in front", async () => {
    const ask = (headers: Record<string, string>) => get("/", headers, "GET", behindProxy);
    expect((await ask({})).body.toString()).toBe("function /");
    expect((await ask({ "x-origin-secret": "another" })).body.toString()).toBe("function /");
    expect((await ask({ "x-origin-secret": "a secret" })).status).toBe(200);
  });
});
