// MiniStack, an emulator of AWS (PyPI, MIT): installed once, started on loopback with TLS and with IAM enforced.
import { spawn } from "node:child_process";
import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SignatureV4 } from "@smithy/signature-v4";
import { runProgram } from "./programs.ts";
import { installPython } from "./python.ts";

const startWithinMs = 30_000;

export const account = "000000000000";
export const region = "eu-west-3";
/** The root user of the emulated account. */
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

export type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
export type Asked = { method?: string; headers?: Record<string, string>; body?: string };

export type MiniStack = {
  port: number;
  endpoint: string;
  agent: Agent;
  credentials: typeof credentials;
  /** For programs that are to talk to the emulator instead of AWS. */
  environment: Record<string, string>;
  /** Sends to the emulator whatever the host in the address is: that one is only said to it. */
  ask(url: string, asked?: Asked): Promise<Reply>;
  /** One call of a query API (CloudFormation, IAM), signed; gives its XML. */
  query(service: string, action: string, parameters: Record<string, string>): Promise<string>;
  /** One call of a JSON API (CloudWatch Logs, Cognito, Step Functions), signed. */
  json(service: string, target: string, body: object): Promise<unknown>;
  log(): string;
  stop(): Promise<void>;
};

/** A certificate for this run; the bucket refuses whatever comes without TLS, in the emulator too. */
async function makeCertificate(folder: string): Promise<{ certificate: string; key: string }> {
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const what = ["-subj", "/CN=localhost", "-addext", names, "-keyout", key, "-out", certificate];
  const ran = await runProgram("openssl", ["req", ...kind, ...what]);
  if (ran.exitCode !== 0) throw new Error(`openssl could not make a certificate:\n${ran.stderr}`);
  return { certificate, key };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** MiniStack asks itself for the keys of a user pool by plain HTTP, also where it serves TLS alone: this passes it on. */
async function startPlainWay(port: number, agent: Agent): Promise<{ address: string; close(): void }> {
  const server = createHttpServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url ?? "/", "http://localhost");
    const options = { host: "127.0.0.1", port, path: `${pathname}${search}`, agent, servername: "localhost" };
    const sent = httpsRequest({ ...options, headers: { host: `localhost:${port}` } }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, { "content-type": reply.headers["content-type"] ?? "text/plain" });
      reply.pipe(answer);
    });
    sent.on("error", () => answer.writeHead(502).end());
    sent.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${own}`, close: () => void server.close() };
}

/** `folder` is for this run and empty. Throws where the emulator cannot be had or does not start. */
export async function startMiniStack(folder: string): Promise<MiniStack> {
  const program = join(await installPython("ministack"), "ministack");
  const { certificate, key } = await makeCertificate(folder);
  const port = await freePort();
  const endpoint = `https://127.0.0.1:${port}`;
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  const agent = new Agent({ ca: readFileSync(certificate), keepAlive: true });
  const plainWay = await startPlainWay(port, agent);
  const child = spawn(program, [], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // The functions run under this very Node.
      PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
      HOME: folder,
      TMPDIR: temporary,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      USE_SSL: "1",
      MINISTACK_SSL_CERT: certificate,
      MINISTACK_SSL_KEY: key,
      SSL_CERT_FILE: certificate,
      // Signatures are checked, and each call by the policies of who makes it.
      AUTH: "true",
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      http_proxy: plainWay.address,
      no_proxy: "",
      SFTP_ENABLED: "0",
      IOT_MTLS_ENABLED: "0",
    },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
  const log = () => Buffer.concat(printed).toString("utf8");
  const ended = once(child, "exit");

  const ask = (url: string, { method = "GET", headers = {}, body = "" }: Asked = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const { host, pathname, search } = new URL(url);
      const options = { host: "127.0.0.1", port, path: `${pathname}${search}`, method, agent, servername: "localhost" };
      const length = { "content-length": String(Buffer.byteLength(body)) };
      const sent = httpsRequest({ ...options, headers: { host, ...headers, ...length } }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", reject);
        reply.on("end", () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.setTimeout(60_000, () => sent.destroy(new Error("No reply within a minute.")));
      sent.on("error", reject);
      sent.end(body);
    });

  const askSigned = async (service: string, place: string, headers: Record<string, string>, body: string) => {
    const signer = new SignatureV4({ service, region: place, credentials, sha256: Sha256 });
    const asked = { method: "POST", headers: { host: `127.0.0.1:${port}`, ...headers }, body };
    const where = { protocol: "https:", hostname: "127.0.0.1", port, path: "/", query: {} };
    const signed = await signer.sign({ ...asked, ...where });
    const reply = await ask(`${endpoint}/`, { ...asked, headers: signed.headers });
    const text = reply.body.toString("utf8");
    if (reply.status !== 200) throw new Error(`${service}: ${reply.status} ${text}`);
    return text;
  };
  const query: MiniStack["query"] = (service, action, parameters) => {
    const version = service === "iam" ? "2010-05-08" : "2010-05-15";
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
    // IAM is one for all regions, and is asked in this one.
    const place = service === "iam" ? "us-east-1" : region;
    return askSigned(service, place, { "content-type": "application/x-www-form-urlencoded" }, body);
  };
  const json: MiniStack["json"] = async (service, target, body) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
    return JSON.parse(await askSigned(service, region, headers, JSON.stringify(body))) as unknown;
  };

  const stop = async () => {
    plainWay.close();
    agent.destroy();
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
  };

  const until = performance.now() + startWithinMs;
  while (child.exitCode === null && performance.now() < until) {
    const up = await ask(`${endpoint}/_ministack/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (up) {
      const environment = {
        AWS_ENDPOINT_URL: endpoint,
        AWS_CA_BUNDLE: certificate,
        NODE_EXTRA_CA_CERTS: certificate,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: "true",
      };
      return { port, endpoint, agent, credentials, environment, ask, query, json, log, stop };
    }
    await wait(200);
  }
  await stop();
  throw new Error(`MiniStack did not start (exit code ${child.exitCode}):\n${log().slice(-2000)}`);
}

/** What the signer wants as its hash. */
class Sha256 {
  private hash: Hash | Hmac;
  private readonly secret: string | ArrayBuffer | ArrayBufferView | undefined;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.secret = secret;
    this.hash = this.start();
  }
  private start(): Hash | Hmac {
    if (this.secret === undefined) return createHash("sha256");
    return createHmac("sha256", typeof this.secret === "string" ? this.secret : bytesOf(this.secret));
  }
  update(chunk: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(typeof chunk === "string" ? chunk : bytesOf(chunk));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  reset(): void {
    this.hash = this.start();
  }
}

const bytesOf = (chunk: ArrayBuffer | ArrayBufferView): Uint8Array =>
  chunk instanceof ArrayBuffer
    ? new Uint8Array(chunk)
    : new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
