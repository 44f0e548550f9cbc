import { createHash, randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { packedProgram } from "../support/once.ts";
import { newDataFolder, removeFolder, startProcess } from "./bundled-service.ts";
import { briefly, sized } from "../support/seeded.ts";
import { exampleAnswers, tokenOf, sessionOf } from "../support/service-client.ts";

let script: string;
let data: string;

beforeAll(async () => {
  script = await packedProgram();
  data = await newDataFolder();
});
afterAll(() => removeFolder(data));

/** Kills, each when the store has so many more objects than at the start: a dossier has ten. */
const moments = sized([1, 4, 9, 20, 30, 45], [3, 15]);
const atOnce = sized(6, 3);

const objectCount = async (): Promise<number> => (await readdir(join(data, "objects")).catch(() => [])).length;

it("holds every dossier whole after being killed in the middle of its writes, and finishes what is sent again", async () => {
  const body = JSON.stringify(await exampleAnswers("subsidiary-first-hotel-two-nationalities"));
  const send = (url: string, key: string) =>
    fetch(`${url}/api/dossiers`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body,
    });
  const answered = new Map<string, Created>();
  const cut: string[] = [];

  for (const objects of moments) {
    const service = await startProcess(script, data, { flags: briefly });
    const before = await objectCount();
    const keys = Array.from({ length: atOnce }, () => randomUUID());
    const sending = keys.map(async (key) => {
      try {
        const reply = await send(service.url, key);
        answered.set(key, (await reply.json()) as Created);
      } catch {
        cut.push(key);
      }
    });
    while ((await objectCount()) < before + objects) await wait(2);
    await service.end("SIGKILL");
    await Promise.all(sending);
  }
  expect(cut.length).toBeGreaterThan(moments.length);

  const service = await startProcess(script, data, { flags: briefly });
  const expectWhole = async (made: Created) => {
    const page = await fetch(`${service.url}/d`, {
      method: "POST",
      body: new URLSearchParams({ token: tokenOf(made) }),
    });
    expect(page.status).toBe(200);
    const visit = sessionOf(await page.text());
    for (const { fileName, sha256 } of [...made.documents, ...made.otherFiles]) {
      const reply = await fetch(`${service.url}/d/file`, {
        method: "POST",
        body: new URLSearchParams({ visit, file: fileName }),
      });
      const bytes = new Uint8Array(await reply.arrayBuffer());
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  };
  for (const made of answered.values()) await expectWhole(made);
  for (const key of cut) {
    const reply = await send(service.url, key);
    expect(reply.status).toBe(201);
    const made = (await reply.json()) as Created;
    await expectWhole(made);
    // What was answered before the kill and what is answered now are one.
    expect(((await (await send(service.url, key)).json()) as Created).link).toBe(made.link);
  }
  expect(await service.end("SIGTERM")).toBe(0);
});
