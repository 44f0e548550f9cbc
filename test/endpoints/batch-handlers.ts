// The batch API's functions behind a verified token of the caller's choice, on a store and an engine that a test watches.
import type { LambdaReply } from "../../functions/api/lambda-http.ts";
import type { FunctionName } from "../../functions/api/routes.ts";
import { eventOf } from "../../infra/local/service/lambda-event.ts";
import { startStateMachine, type BatchEngine } from "../../infra/local/service/step-functions.ts";
import { listeningProxy } from "../aws/listening-proxy.ts";
import { openLocalStore, settings } from "../support/local-store.ts";
import { loadFunction } from "./service.ts";

export type Claims = Record<string, string> | undefined;

export type Ask = (
  claims: Claims,
  method: string,
  target: string,
  body?: object | string,
  headers?: Record<string, string>,
) => Promise<LambdaReply>;

/** One for each test file: the functions keep their store for the life of the process. */
export async function openBatchHandlers(engine: BatchEngine) {
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const local = await openLocalStore();
  const machine = await startStateMachine({ ...settings, engine });
  const storeProxy = await listeningProxy(local.store.endpoint);
  const machineProxy = await listeningProxy(machine.endpoint);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: storeProxy.endpoint,
    AWS_ENDPOINT_URL_SFN: machineProxy.endpoint,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_REGION: settings.region,
    DOSSIER_BUCKET: settings.bucket,
    DOSSIER_PUBLIC_URL: "http://localhost",
    DOSSIER_STATE_MACHINE: machine.arn,
  });
  const ask: Ask = async (claims, method, target, body = "", headers = {}) => {
    const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    const type = { "content-type": "application/json" };
    const { name, event } = eventOf({ method, target, headers: { ...type, ...headers }, body: bytes }, claims);
    const handler = await loadFunction(name satisfies FunctionName);
    return handler(event);
  };
  return {
    ask,
    local,
    storeProxy,
    machineProxy,
    async end() {
      storeProxy.close();
      machineProxy.close();
      await machine.close();
      await local.end();
    },
  };
}

/** An office's token. */
export const officeClaims = (tenant: string): Record<string, string> => ({ sub: "someone", "custom:tenant": tenant });

export const bodyOf = (reply: LambdaReply): Record<string, unknown> =>
  JSON.parse(reply.body) as Record<string, unknown>;
