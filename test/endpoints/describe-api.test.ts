import * as z from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { functionNames, matchRoute, methodsOf, routes } from "../../functions/api/routes.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient } from "../support/batch-client.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { openMemoryService } from "../support/memory-service.ts";

type Responses = Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
type Operation = { operationId: string; responses: Responses; security?: Record<string, string[]>[] };
type OpenApi = {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const service = openMemoryService();
let document: OpenApi;

beforeAll(async () => {
  document = (await (await service.fetch(`${service.url}/api/openapi.json`)).json()) as OpenApi;
});

/** The schema of the document itself, as a reader of it would use it. */
function schemaOf(name: string) {
  const schema = document.components.schemas[name];
  if (schema === undefined) throw new Error(`the document has no schema ${name}`);
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
}

/** How a reply differs from what the document says of its address, method and status; undefined where it does not. */
async function difference(path: string, method: string, reply: Response): Promise<string | undefined> {
  const described = document.paths[path]?.[method]?.responses[String(reply.status)];
  if (described === undefined) return "this status is not described";
  const body = await reply.text();
  if (described.content === undefined) return body === "" ? undefined : "no body is described";
  const type = (reply.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const name = described.content[type]?.schema.$ref?.split("/").at(-1);
  if (name === undefined) return `the type ${type} is not described`;
  return schemaOf(name).safeParse(JSON.parse(body)).error?.message;
}

describe("the OpenAPI document", () => {
  it("is of version 3.1 and describes every address of the API, and no other", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.filter(({ path }) => path.startsWith("/api/")).map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted((a, b) => a.localeCompare(b))).toEqual(served.toSorted((a, b) => a.localeCompare(b)));
  });

  it("has no reference that leads nowhere, and each operation has a name of its own", () => {
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      expect(Object.keys(document.components.schemas)).toContain(reference.split("/").at(-1));
    }
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it("says of real replies what they are, the good and the bad", async () => {
    const answers = await exampleAnswers("refugee-first-hosted-married");
    const good = await service.create(answers, { query: "?factor=code&oneTime=true" });
    const made = (await good.clone().json()) as { id: string; ownerSecret: string };
    const owned = (method: string, path: string) =>
      service.owner(method, `/api/dossiers/${made.id}${path}`, made.ownerSecret);
    const post = (path: string) => service.fetch(`${service.url}${path}`, { method: "POST", body: "a=b" });
    const form = { "content-type": "text/plain" };
    const replies: [path: string, method: string, reply: Response][] = [
      ["/api/dossiers", "post", good],
      ["/api/dossiers", "post", await service.create("{")],
      ["/api/dossiers", "post", await service.create({}, { query: "?x=1" })],
      ["/api/dossiers", "post", await service.create(answers, { headers: form })],
      ["/api/dossiers", "post", await service.create("1".repeat(200_000))],
      ["/api/dossiers/{id}/openings", "get", await owned("GET", "/openings")],
      ["/api/dossiers/{id}/openings", "get", await service.fetch(`${service.url}/api/dossiers/${made.id}/openings`)],
      ["/api/dossiers/{id}/revoke", "post", await post(`/api/dossiers/07-${"0".repeat(32)}/revoke`)],
      ["/api/dossiers/{id}/unlock", "post", await owned("POST", "/unlock")],
      ["/api/dossiers/{id}/revoke", "post", await owned("POST", "/revoke")],
      ["/api/dossiers/{id}/unlock", "post", await owned("POST", "/unlock")],
      ["/api/dossiers/{id}", "delete", await owned("DELETE", "")],
      ["/api/dossiers/{id}/openings", "get", await owned("GET", "/openings")],
      ["/api/dossiers/{id}", "delete", await service.owner("DELETE", "/api/dossiers/none", made.ownerSecret)],
      ["/api/health", "get", await service.fetch(`${service.url}/api/health`)],
    ];
    for (const [path, method, reply] of replies) {
      expect([path, reply.status, await difference(path, method, reply)]).toEqual([path, reply.status, undefined]);
    }
    expect(replies.map(([, , { status }]) => status)).toEqual([
      201, 400, 422, 415, 413, 200, 401, 401, 204, 204, 410, 204, 410, 404, 200,
    ]);
  });
});

it("says of real replies about a batch what they are, the good and the bad", async () => {
  const client = batchClient(service);
  const sheet = sheetOf([(await exampleAnswers("stateless-renewal-centre-widowed")) as Answers]);
  const created = await client.create(sheet.length);
  const { id } = created;
  const unknown = "019a00000000aaaabbbbccccddddeeee";
  const replies: [method: string, path: string, reply: Response][] = [];
  const ask = async (method: string, path: string, body?: object, batch = id) => {
    const reply = await client.ask(method, path.replace("{id}", batch), body);
    replies.push([method, path, reply]);
  };
  await ask("POST", "", { bytes: sheet.length, contentType: "text/csv" });
  await ask("POST", "", {});
  await ask("POST", "/{id}/check");
  await client.upload(created, sheet);
  await ask("POST", "/{id}/check", { language: "de" });
  await ask("POST", "/{id}/check", { language: "en", links: false, only: ["checklist"] });
  await client.until(id, ({ state }) => state === "checked");
  await ask("GET", "/{id}");
  await ask("GET", "/{id}", undefined, unknown);
  await ask("POST", "/{id}/cancel");
  await ask("GET", "/{id}/results");
  await ask("POST", "/{id}/start", {});
  await ask("POST", "/{id}/start", { rows: "all" });
  await client.until(id, ({ state }) => state === "done");
  await ask("POST", "/{id}/start", { rows: "all" });
  await ask("GET", "/{id}");
  await ask("GET", "/{id}/results");
  await ask("GET", "");
  await ask("DELETE", "/{id}");
  await ask("DELETE", "/{id}", undefined, unknown);
  for (const [method, path, reply] of replies) {
    const told = await difference(`/api/batches${path}`, method.toLowerCase(), reply);
    expect([method, path, reply.status, told]).toEqual([method, path, reply.status, undefined]);
  }
  expect(replies.map(([, , { status }]) => status)).toEqual([
    201, 422, 409, 422, 202, 200, 404, 409, 409, 422, 202, 409, 200, 200, 200, 202, 404,
  ]);
});

it("asks for a token exactly where the routes do", () => {
  const withToken = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security = [] }]) =>
      security.some((one) => "account" in one) ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  const served = routes.filter(({ account }) => account === true).map(({ method, path }) => `${method} ${path}`);
  expect(withToken.toSorted()).toEqual(served.toSorted());
});

