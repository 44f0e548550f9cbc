// The contract: a request that is not signed, or changed after it was signed, gets nothing and changes nothing.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { clientFor, freshPrefix, refusal, tampering, type ContractCase, type Target } from "./target.ts";

type Change = Parameters<typeof tampering>[1];

const flipLast = (text: string) => text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");

const changes: Record<string, Change> = {
  "another signature": (request) => {
    request.headers["authorization"] = flipLast(request.headers["authorization"] ?? "");
  },
  "another key": (request) => {
    request.path = `${request.path}2`;
  },
  "another method": (request) => {
    request.method = request.method === "GET" ? "DELETE" : "GET";
  },
  "another time": (request) => {
    const name = Object.keys(request.headers).find((header) => header.toLowerCase() === "x-amz-date") ?? "";
    request.headers[name] = flipLast((request.headers[name] ?? "").replace("Z", "")) + "Z";
  },
  "a parameter more": (request) => {
    request.query["prefix"] = "";
  },
  "metadata that was not signed": (request) => {
    request.headers["x-amz-meta-added"] = "1";
  },
  "no signature at all": (request) => {
    delete request.headers["authorization"];
  },
};

const operations = (target: Target, key: string) => ({
  get: (client: S3Client) => client.send(new GetObjectCommand({ Bucket: target.bucket, Key: key })),
  put: (client: S3Client) => client.send(new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: "changed" })),
  delete: (client: S3Client) => client.send(new DeleteObjectCommand({ Bucket: target.bucket, Key: key })),
  list: (client: S3Client) => client.send(new ListObjectsV2Command({ Bucket: target.bucket })),
});

async function stillThere(target: Target, key: string): Promise<void> {
  const { Body } = await clientFor(target).send(new GetObjectCommand({ Bucket: target.bucket, Key: key }));
  assert.equal(await Body?.transformToString(), "kept");
}

const put = (target: Target, key: string) =>
  clientFor(target).send(new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: "kept" }));

export const signatureCases: ContractCase[] = [
  ...Object.entries(changes).map(([what, change]) => ({
    name: `a request with ${what} is refused, whatever it asks`,
    async run(target: Target) {
      const key = `${freshPrefix()}kept`;
      await put(target, key);
      for (const [name, operate] of Object.entries(operations(target, key))) {
        const { status } = await refusal(operate(tampering(target, change)));
        assert.ok(status === 400 || status === 403, `${name}: ${status}`);
      }
      await stillThere(target, key);
    },
  })),
  {
    name: "a body other than the signed one is refused, and stores nothing",
    async run(target) {
      const key = `${freshPrefix()}kept`;
      await put(target, key);
      const client = tampering(target, (request) => Object.assign(request, { body: "tkep" }), {
        requestChecksumCalculation: "WHEN_REQUIRED",
      });
      const command = new PutObjectCommand({ Bucket: target.bucket, Key: key, Body: "kept" });
      const { status, code } = await refusal(client.send(command));
      assert.equal(`${status} ${code}`, "400 XAmzContentSHA256Mismatch");
      await stillThere(target, key);
    },
  },
  {
    name: "another secret and another region are refused",
    async run(target) {
      const key = `${freshPrefix()}kept`;
      await put(target, key);
      const { accessKeyId, secretAccessKey } = target.credentials;
      const foreign: Target[] = [
        { ...target, credentials: { accessKeyId, secretAccessKey: `${secretAccessKey}x` } },
        { ...target, region: "mars-north-1" },
      ];
      for (const other of foreign) {
        for (const operate of Object.values(operations(target, key))) {
          const { status } = await refusal(operate(clientFor(other)));
          assert.ok(status === 400 || status === 403, String(status));
        }
      }
      await stillThere(target, key);
    },
  },
  {
    name: "an unknown access key is refused",
    async run(target) {
      const key = `${freshPrefix()}kept`;
      await put(target, key);
      const { secretAccessKey } = target.credentials;
      const stranger = { ...target, credentials: { accessKeyId: "AKIAUNKNOWNUNKNOWN00", secretAccessKey } };
      for (const operate of Object.values(operations(target, key))) {
        // S3 says 403, versitygw 404.
        const { status, code } = await refusal(operate(clientFor(stranger)));
        assert.ok(status >= 400 && status < 500 && code !== "NoSuchKey", `${status} ${code}`);
      }
      await stillThere(target, key);
    },
  },
  {
    name: "a clock that is an hour off is refused, either way",
    async run(target) {
      const key = `${freshPrefix()}kept`;
      await put(target, key);
      for (const systemClockOffset of [-3_600_000, 3_600_000]) {
        const { status, code } = await refusal(operations(target, key).get(clientFor(target, { systemClockOffset })));
        assert.equal(`${status} ${code}`, "403 RequestTimeTooSkewed");
      }
    },
  },
];
