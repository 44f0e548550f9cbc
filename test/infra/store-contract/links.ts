// The contract: a link opens exactly one thing, in one way, for its time, and any change to it closes it.
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { clientFor, freshPrefix, refusal, type ContractCase, type Target } from "./target.ts";

const secret = "what only the link may show";
const disposition = "attachment; filename=\"a.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9.pdf";

async function makeLink(target: Target, expiresIn = 60): Promise<{ key: string; link: string }> {
  const key = `${freshPrefix()}linked é.pdf`;
  await clientFor(target).send(new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: secret }));
  const command = new GetObjectCommand({ Bucket: target.bucket, Key: key, ResponseContentDisposition: disposition });
  return { key, link: await getSignedUrl(clientFor(target), command, { expiresIn }) };
}

async function isRefused(url: string, init: RequestInit = {}, what = ""): Promise<void> {
  const reply = await fetch(url, init);
  const body = await reply.text();
  // Not 404: a store that looks for the object has not looked at the signature. 405 is versitygw's word to a POST.
  const statuses = init.method === "POST" ? [400, 403, 405] : [400, 403];
  assert.ok(statuses.includes(reply.status), `${what}: ${reply.status} ${body}`);
  assert.ok(!body.includes(secret), what);
}

const pairsOf = (link: string) => {
  const [path = "", query = ""] = link.split("?");
  return { path, pairs: query.split("&") };
};

