// Between API Gateway's events and `Request` → `Response`: what every function does around its own work.
import { originSecretHeader, type Config } from "../aws/config.ts";
import type { Dependencies } from "../aws/dependencies.ts";
import { ServiceError } from "../aws/service-error.ts";
import { officialLanguage, type Language } from "../text/languages.ts";
import { acceptedLanguage } from "../text/accept-language.ts";
import { logRequest, type LogFields } from "../aws/log.ts";
import { errorLocation } from "../aws/error-location.ts";
import { replyWithProblem, type ProblemWriter } from "./problem-json.ts";
import { HttpProblem } from "./http-problems.ts";
import { refuseDoubled } from "./doubled.ts";
import type { FunctionName } from "./routes.ts";
import { equalSecrets } from "../aws/secrets.ts";

/** An HTTP API event, payload version 2.0: the part that is read. */
export type LambdaEvent = {
  version: "2.0";
  /** `POST /api/dossiers`, or `$default`. */
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string | undefined>;
  pathParameters?: Record<string, string | undefined>;
  requestContext: {
    requestId: string;
    http: { method: string; path: string };
    /** The claims of a token that API Gateway has verified. */
    authorizer?: { jwt?: { claims?: Record<string, unknown> } };
  };
  body?: string;
  isBase64Encoded: boolean;
};

export type LambdaReply = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: false };

export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaReply>;

type Noted = Pick<LogFields, "code" | "dossierId" | "batchId" | "documents" | "problems" | "bytes">;

/** What a function knows of the call besides the request. */
export type Call = {
  requestId: string;
  /** As it came; never logged. */
  path: string;
  /** The `{name}` parts of the path; empty text where there is none. */
  parameter: (name: string) => string;
  /** The claims of the verified token; undefined without one. */
  claims: Readonly<Record<string, unknown>> | undefined;
  /** The language of the reply. */
  language: Language;
  /** What a page that asks for another language sends again: the fields of its form. Never logged. */
  again?: Readonly<Record<string, string>>;
  /** For the log: ids, codes, counts. */
  note(fields: Noted): void;
};

/** What answers the requests of one function: all that it uses of the world is given to it. */
export type Endpoint<Needs extends { config: Config } = Dependencies> = {
  name: FunctionName;
  handle: (request: Request, call: Call, needs: Needs) => Promise<Response>;
  /** How a problem is answered; as problem+json by default. */
  writeProblem?: (problem: HttpProblem, call: Call) => Response;
  /** The language of the reply, from `lang` in the address, once, and from `Accept-Language`; the latter alone by default. */
  language?: (asked: string | null, accepted: Language) => Language;
};

/** On every reply. */
const alwaysHeaders = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/**
 * The handler of a Lambda behind an HTTP API. It never throws: a bug is a bare 500 with the number of the request.
 * `open` is called at each request; what it throws is answered as a bug.
 */
export function lambda<Needs extends { config: Config }>(
  { name, handle, writeProblem = replyWithProblem satisfies ProblemWriter, language }: Endpoint<Needs>,
  open: () => Needs,
): LambdaHandler {
  return async (event) => {
    const startedAt = performance.now();
    const { method } = event.requestContext.http;
    const { requestId } = event.requestContext;
    const noted: Noted = {};
    let failure: Pick<LogFields, "reason" | "at"> = {};
    const request = requestOf(event);
    const accepted = acceptedLanguage(event.headers["accept-language"] ?? null) ?? officialLanguage;
    const asked = language === undefined ? [] : new URL(request.url).searchParams.getAll("lang");
    const call: Call = {
      requestId,
      path: event.rawPath,
      claims: event.requestContext.authorizer?.jwt?.claims,
      language: language?.(asked[0] ?? null, accepted) ?? accepted,
      parameter: (parameter) => event.pathParameters?.[parameter] ?? "",
      note: (fields) => void Object.assign(noted, fields),
    };
    let response: Response;
    try {
      const needs = open();
      checkOrigin(request, needs.config);
      refuseDoubled(
        asked.map((value) => ["lang", value]),
        call.language,
      );
      response = await handle(request, call, needs);
    } catch (error) {
      const problem = asHttpProblem(error);
      if (!(error instanceof HttpProblem)) {
        failure = { reason: reasonOf(error), ...(problem.code === "bug" ? { at: errorLocation(error) } : {}) };
      }
      call.note({ code: problem.code, problems: problem.problems.length });
      response = writeProblem(problem, call);
    }
    const body = method === "HEAD" ? "" : await response.text();
    logRequest({
      function: name,
      requestId,
      method,
      route: event.routeKey.split(" ").at(-1) ?? "",
      status: response.status,
      durationMs: Math.round(performance.now() - startedAt),
      ...noted,
      ...failure,
    });
    return {
      statusCode: response.status,
      headers: { ...alwaysHeaders, "x-request-id": requestId, ...Object.fromEntries(response.headers) },
      body,
      isBase64Encoded: false,
    };
  };
}

function requestOf(event: LambdaEvent): Request {
  const { method } = event.requestContext.http;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  const { body = "", isBase64Encoded, rawQueryString } = event;
  // Who is asked is not read from the request: links begin with the address that the service is told.
  const url = `https://service.invalid/${rawQueryString === "" ? "" : `?${rawQueryString}`}`;
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  return new Request(url, {
    method: method === "TRACE" || method === "CONNECT" || method === "TRACK" ? "OPTIONS" : method,
    headers,
    ...(method === "GET" || method === "HEAD" || bytes.length === 0 ? {} : { body: bytes }),
  });
}

function checkOrigin(request: Request, { originSecret }: Config): void {
  if (originSecret === undefined) return;
  if (!equalSecrets(request.headers.get(originSecretHeader) ?? "", originSecret)) {
    throw new HttpProblem("not-by-the-front-door");
  }
}

function asHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof ServiceError)) return new HttpProblem("bug");
  const { code } = error;
  if (code === "store-unavailable" || code === "engine-unavailable")
    return new HttpProblem(code, [], { "retry-after": "30" });
  return new HttpProblem(code === "store-refused" || code === "engine-refused" ? code : "bug");
}

const reasonOf = (error: unknown): string | undefined => {
  if (error instanceof ServiceError) return error.reason;
  return error instanceof Error ? error.name : typeof error;
};

export function jsonReply(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** The body as text, up to a size in bytes. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) throw new HttpProblem("body-too-large");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem("wrong-type");
  }
}

/** `application/json` out of `application/json; charset=utf-8`. */
export const mediaType = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
