// Every bundle under AWS's own runtime client for Node (`aws-lambda-ric`), on the Node of Lambda: what runs is what is deployed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import type { LambdaReply } from "../../functions/api/lambda-http.ts";
import { functionNames, type FunctionName } from "../../functions/api/routes.ts";
import { bundleFunctions } from "../../infra/build/bundle-functions.ts";
import { eventOf } from "../../infra/local/service/lambda-event.ts";
import { startObjectStore } from "../../infra/local/object-store/object-store.ts";
import { MissingProgram, runProgram, type Outcome } from "./programs.ts";
import { startRuntimeApi, type RuntimeAnswer } from "./runtime-api.ts";

/** The client compiles C++ when it is installed: it cannot be a dependency of a project that needs Node alone. */
const wanted = ["aws-lambda-ric@4.0.2", "node@24.21.0"];
const folder = fileURLToPath(new URL(`../../.cache/lambda-runtime/${wanted.join("+")}`, import.meta.url));
const client = join(folder, "node_modules/aws-lambda-ric/index.mjs");
const node = join(folder, "node_modules/node/bin/node");

const region = "eu-west-3";
const credentials = { accessKeyId: "conformance", secretAccessKey: "conformance-secret" };
const bucket = "dossiers";
/** Lambda refuses a larger reply. */
const maxReplyBytes = 6 * 1024 * 1024;

/** Takes about two minutes the first time. */
async function install(): Promise<void> {
  const compiled = join(folder, "node_modules/aws-lambda-ric/rapid-client.node");
  if (existsSync(compiled) && existsSync(node)) return;
  for (const program of ["g++", "make", "cmake", "xz"]) {
    await runProgram(program, ["--version"]).catch((error: unknown) => {
      throw error instanceof MissingProgram ? new MissingProgram(needsCompiler) : error;
    });
  }
  mkdirSync(folder, { recursive: true });
  const ran = await runProgram("npm", ["install", "--prefix", folder, "--no-save", ...wanted]);
  if (ran.exitCode !== 0 || !existsSync(compiled) || !existsSync(node)) {
    throw new Error(`npm could not install ${wanted.join(" and ")}:\n${ran.stdout}${ran.stderr}`);
  }
}

const needsCompiler =
  "The conformance run needs a C++ compiler, make, cmake, python3 and xz (Debian: apt-get install g++ make cmake python3 xz-utils).";

type Running = {
  ask(method: string, target: string, sent?: { headers?: Record<string, string>; body?: string }): Promise<LambdaReply>;
  /** The reply to any event, also to one that is none of ours. */
  invoke(event: object): Promise<RuntimeAnswer>;
  startMs: number;
  printed(): string;
  stop(): Promise<void>;
};

/** Starts a function as Lambda does: its bundle, its environment, and nothing else. */
async function start(name: FunctionName, bundles: string, environment: Record<string, string>): Promise<Running> {
  const api = await startRuntimeApi();
  const startedAt = performance.now();
  const bundle = resolve(bundles, name);
  const child = spawn(node, [client, "index.handler"], {
    cwd: bundle,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: "/usr/bin:/bin",
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1769",
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: "conformance",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      LAMBDA_TASK_ROOT: bundle,
      _HANDLER: "index.handler",
      TZ: ":UTC",
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...environment,
    },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
  const text = () => Buffer.concat(printed).toString("utf8");
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    await api.close();
  };
  // An event that nobody will answer must not wait for ever.
  const orEnd = async <Result>(what: Promise<Result>): Promise<Result> => {
    const late = new AbortController();
    const given = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new Error(`${name} did not answer:\n${text()}`)), 40_000);
      late.signal.addEventListener("abort", () => clearTimeout(timer));
      void ended.then(() => reject(new Error(`${name} ended:\n${text()}`)));
    });
    given.catch(() => undefined);
    return Promise.race([what, given]).finally(() => late.abort());
  };
  try {
    await orEnd(api.ready);
  } catch (error) {
    await stop();
    throw error;
  }
  const invoke = (event: object) => orEnd(api.invoke(event));
  return {
    invoke,
    async ask(method, target, { headers = {}, body = "" } = {}) {
      const { event } = eventOf({ method, target, headers, body: Buffer.from(body) });
      const answer = await invoke(event);
      if (answer.how !== "response") throw new Error(`${name}: ${answer.how} ${answer.body}`);
      if (Buffer.byteLength(answer.body) > maxReplyBytes)
        throw new Error(`${name}: the reply is too large for Lambda.`);
      return JSON.parse(answer.body) as LambdaReply;
    },
    startMs: performance.now() - startedAt,
    printed: text,
    stop,
  };
}

