// The store of this process, opened at the first request.
import { config, storeIsHere } from "./config.ts";
import { openStore, type Store } from "./store.ts";

/**
 * One request does three rounds at most; API Gateway waits 30 seconds. So that a store in trouble gives a clear answer
 * and not a cut connection, a round may take 8.
 */
const patience = { connectTimeoutMs: 1000, requestTimeoutMs: 3000, deadlineMs: 8000, maxAttempts: 3 };

/** A step of a batch has minutes, and puts archives of some hundred megabytes. */
const longPatience = { connectTimeoutMs: 10_000, requestTimeoutMs: 60_000, deadlineMs: 180_000, maxAttempts: 4 };

let opened: Store | undefined;
let openedForSteps: Store | undefined;

export const theStore = (): Store =>
  (opened ??= openStore({ bucket: config().bucket, ...(storeIsHere() ? longPatience : patience) }));

/** The same store, for steps that run in the background. */
export const patientStore = (): Store => (openedForSteps ??= openStore({ bucket: config().bucket, ...longPatience }));
