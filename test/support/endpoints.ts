// Every endpoint on dependencies of a test's choice, behind the table of routes.
import { lambda, type LambdaHandler, type LambdaReply } from "../../functions/api/lambda-http.ts";
import type { FunctionName } from "../../functions/api/routes.ts";
import type { BatchDependencies } from "../../functions/aws/dependencies.ts";
import * as cancelBatch from "../../functions/endpoints/batches/cancel-batch.ts";
import * as checkBatch from "../../functions/endpoints/batches/check-batch.ts";
import * as createBatch from "../../functions/endpoints/batches/create-batch.ts";
import * as createDossier from "../../functions/endpoints/create-dossier.ts";
import * as deleteBatch from "../../functions/endpoints/batches/delete-batch.ts";
import * as deleteRow from "../../functions/endpoints/batches/delete-row.ts";
import * as deleteDossier from "../../functions/endpoints/delete-dossier.ts";
import * as describeApi from "../../functions/endpoints/describe-api.ts";
import * as downloadFile from "../../functions/endpoints/download-file.ts";
import * as listBatches from "../../functions/endpoints/batches/list-batches.ts";
import * as listOpenings from "../../functions/endpoints/list-openings.ts";
import * as listResults from "../../functions/endpoints/batches/list-results.ts";
import * as openLink from "../../functions/endpoints/open-link.ts";
import * as revokeDossier from "../../functions/endpoints/revoke-dossier.ts";
import * as unlockDossier from "../../functions/endpoints/unlock-dossier.ts";
import * as showBatch from "../../functions/endpoints/batches/show-batch.ts";
import * as showLink from "../../functions/endpoints/show-link.ts";
import * as startBatch from "../../functions/endpoints/batches/start-batch.ts";
import { eventOf, type PlainRequest } from "../../infra/local/service/lambda-event.ts";

/** What each function exports. */
const modules = {
  "create-dossier": createDossier,
  "delete-dossier": deleteDossier,
  "revoke-dossier": revokeDossier,
  "unlock-dossier": unlockDossier,
  "list-openings": listOpenings,
  "show-link": showLink,
  "open-link": openLink,
  "download-file": downloadFile,
  "create-batch": createBatch,
  "check-batch": checkBatch,
  "start-batch": startBatch,
  "show-batch": showBatch,
  "list-batches": listBatches,
  "cancel-batch": cancelBatch,
  "list-results": listResults,
  "delete-batch": deleteBatch,
  "delete-row": deleteRow,
  "describe-api": describeApi,
} satisfies Record<FunctionName, unknown>;

/** The handler as it is deployed, on the store that the environment names. */
export const deployedHandler = (name: FunctionName): LambdaHandler => modules[name].handler;

/** A line for each request would drown the report of the tests. */
export function silenceLog(): void {
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
}

export type Answer = (request: PlainRequest, claims?: Record<string, string>) => Promise<LambdaReply>;

/** `claims`: what a verified token says of who asks. */
export function openRouter(dependencies: BatchDependencies): Answer {
  silenceLog();
  return async (request, claims) => {
    const { name, event } = eventOf(request, claims);
    const handler = lambda<BatchDependencies>(modules[name].endpoint, () => dependencies);
    return handler(event);
  };
}
