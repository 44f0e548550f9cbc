// Batches on the emulator: the synthesised state machine runs the real steps over 200 rows, some of them poisoned.
import { loadBundled } from "../support/bundle.ts";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { unzipSync } from "fflate";
import { batchKeys } from "../../functions/batch/keys.ts";
import type { ManifestRow } from "../../functions/lists/manifest.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { openAccount, type Tokens } from "./accounts.ts";
import { keysUnder, logLines, must, mustBe, objectsUnder, type Bench, type Check } from "./bench.ts";
import type { Reply } from "./ministack.ts";

const { sheetOf } = await loadBundled<typeof import("../spreadsheet/sheet-of.ts")>("test/spreadsheet/sheet-of.ts");

/** What the emulator does otherwise with a batch, and what proves it instead. */
export const notEmulatedOfBatches = [
  "ResultWriter is ignored, and there is no redrive: a test reads both in the synthesised definition, which asl-validator accepts",
  "the state machine's own role and its log are not in force: a test reads the role's statements and that no data is logged",
  "a repeated StartExecution of a running execution is a new one: on AWS it is the same; the steps bear both",
  "the sign-in page asks for no second factor: a test reads that the pool wants one",
  "quotas: twenty chunks at once, an Express child's five minutes, memory of the steps",
];

const validRows = 200;
const wrongRows = 3;
/** Rows whose answers are broken after the check, as a bug would break on them. The header is line 1. */
const poisoned = [5, 99, 201];

type Running = { tokens: Tokens; tenant: string; id: string };
let own: Running | undefined;
const theBatch = (): Running => {
  must(own !== undefined, "no batch was made");
  return own;
};

const letters = (number: number): string => String.fromCodePoint(97 + Math.floor(number / 26), 97 + (number % 26));

/** Names, numbers and addresses that stand nowhere else. */
const planted = (number: number) => ({
  family: `Zorvane${letters(number)}`,
  given: `Quillotte${letters(number)}`,
  street: `${number + 1} impasse des Vigognes${letters(number)}`,
  email: `planted${letters(number)}@example.org`,
});

function sheet(): string {
  const usual = JSON.parse(readFileSync("test/examples/refugee-first-hosted-married.json", "utf8")) as Answers;
  const rows = Array.from({ length: validRows + wrongRows }, (_, number): Answers => {
    const { family, given, street, email } = planted(number);
    const isWrong = number >= validRows;
    return {
      ...usual,
      identity: {
        ...usual.identity,
        familyName: family,
        givenNames: given,
        birth: { ...usual.identity?.birth, date: isWrong ? "1990-02-31" : "1990-03-05" },
      },
      address: { ...usual.address, street },
      contact: { ...usual.contact, email },
      // The certificate says what the identity says: answers that contradict one another are refused.
      concordance: {
        birthCertificate: "received",
        certificateReceived: false,
        differences: [
          {
            item: "family-name",
            onBirthCertificate: family,
            onOtherPaper: `${family}y`,
            otherPaper: "protection-decision",
          },
        ],
      },
    };
  });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(sheetOf(rows));
}