type Bench = { bundles: string; store: Record<string, string>; made: Created[] };
type Check = [sentence: string, run: (bench: Bench) => Promise<string>];

function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

const answers = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");
const jsonType = { "content-type": "application/json" };
const formType = { "content-type": "application/x-www-form-urlencoded" };
const plainEnvironment = { DOSSIER_BUCKET: bucket, DOSSIER_PUBLIC_URL: "https://dossiers.example" };

/** A request that each function knows, and the status that it answers when there is no such thing. */
const greetings: Record<FunctionName, [method: string, target: string, status: number, body?: string]> = {
  "create-dossier": ["POST", "/api/dossiers", 400, "{"],
  "delete-dossier": ["DELETE", `/api/dossiers/07-${"0".repeat(32)}`, 401],
  "revoke-dossier": ["POST", `/api/dossiers/07-${"0".repeat(32)}/revoke`, 401],
  "unlock-dossier": ["POST", `/api/dossiers/07-${"0".repeat(32)}/unlock`, 401],
  "list-openings": ["GET", `/api/dossiers/07-${"0".repeat(32)}/openings`, 401],
  "show-link": ["GET", "/d", 200],
  "open-link": ["POST", "/d", 404, "token=unknown"],
  "download-file": ["POST", "/d/file", 404, "visit=unknown&file=dossier.pdf"],
  // Nobody has signed in.
  "create-batch": ["POST", "/api/batches", 401],
  "list-batches": ["GET", "/api/batches", 401],
  "show-batch": ["GET", `/api/batches/${"0".repeat(32)}`, 401],
  "delete-batch": ["DELETE", `/api/batches/${"0".repeat(32)}`, 401],
  "delete-row": ["DELETE", `/api/batches/${"0".repeat(32)}/dossiers/2`, 401],
  "check-batch": ["POST", `/api/batches/${"0".repeat(32)}/check`, 401],
  "start-batch": ["POST", `/api/batches/${"0".repeat(32)}/start`, 401],
  "cancel-batch": ["POST", `/api/batches/${"0".repeat(32)}/cancel`, 401],
  "list-results": ["GET", `/api/batches/${"0".repeat(32)}/results`, 401],
  "describe-api": ["GET", "/api/health", 200],
};

