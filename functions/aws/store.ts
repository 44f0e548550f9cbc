// The one edge to S3: every object that the service keeps is put, read, listed, deleted and signed for here.
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { downloadDisposition } from "./download-name.ts";
import { ServiceError } from "./service-error.ts";
import { checkedExpiry, checkedKey, checkedMetadata, checkedPrefix, checkedRange, putIdName } from "./store-checks.ts";
import { CutReply, orUndefined, safeErrorCode, toServiceError, readStoreError } from "./store-errors.ts";

export type StoreOptions = {
  bucket: string;
  /** For one attempt: to connect, and to get the head of the reply. */
  connectTimeoutMs?: number;
  requestTimeoutMs?: number;
  /** For one call with all its attempts, until the last byte. */
  deadlineMs?: number;
  /** The first try included. */
  maxAttempts?: number;
};

export type StoredFacts = {
  bytes: number;
  etag: string;
  lastModified: Date;
  contentType: string;
  metadata: Record<string, string>;
};

export type StoredObject = StoredFacts & { body: Uint8Array };

export type ListedObject = { key: string; bytes: number; etag: string; lastModified: Date };

export type PutOptions = {
  contentType: string;
  /** Only if nothing is there; otherwise `already-stored`. */
  ifAbsent?: boolean;
  /** Only if this very version is there; otherwise `changed-meanwhile`. */
  ifMatch?: string;
  /** Made by `downloadDisposition`. */
  contentDisposition?: string;
  cacheControl?: string;
  /** Names in small letters, digits and hyphens; values in printable ASCII; 2 KB together (S3). */
  metadata?: Record<string, string>;
};

export type PresignedUpload = {
  url: string;
  /** What the uploader must send with its PUT, as it is. */
  headers: Record<string, string>;
};

export type Store = {
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<{ etag: string }>;
  /** Undefined where nothing is stored. */
  get(key: string): Promise<StoredObject | undefined>;
  /** The bytes from `start` up to `end`, without it, or to the end of the object; undefined where nothing is stored. */
  getRange(key: string, start: number, end: number): Promise<Uint8Array | undefined>;
  getText(key: string): Promise<string | undefined>;
  head(key: string): Promise<StoredFacts | undefined>;
  /** Every object whose key begins with the prefix, in the order of the keys. */
  list(prefix: string): Promise<ListedObject[]>;
  /** Keys where nothing is stored are passed over, as S3 does. */
  delete(keys: string[]): Promise<void>;
  /** A GET link, for one object, that ends by itself. */
  presignDownload(
    key: string,
    options: { fileName: string; how?: "attachment" | "inline"; expiresInSeconds?: number },
  ): Promise<string>;
  /** A PUT link, for one object of exactly this type and size, where nothing is stored yet. */
  presignUpload(
    key: string,
    options: { contentType: string; bytes: number; expiresInSeconds?: number },
  ): Promise<PresignedUpload>;
  /** The origin of every download link, for the security policy of a page that leads to one. */
  downloadOrigin: string;
  close(): void;
};

/** Any store of objects, without signed links. */
export type ObjectStore = Pick<Store, "put" | "get" | "getRange" | "getText" | "head" | "list" | "delete">;

const usualLinkSeconds = 60;
/** S3 deletes at most so many objects in one call. */
const keysPerDelete = 1000;
const conflictWaitMs = 50;

/**
 * Opens the bucket. Region, credentials and `AWS_ENDPOINT_URL_S3` are read by the SDK from the environment. Where
 * `DOSSIER_DOWNLOADS_URL` is set, whoever answers there passes signed downloads and uploads on to that endpoint.
 * Throws in a real Lambda when the endpoint is redirected: answers would go to another store.
 */
