// The contract: what is put is what is read, whole, once, and only on the conditions that were asked.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type GetObjectCommandInput,
} from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { clientFor, freshPrefix, refusal, type ContractCase, type Target } from "./target.ts";

const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");

async function read(target: Target, key: string, more: Partial<GetObjectCommandInput> = {}) {
  const reply = await clientFor(target).send(new GetObjectCommand({ Bucket: target.bucket, Key: key, ...more }));
  return { ...reply, bytes: Buffer.from((await reply.Body?.transformToByteArray()) ?? []) };
}

const put = (target: Target, key: string, body: string | Uint8Array, more = {}) =>
  clientFor(target).send(new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: body, ...more }));

/** Keys that a file system, an address or XML could spoil. */
export const awkwardKeys = [
  "élève/Ahmed Müller.pdf",
  "e\u0301 is not é",
  "漢字/かな/한글.pdf",
  "أحمد.pdf",
  "😀/\u{10FFFF}",
  "spaces  two",
  "a+b=c&d?e#f%20g",
  "quotes'\"<>&amp;",
  "(!*)~$,;:@",
  "UPPER",
  "upper",
  "back\\slash",
  "x".repeat(200),
  `${"long/".repeat(120)}end`,
];

export const objectCases: ContractCase[] = [
  {
    name: "an object is read as it was put, with its type, its metadata and its MD5",
    async run(target) {
      const key = `${freshPrefix()}whole`;
      const body = randomBytes(100_000);
      const { ETag } = await put(target, key, body, {
        ContentType: "application/pdf",
        ContentDisposition: 'attachment; filename="a.pdf"',
        CacheControl: "private, no-store",
        Metadata: { version: "2026-11-23", "put-id": "0 1" },
      });
      assert.equal(ETag, `"${md5(body)}"`);
      const found = await read(target, key);
      assert.ok(found.bytes.equals(body));
      assert.equal(found.ETag, ETag);
      assert.equal(found.ContentLength, 100_000);
      assert.equal(found.ContentType, "application/pdf");
      assert.equal(found.ContentDisposition, 'attachment; filename="a.pdf"');
      assert.equal(found.CacheControl, "private, no-store");
      assert.deepEqual(found.Metadata, { version: "2026-11-23", "put-id": "0 1" });
      assert.ok(Math.abs((found.LastModified?.getTime() ?? 0) - Date.now()) < 60_000);
      const facts = await clientFor(target).send(new HeadObjectCommand({ Bucket: target.bucket, Key: key }));
      assert.equal(facts.ContentLength, 100_000);
      assert.equal(facts.ETag, ETag);
      assert.deepEqual(facts.Metadata, found.Metadata);
    },
  },
  {
    name: "an empty object and one of 6 MB are read as they were put",
    async run(target) {
      for (const size of [0, 6_000_000]) {
        const key = `${freshPrefix()}${size}`;
        const body = randomBytes(size);
        await put(target, key, body);
        assert.ok((await read(target, key)).bytes.equals(body));
      }
    },
  },
  {
    name: "a stream of known length is stored whole, its checksum sent after it",
    async run(target) {
      const key = `${freshPrefix()}stream`;
      // S3 takes chunks of 8 KB and more; only the last may be smaller.
      const parts = [...Array.from({ length: 20 }, (_, index) => randomBytes(8192 + index * 5000)), randomBytes(3)];
      const whole = Buffer.concat(parts);
      await clientFor(target).send(
        new PutObjectCommand({
          Bucket: target.bucket,
          Key: key,
          Body: Readable.from(parts),
          ContentLength: whole.length,
        }),
      );
      assert.ok((await read(target, key)).bytes.equals(whole));
    },
  },
  {
    name: "each checksum that the SDK can send is checked, and a wrong one stores nothing",
    async run(target) {
      for (const [algorithm, wrong] of [
        ["CRC32", "AAAAAA=="],
        ["SHA1", `${"A".repeat(27)}=`],
        ["SHA256", `${"A".repeat(43)}=`],
      ] as const) {
        const key = `${freshPrefix()}${algorithm}`;
        await put(target, key, "right", { ChecksumAlgorithm: algorithm });
        const { status, code } = await refusal(put(target, key, "wrong", { [`Checksum${algorithm}`]: wrong }));
        assert.equal(`${status} ${code}`, "400 BadDigest");
        assert.equal((await read(target, key)).bytes.toString(), "right");
      }
      const key = `${freshPrefix()}md5`;
      const { status, code } = await refusal(put(target, key, "body", { ContentMD5: `${"A".repeat(22)}==` }));
      assert.equal(`${status} ${code}`, "400 BadDigest");
      assert.equal((await refusal(read(target, key))).status, 404);
    },
  },
  {
    name: "what is not there is NoSuchKey, a bucket that is not there is NoSuchBucket",
    async run(target) {
      const key = `${freshPrefix()}nothing`;
      assert.deepEqual(await refusal(read(target, key)), { status: 404, code: "NoSuchKey" });
      const head = new HeadObjectCommand({ Bucket: target.bucket, Key: key });
      assert.equal((await refusal(clientFor(target).send(head))).status, 404);
      const elsewhere = { ...target, bucket: "no-such-bucket-here" };
      assert.deepEqual(await refusal(read(elsewhere, key)), { status: 404, code: "NoSuchBucket" });
      assert.deepEqual(await refusal(put(elsewhere, key, "x")), { status: 404, code: "NoSuchBucket" });
    },
  },
  {
    name: "a second put replaces the first one, bytes and headers",
    async run(target) {
      const key = `${freshPrefix()}twice`;
      await put(target, key, "first and longer", { ContentType: "text/plain", Metadata: { a: "1" } });
      await put(target, key, "second", { ContentType: "text/csv" });
      const found = await read(target, key);
      assert.equal(found.bytes.toString(), "second");
      assert.equal(found.ContentType, "text/csv");
      assert.deepEqual(found.Metadata, {});
    },
  },
  {
    name: "put-if-absent: the second is refused and changes nothing; once deleted, the place is free again",
    async run(target) {
      const key = `${freshPrefix()}once`;
      await put(target, key, "first", { IfNoneMatch: "*" });
      assert.deepEqual(await refusal(put(target, key, "second", { IfNoneMatch: "*" })), {
        status: 412,
        code: "PreconditionFailed",
      });
      assert.equal((await read(target, key)).bytes.toString(), "first");
      await clientFor(target).send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key }));
      await put(target, key, "third", { IfNoneMatch: "*" });
      assert.equal((await read(target, key)).bytes.toString(), "third");
    },
  },
  {
    name: "of many put-if-absent at once, exactly one wins, and its bytes are those that are read",
    async run(target) {
      for (let round = 0; round < 5; round++) {
        const key = `${freshPrefix()}race`;
        const bodies = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(1000 + index));
        const outcomes = await Promise.allSettled(bodies.map((body) => put(target, key, body, { IfNoneMatch: "*" })));
        const winners = bodies.filter((_, index) => outcomes[index]?.status === "fulfilled");
        assert.equal(winners.length, 1);
        assert.equal((await read(target, key)).bytes.toString(), winners[0]);
      }
    },
  },
  {
    name: "a put that replaces one exact version is refused when another one is there",
    async run(target) {
      const key = `${freshPrefix()}version`;
      const { ETag: first } = await put(target, key, "first");
      const { ETag: second } = await put(target, key, "second", { IfMatch: first });
      assert.deepEqual(await refusal(put(target, key, "third", { IfMatch: first })), {
        status: 412,
        code: "PreconditionFailed",
      });
      await put(target, key, "third", { IfMatch: second });
      assert.equal((await read(target, key)).bytes.toString(), "third");
      const missing = await refusal(put(target, `${key}-not`, "x", { IfMatch: first }));
      assert.equal(missing.status, 404);
    },
  },
  {
    name: "a range gives its part, and one beyond the end is refused",
    async run(target) {
      const key = `${freshPrefix()}range`;
      await put(target, key, "0123456789");
      for (const [range, part, header] of [
        ["bytes=0-0", "0", "bytes 0-0/10"],
        ["bytes=2-4", "234", "bytes 2-4/10"],
        ["bytes=7-", "789", "bytes 7-9/10"],
        ["bytes=7-999", "789", "bytes 7-9/10"],
        ["bytes=-3", "789", "bytes 7-9/10"],
        ["bytes=-99", "0123456789", "bytes 0-9/10"],
      ] as const) {
        const found = await read(target, key, { Range: range });
        assert.equal(found.bytes.toString(), part, range);
        assert.equal(found.ContentRange, header);
        assert.equal(found.$metadata.httpStatusCode, 206);
      }
      const beyond = await refusal(read(target, key, { Range: "bytes=10-" }));
      assert.deepEqual(beyond, { status: 416, code: "InvalidRange" });
    },
  },
  {
    name: "conditions of a read are kept: known versions are 304, others 412",
    async run(target) {
      const key = `${freshPrefix()}conditions`;
      const { ETag } = await put(target, key, "body");
      assert.equal((await read(target, key, { IfMatch: ETag })).bytes.toString(), "body");
      assert.equal((await refusal(read(target, key, { IfNoneMatch: ETag }))).status, 304);
      assert.equal((await refusal(read(target, key, { IfMatch: `"${"0".repeat(32)}"` }))).status, 412);
    },
  },
  {
    name: "a deleted object is gone, and deleting it again is no fault",
    async run(target) {
      const key = `${freshPrefix()}gone`;
      await put(target, key, "x");
      for (let time = 0; time < 2; time++) {
        const reply = await clientFor(target).send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key }));
        assert.equal(reply.$metadata.httpStatusCode, 204);
      }
      assert.equal((await refusal(read(target, key))).status, 404);
    },
  },
  {
    name: "keys of any script and any character that an address or a file name could spoil",
    async run(target) {
      const prefix = freshPrefix();
      for (const key of awkwardKeys) await put(target, prefix + key, key);
      for (const key of awkwardKeys) assert.equal((await read(target, prefix + key)).bytes.toString(), key);
    },
  },
];
