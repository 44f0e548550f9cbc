// What the worst that is allowed costs on this machine: long bodies, many clients, sheets made to exhaust the reader, a
// store that is silent. Prints times and memory, asserts nothing.
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { openStore } from "../../functions/aws/store.ts";
import { openTable, FileError } from "../../functions/spreadsheet/table/table.ts";
import { faultyStore } from "../aws/faulty-store.ts";
import { clientFor } from "../infra/store-contract/target.ts";
import { newDataFolder, removeFolder, startProcess } from "../service/bundled-service.ts";
import { inlineRows, streamedXlsx, xlsxOf } from "../spreadsheet/xlsx-of.ts";
import { openLocalStore, settings, targetOf } from "../support/local-store.ts";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
const row = (name: string, ...values: string[]) => console.log(`${name.padEnd(48)}${values.join(", ")}`);
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function timed<Result>(run: () => Promise<Result> | Result): Promise<[Result, took: string]> {
  const start = performance.now();
  const result = await run();
  return [result, seconds(performance.now() - start)];
}

/** The most memory that a process has held so far; Linux tells it. */
function peakOf(pid: number | undefined): string {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return `peak ${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return "peak unknown";
  }
}

async function store(): Promise<void> {
  const folder = await newDataFolder();
  const child = fork("test/infra/store-process.ts", [folder], { execArgv: ["--import", "tsx"] });
  const [{ endpoint }] = (await once(child, "message")) as [{ endpoint: string }];
  row("local store, at rest", peakOf(child.pid));
  const client = clientFor(targetOf(endpoint));
  const { bucket: Bucket } = settings;
  const megabytes = 300;
  const piece = Buffer.alloc(1_000_000, "x");
  const Body = Readable.from(Array.from({ length: megabytes }, () => piece));
  const [, putTook] = await timed(() =>
    client.send(new PutObjectCommand({ Bucket, Key: "big", Body, ContentLength: megabytes * piece.length })),
  );
  row(`local store, a body of ${megabytes} MB is put`, putTook, peakOf(child.pid));
  const start = performance.now();
  const object = await client.send(new GetObjectCommand({ Bucket, Key: "big" }));
  let firstByteMs: number | undefined;
  for await (const _ of object.Body as Readable) firstByteMs ??= performance.now() - start;
  const all = seconds(performance.now() - start);
  row(
    "local store, it is read",
    `first byte after ${seconds(firstByteMs ?? 0)}`,
    `all after ${all}`,
    peakOf(child.pid),
  );
  client.destroy();
  child.kill("SIGKILL");
  await once(child, "exit");
  await removeFolder(folder);
}

async function service(): Promise<void> {
  const folder = await newDataFolder();
  const running = await startProcess("dist/dossier.mjs", folder);
  const { pid } = running.process;
  const body = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");
  const post = (text: string) =>
    fetch(`${running.url}/api/dossiers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    }).then(async (reply) => void (await reply.arrayBuffer()));
  await post(body);
  row("service, after one dossier", peakOf(pid));

  const head = "POST /api/dossiers HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
  const { port } = new URL(running.url);
  const open = (text: string): Socket => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined).write(text);
    return socket;
  };
  const dripping = Array.from({ length: 200 }, () => open(`${head}content-length: 5000\r\n\r\n`));
  const drips = setInterval(() => dripping.forEach((socket) => socket.write("x")), 50);
  const [, besideThem] = await timed(() => post(body));
  clearInterval(drips);
  for (const socket of dripping) socket.destroy();
  row("service, a dossier beside 200 slow clients", besideThem, peakOf(pid));

  const [, refused] = await timed(() =>
    Promise.all(
      Array.from({ length: 8 }, async () => {
        const socket = open(`${head}content-length: ${100 * 1024 * 1024}\r\n\r\n`);
        socket.write("x".repeat(1024 * 1024));
        await once(socket, "data");
        socket.destroy();
      }),
    ),
  );
  row("service, 8 bodies of 100 MB are refused", refused, peakOf(pid));

  const [, atOnce] = await timed(() => Promise.all(Array.from({ length: 200 }, () => post(body))));
  row("service, 200 dossiers at once", atOnce, peakOf(pid));
  await running.end("SIGKILL");
  await removeFolder(folder);
}

async function sheets(): Promise<void> {
  const repeated = function* (text: string, times: number, before = "", after = "") {
    yield `${inlineRows([["Nom"]])}${before}`;
    for (let time = 0; time < times; time++) yield text;
    yield after;
  };
  const said = `<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`;
  const cases: [name: string, bytes: () => Uint8Array][] = [
    ["20 million cells", () => streamedXlsx(repeated("<c/>".repeat(10_000), 2100, "<row>", "</row>"))],
    ["1,048,576 rows with a format only", () => streamedXlsx(repeated('<row><c s="1"/></row>', 1_048_500))],
    [
      "one long text, said 4,500 times",
      () =>
        xlsxOf({
          sheets: { a: inlineRows([["Nom"]]) + said.repeat(9) },
          texts: `<si><t>${"é".repeat(32_000)}</t></si>`,
        }),
    ],
    ["a CSV of 20 million line ends", () => new TextEncoder().encode(`Nom;Prénom\n${"\n".repeat(20_000_000)}`)],
  ];
  for (const [name, make] of cases) {
    const bytes = make();
    const before = process.memoryUsage().rss;
    const [end, took] = await timed(() => {
      const opened = openTable(bytes, { score: (cells) => Number(cells.includes("Nom")) });
      if (!opened.ok) return opened.issue.code;
      try {
        for (const _ of opened.table.rows());
        return "read";
      } catch (error) {
        return (error as FileError).issue.code;
      }
    });
    const more = Math.max(0, process.memoryUsage().rss - before) / 1024 / 1024;
    row(`sheet, ${name}`, end, took, `${Math.round(more)} MB more held`);
  }
}

async function silence(): Promise<void> {
  const local = await openLocalStore();
  const faulty = await faultyStore(local.target.endpoint);
  process.env["AWS_ENDPOINT_URL_S3"] = faulty.endpoint;
  process.env["AWS_REGION"] = settings.region;
  process.env["AWS_ACCESS_KEY_ID"] = settings.credentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = settings.credentials.secretAccessKey;
  const edge = openStore({ bucket: settings.bucket });
  faulty.spoil("silence");
  const [code, took] = await timed(() =>
    edge.getText("a").then(
      () => "answered",
      (error: ServiceError) => error.code,
    ),
  );
  row("a store that is silent, until it is given up", code, took);
  edge.close();
  await faulty.close();
  await local.end();
}

await store();
await service();
await sheets();
await silence();
process.exit();
