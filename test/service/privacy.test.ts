import { afterAll, beforeAll, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { openStore } from "../../functions/aws/store.ts";
import { listeningProxy, type ListeningProxy } from "../aws/listening-proxy.ts";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { packedProgram } from "../support/once.ts";
import { newDataFolder, removeFolder, startProcess, type ServiceProcess } from "./bundled-service.ts";
import { exampleAnswers, listAll, tokenOf, sessionOf } from "../support/service-client.ts";

// Words that stand nowhere else: each answer that could say who somebody is, planted in every form it may take.
const planted = {
  familyName: "Zwartkop",
  usualName: "Quillfeather",
  givenNames: "Xanthippe Mirabelle",
  place: "Vlotho-sur-Yzer",
  birth: "1987-11-23",
  ofpraNumber: "91-07-66554",
  foreignerNumber: "7788990011",
  phone: "06 91 82 73 64",
  email: "xanthippe.zwartkop@example.org",
  street: "417 rue des Hippocampes",
  town: "Quincampoix-les-Bains",
  postcode: "69009",
  host: "Bjarnlaugsdottir",
  spouse: "Ngwenyama",
  reference: "REF-48151623",
  sender: "Fjordqvist",
};

const traces = [
  ...Object.values(planted).filter((value) => value !== planted.postcode),
  "zwartkop",
  "ZWARTKOP",
  "Xanthippe",
  "Hippocampes",
  "Quincampoix",
  "910766554",
  "0691827364",
  "23/11/1987",
  "Zwartkop%20",
];

let local: LocalStore;
let proxy: ListeningProxy;
let service: ServiceProcess;
let data: string;

beforeAll(async () => {
  local = await openLocalStore();
  proxy = await listeningProxy(local.store.endpoint);
  data = await newDataFolder();
  service = await startProcess(await packedProgram(), data, {
    env: {
      POWERTOOLS_LOG_LEVEL: "DEBUG",
      POWERTOOLS_METRICS_DISABLED: "false",
      AWS_ENDPOINT_URL_S3: proxy.endpoint,
      DOSSIER_STORE_IS_HERE: "true",
      AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
      AWS_REGION: settings.region,
    },
  });
});
afterAll(async () => {
  await service.end("SIGTERM");
  proxy.close();
  await local.end();
  await removeFolder(data);
});

it("writes nothing of the answers into a log line, a metric, a key, metadata, an address or an error", async () => {
  const hosted = await exampleAnswers("refugee-first-hosted-married");
  const person = {
    familyName: planted.familyName,
    usualName: planted.usualName,
    givenNames: planted.givenNames,
    gender: "female",
    birth: { date: planted.birth, place: planted.place, country: "AF" },
    nationalities: ["AF"],
  };
  const address = { street: planted.street, postcode: planted.postcode, town: planted.town };
  const housing = {
    ...(hosted["housing"] as object),
    host: { familyName: planted.host, address, phone: planted.phone },
  };
  const good = {
    ...hosted,
    identity: person,
    ofpraNumber: planted.ofpraNumber,
    foreignerNumber: planted.foreignerNumber,
    contact: { phone: planted.phone, email: planted.email },
    address,
    housing,
    decision: { by: "ofpra", date: "2026-02-10", reference: planted.reference },
    couple: { kind: "married", spouse: { ...person, familyName: planted.spouse } },
    concordance: {
      birthCertificate: "received",
      differences: [
        {
          item: "family-name",
          onBirthCertificate: planted.familyName,
          onOtherPaper: planted.usualName,
          otherPaper: "protection-decision",
        },
      ],
    },
  };
  const replies: string[] = [];
  const send = async (body: unknown, query = "", headers: Record<string, string> = {}) => {
    const reply = await fetch(`${service.url}/api/dossiers${query}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": planted.email,
        "dossier-sender": planted.sender,
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    replies.push(JSON.stringify([...reply.headers]));
    return reply;
  };
  const form = async (path: string, fields: Record<string, string>) => {
    const reply = await fetch(`${service.url}${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    replies.push(JSON.stringify([...reply.headers]));
    return reply;
  };

  const reply = await send(good, "?factor=birth-date");
  expect(reply.status).toBe(201);
  const made = (await reply.json()) as Created;
  // The reply itself, all links included, names nobody either.
  replies.push(JSON.stringify(made));
  const token = tokenOf(made);
  await form("/d", { token, factor: "1987-11-22" });
  const visit = sessionOf(await (await form("/d", { token, factor: planted.birth })).text());
  for (const file of [...made.documents, ...made.otherFiles]) {
    expect((await form("/d/file", { visit, file: file.fileName })).status).toBe(303);
  }

  // Bad ones: wrong values and unknown names, broken JSON, names in every place where a program may put one.
  expect(
    (await send({ ...good, ofpraNumber: planted.foreignerNumber, [planted.familyName]: planted.email })).status,
  ).toBe(422);
  expect((await send({ ...good, identity: { ...person, familyName: `${planted.familyName} \u{13000}` } })).status).toBe(
    422,
  );
  expect((await send(JSON.stringify(good).slice(0, -20))).status).toBe(400);
  expect(
    (await send(good, `?${encodeURIComponent(planted.familyName)}=${encodeURIComponent(planted.email)}`)).status,
  ).toBe(422);
  expect((await send(good, "", { "idempotency-key": planted.phone })).status).toBe(400);
  expect((await send(good, "", { "content-type": `text/${planted.familyName}` })).status).toBe(415);
  expect((await send({ ...good, language: "ru" }, "?factor=birth-date")).status).toBe(422);
  const path = encodeURIComponent(planted.familyName);
  for (const [method, place] of [
    ["GET", `/d/${path}`],
    ["GET", `/api/${path}?name=${path}`],
    ["DELETE", `/api/dossiers/${path}`],
    ["PUT", `/${path}`],
    ["POST", `/d/${path}`],
  ] as const) {
    await fetch(`${service.url}${place}`, {
      method,
      headers: { authorization: `Bearer ${planted.familyName}`, cookie: planted.email, "user-agent": planted.email },
    });
  }
  await form("/d", { token: planted.familyName, factor: planted.birth });
  await form("/d/file", { visit, file: `${planted.familyName}.pdf` });

  const store = openStoreAt(local);
  const objects = await listAll(store);
  const metadata = await Promise.all(objects.map(async (key) => JSON.stringify((await store.head(key))?.metadata)));
  const records = objects.filter((key) => !/\.(pdf|zip|ics)$/.test(key));
  const contents = await Promise.all(records.map(async (key) => (await store.getText(key)) ?? ""));
  const everything = { output: [service.output()], heard: proxy.heard, replies, objects, metadata, contents };
  // The test would find them: the lines are there.
  expect(
    service
      .output()
      .split("\n")
      .filter((line) => line.includes('"requestId"')).length,
  ).toBeGreaterThan(20);
  expect(proxy.heard.length).toBeGreaterThan(30);
  expect(records.length).toBeGreaterThan(5);
  const found = Object.entries(everything).flatMap(([where, texts]) =>
    texts.flatMap((text) => traces.filter((trace) => text.includes(trace)).map((trace) => `${where}: ${trace}`)),
  );
  expect(found).toEqual([]);
});

function openStoreAt({ target }: LocalStore) {
  process.env["AWS_ENDPOINT_URL_S3"] = target.endpoint;
  process.env["AWS_ACCESS_KEY_ID"] = settings.credentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = settings.credentials.secretAccessKey;
  process.env["AWS_REGION"] = settings.region;
  return openStore({ bucket: settings.bucket });
}

it("logs of a request only what is on the list", () => {
  const ofTheLogger = "level message timestamp service sampling_rate";
  const ofEveryRequest = "function requestId method route status durationMs";
  const ofSome = "code reason at dossierId documents problems bytes";
  const allowed = new Set([ofTheLogger, ofEveryRequest, ofSome].flatMap((names) => names.split(" ")));
  const lines = service
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.length).toBeGreaterThan(20);
  expect([...new Set(lines.flatMap((line) => Object.keys(line)))].filter((name) => !allowed.has(name))).toEqual([]);
});
