// What keeps the service from starting: said in the user's language with what to do, exit code 2, and nothing left behind.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { asFolderError, asListenError, StartError, startErrorCodes } from "../../infra/local/service/start-error.ts";
import { packedProgram } from "../support/once.ts";
import { sized } from "../support/seeded.ts";
import { newDataFolder, removeFolder, startProcess, type ServiceProcess } from "./bundled-service.ts";

let script: string;
let data: string;
let running: ServiceProcess;
let taken: Server;
let busy: string;

beforeAll(async () => {
  script = await packedProgram();
  data = await newDataFolder();
  running = await startProcess(script, data);
  taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  busy = String((taken.address() as AddressInfo).port);
});
afterAll(async () => {
  await running.end("SIGTERM");
  taken.close();
  await removeFolder(data);
});

type Ended = { code: number | null; out: string; errors: string };

/** Runs `serve` until it ends by itself. */
async function serve(env: Record<string, string>, args: string[] = ["--no-example"], program = script): Promise<Ended> {
  const child = spawn(process.execPath, [program, "serve", ...args], {
    env: { PATH: process.env["PATH"], LANG: "C", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, out, errors };
}

describe("is told in plain words, and the start ends with exit code 2", () => {
  it.each<[what: string, env: () => Record<string, string>, english: RegExp, french: RegExp]>([
    [
      "a busy port",
      () => ({ PORT: busy }),
      /Port \d+ is in use.*npm start -- --port 8081/,
      /Le port \d+ est utilisé.*npm start -- --port 8081/,
    ],
    [
      "a busy port of the store",
      () => ({ DOSSIER_STORE_PORT: busy }),
      /Unset DOSSIER_STORE_PORT/,
      /DOSSIER_STORE_PORT/,
    ],
    ["a wrong port", () => ({ PORT: "eighty" }), /PORT.*“eighty”.*0 to 65535/, /PORT.*eighty/],
    [
      "a folder that another service uses",
      () => ({ DOSSIER_DATA: data }),
      /Another service \(process \d+\) is using the folder .*npm start -- --data/,
      /Un autre service \(processus \d+\) utilise le dossier/,
    ],
    [
      "a folder that is a file",
      () => ({ DOSSIER_DATA: join(data, "lock.json") }),
      /is a file.*npm start -- --data/,
      /est un fichier/,
    ],
    ["a folder where none can be", () => ({ DOSSIER_DATA: "/proc/none" }), /takes no folders.*--data/, /prend pas de/],
    [
      "a folder inside a file",
      () => ({ DOSSIER_DATA: join(data, "lock.json", "inside") }),
      /is inside a file/,
      /se trouve dans un fichier/,
    ],
    ["an address of another machine", () => ({ HOST: "192.0.2.1" }), /192\.0\.2\.1 is not.*Unset HOST/, /Retirez HOST/],
    [
      "a name of no machine",
      () => ({ HOST: "no-such-machine.invalid" }),
      /not an address of this machine/,
      /n’est pas/,
    ],
    [
      "a store at which nobody answers",
      () => ({ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" }),
      /No object store answers at http:\/\/127\.0\.0\.1:1/,
      /Aucun stockage d’objets ne répond/,
    ],
    [
      "a store without its credentials",
      () => ({ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1" }),
      /Set AWS_ACCESS_KEY_ID/,
      /Donnez aussi AWS_ACCESS_KEY_ID/,
    ],
    [
      "a public address with a path",
      () => ({ DOSSIER_PUBLIC_URL: "https://a.example/b" }),
      /without a path/,
      /sans chemin/,
    ],
    ["a public address that is none", () => ({ DOSSIER_PUBLIC_URL: "dossiers" }), /not the address of a site/, /sans/],
  ])("%s", async (what, env, english, french) => {
    const said: [language: string, words: RegExp][] = [
      ["C", english],
      ["fr_FR.UTF-8", french],
    ];
    // The program starts once for each cause here, in one of the languages; the conformance run asks in both.
    for (const [LANG, words] of sized(said, [said[what.length % 2]!])) {
      const folder = await newDataFolder();
      const ended = await serve({ DOSSIER_DATA: folder, LANG, ...env() });
      expect([ended.code, ended.out]).toEqual([2, ""]);
      expect(ended.errors.replaceAll(/[\u00A0\u202F]/g, " ")).toMatch(words);
      expect(ended.errors).not.toMatch(/\bat .+:\d+:\d+|EADDR|ENO|EACCES/);
      // The lock went with it.
      expect(await readdir(folder)).not.toContain("lock.json");
      await removeFolder(folder);
    }
    expect((await fetch(`${running.url}/api/health`)).status).toBe(200);
  });
});

describe("each system error is one of them", () => {
  const systemError = (code: string) => Object.assign(new Error(code), { code });
  it.each([
    ["EADDRINUSE", false, "port-busy"],
    ["EADDRINUSE", true, "store-port-busy"],
    ["EACCES", false, "port-not-allowed"],
    ["EACCES", true, "store-port-not-allowed"],
    ["EADDRNOTAVAIL", false, "host-elsewhere"],
    ["ENOTFOUND", false, "host-elsewhere"],
  ] as const)("to listen: %s (of the store: %s) is %s", (code, ofStore, expected) => {
    expect(asListenError(systemError(code), "::1", 80, ofStore)).toMatchObject({
      code: expected,
      values: { port: "80" },
    });
  });

  it.each([
    ["EACCES", "folder-not-allowed"],
    ["EPERM", "folder-not-allowed"],
    ["EROFS", "folder-not-allowed"],
    ["EEXIST", "folder-is-file"],
    ["ENOTDIR", "folder-is-file"],
    ["ENOENT", "folder-elsewhere"],
    ["ENOSPC", "folder-full"],
  ] as const)("of the folder: %s is %s", (code, expected) => {
    expect(asFolderError(systemError(code), "data")).toMatchObject({ code: expected, values: { folder: "data" } });
  });

  it("and any other stays what it is", () => {
    const error = systemError("EIO");
    expect([asFolderError(error, "data"), asListenError(error, "::1", 80, false)]).toEqual([error, error]);
    expect(error).not.toBeInstanceOf(StartError);
  });

  it.each(operatorLanguages)("has words in %s without an open place", (language) => {
    const values = { port: "1", host: "h", folder: "f", pid: "2", address: "a" };
    for (const code of startErrorCodes) {
      expect(say(message(`cli.serve.refused.${code}`, values), language)).not.toMatch(/[{}]/);
    }
  });
});

describe("a start that fails half-way ends by itself and keeps nothing", () => {
  /** The program with some of its functions. */
  async function programWithout(name: string, how: "missing" | "broken"): Promise<string> {
    const folder = await newDataFolder();
    await cp(dirname(script), folder, { recursive: true });
    const bundle = join(folder, "functions", name, "index.mjs");
    if (how === "missing") await rm(bundle);
    else await writeFile(bundle, "throw new Error('broken');\n");
    return folder;
  }

  it("where a function was not built", async () => {
    const folder = await programWithout("open-link", "missing");
    const store = join(folder, "store");
    const ended = await serve({ DOSSIER_DATA: store }, [], join(folder, "dossier.mjs"));
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.errors).toContain("Run npm start");
    await removeFolder(folder);
  });

  it("where the function of the example cannot be loaded", async () => {
    const folder = await programWithout("create-dossier", "broken");
    const store = join(folder, "store");
    await mkdir(store);
    const ended = await serve({ DOSSIER_DATA: store }, [], join(folder, "dossier.mjs"));
    expect(ended.code).toBe(1);
    expect(await readdir(store)).not.toContain("lock.json");
    // The folder is free for the next start.
    const next = await startProcess(script, store);
    expect(await next.end("SIGTERM")).toBe(0);
    await removeFolder(folder);
  });
});