const call = (bench: Bench, token: string | undefined, method: string, path: string, body?: object): Promise<Reply> =>
  bench.emulator.ask(`${bench.deployed.siteUrl}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function callFor<Shape>(
  bench: Bench,
  status: number,
  ...[token, method, path, body]: [string, string, string, object?]
) {
  const reply = await call(bench, token, method, path, body);
  const text = reply.body.toString("utf8");
  must(reply.status === status, `${method} ${path}: ${reply.status}, not ${status}: ${text.slice(0, 500)}`);
  return JSON.parse(text === "" ? "{}" : text) as Shape;
}

type Shown = {
  state: string;
  total: number;
  done: number;
  failed: number;
  percent: number;
  report?: { counts: Record<string, number> };
};

async function showUntil(bench: Bench, { tokens, id }: Running, state: string): Promise<Shown> {
  const until = performance.now() + 600_000;
  for (;;) {
    const shown = await callFor<Shown>(bench, 200, tokens.id, "GET", `/api/batches/${id}`);
    if (shown.state === state) return shown;
    const said = `the batch is ${JSON.stringify(shown).slice(0, 300)}, not ${state}`;
    must(shown.state !== "stopped", `${said}: ${await whyStopped(bench)}`);
    must(performance.now() < until, said);
    await wait(1000);
  }
}

const states = <Shape>(bench: Bench, action: string, body: object): Promise<Shape> =>
  bench.emulator.json("states", `AWSStepFunctions.${action}`, body) as Promise<Shape>;

const machineOf = ({ deployed }: Bench): string => deployed.outputs["DossierBulk"]?.["Machine"] ?? "no machine";

type Listed = { executions: { executionArn: string; name: string; status: string }[] };

const executionsOf = async (bench: Bench): Promise<Listed["executions"]> =>
  (await states<Listed>(bench, "ListExecutions", { stateMachineArn: machineOf(bench) })).executions;

type Described = { status: string; input: string; output?: string; error?: string; cause?: string };
const describeExecution = (bench: Bench, executionArn: string): Promise<Described> =>
  states<Described>(bench, "DescribeExecution", { executionArn });

async function whyStopped(bench: Bench): Promise<string> {
  const executions = await executionsOf(bench);
  const children = await Promise.all(executions.map(({ executionArn }) => childrenOf(bench, executionArn)));
  const failed = [...executions, ...children.flat()].filter(({ status }) => status === "FAILED");
  const said = await Promise.all(failed.map(({ executionArn }) => describeExecution(bench, executionArn)));
  return said.map(({ error, cause }) => `${error}: ${cause}`).join("\n");
}

async function childrenOf(bench: Bench, executionArn: string): Promise<Listed["executions"]> {
  const { mapRuns } = await states<{ mapRuns: { mapRunArn: string }[] }>(bench, "ListMapRuns", { executionArn });
  const listed = await Promise.all(
    mapRuns.map(({ mapRunArn }) => states<Listed>(bench, "ListExecutions", { mapRunArn })),
  );
  return listed.flatMap(({ executions }) => executions);
}

async function textOf({ s3, deployed }: Bench, Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: deployed.bucket, Key }));
  return (await Body?.transformToString()) ?? "";
}

/** Breaks the answers of a line and leaves its length, since chunks are byte ranges. */
const poison = (line: string): string => {
  const at = line.indexOf('"answers":') + '"answers":'.length;
  const room = Buffer.byteLength(line) - Buffer.byteLength(line.slice(0, at));
  return `${line.slice(0, at)}${"null".padEnd(room - 1)}}`;
};

type Result = { kind: string; fileName: string; sha256: string; url: string };

/** Every file of the results, by its kind; each as its digest says. */
async function readResults(bench: Bench, { tokens, id }: Running): Promise<Map<string, Buffer>> {
  const { files } = await callFor<{ files: Result[] }>(bench, 200, tokens.id, "GET", `/api/batches/${id}/results`);
  const read = new Map<string, Buffer>();
  for (const { kind, fileName, sha256, url } of files) {
    const reply = await bench.emulator.ask(url);
    const found = createHash("sha256").update(reply.body).digest("hex");
    mustBe([reply.status, found], [200, sha256], fileName);
    read.set(kind, reply.body);
  }
  return read;
}

const personal = (): string[] =>
  Array.from({ length: validRows + wrongRows }, (_, n) => Object.values(planted(n))).flat();

function mustNameNobody(texts: string[], what: string): void {
  must(texts.length > 0, `nothing was read: ${what}`);
  const all = texts.join("\n");
  const found = personal().filter((text) => all.includes(text));
  mustBe(found, [], what);
}

export const theBatches: Check[] = [
  [
    "batches are for accounts with a tenant: no token, a changed one, an access token and an account of none are refused",
    async (bench) => {
      const tokens = await openAccount(bench, "worker", "association-a");
      const nobody = await openAccount(bench, "guest");
      const [head = "", , signature = ""] = tokens.id.split(".");
      const claims = JSON.parse(Buffer.from(tokens.id.split(".")[1] ?? "", "base64url").toString("utf8")) as object;
      const other = Buffer.from(JSON.stringify({ ...claims, "custom:tenant": "association-b" })).toString("base64url");
      for (const [token, status] of [
        [undefined, 401],
        [`${head}.${other}.${signature}`, 401],
        [tokens.access, 403],
        [nobody.id, 403],
        [tokens.id, 200],
      ] as const) {
        mustBe((await call(bench, token, "GET", "/api/batches")).status, status, "status");
      }
      own = { tokens, tenant: "association-a", id: "" };
    },
  ],
  [
    `a sheet of ${validRows} good and ${wrongRows} wrong rows is uploaded and checked by the state machine`,
    async (bench) => {
      const { tokens, tenant } = theBatch();
      const body = sheet();
      const asked = { bytes: Buffer.byteLength(body), contentType: "text/csv" };
      type Opened = { id: string; upload: { url: string; headers: Record<string, string> } };
      const { id, upload } = await callFor<Opened>(bench, 201, tokens.id, "POST", "/api/batches", asked);
      mustBe(await keysUnder(bench, "uploads/"), [], "keys before the upload");
      const sent = await bench.emulator.ask(upload.url, { method: "PUT", headers: upload.headers, body });
      must(sent.status === 200, `upload: ${sent.status} ${sent.body.toString("utf8").slice(0, 300)}`);
      own = { tokens, tenant, id };
      await callFor(bench, 202, tokens.id, "POST", `/api/batches/${id}/check`, {});
      const { report } = await showUntil(bench, theBatch(), "checked");
      const { valid, wrong } = report?.counts ?? {};
      mustBe([valid, wrong], [validRows, wrongRows], "rows");
      await callFor(bench, 409, tokens.id, "POST", `/api/batches/${id}/start`, { rows: "all" });
    },
  ],
  [
    `the Distributed Map makes every good row once, and reports the ${poisoned.length} poisoned ones`,
    async (bench) => {
      const running = theBatch();
      const ref = { tenant: running.tenant, batch: running.id };
      const Key = batchKeys.rows(ref, 0);
      const lines = (await textOf(bench, Key)).split("\n");
      const poisonedLines = lines.map((line) =>
        poisoned.includes(Number(/^\{"row":(\d+)/.exec(line)?.[1])) ? poison(line) : line,
      );
      mustBe(poisonedLines.filter((line, index) => line !== lines[index]).length, poisoned.length, "poisoned lines");
      await bench.s3.send(new PutObjectCommand({ Bucket: bench.deployed.bucket, Key, Body: poisonedLines.join("\n") }));

      await callFor(bench, 202, running.tokens.id, "POST", `/api/batches/${running.id}/start`, { rows: "valid-only" });
      const shown = await showUntil(bench, running, "done");
      mustBe(
        [shown.total, shown.done, shown.failed, shown.percent],
        [validRows, validRows, poisoned.length, 100],
        "progress",
      );

      const results = await readResults(bench, running);
      const { rows } = JSON.parse(results.get("manifest-json")?.toString("utf8") ?? "{}") as {
        rows: ManifestRow[];
      };
      const made = rows.filter(({ outcome }) => outcome === "made");
      mustBe(made.length, validRows - poisoned.length, "made");
      for (const field of ["row", "dossierId", "link", "folder"] as const) {
        mustBe(new Set(made.map((row) => row[field])).size, made.length, `different ${field}`);
      }
      const failed = rows.filter(({ outcome }) => outcome === "failed");
      mustBe(
        failed.map(({ row }) => row),
        poisoned,
        "failed rows",
      );
      mustBe(rows.filter(({ outcome }) => outcome === "wrong").length, wrongRows, "wrong rows");

      const zip = unzipSync(results.get("zip") ?? Buffer.alloc(0));
      mustBe(new Set(Object.keys(zip).map((name) => name.split("/")[0])).size, made.length, "folders in the archive");
      const wanted = made.flatMap(({ folder, documents }) =>
        documents.map(({ fileName, sha256 }) => `${folder}/${fileName} ${sha256}`),
      );
      const found = Object.entries(zip).map(
        ([name, bytes]) => `${name} ${createHash("sha256").update(bytes).digest("hex")}`,
      );
      mustBe(found.toSorted(), wanted.toSorted(), "files in the archive");
      must(results.get("print")?.subarray(0, 5).toString() === "%PDF-", "no PDF for the print shop");
      const annotated = results.get("to-correct")?.toString("utf8") ?? "";
      must(annotated.includes(planted(0).family), "the sheet to correct is not the worker's own");

      const manifests = (await keysUnder(bench, "dossiers/")).filter((key) => key.endsWith("/manifest.json"));
      const ids = new Set(manifests.map((key) => key.split("/")[1]));
      mustBe(made.filter(({ dossierId = "" }) => !ids.has(dossierId)).length, 0, "dossiers that are not stored");
    },
  ],
  [
    "no history, input, output, child or log line of the machine and of its steps names anybody",
    async (bench) => {
      const executions = await executionsOf(bench);
      const told: string[] = [];
      let children = 0;
      for (const { executionArn } of executions) {
        told.push(JSON.stringify(await describeExecution(bench, executionArn)));
        let nextToken: string | undefined;
        do {
          const asked = { executionArn, maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) };
          const page = await states<{ events: object[]; nextToken?: string }>(bench, "GetExecutionHistory", asked);
          told.push(JSON.stringify(page.events));
          ({ nextToken } = page);
        } while (nextToken !== undefined);
        for (const child of await childrenOf(bench, executionArn)) {
          const described = await describeExecution(bench, child.executionArn);
          mustBe(described.status, "SUCCEEDED", "a chunk");
          mustBe(
            Object.keys(JSON.parse(described.input) as object).toSorted(),
            ["batch", "chunk", "end", "part", "rows", "start", "tenant"],
            "what a child is told",
          );
          told.push(JSON.stringify(described));
          children += 1;
        }
      }
      mustBe(children, validRows / 25, "children of the map");
      mustNameNobody(told, "names in the history");
      mustNameNobody(await logLines(bench), "names in the log");
      mustNameNobody(await keysUnder(bench, ""), "names in keys");
    },
  ],
  [
    "the same run once more changes no object",
    async (bench) => {
      const { tenant, id: batch } = theBatch();
      const before = await objectsUnder(bench, "");
      const input = JSON.stringify({ operation: "run", tenant, batch });
      const asked = { stateMachineArn: machineOf(bench), name: `${batch}-again`, input };
      const { executionArn } = await states<{ executionArn: string }>(bench, "StartExecution", asked);
      let described = await describeExecution(bench, executionArn);
      for (let tries = 0; described.status === "RUNNING" && tries < 60; tries++) {
        await wait(500);
        described = await describeExecution(bench, executionArn);
      }
      mustBe(
        [described.status, described.output],
        [
          "SUCCEEDED",
          JSON.stringify({ made: validRows - poisoned.length, failed: poisoned.length })
            .replaceAll(":", ": ")
            .replaceAll(",", ", "),
        ],
        "outcome",
      );
      mustBe([...(await objectsUnder(bench, ""))], [...before], "objects");
    },
  ],
  [
    "another tenant finds nothing of it, whatever is asked",
    async (bench) => {
      const { id } = theBatch();
      const other = await openAccount(bench, "neighbour", "association-b");
      const before = await objectsUnder(bench, "");
      for (const [method, path, body] of [
        ["GET", "", undefined],
        ["GET", "/results", undefined],
        ["POST", "/check", {}],
        ["POST", "/start", { rows: "valid-only" }],
        ["POST", "/cancel", {}],
        ["DELETE", "", undefined],
      ] as const) {
        const { status } = await call(bench, other.id, method, `/api/batches/${id}${path}`, body);
        must(status === 404 || status === 409, `${method} ${path}: ${status}`);
      }
      const { batches } = await callFor<{ batches: unknown[] }>(bench, 200, other.id, "GET", "/api/batches");
      mustBe(batches, [], "batches of the other tenant");
      mustBe([...(await objectsUnder(bench, ""))], [...before], "objects");
    },
  ],
  [
    "its owner deletes it, with every dossier that it made",
    async (bench) => {
      const { tokens, tenant, id } = theBatch();
      const dossiers = (await keysUnder(bench, "dossiers/")).length;
      await callFor(bench, 202, tokens.id, "DELETE", `/api/batches/${id}`);
      const until = performance.now() + 120_000;
      let left = await keysUnder(bench, batchKeys.all({ tenant, batch: id }));
      while (left.length > 0 && performance.now() < until) {
        await wait(1000);
        left = await keysUnder(bench, batchKeys.all({ tenant, batch: id }));
      }
      mustBe(left, [], "objects left of the batch");
      const gone = dossiers - (await keysUnder(bench, "dossiers/")).length;
      must(gone >= (validRows - poisoned.length) * 5, `only ${gone} objects of dossiers are gone`);
      mustBe((await call(bench, tokens.id, "GET", `/api/batches/${id}`)).status, 404, "status");
    },
  ],
];
