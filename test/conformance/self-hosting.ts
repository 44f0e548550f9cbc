// Conformance: docs/SELF-HOSTING.md done with its own files: the service behind nginx with TLS, a dossier made, opened and
// downloaded by the public address, batches closed, and the unit as systemd reads it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { sessionOf, tokenOf } from "../support/service-client.ts";
import { runProgram, type Outcome } from "./programs.ts";

const folder = resolve(".cache/self-hosting");
const site = "dossiers.example.org";
const secret = "0123456789abcdef0123456789abcdef";
const example = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");

/** The file of one kind that the page shows. */
function shownFile(kind: string): string {
  const page = readFileSync("docs/SELF-HOSTING.md", "utf8");
  const found = new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/SELF-HOSTING.md shows no ${kind} file`);
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string };

/** As a browser asks the site, which is this machine. */
async function ask(port: number, path: string, { method = "GET", headers = {}, body = "" }: Ask = {}, tls = true) {
  const options = { host: "127.0.0.1", port, path, method, headers: { host: `${site}:${port}`, ...headers } };
  const sent = tls
    ? request({ ...options, servername: site, ca: readFileSync(join(folder, "cert.pem")) })
    : plainRequest(options);
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 300; round++) {
    if (await isThere().catch(() => false)) return;
    await wait(100);
  }
  throw new Error("nothing answered within 30 seconds");
}

export async function runSelfHosting(): Promise<Outcome> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const failures: string[] = [];
  let passed = 0;
  const check = (what: string, isSo: boolean): void => {
    if (isSo) passed += 1;
    else failures.push(what);
  };

  const built = await runProgram("npm", ["exec", "--", "tsx", "infra/build/build.ts", "dossier", "functions", "web"]);
  if (built.exitCode !== 0) throw new Error(built.stderr);
  const subject = ["-subj", `/CN=${site}`, "-addext", `subjectAltName=DNS:${site}`];
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
  await runProgram("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...files, ...subject]);
  const [servicePort, tlsPort, barePort] = [await freePort(), await freePort(), await freePort()];

  const conf = shownFile("nginx")
    .replace("listen 443 ssl", `listen 127.0.0.1:${tlsPort} ssl`)
    .replaceAll(/\/etc\/letsencrypt\/\S+\/fullchain\.pem/g, join(folder, "cert.pem"))
    .replaceAll(/\/etc\/letsencrypt\/\S+\/privkey\.pem/g, join(folder, "key.pem"))
    .replace("/var/log/nginx/dossier.log", join(folder, "nginx.log"))
    .replace("127.0.0.1:8080", `127.0.0.1:${servicePort}`)
    .replace("the ORIGIN_SECRET", secret);
  // What nginx does where nobody told it anything: its own Host, HTTP/1.0, no header of a proxy.
  const bare = `server { listen 127.0.0.1:${barePort}; location / { proxy_pass http://localhost:${servicePort}; } }`;
  writeFileSync(
    join(folder, "nginx.conf"),
    `pid ${folder}/nginx.pid; error_log ${folder}/nginx.log crit; daemon off; events {}\n` +
      `http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;\n` +
      `fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;\n${conf}\n${bare} }\n`,
  );
  const started: ChildProcess[] = [];
  const run = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(program, args, {
      env: { PATH: process.env["PATH"], ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push(child);
    return child;
  };
  const serve = (env: Record<string, string>) => {
    const base = {
      PORT: String(servicePort),
      DOSSIER_DATA: join(folder, "data"),
      POWERTOOLS_LOG_LEVEL: "INFO",
      LANG: "C",
    };
    const child = run(process.execPath, ["dist/dossier.mjs", "serve", "--no-example"], { ...base, ...env });
    let log = "";
    child.stdout?.on("data", (piece: Buffer) => (log += piece.toString()));
    child.stderr?.on("data", (piece: Buffer) => (log += piece.toString()));
    return { child, log: () => log };
  };
  try {
    const tested = await runProgram("nginx", ["-t", "-p", folder, "-c", join(folder, "nginx.conf")]);
    check(`nginx takes the file of the page: ${tested.stderr}`, tested.exitCode === 0);
    run("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")]);
    const publicUrl = `https://${site}:${tlsPort}`;
    const service = serve({ DOSSIER_PUBLIC_URL: publicUrl, ORIGIN_SECRET: secret });
    await until(async () => (await ask(tlsPort, "/api/health")).status === 200);
    passed += 1;

    const json = { "content-type": "application/json" };
    const created = await ask(tlsPort, "/api/dossiers", { method: "POST", headers: json, body: example });
    check(`a dossier is made by the public address: ${created.status}`, created.status === 201);
    const made = JSON.parse(created.body) as Created;
    const addresses = [made.link, ...[...made.documents, ...made.otherFiles].map(({ url }) => url)];
    check(
      "its link and its downloads begin with the public address",
      addresses.every((one) => one.startsWith(publicUrl)),
    );

    const form = { "content-type": "application/x-www-form-urlencoded" };
    const post = (path: string, fields: Record<string, string>) =>
      ask(tlsPort, path, { method: "POST", headers: form, body: String(new URLSearchParams(fields)) });
    check("the page of the link opens", (await ask(tlsPort, "/d")).status === 200);
    const list = await post("/d", { token: tokenOf(made) });
    const redirect = await post("/d/file", { visit: sessionOf(list.body), file: "dossier.pdf" });
    const location = new URL(redirect.headers["location"] ?? "http://none");
    check(`a download leads to the public address, not to ${location.origin}`, location.origin === publicUrl);
    const pdf = await ask(tlsPort, `${location.pathname}${location.search}`);
    check(`the PDF comes by nginx: ${pdf.status}`, pdf.status === 200 && pdf.body.startsWith("%PDF-"));

    check("batches are closed by nginx", (await ask(tlsPort, "/api/batches")).status === 403);
    check("past nginx nothing is answered", (await ask(servicePort, "/", {}, false)).status === 403);
    const names = /Rahimi|Mariam/i.test(service.log());
    check("the log names nobody and holds no link", !names && !service.log().includes(tokenOf(made)));
    check("nginx wrote no address", !readFileSync(join(folder, "nginx.log"), "utf8").includes("/d"));
    service.child.kill("SIGTERM");
    const [code] = (await once(service.child, "exit")) as [number | null];
    check(`SIGTERM ends the service cleanly: ${code}`, code === 0);

    // Nobody told the service or nginx anything.
    const forgetful = serve({});
    await until(async () => (await ask(barePort, "/api/health", {}, false)).status === 200);
    check(
      "batches are closed by an nginx without settings",
      (await ask(barePort, "/api/batches", {}, false)).status === 403,
    );
    const here = { headers: { host: `localhost:${servicePort}` } };
    check("and open on the machine itself", (await ask(servicePort, "/api/batches", here, false)).status === 200);
    forgetful.child.kill("SIGTERM");
    await once(forgetful.child, "exit");

    const unit = join(folder, "dossier.service");
    writeFileSync(unit, shownFile("ini").replace("/usr/bin/node", process.execPath));
    const verified = await runProgram("systemd-analyze", ["verify", unit]).catch(() => undefined);
    if (verified === undefined) console.log("  the unit is not verified: this machine has no systemd-analyze");
    else check(`systemd takes the unit of the page: ${verified.stderr}`, !verified.stderr.includes("dossier.service"));
  } finally {
    for (const child of started) child.kill("SIGTERM");
  }
  return { passed, failed: failures.length, failures };
}
