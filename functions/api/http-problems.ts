// Every way in which the service refuses a request: a code and its HTTP status. The words are `http.<code>.title` and
// `http.<code>.detail`: what is wrong, and what to do.
import { message, type Message } from "../text/message.ts";

export type ProblemItem = { code: string; path: string; message: string };

export const httpStatusOf = {
  "not-json": 400,
  "wrong-idempotency-key": 400,
  "doubled-field": 400,
  "no-owner-secret": 401,
  "not-signed-in": 401,
  "no-tenant": 403,
  "only-on-this-machine": 403,
  "not-by-the-front-door": 403,
  "no-such-address": 404,
  "no-such-dossier": 404,
  "no-such-batch": 404,
  "no-such-row": 404,
  "method-not-allowed": 405,
  "nothing-uploaded": 409,
  "not-checked-yet": 409,
  "rows-have-errors": 409,
  "no-valid-rows": 409,
  "already-running": 409,
  "already-done": 409,
  "not-running": 409,
  "not-done-yet": 409,
  "dossier-over": 410,
  "batch-deleted": 410,
  "body-too-large": 413,
  "wrong-type": 415,
  "wrong-answers": 422,
  "wrong-batch-request": 422,
  "idempotency-key-reused": 422,
  "too-many-requests": 429,
  bug: 500,
  "store-refused": 500,
  "engine-refused": 500,
  "engine-unavailable": 503,
  "store-unavailable": 503,
} as const satisfies Record<string, number>;

export type HttpProblemCode = keyof typeof httpStatusOf;

type InternalCode = "bug" | "store-refused" | "engine-refused";

/** The caller can only report these; the log tells them apart. */
const isInternal = (code: HttpProblemCode): code is InternalCode => httpStatusOf[code] === 500;

export function problemMessages(code: HttpProblemCode): { title: Message; detail: Message } {
  const name = isInternal(code) ? "bug" : code;
  return { title: message(`http.${name}.title`), detail: message(`http.${name}.detail`) };
}

/** Ends a request with a refusal, from any depth. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly code: HttpProblemCode;
  readonly problems: readonly ProblemItem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpProblemCode, problems: readonly ProblemItem[] = [], headers: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.problems = problems;
    this.headers = headers;
  }
}
