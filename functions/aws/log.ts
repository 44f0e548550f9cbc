// The log and the metrics: one line a request or a step, of an allow-list of fields. What a person wrote has no way in.
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

/** Every field that the line of a request may hold. Texts are ids, codes and fixed words: see `safe`. */
export type LogFields = {
  function: string;
  requestId: string;
  method: string;
  /** As in the table of routes, `/d/{token}`: never the path that came. */
  route: string;
  status: number;
  durationMs: number;
  /** What refused the request, or what failed. */
  code?: string | undefined;
  /** The store's own word, or the kind of the error. */
  reason?: string | undefined;
  /** Where a bug was thrown: file:line:column. */
  at?: string | undefined;
  dossierId?: string | undefined;
  batchId?: string | undefined;
  documents?: number | undefined;
  problems?: number | undefined;
  bytes?: number | undefined;
};

/** What a step of a batch counts; `chunk` and `volume` are numbers of their own. */
export type StepCounts = Partial<
  Record<"chunk" | "volume" | "rows" | "valid" | "wrong" | "chunks" | "made" | "failed" | "missing" | "erased", number>
>;

/** Every field that the line of a step may hold. */
export type StepFields = StepCounts &
  Pick<LogFields, "function" | "requestId" | "durationMs" | "batchId" | "code" | "reason" | "at">;

// TypeScript checks what is passed; this checks it again while it runs.
const fieldNames: Record<keyof LogFields | keyof StepFields, true> = {
  function: true,
  requestId: true,
  method: true,
  route: true,
  status: true,
  durationMs: true,
  code: true,
  reason: true,
  at: true,
  dossierId: true,
  batchId: true,
  documents: true,
  problems: true,
  bytes: true,
  chunk: true,
  volume: true,
  rows: true,
  valid: true,
  wrong: true,
  chunks: true,
  made: true,
  failed: true,
  missing: true,
  erased: true,
};

/** Ids, codes, routes and places in code; a sentence or a name with an accent or a space is not. */
const safeText = /^[A-Za-z0-9$._:/{}=-]{1,120}$/;

function safe(fields: LogFields | StepFields): Record<string, string | number> {
  const kept = Object.entries(fields).flatMap(([name, value]): [string, string | number][] => {
    if (!Object.hasOwn(fieldNames, name)) return [];
    if (typeof value === "number") return [[name, value]];
    return typeof value === "string" ? [[name, safeText.test(value) ? value : "withheld"]] : [];
  });
  return Object.fromEntries(kept);
}

let logger: Logger | undefined;
let metrics: Metrics | undefined;

/** Writes the line of one request and counts it. */
export function logRequest(fields: LogFields): void {
  logger ??= new Logger({ serviceName: "dossier" });
  metrics ??= new Metrics({ namespace: "Dossier", serviceName: "dossier", singleMetric: false });
  const line = safe(fields);
  if (fields.status >= 500) logger.error("request", line);
  else logger.info("request", line);

  // One metric for all functions: each metric costs money, and the log line names the function.
  metrics.addMetric("requests", MetricUnit.Count, 1);
  metrics.addMetric("durationMs", MetricUnit.Milliseconds, fields.durationMs);
  if (fields.status >= 500) metrics.addMetric("failed", MetricUnit.Count, 1);
  else if (fields.status >= 400) metrics.addMetric("refused", MetricUnit.Count, 1);
  if (fields.documents !== undefined) metrics.addMetric("documents", MetricUnit.Count, fields.documents);
  metrics.publishStoredMetrics();
}

/** Writes the line of one step. Step Functions counts them, their failures and their time. */
export function logStep(fields: StepFields): void {
  logger ??= new Logger({ serviceName: "dossier" });
  if (fields.code === undefined) logger.info("step", safe(fields));
  else logger.error("step", safe(fields));
}
