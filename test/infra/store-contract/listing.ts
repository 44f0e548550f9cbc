// The contract: a listing shows every object once, in order, page after page, and many are deleted at once.
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type ListObjectsV2CommandInput,
} from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { awkwardKeys } from "./objects.ts";
import { clientFor, freshPrefix, type ContractCase, type Target } from "./target.ts";

async function putAll(target: Target, prefix: string, names: string[]): Promise<void> {
  const client = clientFor(target);
  for (const name of names) {
    await client.send(new PutObjectCommand({ Bucket: target.bucket, Key: prefix + name, Body: name }));
  }
}

async function pages(target: Target, input: Partial<ListObjectsV2CommandInput>) {
  const found: { keys: string[]; prefixes: string[] }[] = [];
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: target.bucket,
      ...input,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    });
    const {
      Contents = [],
      CommonPrefixes = [],
      IsTruncated,
      NextContinuationToken,
      KeyCount,
    } = await clientFor(target).send(command);
    assert.equal(KeyCount, Contents.length + CommonPrefixes.length);
    found.push({
      keys: Contents.map(({ Key = "" }) => Key),
      prefixes: CommonPrefixes.map(({ Prefix = "" }) => Prefix),
    });
    token = IsTruncated === true ? NextContinuationToken : undefined;
    if (IsTruncated === true) assert.ok(token, "A page that is not the last says where the next one begins.");
  } while (token !== undefined && found.length < 100);
  return found;
}

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

export const listingCases: ContractCase[] = [
  {
    name: "a listing has key, size, MD5 and time of each object under the prefix, and no other",
    async run(target) {
      const prefix = freshPrefix();
      await putAll(target, prefix, ["a", "bb"]);
      await putAll(target, freshPrefix(), ["elsewhere"]);
      const command = new ListObjectsV2Command({ Bucket: target.bucket, Prefix: prefix });
      const { Contents = [], IsTruncated } = await clientFor(target).send(command);
      assert.equal(IsTruncated, false);
      assert.deepEqual(
        Contents.map(({ Key, Size, ETag }) => ({ Key, Size, ETag })),
        ["a", "bb"].map((name) => ({
          Key: prefix + name,
          Size: name.length,
          ETag: `"${createHash("md5").update(name).digest("hex")}"`,
        })),
      );
      for (const { LastModified } of Contents) {
        assert.ok(Math.abs((LastModified?.getTime() ?? 0) - Date.now()) < 60_000);
      }
    },
  },
  {
    name: "page after page, every key comes once and in order",
    async run(target) {
      const prefix = freshPrefix();
      const names = Array.from({ length: 23 }, (_, index) => `${index * 37}`);
      await putAll(target, prefix, names);
      for (const MaxKeys of [1, 5, 22, 23, 1000]) {
        const found = await pages(target, { Prefix: prefix, MaxKeys });
        assert.deepEqual(
          found.flatMap(({ keys }) => keys),
          names.map((name) => prefix + name).sort(byBytes),
        );
        assert.equal(found.length, Math.ceil(23 / MaxKeys));
      }
    },
  },
  {
    name: "a delimiter gathers what lies below, page after page",
    async run(target) {
      const prefix = freshPrefix();
      await putAll(target, prefix, ["a/1", "a/2", "b", "c/x/1", "c/y", "d"]);
      for (const MaxKeys of [1, 2, 3, 1000]) {
        const found = await pages(target, { Prefix: prefix, Delimiter: "/", MaxKeys });
        assert.deepEqual(
          found.flatMap(({ keys }) => keys),
          ["b", "d"].map((name) => prefix + name),
        );
        assert.deepEqual(
          found.flatMap(({ prefixes }) => prefixes),
          ["a/", "c/"].map((name) => prefix + name),
        );
      }
    },
  },
  {
    name: "a listing can begin after a key, and is empty where there is nothing",
    async run(target) {
      const prefix = freshPrefix();
      await putAll(target, prefix, ["a", "b", "c"]);
      const [after] = await pages(target, { Prefix: prefix, StartAfter: `${prefix}a` });
      assert.deepEqual(after?.keys, [`${prefix}b`, `${prefix}c`]);
      assert.deepEqual(await pages(target, { Prefix: freshPrefix() }), [{ keys: [], prefixes: [] }]);
    },
  },
  {
    name: "awkward keys are listed as they are, and many are deleted in one call",
    async run(target) {
      const prefix = freshPrefix();
      await putAll(target, prefix, awkwardKeys);
      const keys = (await pages(target, { Prefix: prefix })).flatMap((page) => page.keys);
      assert.deepEqual(new Set(keys), new Set(awkwardKeys.map((key) => prefix + key)));
      const Objects = [...keys, `${prefix}never-there`].map((Key) => ({ Key }));
      const { Deleted = [], Errors = [] } = await clientFor(target).send(
        new DeleteObjectsCommand({ Bucket: target.bucket, Delete: { Objects } }),
      );
      assert.deepEqual(Errors, []);
      assert.deepEqual(new Set(Deleted.map(({ Key }) => Key)), new Set(Objects.map(({ Key }) => Key)));
      assert.deepEqual(await pages(target, { Prefix: prefix }), [{ keys: [], prefixes: [] }]);
    },
  },
];
