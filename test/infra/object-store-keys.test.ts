// Any key is only a name: it comes back as it was, never leaves the folder, and is listed in its place.
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import * as fc from "fast-check";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareKeys, KeyIndex, type Listed, type Place } from "../../infra/local/object-store/folder/key-index.ts";
import { runs } from "../support/seeded.ts";
import { newFolder, openLocalStore, settings, type LocalStore } from "../support/local-store.ts";
import { clientFor, refusal } from "./store-contract/target.ts";

let local: LocalStore;
beforeAll(async () => {
  local = await openLocalStore({ folder: join(await newFolder(), "store") });
});
afterAll(() => local.end());

const Bucket = settings.bucket;
/** Half of a character has no bytes in UTF-8, so it cannot be in an address. */
const isWhole = (key: string) => !/\p{Cs}/u.test(key);
const tricks = ["..", ".", "", "/", "\0", "%2e%2e", "\\", "é", "e\u0301", "A", "a", " ", "CON", "\n", "\u{1F600}", "&"];
const anyKey = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
    fc.array(fc.constantFrom(...tricks), { minLength: 1, maxLength: 12 }).map((parts) => parts.join("/")),
    fc.array(fc.constantFrom(...tricks), { minLength: 1, maxLength: 12 }).map((parts) => parts.join("")),
  )
  .filter((key) => key !== "" && isWhole(key) && Buffer.byteLength(key) <= 1024);

test("any key round-trips, is listed and deleted, and no file gets a name of its making", async () => {
  const client = clientFor(local.target);
  await fc.assert(
    fc.asyncProperty(anyKey, async (key) => {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: key }));
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
      expect(await Body?.transformToString()).toBe(key);
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: key, EncodingType: "url" }),
      );
      expect(Contents.map(({ Key = "" }) => decodeURIComponent(Key))).toContain(key);
      expect((await readdir(`${local.folder}/objects`)).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
      expect(await refusal(client.send(new GetObjectCommand({ Bucket, Key: key })))).toEqual({
        status: 404,
        code: "NoSuchKey",
      });
    }),
    { numRuns: runs(150) },
  );
  expect((await readdir(local.folder)).sort()).toEqual(["incoming", "lock.json", "objects"]);
  expect(await readdir(`${local.folder}/objects`)).toEqual([]);
  expect(await readdir(dirname(local.folder))).toEqual(["store"]);
});

test("a key of 1,024 bytes is kept, one of 1,025 is refused", async () => {
  const client = clientFor(local.target);
  const longest = "é".repeat(512);
  await client.send(new PutObjectCommand({ Bucket, Key: longest, Body: "x" }));
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "éé" }));
  expect(Contents?.[0]?.Key).toBe(longest);
  const tooLong = await refusal(client.send(new PutObjectCommand({ Bucket, Key: `${longest}x`, Body: "x" })));
  expect(tooLong).toEqual({ status: 400, code: "KeyTooLongError" });
});

test("keys are compared as their bytes in UTF-8", () => {
  const text = fc.string({ unit: "binary", maxLength: 8 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      fc.pre(isWhole(one) && isWhole(other));
      expect(Math.sign(compareKeys(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: runs(2000) },
  );
  expect(compareKeys("\uffff", "\u{10000}")).toBeLessThan(0);
});

const listed = (key: string): Listed => ({ key, bytes: 0, etag: "", lastModified: new Date(0) });

/** What S3 says of a listing, done the slow way: sort everything, then go through it. */
function listSlowly(keys: string[], prefix: string, delimiter: string): { keys: string[]; prefixes: string[] } {
  const under = keys.filter((key) => key.startsWith(prefix)).sort(compareKeys);
  const endOf = (key: string) => (delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length));
  return {
    keys: under.filter((key) => endOf(key) === -1),
    prefixes: [
      ...new Set(under.filter((key) => endOf(key) !== -1).map((key) => key.slice(0, endOf(key) + delimiter.length))),
    ],
  };
}

test("whatever the keys, the pages of a listing are those of a plain sort", () => {
  const shortKey = fc.string({
    unit: fc.constantFrom("a", "b", "/", "-", "0", "é", "\u{1F600}"),
    minLength: 1,
    maxLength: 6,
  });
  const keySet = fc.uniqueArray(shortKey, { maxLength: 40 });
  const prefix = fc.string({ unit: fc.constantFrom("a", "/", "b"), maxLength: 2 });
  fc.assert(
    fc.property(keySet, keySet, prefix, fc.constantFrom("", "/", "b/"), fc.integer({ min: 1, max: 7 }), (...given) => {
      const [keys, deleted, prefix, delimiter, maxKeys] = given;
      const index = new KeyIndex();
      for (const key of [...keys, ...deleted, ...keys]) index.set(listed(key));
      const left = keys.filter((key) => !deleted.includes(key));
      for (const key of deleted) index.delete(key);
      const found: { keys: string[]; prefixes: string[] } = { keys: [], prefixes: [] };
      let place: Place | undefined;
      do {
        const page = index.list({
          prefix,
          delimiter,
          startAfter: "",
          maxKeys,
          ...(place === undefined ? {} : { continueAfter: place }),
        });
        expect(page.objects.length + page.commonPrefixes.length).toBeLessThanOrEqual(maxKeys);
        found.keys.push(...page.objects.map(({ key }) => key));
        found.prefixes.push(...page.commonPrefixes);
        place = page.next;
      } while (place !== undefined);
      expect(found).toEqual(listSlowly(left, prefix, delimiter));
      expect(index.size).toBe(left.length);
    }),
    { numRuns: runs(1000) },
  );
});
