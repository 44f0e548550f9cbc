// What the world refuses: one error type, a literal code each, and the HTTP status that answers it.

/** The status is what the caller of the service gets; why a code exists is said beside it. */
export const serviceErrorStatus = {
  /** The store gave no answer in time, cut the connection or said that it cannot now: trying again later may help. */
  "store-unavailable": 503,
  /** The store answered and refuses us (credentials, permission, bucket, request): trying again will not help. */
  "store-refused": 500,
  /** The state machine gave no answer in time or said that it cannot now. */
  "engine-unavailable": 503,
  /** The state machine answered and refuses us. */
  "engine-refused": 500,
  /** A put that must be the first found an object there. */
  "already-stored": 409,
  /** A put that replaces one exact version found another one there, or none. */
  "changed-meanwhile": 409,
} as const;

export type ServiceErrorCode = keyof typeof serviceErrorStatus;

/** Its message holds the code, the operation and the other side's own error code: never an answer, never a key. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ServiceErrorCode;
  readonly status: number;
  /** The word of the store, or of the state machine, for example `SlowDown`; safe to log. */
  readonly reason: string;

  constructor(code: ServiceErrorCode, operation: string, reason: string) {
    super(`${code}: ${operation} (${reason})`);
    this.code = code;
    this.status = serviceErrorStatus[code];
    this.reason = reason;
  }
}