export const linkCases: ContractCase[] = [
  {
    name: "a link gives the object under the name that it was signed with, whole or in part",
    async run(target) {
      const { link } = await makeLink(target);
      const reply = await fetch(link);
      assert.equal(reply.status, 200);
      assert.equal(await reply.text(), secret);
      assert.equal(reply.headers.get("content-disposition"), disposition);
      const part = await fetch(link, { headers: { range: "bytes=5-8" } });
      assert.equal(part.status, 206);
      assert.equal(await part.text(), secret.slice(5, 9));
    },
  },
  {
    name: "the order of the parameters says nothing in SigV4: a re-ordered link is the same link",
    async run(target) {
      const { link } = await makeLink(target);
      const { path, pairs } = pairsOf(link);
      const reply = await fetch(`${path}?${pairs.toReversed().join("&")}`);
      assert.equal(reply.status, 200);
      assert.equal(await reply.text(), secret);
    },
  },
  {
    name: "a link with any value changed, any parameter missing or taking another’s value is refused",
    async run(target) {
      const { link } = await makeLink(target);
      const { path, pairs } = pairsOf(link);
      for (const [index, pair] of pairs.entries()) {
        const [name = "", value = ""] = pair.split("=");
        const changed = value.endsWith("1") ? `${value.slice(0, -1)}2` : `${value.slice(0, -1)}1`;
        const others = pairs.filter((_, at) => at !== index);
        await isRefused(`${path}?${[...others, `${name}=${changed}`].join("&")}`, {}, `${name} changed`);
        await isRefused(`${path}?${[...others, `${name}=`].join("&")}`, {}, `${name} emptied`);
        await isRefused(`${path}?${others.join("&")}`, {}, `${name} missing`);
      }
      for (let index = 1; index < pairs.length; index++) {
        const [name = "", value = ""] = (pairs[index] ?? "").split("=");
        const [nameBefore = "", valueBefore = ""] = (pairs[index - 1] ?? "").split("=");
        const swapped = pairs.with(index, `${name}=${valueBefore}`).with(index - 1, `${nameBefore}=${value}`);
        await isRefused(`${path}?${swapped.join("&")}`, {}, `${name} and ${nameBefore} swapped`);
      }
    },
  },
  {
    name: "a link that is cut anywhere is refused",
    async run(target) {
      const { link } = await makeLink(target);
      const start = link.indexOf("X-Amz-");
      for (let end = start; end < link.length; end += 7) await isRefused(link.slice(0, end), {}, String(end));
      await isRefused(link.slice(0, -1));
    },
  },
  {
    name: "a link for one key does not open another, nor the bucket, nor do anything but read",
    async run(target) {
      const { key, link } = await makeLink(target);
      const other = await makeLink(target);
      const { path, pairs } = pairsOf(link);
      const query = pairs.join("&");
      await isRefused(`${pairsOf(other.link).path}?${query}`, {}, "another key");
      await isRefused(`${path}x?${query}`, {}, "a longer key");
      await isRefused(`${target.endpoint}/${target.bucket}?${query}`, {}, "the bucket");
      await isRefused(`${target.endpoint}/${target.bucket}?list-type=2&${query}`, {}, "a listing");
      for (const method of ["PUT", "POST", "DELETE"]) await isRefused(link, { method, body: "x" }, method);
      const head = await fetch(link, { method: "HEAD" });
      assert.equal(head.status, 403);
      const found = await clientFor(target).send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
      assert.equal(await found.Body?.transformToString(), secret);
    },
  },
  {
    name: "parameters and S3 headers that were not signed are refused with a link",
    async run(target) {
      const { link } = await makeLink(target);
      for (const more of ["response-content-type=text/html", "response-cache-control=public"]) {
        await isRefused(`${link}&${more}`, {}, more);
      }
      await isRefused(link, { headers: { "x-amz-meta-added": "1" } }, "a header");
    },
  },
  {
    name: "a link signed with another secret or for another region is refused",
    async run(target) {
      const { key } = await makeLink(target);
      const { accessKeyId, secretAccessKey } = target.credentials;
      for (const foreign of [
        { ...target, credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` } },
        { ...target, region: "mars-north-1" },
      ]) {
        const command = new GetObjectCommand({ Bucket: target.bucket, Key: key });
        await isRefused(await getSignedUrl(clientFor(foreign), command, { expiresIn: 60 }));
      }
    },
  },
  {
    name: "a link ends when it says so, and one made to last longer is refused",
    async run(target) {
      const { link } = await makeLink(target, 2);
      assert.equal((await fetch(link)).status, 200);
      await isRefused(link.replace("X-Amz-Expires=2&", "X-Amz-Expires=600&"), {}, "made longer");
      await isRefused(link.replace("X-Amz-Expires=2&", "X-Amz-Expires=-1&"), {}, "negative");
      await isRefused(link.replace("X-Amz-Expires=2&", "X-Amz-Expires=604801&"), {}, "more than seven days");
      await wait(3100);
      const late = await fetch(link);
      assert.equal(late.status, 403);
      assert.match(await late.text(), /<Code>AccessDenied<\/Code>/);
    },
  },
  {
    name: "nobody gets anything without a signature",
    async run(target) {
      const { key, link } = await makeLink(target);
      const { path } = pairsOf(link);
      for (const method of ["GET", "PUT", "DELETE", "POST"]) {
        await isRefused(path, method === "GET" ? {} : { method, body: "x" }, method);
      }
      assert.equal((await fetch(path, { method: "HEAD" })).status, 403);
      await isRefused(`${target.endpoint}/${target.bucket}?list-type=2`, {}, "list");
      const found = await clientFor(target).send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
      assert.equal(await found.Body?.transformToString(), secret);
    },
  },
  {
    name: "an upload link takes one body of the signed type and size, once",
    async run(target) {
      const key = `${freshPrefix()}upload.csv`;
      const client = clientFor(target, { requestChecksumCalculation: "WHEN_REQUIRED" });
      const url = await getSignedUrl(
        client,
        new PutObjectCommand({
          Bucket: target.bucket,
          Key: key,
          ContentType: "text/csv",
          ContentLength: 5,
          IfNoneMatch: "*",
        }),
        { expiresIn: 60, signableHeaders: new Set(["host", "content-type", "content-length", "if-none-match"]) },
      );
      const send = (body: string, headers: Record<string, string>) => fetch(url, { method: "PUT", body, headers });
      const signed = { "content-type": "text/csv", "if-none-match": "*" };
      assert.equal((await send("a;b;c", { ...signed, "content-type": "text/html" })).status, 403);
      assert.equal((await send("longer", signed)).status, 403);
      assert.equal((await send("a;b;c", { "content-type": "text/csv" })).status, 403);
      const command = new GetObjectCommand({ Bucket: target.bucket, Key: key });
      assert.equal((await refusal(clientFor(target).send(command))).status, 404);
      assert.equal((await send("a;b;c", signed)).status, 200);
      assert.equal((await send("d;e;f", signed)).status, 412);
      const found = await clientFor(target).send(command);
      assert.equal(await found.Body?.transformToString(), "a;b;c");
      assert.equal(found.ContentType, "text/csv");
    },
  },
];