export function openStore(options: StoreOptions): Store {
  const { bucket, connectTimeoutMs = 1000, requestTimeoutMs = 5000, deadlineMs = 20_000, maxAttempts = 3 } = options;
  const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region = "", DOSSIER_DOWNLOADS_URL: downloadsAt } = process.env;
  const redirected = endpoint !== undefined;
  if (redirected && process.env["AWS_LAMBDA_FUNCTION_NAME"] !== undefined) {
    throw new Error("AWS_ENDPOINT_URL_S3 is set in Lambda: it would send the objects to another store. Remove it.");
  }
  const client = new S3Client({
    maxAttempts,
    // Other stores and the local one are not addressed by a host name for each bucket.
    forcePathStyle: redirected,
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  });
  // An upload link is signed before its body exists: the SDK would sign the checksum of an empty one.
  const uploadSigner = new S3Client({ forcePathStyle: redirected, requestChecksumCalculation: "WHEN_REQUIRED" });

  function byOwnDoor(url: string): string {
    if (!redirected || downloadsAt === undefined) return url;
    const { pathname, search } = new URL(url);
    return `${new URL(downloadsAt).origin}${pathname}${search}`;
  }

  /** Runs one call under its deadline, and turns what goes wrong into one kind of error. */
  async function call<Result>(operation: string, run: (abortSignal: AbortSignal) => Promise<Result>): Promise<Result> {
    try {
      return await run(AbortSignal.timeout(deadlineMs));
    } catch (error) {
      throw toServiceError(operation, error);
    }
  }

  async function put(key: string, body: Uint8Array | string, options: PutOptions): Promise<{ etag: string }> {
    const putId = randomUUID();
    const { ifAbsent = false, ifMatch, contentType, contentDisposition, cacheControl, metadata = {} } = options;
    const command = {
      Bucket: bucket,
      Key: checkedKey(key),
      // The SDK sends an empty string without a length, and empty bytes with one.
      Body: typeof body === "string" ? new TextEncoder().encode(body) : body,
      ContentType: contentType,
      Metadata: { ...checkedMetadata(metadata), [putIdName]: putId },
      ...(contentDisposition === undefined ? {} : { ContentDisposition: contentDisposition }),
      ...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
      ...(ifAbsent ? { IfNoneMatch: "*" } : {}),
      ...(ifMatch === undefined ? {} : { IfMatch: ifMatch }),
    };
    return call("put", async (abortSignal) => {
      for (let attempt = 1; ; attempt++) {
        try {
          const { ETag = "" } = await client.send(new PutObjectCommand(command), { abortSignal });
          return { etag: ETag };
        } catch (error) {
          const { status, name } = readStoreError(error);
          // Two conditional puts at the very same moment: S3 asks to try again.
          if (name === "ConditionalRequestConflict" && attempt < maxAttempts) {
            await wait(conflictWaitMs * (attempt + Math.random()));
            continue;
          }
          if (status !== 412 && !(ifMatch !== undefined && status === 404)) throw error;
          const stored = await head(key);
          if (stored?.metadata[putIdName] === putId) return { etag: stored.etag };
          throw new ServiceError(ifAbsent ? "already-stored" : "changed-meanwhile", "put", name);
        }
      }
    });
  }

  async function get(key: string, range?: string): Promise<StoredObject | undefined> {
    const command = { Bucket: bucket, Key: checkedKey(key), ...(range === undefined ? {} : { Range: range }) };
    return call("get", (abortSignal) =>
      orUndefined(async () => {
        for (let attempt = 1; ; attempt++) {
          const reply = await client.send(new GetObjectCommand(command), { abortSignal });
          try {
            if (reply.Body === undefined) throw new TypeError("The SDK gave no body.");
            const body = await reply.Body.transformToByteArray();
            return { ...factsOf(reply), body };
          } catch (error) {
            // The SDK tries again until the head of the reply; a connection cut later, or a wrong checksum, is ours.
            if (attempt >= maxAttempts || abortSignal.aborted) throw new CutReply(error);
          }
        }
      }),
    );
  }

  async function head(key: string): Promise<StoredFacts | undefined> {
    const command = { Bucket: bucket, Key: checkedKey(key) };
    return call("head", (abortSignal) =>
      orUndefined(async () => factsOf(await client.send(new HeadObjectCommand(command), { abortSignal }))),
    );
  }

  async function list(prefix: string): Promise<ListedObject[]> {
    const listed: ListedObject[] = [];
    let token: string | undefined;
    do {
      const command = {
        Bucket: bucket,
        Prefix: checkedPrefix(prefix),
        ...(token === undefined ? {} : { ContinuationToken: token }),
      };
      const page = await call("list", (abortSignal) => client.send(new ListObjectsV2Command(command), { abortSignal }));
      for (const { Key, Size, ETag, LastModified } of page.Contents ?? []) {
        if (Key === undefined) continue;
        listed.push({ key: Key, bytes: Size ?? 0, etag: ETag ?? "", lastModified: LastModified ?? new Date(0) });
      }
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return listed;
  }

  async function deleteAll(keys: string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += keysPerDelete) {
      const Objects = keys.slice(start, start + keysPerDelete).map((key) => ({ Key: checkedKey(key) }));
      const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
      const { Errors = [] } = await call("delete", (abortSignal) => client.send(command, { abortSignal }));
      const [first] = Errors;
      if (first !== undefined) throw new ServiceError("store-unavailable", "delete", safeErrorCode(first.Code));
    }
  }

  return {
    put,
    get: (key) => get(key),
    head,
    list,
    delete: deleteAll,
    async getRange(key, start, end) {
      return (await get(key, checkedRange(start, end)))?.body;
    },
    async getText(key) {
      const stored = await get(key);
      return stored && new TextDecoder().decode(stored.body);
    },
    async presignDownload(key, { fileName, how, expiresInSeconds = usualLinkSeconds }) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: checkedKey(key),
        ResponseContentDisposition: downloadDisposition(fileName, how),
        ResponseCacheControl: "private, no-store",
      });
      const url = await call("presign", () =>
        getSignedUrl(client, command, { expiresIn: checkedExpiry(expiresInSeconds) }),
      );
      return byOwnDoor(url);
    },
    async presignUpload(key, { contentType, bytes, expiresInSeconds = usualLinkSeconds }) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: checkedKey(key),
        ContentType: contentType,
        ContentLength: bytes,
        IfNoneMatch: "*",
      });
      const url = await call("presign", () =>
        getSignedUrl(uploadSigner, command, {
          expiresIn: checkedExpiry(expiresInSeconds),
          // The presigner leaves the type unsigned unless told: anybody with the link could then choose it.
          signableHeaders: new Set(["host", "content-type", "content-length", "if-none-match"]),
        }),
      );
      return {
        url: byOwnDoor(url),
        headers: { "content-type": contentType, "content-length": String(bytes), "if-none-match": "*" },
      };
    },
    // With forcePathStyle the bucket is part of the path, else of the host name.
    downloadOrigin: redirected
      ? new URL(downloadsAt ?? endpoint).origin
      : `https://${bucket}.s3.${region}.amazonaws.com`,
    close() {
      client.destroy();
      uploadSigner.destroy();
    },
  };
}

type Facts = {
  ContentLength?: number | undefined;
  ETag?: string | undefined;
  LastModified?: Date | undefined;
  ContentType?: string | undefined;
  Metadata?: Record<string, string> | undefined;
};

const factsOf = ({ ContentLength, ETag, LastModified, ContentType, Metadata }: Facts): StoredFacts => ({
  bytes: ContentLength ?? 0,
  etag: ETag ?? "",
  lastModified: LastModified ?? new Date(0),
  contentType: ContentType ?? "application/octet-stream",
  metadata: Metadata ?? {},
});