it("gives the JSON Schema of the answers, which every example keeps to", async () => {
  const reply = await service.fetch(`${service.url}/api/schema`);
  expect(reply.headers.get("content-type")).toBe("application/schema+json");
  expect(await reply.json()).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(answersSchema, { io: "input" }))));
});

describe("the page for who writes programs", () => {
  it.each([
    ["/api", "fr-FR", "fr", "Vous avez reçu un lien"],
    ["/api", "en-GB,fr;q=0.5", "en", "You received a link"],
    ["/api?lang=en", "fr", "en", "You received a link"],
  ])("%s for %s is in %s", async (path, accepted, language, words) => {
    const reply = await service.fetch(`${service.url}${path}`, { headers: { "accept-language": accepted } });
    expect([reply.status, reply.headers.get("content-language")]).toEqual([200, language]);
    const html = await reply.text();
    expect(html).toContain(words);
    const other = language === "fr" ? "en" : "fr";
    expect(html).toContain(`<a href="?lang=${other}" hreflang="${other}" lang="${other}">`);
    expect(html).not.toContain("/d#");
  });

  it("leads to the page for a person, the description of the API, the form of the answers and the state", async () => {
    const html = await (await service.fetch(`${service.url}/api`)).text();
    const links = Array.from(html.matchAll(/href="(\/[^"]*)"/g), ([, path = ""]) => path);
    expect(links).toEqual(["/", "/api/openapi.json", "/api/schema", "/api/health"]);
    for (const path of links.slice(1)) expect((await service.fetch(`${service.url}${path}`)).status).toBe(200);
  });

  it("is asked for by its head alone too", async () => {
    const reply = await service.fetch(`${service.url}/api`, { method: "HEAD" });
    expect([reply.status, await reply.text()]).toEqual([200, ""]);
  });
});

describe("what is no address of the service", () => {
  it.each([
    ["/api/", "application/problem+json", 404],
    ["/favicon.ico", "text/html; charset=utf-8", 404],
    ["/d/a/b", "text/html; charset=utf-8", 404],
    ["//d", "text/html; charset=utf-8", 404],
  ])("%s is answered %s", async (path, type, status) => {
    const reply = await service.fetch(`${service.url}${path}`);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([status, type]);
  });
});

describe("the table of routes", () => {
  it("takes the address without a parameter before the one with it", () => {
    expect(matchRoute("POST", "/d/file")?.route.function).toBe("download-file");
    expect(matchRoute("POST", "/d/other")?.parameters).toEqual({ token: "other" });
  });

  it("names only functions that there are, and each of them", () => {
    expect(new Set(routes.map((route) => route.function))).toEqual(new Set(functionNames));
  });

  it.each([
    ["/d", ["GET", "HEAD", "POST"]],
    ["/d/", []],
    ["/api/dossiers/x", ["DELETE"]],
    ["/api/dossiers//revoke", []],
  ])("says that %s answers to %j", (path, methods) => {
    expect(methodsOf(path)).toEqual(methods);
  });
});
