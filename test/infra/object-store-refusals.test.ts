// What the local store does not do, it says; and no client can fill it, stop it or make it wait.
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectVersionsCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { readdir } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { clientFor, refusal, tampering } from "./store-contract/target.ts";

const { bucket: Bucket } = settings;
const Key = "some/key";

let local: LocalStore;
beforeAll(async () => {
  local = await openLocalStore({ maxObjectBytes: 1_000_000, idleMs: 400, requestMs: 1200 });
  await clientFor(local.target).send(new PutObjectCommand({ Bucket, Key, Body: "there" }));
});
afterAll(() => local.end());

const put = (more: object) => (client: S3Client) =>
  client.send(new PutObjectCommand({ Bucket, Key: "new", Body: "x", ...more }));

const notDone: Record<string, (client: S3Client) => Promise<unknown>> = {
  "copy an object": (client) => client.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${Key}` })),
  "begin an upload in parts": (client) => client.send(new CreateMultipartUploadCommand({ Bucket, Key })),
  "read tags": (client) => client.send(new GetObjectTaggingCommand({ Bucket, Key })),
  "write tags": (client) => client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet: [] } })),
  "write an ACL": (client) => client.send(new PutObjectAclCommand({ Bucket, Key, ACL: "public-read" })),
  "read attributes": (client) =>
    client.send(new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: ["ETag"] })),
  "list buckets": (client) => client.send(new ListBucketsCommand({})),
  "list the old way": (client) => client.send(new ListObjectsCommand({ Bucket })),
  "list versions": (client) => client.send(new ListObjectVersionsCommand({ Bucket })),
  "ask where the bucket is": (client) => client.send(new GetBucketLocationCommand({ Bucket })),
  "ask whether the bucket is there": (client) => client.send(new HeadBucketCommand({ Bucket })),
  "delete the bucket": (client) => client.send(new DeleteBucketCommand({ Bucket })),
  "read a version": (client) => client.send(new GetObjectCommand({ Bucket, Key, VersionId: "1" })),
  "read a part": (client) => client.send(new GetObjectCommand({ Bucket, Key, PartNumber: 1 })),
  "read several ranges": (client) => client.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=0-1,3-4" })),
  "put in public": put({ ACL: "public-read" }),
  "put with a key of KMS": put({ ServerSideEncryption: "aws:kms" }),
  "put with tags": put({ Tagging: "a=b" }),
  "put in another storage class": put({ StorageClass: "GLACIER" }),
  "put with CRC64NVME": put({ ChecksumCRC64NVME: "AAAAAAAAAAA=" }),
  "put unless it is one version": put({ IfNoneMatch: '"0"' }),
};

test.each(Object.entries(notDone))("it does not %s, and says so", async (_, ask) => {
  const { status } = await refusal(ask(clientFor(local.target)));
  expect(status).toBe(501);
  const list = await refusal(clientFor(local.target).send(new GetObjectCommand({ Bucket, Key: "new" })));
  expect(list.code).toBe("NoSuchKey");
});

test("an error is the XML of S3, with its code, the place and an id, and nothing of the signature that was right", async () => {
  const command = new GetObjectCommand({ Bucket, Key: "not <there> & never" });
  const link = await getSignedUrl(clientFor(local.target), command, { expiresIn: 60 });
  const reply = await fetch(link);
  expect(reply.status).toBe(404);
  expect(reply.headers.get("content-type")).toBe("application/xml");
  const id = reply.headers.get("x-amz-request-id");
  expect(await reply.text()).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code>' +
      "<Message>The specified key does not exist.</Message>" +
      `<Resource>/dossiers/not%20%3Cthere%3E%20%26%20never</Resource><RequestId>${id}</RequestId></Error>`,
  );
  const forged = await (await fetch(link.replace(/.$/, "g"))).text();
  expect(forged).not.toContain("StringToSign");
});

test("a parameter given twice is refused, even with the same value", async () => {
  const command = new GetObjectCommand({ Bucket, Key, ResponseContentType: "text/plain" });
  const link = await getSignedUrl(clientFor(local.target), command, { expiresIn: 60 });
  expect((await fetch(link)).status).toBe(200);
  for (const pair of link.slice(link.indexOf("?") + 1).split("&")) {
    expect([400, 403]).toContain((await fetch(`${link}&${pair}`)).status);
  }
});

test("a session token, which no local credentials have, is refused", async () => {
  const target = { ...local.target, credentials: { ...local.target.credentials, sessionToken: "token" } };
  const { code } = await refusal(clientFor(target).send(new GetObjectCommand({ Bucket, Key })));
  expect(code).toBe("InvalidToken");
});

test.each([
  ["a line break in the name of a download", "attachment; filename=a\r\nx-evil: 1"],
  ["a letter beyond ASCII", "attachment; filename=é"],
])("a link may not put %s into a header", async (_, disposition) => {
  const command = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: disposition });
  const reply = await fetch(await getSignedUrl(clientFor(local.target), command, { expiresIn: 60 }));
  expect(reply.status).toBe(400);
  expect(reply.headers.has("x-evil")).toBe(false);
});

describe("sizes", () => {
  test("an object beyond the limit is refused before it is sent, and leaves nothing", async () => {
    const client = clientFor(local.target);
    const { code } = await refusal(put({ Body: Buffer.alloc(1_000_001) })(client));
    expect(code).toBe("EntityTooLarge");
    const huge = put({ Body: Readable.from([Buffer.alloc(9000)]), ContentLength: 2_000_000_000 })(client);
    expect((await refusal(huge)).code).toBe("EntityTooLarge");
    expect(await readdir(`${local.folder}/incoming`)).toEqual([]);
  });

  test.each([
    ["metadata beyond 2 KB", { Metadata: { long: "x".repeat(2050) } }, "MetadataTooLarge"],
    ["a Content-MD5 that is none", { ContentMD5: "AAAA" }, "InvalidDigest"],
  ])("%s are refused", async (_, more, code) => {
    expect(await refusal(put(more)(clientFor(local.target)))).toEqual({ status: 400, code });
  });

  test("chunks smaller than those that S3 takes are refused", async () => {
    const parts = [Buffer.alloc(100), Buffer.alloc(9000), Buffer.alloc(100)];
    const { code } = await refusal(put({ Body: Readable.from(parts), ContentLength: 9200 })(clientFor(local.target)));
    expect(code).toBe("InvalidChunkSizeError");
  });

  test.each([
    ["shorter", 10_000],
    ["longer", 9000],
  ])("a stream %s than it said stores nothing", async (_, announced) => {
    const parts = [Buffer.alloc(8500), Buffer.alloc(1000)];
    const client = tampering(local.target, () => undefined);
    const { code } = await refusal(put({ Body: Readable.from(parts), ContentLength: announced })(client));
    expect(code).toBe("IncompleteBody");
  });

  test("a stream whose trailing checksum is another’s stores nothing", async () => {
    const client = tampering(local.target, (request) => {
      const { body } = request as unknown as { body: Readable };
      const changed = body.map((piece: Buffer) =>
        Buffer.from(piece.toString("latin1").replace(/(x-amz-checksum-crc32:)..../, "$1AAAA"), "latin1"),
      );
      Object.assign(request, { body: changed });
    });
    const { code } = await refusal(put({ Body: Readable.from([Buffer.alloc(9000)]), ContentLength: 9000 })(client));
    expect(code).toBe("BadDigest");
  });
});

describe("slow and broken clients", () => {
  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(local.target.endpoint).port), "127.0.0.1", () => resolve(socket));
      socket.on("error", reject);
    });
  /** Resolves when the store has closed the connection. */
  const untilCut = async (socket: Socket): Promise<void> => {
    socket.on("error", () => undefined).resume();
    await new Promise((resolve) => socket.once("close", resolve));
  };
  /** The head of a put that is signed, with the body still to come. */
  async function putHead(key: string, bytes: number): Promise<string> {
    const command = new PutObjectCommand({ Bucket, Key: key, ContentLength: bytes });
    const client = clientFor(local.target, { requestChecksumCalculation: "WHEN_REQUIRED" });
    const url = new URL(await getSignedUrl(client, command, { expiresIn: 60 }));
    return `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${bytes}\r\n\r\n`;
  }
  /** What a put that was cut off left behind: it must be nothing, once the store has seen the end of the connection. */
  const leftBehind = async (key: string) => {
    const { code } = await refusal(clientFor(local.target).send(new GetObjectCommand({ Bucket, Key: key })));
    await expect.poll(() => readdir(`${local.folder}/incoming`)).toEqual([]);
    return code === "NoSuchKey" ? "nothing" : code;
  };

  test("who sends nothing is cut off", async () => {
    await expect(untilCut(await open())).resolves.toBeUndefined();
  });

  test("who stops in the middle of a body is cut off, and leaves nothing", async () => {
    const socket = await open();
    socket.write((await putHead("stopped", 100_000)) + "x".repeat(50_000));
    await untilCut(socket);
    expect(await leftBehind("stopped")).toBe("nothing");
  });

  test("who sends byte after byte for ever is cut off too", async () => {
    const socket = await open();
    socket.write(await putHead("dripped", 100_000));
    let drops = 0;
    const drip = setInterval(() => {
      socket.write("x");
      drops += 1;
    }, 100);
    await untilCut(socket);
    clearInterval(drip);
    // Long before its hundred thousand bytes have come.
    expect(drops).toBeGreaterThan(0);
    expect(await leftBehind("dripped")).toBe("nothing");
  });

  test("who hangs up in the middle leaves nothing", async () => {
    const socket = await open();
    socket.write((await putHead("hung-up", 300_000)) + "x".repeat(200_000));
    await wait(50);
    socket.destroy();
    expect(await leftBehind("hung-up")).toBe("nothing");
  });

  test("what is no HTTP is answered 400", async () => {
    const socket = await open();
    const answer = new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString())));
    socket.write("\0\r\n\r\n");
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
  });

  test("200 requests at once are all answered", async () => {
    // A busy machine may take longer than the short times of the other tests.
    const patient = await openLocalStore();
    const client = clientFor(patient.target, { requestHandler: { httpAgent: { maxSockets: 200 } } });
    const keys = Array.from({ length: 200 }, (_, index) => `many/${index}`);
    await Promise.all(
      keys.map((key) => client.send(new PutObjectCommand({ Bucket, Key: key, Body: Buffer.alloc(20_000, key) }))),
    );
    const sizes = keys.map(async (key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []).equals(Buffer.alloc(20_000, key));
    });
    expect(new Set(await Promise.all(sizes))).toEqual(new Set([true]));
    client.destroy();
    await patient.end();
  });
});
