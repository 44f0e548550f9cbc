// Killed at any moment, the local store comes back with whole objects only, and with all that it has acknowledged.
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, expect, test } from "vitest";
import { sized } from "../support/seeded.ts";
import { recordBytes, type ObjectRecord } from "../../infra/local/object-store/folder/object-file.ts";
import { newFolder, openLocalStore, settings, targetOf } from "../support/local-store.ts";
import { clientFor } from "./store-contract/target.ts";

const { bucket: Bucket } = settings;
const processes: ChildProcess[] = [];
const folders: string[] = [];

async function startProcess(folder: string): Promise<{ child: ChildProcess; client: S3Client }> {
  const child = fork(join(import.meta.dirname, "store-process.ts"), [folder], { execArgv: ["--import", "tsx"] });
  processes.push(child);
  const [{ endpoint }] = (await once(child, "message")) as [{ endpoint: string }];
  return { child, client: clientFor(targetOf(endpoint)) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function folderForTest(): Promise<string> {
  const folder = await newFolder();
  folders.push(folder);
  return folder;
}

afterEach(() => Promise.all(processes.map(kill)));
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function readAll(client: S3Client): Promise<Map<string, Buffer>> {
  const objects = new Map<string, Buffer>();
  let token: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: token }));
    for (const { Key = "", ETag, Size } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const body = Buffer.from((await Body?.transformToByteArray()) ?? []);
      expect(body.length).toBe(Size);
      expect(`"${createHash("md5").update(body).digest("hex")}"`).toBe(ETag);
      objects.set(Key, body);
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}

test("kill −9 during writes, again and again: what is listed is whole, what was acknowledged is there", async () => {
  const folder = await folderForTest();
  /** The number of the last write of each key that was acknowledged. */
  const acknowledged = new Map<string, number>();
  let number = 0;
  for (let life = 0; life < sized(4, 2); life++) {
    const { child, client } = await startProcess(folder);
    const objects = await readAll(client);
    for (const [key, atLeast] of acknowledged) {
      const body = objects.get(key) ?? Buffer.alloc(0);
      const found = body.readUInt32LE(0);
      expect(found).toBeGreaterThanOrEqual(atLeast);
      expect(body.equals(contentOf(found))).toBe(true);
    }
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    let acknowledgments = 0;
    const writing = Array.from({ length: 6 }, async (_, writer) => {
      for (;;) {
        const mine = ++number;
        const key = `${writer}/${mine % 7}`;
        try {
          await client.send(new PutObjectCommand({ Bucket, Key: key, Body: contentOf(mine) }));
        } catch {
          return;
        }
        acknowledged.set(key, Math.max(mine, acknowledged.get(key) ?? 0));
        // The other writers are in the middle of theirs.
        if (++acknowledgments === 40 + life * 7) void kill(child);
      }
    });
    await Promise.all(writing);
    await kill(child);
  }
  expect(acknowledged.size).toBeGreaterThan(10);
});

/** Bytes that say which write they are, of a length of their own; each key has one writer, so numbers only grow. */
function contentOf(number: number): Buffer {
  const content = Buffer.alloc(20_000 + (number % 13) * 30_000, createHash("sha256").update(String(number)).digest());
  content.writeUInt32LE(number, 0);
  return content;
}

test("two stores never share a folder, and a killed one does not keep it", async () => {
  const folder = await folderForTest();
  const { child, client } = await startProcess(folder);
  await client.send(new PutObjectCommand({ Bucket, Key: "kept", Body: "kept" }));
  await expect(openLocalStore({ folder })).rejects.toThrow(/already uses the folder/);
  await client.send(new PutObjectCommand({ Bucket, Key: "kept", Body: "still written" }));
  await kill(child);
  const local = await openLocalStore({ folder });
  expect((await readAll(clientFor(local.target))).get("kept")?.toString()).toBe("still written");
  await local.store.close();
  const again = await openLocalStore({ folder });
  await again.end();
});

test("files that are cut, misnamed or strangers are no objects", async () => {
  const folder = await folderForTest();
  const local = await openLocalStore({ folder });
  const client = clientFor(local.target);
  for (const key of ["whole", "cut", "short", "changed", "moved"]) {
    await client.send(new PutObjectCommand({ Bucket, Key: key, Body: key.repeat(1000) }));
  }
  await local.store.close();
  const path = (key: string) => join(folder, "objects", createHash("sha256").update(key).digest("hex"));
  await truncate(path("cut"), 2500);
  await truncate(path("short"), 3);
  const changed = await readFile(path("changed"));
  changed.writeUInt8(changed.readUInt8(changed.length - 30) ^ 1, changed.length - 30);
  await writeFile(path("changed"), changed);
  await copyFile(path("whole"), path("another key"));
  await rename(path("moved"), path("a third key"));
  await writeFile(join(folder, "objects", "notes.txt"), "hello");
  await writeFile(path("of another form"), recordBytes({ key: "of another form", bytes: 0 } as ObjectRecord));
  await writeFile(join(folder, "lock.json"), '{"pid":"none"}');
  await mkdir(join(folder, "incoming"), { recursive: true });
  await writeFile(join(folder, "incoming", "left-over"), "half");
  const again = await openLocalStore({ folder });
  expect([...(await readAll(clientFor(again.target))).keys()]).toEqual(["whole"]);
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
  await again.end();
});

const megabytes = sized(300, 10);

test(`a body of ${megabytes} MB goes through the store and comes back whole`, async () => {
  const { client } = await startProcess(await folderForTest());
  const piece = Buffer.alloc(1_000_000, "x");
  const pieces = Readable.from(
    (function* () {
      for (let index = 0; index < megabytes; index++) yield piece;
    })(),
  );
  await client.send(new PutObjectCommand({ Bucket, Key: "big", Body: pieces, ContentLength: megabytes * 1_000_000 }));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "big" }));
  let bytes = 0;
  for await (const part of Body as Readable) bytes += (part as Buffer).length;
  expect(bytes).toBe(megabytes * 1_000_000);
});
