// The whole service on one machine: the object store on a folder, and the functions behind an HTTP server.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { LambdaHandler } from "../../../functions/api/lambda-http.ts";
import { lifecycleRules } from "../../../functions/delivery/keys.ts";
import { functionNames, type FunctionName } from "../../../functions/api/routes.ts";
import { startHttpServer } from "./http-server.ts";
import { isLoopback } from "./local-account.ts";
import { openPage } from "./page-server.ts";
import { asFolderError, asListenError, StartError } from "./start-error.ts";
import { FolderInUse } from "../object-store/folder/folder-lock.ts";
import { startObjectStore } from "../object-store/object-store.ts";
import { startStateMachine, type BatchEngine, type StateMachine } from "./step-functions.ts";

export type ServiceOptions = {
  /** The folder of the embedded store. */
  data: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  storePort?: number;
  /** Gives a function at its first use, when the environment says where the store is. */
  loadHandler: (name: FunctionName) => Promise<LambdaHandler>;
  /** The folder of the page for a person; without one, only the functions answer. */
  page?: string;
  /** Does the work of batches. */
  engine: BatchEngine;
  /** Faults of the embedded store and of the work of batches. */
  onFault?: (error: unknown) => void;
};

export type Service = {
  /** This server's own address; links begin with `publicUrl`. */
  url: string;
  publicUrl: string;
  /** Where the objects are: a folder, or a bucket and the store that has it. */
  objects: string;
  close(): Promise<void>;
};

const region = "eu-west-3";
const probeTimeoutMs = 3000;

/**
 * Starts the service. The environment of this process tells the functions where everything is, as it does on AWS; a store
 * that the environment names already, with its credentials, is used as it is. Throws `StartError` where whoever starts it
 * can change why it does not start; whatever it had opened is closed then.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { host, port, loadHandler, page: folder } = options;
  const publicUrl = checkedPublicUrl();
  // The SDK looks for its files there, and fails for a user without a home (a container, a systemd unit).
  process.env["HOME"] ??= resolve(options.data);
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  };
  try {
    const store = await (usesOtherStore() ? otherStore() : embeddedStore(options));
    opened.push(store);
    opened.push(await stateMachine(options));
    const handlers = Object.fromEntries(
      functionNames.map((name) => [name, loadLate(() => loadHandler(name))]),
    ) as Record<FunctionName, LambdaHandler>;
    const bucketUrl = `${process.env["AWS_ENDPOINT_URL_S3"]}/${process.env["DOSSIER_BUCKET"]}`;
    const page = folder === undefined ? undefined : openPage(folder);
    const originSecret = process.env["ORIGIN_SECRET"] || undefined;
    // The server is told its own port only once it listens, and no link is made before.
    const door = await startHttpServer({ host, port, handlers, page, originSecret, publicUrl, bucketUrl });
    opened.push(door);
    const url = `http://${isLoopback(host) ? "localhost" : urlHost(host)}:${door.port}`;
    process.env["DOSSIER_PUBLIC_URL"] ??= url;
    process.env["DOSSIER_DOWNLOADS_URL"] ??= publicUrl ?? url;
    return { url, publicUrl: publicUrl ?? url, objects: store.place, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Undefined where the environment names none. Its pages are at the root of a site. */
function checkedPublicUrl(): string | undefined {
  const given = process.env["DOSSIER_PUBLIC_URL"];
  if (given === undefined || given === "") {
    delete process.env["DOSSIER_PUBLIC_URL"];
    return undefined;
  }
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSite = url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isSite) throw new StartError("public-url", { address: given });
  return url.origin;
}

/** A function is loaded at its first use, so that the service starts sooner. */
function loadLate(load: () => Promise<LambdaHandler>): LambdaHandler {
  let loaded: Promise<LambdaHandler> | undefined;
  return async (event) => (await (loaded ??= load()))(event);
}

type RunningStore = { place: string; close(): Promise<void> };

