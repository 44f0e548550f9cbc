import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createdSchema } from "../../functions/api/dossier-schemas.ts";
import { runInProcess } from "../support/cli-in-process.ts";
import { builtProgram } from "../support/once.ts";
import { newDataFolder, removeFolder, startProcess, type ServiceProcess } from "./bundled-service.ts";
import { sessionOf } from "../support/service-client.ts";

let script: string;
let data: string;
let service: ServiceProcess;

beforeAll(async () => {
  script = await builtProgram();
  data = await newDataFolder();
  service = await startProcess(script, data, { example: true });
});
afterAll(async () => {
  service.process.kill("SIGKILL");
  await removeFolder(data);
});

const dossier = (...args: string[]) => runInProcess(args, { folder: process.cwd() });

it("a reader that stops before the end of what a command prints ends it without a word", async () => {
  const child = spawn(process.execPath, [script, "schema"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect({ errors, code: code as number }).toEqual({ errors: "", code: 0 });
});

describe("the service as a newcomer starts it", () => {
  it("prints links that work: the page, the list, and the PDF", async () => {
    const output = service.output();
    const link = new URL(/https?:\S+\/d#\S+/.exec(output)?.[0] ?? "");
    expect((await fetch(link)).status).toBe(200);
    const page = await fetch(`${service.url}/d`, {
      method: "POST",
      body: new URLSearchParams({ token: link.hash.slice(1) }),
    });
    const body = new URLSearchParams({ visit: sessionOf(await page.text()), file: "dossier.pdf" });
    const download = await fetch(`${service.url}/d/file`, { method: "POST", body });
    const pdf = /https?:\S+\/dossier\.pdf\?\S+/.exec(output)?.[0] ?? "";
    for (const reply of [download, await fetch(pdf)]) {
      expect(reply.headers.get("content-type")).toBe("application/pdf");
      expect((await reply.text()).slice(0, 5)).toBe("%PDF-");
    }
  });

  it("prints the link of a person first and alone, and every address that it prints answers", async () => {
    const output = service.output();
    const [first = "", second, ...rest] = output.split("\n");
    expect(first).toMatch(/^http:\/\/localhost:\d+\/d#\S+$/);
    expect([second, rest.join("\n").includes("/d#")]).toEqual(["", false]);
    const addresses = output.match(/https?:\/\/\S+/g) ?? [];
    expect(addresses).toHaveLength(6);
    for (const address of addresses) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
    // The page for programs leads to the example.
    const home = await (await fetch(`${service.url}/api`)).text();
    expect(home.replaceAll("&#x3D;", "=")).toContain(`<a href="${first}">`);
  });

  it("gives downloads by its own address, so that one port is enough", () => {
    const pdf = /https?:\S+\/dossier\.pdf\?\S+/.exec(service.output())?.[0] ?? "";
    expect(new URL(pdf).origin).toBe(service.url);
  });

  it("is reached from this machine only, and says nothing else", () => {
    expect(service.url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(service.output()).not.toContain("WARNING");
    expect(service.output()).not.toMatch(/[Ee]rror/);
  });

  it("warns in plain words when it listens to others", async () => {
    const folder = await newDataFolder();
    const open = await startProcess(script, folder, { env: { HOST: "0.0.0.0" } });
    // It comes by the error output, which may arrive after the rest.
    await vi.waitFor(() =>
      expect(open.output()).toContain("WARNING: anyone who can reach this machine can reach the service"),
    );
    expect(await open.end("SIGTERM")).toBe(0);
    await removeFolder(folder);
  });

  it("takes answers from `dossier send`, and answers wrong ones with exit code 2 and every problem", async () => {
    const example = "test/examples/refugee-first-hosted-married.json";
    const sent = await dossier(
      "send",
      example,
      "--to",
      service.url,
      "--json",
      "--factor",
      "code",
      "--retention-days",
      "2",
    );
    expect([sent.err, sent.code]).toEqual(["", 0]);
    expect(createdSchema.parse(JSON.parse(sent.out)).factor?.kind).toBe("code");
    const wrong = await dossier("send", example, "--to", service.url, "--retention-days", "99", "--language", "en");
    expect([wrong.out, wrong.code]).toEqual(["", 2]);
    expect(wrong.err).toContain("?retentionDays");
  });

  it("says when the link was opened, stops it and deletes all, for who has the owner's secret", async () => {
    const sent = await dossier(
      "send",
      "test/examples/refugee-first-hosted-married.json",
      "--to",
      service.url,
      "--json",
    );
    const { id, ownerSecret, link } = createdSchema.parse(JSON.parse(sent.out));
    const owner = (act: string) =>
      dossier("send", act, id, "--secret", ownerSecret, "--to", `${service.url}/`, "--language", "en");
    expect((await owner("openings")).out).toContain("not been opened");
    await fetch(`${service.url}/d`, {
      method: "POST",
      body: new URLSearchParams({ token: new URL(link).hash.slice(1) }),
    });
    expect((await owner("openings")).out).toMatch(/: opened\n$/);
    expect((await owner("revoke")).code).toBe(0);
    expect((await owner("delete")).code).toBe(0);
    expect((await owner("openings")).code).toBe(2);
  });

  it("refuses batches where it has a public address, and makes links and downloads of that address", async () => {
    const folder = await newDataFolder();
    const address = "https://dossiers.example.org";
    const open = await startProcess(script, folder, { example: true, env: { DOSSIER_PUBLIC_URL: `${address}/` } });
    expect(open.output()).toMatch(/^https:\/\/dossiers\.example\.org\/d#/);
    expect((await fetch(`${open.url}/api/batches`)).status).toBe(403);
    const pdf = new URL(/https?:\S+\/dossier\.pdf\?\S+/.exec(open.output())?.[0] ?? "");
    expect(pdf.origin).toBe(address);
    const file = await fetch(`${open.url}${pdf.pathname}${pdf.search}`);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    // Its visitors are not shown the example.
    expect(await (await fetch(`${open.url}/api`)).text()).not.toContain("/d#");
    expect(await open.end("SIGTERM")).toBe(0);
    await removeFolder(folder);
  });

  it("ends cleanly on Ctrl-C", async () => {
    expect(await service.end("SIGINT")).toBe(0);
    await expect(fetch(service.url)).rejects.toThrow("fetch failed");
  });
});
