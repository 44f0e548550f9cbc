// What the service costs on this machine: bundles, cold starts, requests, bytes, and the bill that they make on AWS.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { functionNames, type FunctionName } from "../../functions/api/routes.ts";
import { eventOf } from "../../infra/local/service/lambda-event.ts";
import { loadBundle, startService } from "../../infra/local/service/serve.ts";
import { serviceEngine } from "../../infra/local/service/service-engine.ts";
import { estimateMonth, isFixed, pricesAsOf, total } from "../../infra/prices/prices.ts";
import { startRuntimeApi } from "../conformance/runtime-api.ts";

const row = (name: string, value: string) => console.log(`${name.padEnd(60)}${value}`);
const ms = (value: number) => `${value.toFixed(1)} ms`;
const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const bundleOf = (name: FunctionName): string => resolve(`dist/functions/${name}/index.mjs`);
const body = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");
const requestHeaders = { "content-type": "application/json", "accept-language": "fr" };

/** Time to import a bundle in a new process, the best of five: what other processes take is not the bundle's. */
function importMs(name: FunctionName): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(bundleOf(name)).href)}); console.log(performance.now() - t); process.exit()`;
  const times = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    return Number(stdout);
  });
  return Math.min(...times);
}

/** From process start to the first reply, then the next reply, the best of three. */
async function coldStart(
  name: FunctionName,
  method: string,
  target: string,
): Promise<{ firstMs: number; nextMs: number; status: number }> {
  const runs = [];
  for (let time = 0; time < 3; time++) {
    const api = await startRuntimeApi();
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["dist/runtime-loop.mjs", bundleOf(name)], {
      stdio: "ignore",
      env: { ...process.env, AWS_LAMBDA_RUNTIME_API: api.address },
    });
    const sent = method === "POST" ? Buffer.from(body) : Buffer.alloc(0);
    const { event } = eventOf({ method, target, headers: requestHeaders, body: sent });
    const { status } = statusOf(await api.invoke(event));
    const firstMs = performance.now() - startedAt;
    const again = performance.now();
    await api.invoke(event);
    runs.push({ firstMs, nextMs: performance.now() - again, status });
    child.kill("SIGKILL");
    await once(child, "exit");
    await api.close();
  }
  return runs.toSorted((one, other) => one.firstMs - other.firstMs)[0]!;
}

const warmUp = 10;
const measured = 100;
/** With the three cold starts, each of which makes one dossier and another. */
const madeInAll = warmUp + measured + 6;

const statusOf = ({ body }: { body: string }) => ({ status: (JSON.parse(body) as { statusCode: number }).statusCode });

for (const name of functionNames) {
  row(`bundle: ${name}`, `${Math.round(statSync(bundleOf(name)).size / 1000)} KB, import ${ms(importMs(name))}`);
}

const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
// The functions say one line for each request; the figures are what is wanted here.
process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
const service = await startService({
  data: folder,
  host: "127.0.0.1",
  port: 0,
  loadHandler: loadBundle,
  engine: serviceEngine(),
});
try {
  for (const [name, method, target] of [
    ["create-dossier", "POST", "/api/dossiers"],
    ["show-link", "GET", "/d"],
  ] as const) {
    const { firstMs, nextMs, status } = await coldStart(name, method, target);
    row(`cold start: ${name} (${status})`, `first reply after ${ms(firstMs)}, next ${ms(nextMs)}`);
  }

  const post = async (): Promise<number> => {
    const start = performance.now();
    const reply = await fetch(`${service.url}/api/dossiers`, { method: "POST", headers: requestHeaders, body });
    await reply.arrayBuffer();
    if (reply.status !== 201) throw new Error(`POST /api/dossiers answered ${reply.status}`);
    return performance.now() - start;
  };
  for (let time = 0; time < warmUp; time++) await post();
  const startedAt = performance.now();
  const times: number[] = [];
  for (let time = 0; time < measured; time++) times.push(await post());
  const seconds = (performance.now() - startedAt) / 1000;
  row("POST /api/dossiers, one after another", `${(times.length / seconds).toFixed(1)} a second`);
  row("POST /api/dossiers, p50 and p99", `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.99))}`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  row("stored for one dossier", `${Math.round(bytes / madeInAll / 1000)} KB`);
} finally {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
}

for (const dossiers of [100, 10_000]) {
  const lines = estimateMonth(dossiers);
  const fixed = total(lines.filter(isFixed));
  row(
    `AWS, ${dossiers} dossiers in a month (prices of ${pricesAsOf})`,
    `about $${total(lines).toFixed(2)}, of which $${fixed.toFixed(2)} whatever is made`,
  );
}
process.exit();
