// Over time: objects end by their rules, links by their second, and the store closes without cutting anybody off.
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { newFolder, openLocalStore, settings } from "../support/local-store.ts";
import { clientFor, refusal } from "./store-contract/target.ts";

const { bucket: Bucket } = settings;
const start = Date.parse("2026-11-20T10:00:00Z");

test("objects end at the midnight after their days, by prefix, counted from their last change", async () => {
  let now = start;
  const clock = () => new Date(now);
  const rules = [
    { prefix: "dossiers/", days: 2 },
    { prefix: "batches/", days: 1 },
  ];
  const local = await openLocalStore({ now: clock, lifecycle: rules });
  const client = clientFor(local.target);
  // The SDK signs with the clock of the machine; the store is told another one.
  const atStore = () => {
    client.config.systemClockOffset = now - Date.now();
  };
  const put = (Key: string) => client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  const isThere = async (Key: string) =>
    (await client.send(new HeadObjectCommand({ Bucket, Key })).catch(() => undefined)) !== undefined;
  atStore();
  const keys = ["dossiers/a", "dossiers/b", "batches/a", "other/a"];
  for (const key of keys) await put(key);
  for (const [time, swept, left] of [
    ["2026-11-21T23:59:59Z", 0, ["dossiers/a", "dossiers/b", "batches/a", "other/a"]],
    ["2026-11-22T00:00:00Z", 1, ["dossiers/a", "dossiers/b", "other/a"]],
    ["2026-11-22T23:59:59Z", 0, ["dossiers/a", "dossiers/b", "other/a"]],
    ["2026-11-23T00:00:00Z", 1, ["dossiers/b", "other/a"]],
    ["2026-11-25T00:00:00Z", 1, ["other/a"]],
  ] as const) {
    now = Date.parse(time);
    atStore();
    if (time === "2026-11-22T00:00:00Z") await put("dossiers/b");
    const sweptNow = await local.store.sweep();
    const there = await Promise.all(keys.map(isThere));
    expect({ time, swept: sweptNow, left: keys.filter((_, index) => there[index]) }).toEqual({ time, swept, left });
  }
  await local.end();
});

test("what ended while the store was off is swept when it starts", async () => {
  const folder = await newFolder();
  const lifecycle = [{ prefix: "", days: 1 }];
  const first = await openLocalStore({ folder, lifecycle });
  await clientFor(first.target).send(new PutObjectCommand({ Bucket, Key: "old", Body: "x" }));
  await first.store.close();
  const inThreeDays = () => new Date(Date.now() + 3 * 24 * 3600 * 1000);
  const later = await openLocalStore({ folder, lifecycle, now: inThreeDays });
  const client = clientFor(later.target, { systemClockOffset: 3 * 24 * 3600 * 1000 });
  expect((await refusal(client.send(new GetObjectCommand({ Bucket, Key: "old" })))).code).toBe("NoSuchKey");
  await later.end();
});

test("a link is good from a quarter of an hour before its time until its last second", async () => {
  let now = start;
  const local = await openLocalStore({ now: () => new Date(now) });
  const client = clientFor(local.target, { systemClockOffset: start - Date.now() });
  await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
  const command = new GetObjectCommand({ Bucket, Key: "a" });
  const link = await getSignedUrl(client, command, { expiresIn: 60, signingDate: new Date(start) });
  for (const [seconds, status] of [
    [-901, 403],
    [-900, 200],
    [0, 200],
    [59, 200],
    [60, 403],
    [86_400, 403],
  ] as const) {
    now = start + seconds * 1000;
    expect({ seconds, status: (await fetch(link)).status }).toEqual({ seconds, status });
  }
  await local.end();
});

test("who reads gets the object that it began to read, also when it is replaced or deleted meanwhile", async () => {
  const local = await openLocalStore();
  const client = clientFor(local.target);
  const body = Buffer.alloc(20_000_000, "old ");
  const changes = [
    () => client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "new" })),
    () => client.send(new DeleteObjectCommand({ Bucket, Key: "a" })),
  ];
  for (const change of changes) {
    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: body }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "a" }));
    await change();
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  }
  await local.end();
});

test("closing lets a put under way end, and takes no new one", async () => {
  const folder = await newFolder();
  const local = await openLocalStore({ folder });
  const client = clientFor(local.target);
  const slow = Readable.from(
    (async function* () {
      yield Buffer.alloc(9000, "a");
      await wait(300);
      yield Buffer.alloc(9000, "b");
    })(),
  );
  const put = client.send(new PutObjectCommand({ Bucket, Key: "slow", Body: slow, ContentLength: 18_000 }));
  await wait(100);
  const closed = local.store.close();
  await expect(clientFor(local.target).send(new PutObjectCommand({ Bucket, Key: "late", Body: "x" }))).rejects.toThrow(
    /ECONNREFUSED/,
  );
  await put;
  await closed;
  const again = await openLocalStore({ folder });
  const { ContentLength } = await clientFor(again.target).send(new HeadObjectCommand({ Bucket, Key: "slow" }));
  expect(ContentLength).toBe(18_000);
  await again.end();
});

test("it listens on this machine only, and says which port is taken", async () => {
  const local = await openLocalStore();
  expect(local.store.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const port = Number(new URL(local.store.endpoint).port);
  await expect(openLocalStore({ port })).rejects.toThrow(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  await local.end();
});
