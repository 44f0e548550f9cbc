// The one error of the edges to AWS, with a literal code for each kind of failure.

export type ServiceErrorCode =
  /** No answer in time, a cut connection, or an answer that says so: a later attempt may succeed. */
  | "store-unavailable"
  /** The store refuses us (credentials, permission, bucket, request): a later attempt fails too. */
  | "store-refused"
  /** As for the store, of the state machine. */
  | "engine-unavailable"
  | "engine-refused"
  /** A put that must be the first found an object there. */
  | "already-stored"
  /** A put that replaces one exact version found another one there, or none. */
  | "changed-meanwhile";

/** Its message holds the code, the operation and the error code of the other side: never an answer, never a key. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ServiceErrorCode;
  /** The error code of the store or of the state machine, for example `SlowDown`; safe to log. */
  readonly reason: string;

  constructor(code: ServiceErrorCode, operation: string, reason: string) {
    super(`${code}: ${operation} (${reason})`);
    this.code = code;
    this.reason = reason;
  }
}