const checks: Check[] = [
  ...functionNames.map((name): Check => [
    `${name} loads, and answers its first request`,
    async ({ bundles, store }) => {
      const running = await start(name, bundles, store);
      try {
        const [method, target, status, body = ""] = greetings[name];
        const headers = name === "create-dossier" ? jsonType : formType;
        const reply = await running.ask(method, target, { headers, body });
        must(reply.statusCode === status, `${reply.statusCode}, not ${status}: ${reply.body.slice(0, 300)}`);
        return `loaded in ${Math.round(running.startMs)} ms, the start of Node included`;
      } finally {
        await running.stop();
      }
    },
  ]),
  [
    "one instance makes dossier after dossier, whose files lie in the store",
    async ({ bundles, store, made }) => {
      const running = await start("create-dossier", bundles, store);
      try {
        const times: number[] = [];
        for (let number = 1; number <= 3; number++) {
          const startedAt = performance.now();
          const reply = await running.ask("POST", "/api/dossiers", { headers: jsonType, body: answers });
          times.push(Math.round(performance.now() - startedAt));
          must(reply.statusCode === 201, `${reply.statusCode} ${reply.body.slice(0, 300)}`);
          made.push(JSON.parse(reply.body) as Created);
        }
        for (const { documents, otherFiles } of made) {
          for (const { url, bytes } of [...documents, ...otherFiles]) {
            const file = await fetch(url);
            must(file.status === 200 && (await file.arrayBuffer()).byteLength === bytes, `a file: ${file.status}`);
          }
        }
        must(/"_aws":\{"Timestamp":\d+/.test(running.printed()), "no metric was written");
        must(running.printed().includes('"route":"/api/dossiers"'), "no log line was written");
        return `${times.join(", ")} ms`;
      } finally {
        await running.stop();
      }
    },
  ],
  [
    "a link that one function made is opened by another, and its file sent by a third",
    async ({ bundles, store, made }) => {
      const [dossier] = made;
      must(dossier !== undefined, "no dossier was made");
      const opening = await start("open-link", bundles, store);
      const sending = await start("download-file", bundles, store);
      try {
        const token = new URL(dossier.link).hash.slice(1);
        const page = await opening.ask("POST", "/d", { headers: formType, body: `token=${token}` });
        must(page.statusCode === 200, `the page: ${page.statusCode}`);
        const visit = /name="visit" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
        const sent = await sending.ask("POST", "/d/file", {
          headers: formType,
          body: `visit=${visit}&file=dossier.pdf`,
        });
        must(sent.statusCode === 303, `the file: ${sent.statusCode}`);
        const file = await fetch(sent.headers["location"] ?? "");
        must(
          Buffer.from(await file.arrayBuffer())
            .subarray(0, 5)
            .toString() === "%PDF-",
          "it is no PDF",
        );
        return "";
      } finally {
        await Promise.all([opening.stop(), sending.stop()]);
      }
    },
  ],
  [
    "a fault is a bare 500, and the instance lives on",
    async ({ bundles, store }) => {
      const running = await start("create-dossier", bundles, { ...store, DOSSIER_BUCKET: "" });
      try {
        for (let number = 1; number <= 2; number++) {
          const reply = await running.ask("POST", "/api/dossiers", { headers: jsonType, body: answers });
          must(reply.statusCode === 500, `${reply.statusCode}`);
          must(!/DOSSIER_BUCKET|index\.mjs|at /.test(reply.body), `the reply says too much: ${reply.body}`);
        }
        return "";
      } finally {
        await running.stop();
      }
    },
  ],
  [
    "a function refuses to work in Lambda where AWS_ENDPOINT_URL_S3 would send the answers elsewhere",
    async ({ bundles, store }) => {
      const elsewhere = { ...store, AWS_ENDPOINT_URL_S3: store["AWS_ENDPOINT_URL"] ?? "" };
      const running = await start("create-dossier", bundles, elsewhere);
      try {
        const reply = await running.ask("POST", "/api/dossiers", { headers: jsonType, body: answers });
        must(reply.statusCode === 500, `${reply.statusCode}`);
        return "";
      } finally {
        await running.stop();
      }
    },
  ],
  [
    "the runtime reports an event that a handler cannot take as an error, so a lost failure would be seen",
    async ({ bundles, store }) => {
      const running = await start("describe-api", bundles, store);
      try {
        const answer = await running.invoke({});
        must(answer.how === "error" || JSON.parse(answer.body).statusCode >= 400, `${answer.how} ${answer.body}`);
        return answer.how;
      } finally {
        await running.stop();
      }
    },
  ],
];

/** Throws where the runtime client cannot be had. */
export async function runRuntimeConformance(): Promise<Outcome> {
  await install();
  const work = mkdtempSync(join(tmpdir(), "dossier-runtime-"));
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  const bundles = join(work, "bundles");
  await bundleFunctions(bundles);
  const objects = await startObjectStore({ folder: join(work, "objects"), bucket, region, credentials });
  // Not AWS_ENDPOINT_URL_S3, which the functions refuse in Lambda.
  const store = { ...plainEnvironment, AWS_ENDPOINT_URL: objects.endpoint };
  try {
    const bench: Bench = { bundles, store, made: [] };
    for (const [sentence, run] of checks) {
      try {
        const note = await run(bench);
        outcome.passed += 1;
        console.log(`  ok: ${sentence}${note === "" ? "" : ` (${note})`}`);
      } catch (error) {
        outcome.failed += 1;
        outcome.failures.push(`${sentence}\n  ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    console.log(
      "  not shown here: Lambda's arm64 machine; the Runtime API itself is ours, written from its documentation",
    );
    return outcome;
  } finally {
    await objects.close();
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, failures } = await runRuntimeConformance();
  for (const failure of failures) console.log(`  ${failure}`);
  console.log(`Lambda runtime client: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
