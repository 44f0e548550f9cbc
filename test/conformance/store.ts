// The contract of any store against a real S3 server (versitygw), so that the local store is not its own measure.
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { storeContract } from "../infra/store-contract.ts";
import { clientFor, type Target } from "../infra/store-contract/target.ts";
import { runProgram, type Outcome } from "./programs.ts";

/** Apache-2.0; built from source through the Go module proxy. */
const server = "github.com/versity/versitygw/cmd/versitygw";
const serverVersion = "v1.8.0";

const cache = fileURLToPath(new URL("../../.cache", import.meta.url));
const startWithinMs = 20_000;

/** The path of the server, built the first time. */
async function buildServer(): Promise<string> {
  const bin = join(cache, "versitygw", serverVersion);
  const program = join(bin, "versitygw");
  if (existsSync(program)) return program;
  // Throws MissingProgram where there is no Go.
  await runProgram("go", ["version"]);
  const ran = await runProgram("env", [`GOBIN=${bin}`, "go", "install", `${server}@${serverVersion}`]);
  if (ran.exitCode !== 0) throw new Error(`Go could not build ${server}:\n${ran.stderr}`);
  return program;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function isUp(endpoint: string, child: ChildProcess): Promise<void> {
  const end = performance.now() + startWithinMs;
  while (child.exitCode === null && performance.now() < end) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await wait(100);
  }
  throw new Error(`versitygw did not start (exit code ${child.exitCode}).`);
}

/** Every case of the contract against versitygw, on a folder of its own. Throws where the server cannot be had. */
export async function runStoreConformance(): Promise<Outcome> {
  const program = await buildServer();
  const parent = join(cache, "conformance-store");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "run-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const credentials = { accessKeyId: "conformance", secretAccessKey: "conformance-secret" };
  const region = "eu-west-3";
  const port = await freePort();
  const target: Target = { endpoint: `http://127.0.0.1:${port}`, region, credentials, bucket: "dossiers" };
  // Not with --sidecar: there v1.8.0 keeps metadata of an object that was replaced. So the disk must have xattrs.
  const child = spawn(program, ["--port", `127.0.0.1:${port}`, "--region", region, "--quiet", "posix", data], {
    stdio: "ignore",
    env: { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey },
  });
  const ended = once(child, "exit");
  try {
    await isUp(target.endpoint, child);
    await clientFor(target).send(new CreateBucketCommand({ Bucket: target.bucket }));
    const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
    for (const { name, run } of storeContract) {
      try {
        await run(target);
        outcome.passed += 1;
      } catch (error) {
        outcome.failed += 1;
        outcome.failures.push(`${name}\n  ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return outcome;
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, failures } = await runStoreConformance();
  for (const line of failures) console.log(line);
  console.log(`Store contract against versitygw: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