/** Throws where the environment names a store without credentials, instead of silently using a folder. */
function usesOtherStore(): boolean {
  if (!process.env["AWS_ENDPOINT_URL_S3"]) return false;
  if (process.env["AWS_ACCESS_KEY_ID"] && process.env["AWS_SECRET_ACCESS_KEY"]) return true;
  throw new StartError("store-credentials");
}

async function otherStore(): Promise<RunningStore> {
  const endpoint = (process.env["AWS_ENDPOINT_URL_S3"] ?? "").replace(/\/+$/, "");
  process.env["AWS_ENDPOINT_URL_S3"] = endpoint;
  process.env["DOSSIER_BUCKET"] ??= "dossiers";
  process.env["AWS_REGION"] ??= region;
  // Any answer will do: who may read what is for the first request to find out.
  await fetch(endpoint, { signal: AbortSignal.timeout(probeTimeoutMs) }).catch((error: unknown) => {
    throw new StartError("store-silent", { address: endpoint }, error);
  });
  // No address that a person could click: a store answers nobody without a signature.
  return { place: `${process.env["DOSSIER_BUCKET"]} (${new URL(endpoint).host})`, close: async () => undefined };
}

async function embeddedStore({ data, storePort = 0, onFault }: ServiceOptions): Promise<RunningStore> {
  const bucket = "dossiers";
  // For this run only: a link that was signed before a restart is dead after it, and lasts minutes anyway.
  const credentials = { accessKeyId: "local", secretAccessKey: randomBytes(32).toString("base64url") };
  const store = await startObjectStore({
    folder: data,
    bucket,
    region,
    credentials,
    port: storePort,
    lifecycle: [...lifecycleRules],
    ...(onFault === undefined ? {} : { onFault }),
  }).catch((error: unknown) => {
    if (error instanceof FolderInUse) throw new StartError("folder-in-use", { folder: data, pid: String(error.pid) });
    const { syscall } = error as NodeJS.ErrnoException;
    throw syscall === "listen" ? asListenError(error, "127.0.0.1", storePort, true) : asFolderError(error, data);
  });
  Object.assign(process.env, {
    // Its downloads pass by the service, so that nobody else needs to reach it.
    AWS_ENDPOINT_URL_S3: store.endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    DOSSIER_BUCKET: bucket,
    DOSSIER_STORE_IS_HERE: "true",
  });
  delete process.env["AWS_SESSION_TOKEN"];
  return { place: resolve(data), close: () => store.close() };
}

/** Takes the credentials of the store, whose holder can read and write everything anyway. */
async function stateMachine({ engine, onFault }: ServiceOptions): Promise<StateMachine> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = process.env;
  const machine = await startStateMachine({
    region: process.env["AWS_REGION"] ?? region,
    credentials: { accessKeyId, secretAccessKey },
    engine,
    ...(onFault === undefined ? {} : { onFault }),
  });
  process.env["AWS_ENDPOINT_URL_SFN"] = machine.endpoint;
  process.env["DOSSIER_STATE_MACHINE"] = machine.arn;
  return machine;
}

/** What others can reach this machine by: a server that listens everywhere has no name of its own. */
function urlHost(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one !== undefined && !one.internal && one.family === "IPv4");
  return outside?.address ?? "127.0.0.1";
}

const bundleOf = (name: FunctionName): URL => new URL(`functions/${name}/index.mjs`, import.meta.url);

/** Loads a function as it is deployed, from `dist/functions` beside the command line's own bundle. */
export async function loadBundle(name: FunctionName): Promise<LambdaHandler> {
  return ((await import(bundleOf(name).href)) as { handler: LambdaHandler }).handler;
}

const page = new URL("web/", import.meta.url);

/** The page as it was built, beside the command line's own bundle. */
export const bundledPage = (): string => fileURLToPath(page);

/** Whether each function and the page were built. */
export const hasBundles = (): boolean =>
  [...functionNames.map(bundleOf), new URL("index.html", page)].every(existsSync);
