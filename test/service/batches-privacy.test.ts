import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { openStore, type Store } from "../../functions/aws/store.ts";
import { listeningProxy, type ListeningProxy } from "../aws/listening-proxy.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";

import { packedProgram } from "../support/once.ts";
import { batchClientAt, newDataFolder, removeFolder, startProcess, type ServiceProcess } from "./bundled-service.ts";
import { exampleAnswers, listAll } from "../support/service-client.ts";

// Words that stand nowhere else, planted in a sheet: in its good rows, its wrong ones, its headers, its references.
const planted = {
  familyName: "Zwartkop",
  place: "Vlotho-sur-Yzer",
  birth: "1987-11-23",
  phone: "06 91 82 73 64",
  email: "xanthippe.zwartkop@example.org",
  street: "417 rue des Hippocampes",
  wrong: "Quillfeather",
  header: "Bjarnlaugsdottir",
  reference: "Ngwenyama-48151623",
};
const traces = [...Object.values(planted), "zwartkop", "Hippocampes", "0691827364", "23/11/1987", "Ngwenyama"];

let local: LocalStore;
let proxy: ListeningProxy;
let service: ServiceProcess;
let data: string;
let store: Store;

beforeAll(async () => {
  local = await openLocalStore();
  proxy = await listeningProxy(local.store.endpoint);
  data = await newDataFolder();
  const credentials = {
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_REGION: settings.region,
  };
  service = await startProcess(await packedProgram(), data, {
    env: {
      POWERTOOLS_LOG_LEVEL: "DEBUG",
      POWERTOOLS_METRICS_DISABLED: "false",
      AWS_ENDPOINT_URL_S3: proxy.endpoint,
      DOSSIER_STORE_IS_HERE: "true",
      ...credentials,
    },
  });
  Object.assign(process.env, { AWS_ENDPOINT_URL_S3: local.store.endpoint, ...credentials });
  store = openStore({ bucket: settings.bucket });
});
afterAll(async () => {
  store.close();
  await service.end("SIGTERM");
  proxy.close();
  await local.end();
  await removeFolder(data);
});

const find = (everything: Record<string, string[]>) =>
  Object.entries(everything).flatMap(([where, texts]) =>
    texts.flatMap((text) => traces.filter((trace) => text.includes(trace)).map((trace) => `${where}: ${trace}`)),
  );

it("writes nothing of a sheet into a log line, a metric, a key, metadata, an address or a refusal", async () => {
  const hosted = await exampleAnswers("refugee-first-hosted-married");
  const identity = {
    ...(hosted["identity"] as object),
    familyName: planted.familyName,
    birth: { date: planted.birth, place: planted.place, country: "AF" },
  };
  // The certificate of the example names somebody else.
  const { concordance, ...others } = hosted;
  expect(concordance).toBeDefined();
  const person = { ...others, identity, contact: { phone: planted.phone, email: planted.email } } as Answers;
  const wrong = { ...person, identity: { ...identity, familyName: `${planted.wrong} \u{13000}` } } as Answers;
  const good = sheetOf([person, wrong], { references: [planted.reference, planted.reference] });
  const noSheet = new TextEncoder().encode(
    `${planted.header};${planted.street}\n${planted.familyName};"${planted.email}`,
  );
  const client = batchClientAt(service.url);
  const replies: string[] = [];
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const reply = await client.ask(method, path, body, headers);
    replies.push(JSON.stringify([...reply.headers]), reply.ok && method === "GET" ? "" : await reply.text());
  };

  const made = await client.check(good);
  // The test would find them: the owner reads them in the report.
  expect(find({ report: [JSON.stringify(made.report)] }).length).toBeGreaterThan(2);
  expect(made.report?.counts).toMatchObject({ valid: 1, wrong: 1 });
  expect(await client.make(made.id, "valid-only")).toMatchObject({ state: "done", done: 1 });
  const results = JSON.stringify(await client.results(made.id));
  const other = await client.check(noSheet);
  expect(other.report?.ok).toBe(false);

  const name = encodeURIComponent(planted.familyName);
  await ask("GET", `/${made.id}?name=${name}`, undefined, { cookie: planted.email, "user-agent": planted.email });
  await ask("GET", `/${name}`);
  await ask("POST", `/${name}/start`, { rows: "all" });
  await ask("POST", `/${made.id}/start`, { rows: planted.familyName });
  await ask("POST", `/${made.id}/check`, { language: planted.email, only: [planted.familyName] });
  await ask("POST", "", { bytes: 1, contentType: planted.familyName });
  await ask("POST", `/${other.id}/start`, { rows: "all" });
  await ask("GET", `/${made.id}/results`);

  const objects = await listAll(store);
  const metadata = await Promise.all(objects.map(async (key) => JSON.stringify((await store.head(key))?.metadata)));
  const shown = ["batch.json", "started.json", "results.json", "chunks.jsonl"].map(
    (one) => `batches/local/${made.id}/${one}`,
  );
  const records = await Promise.all(shown.map(async (key) => (await store.getText(key)) ?? ""));
  expect(records.every((record) => record !== "")).toBe(true);
  expect(proxy.heard.length).toBeGreaterThan(60);
  expect(
    service
      .output()
      .split("\n")
      .filter((line) => line.includes('"batchId"')).length,
  ).toBeGreaterThan(10);
  expect(
    find({ output: [service.output()], heard: proxy.heard, replies, results: [results], objects, metadata, records }),
  ).toEqual([]);

  const erased = await client.must<object>("DELETE", `/${made.id}`);
  expect(erased).toMatchObject({ state: "deleting" });
  await expect
    .poll(async () => (await listAll(store)).filter((key) => key.includes(made.id)), { timeout: 300_000 })
    .toEqual([]);
});
