// What the steps of a batch get besides the store.
import type { Clock } from "../aws/dependencies.ts";
import type { Secrets } from "../aws/secrets.ts";

export type StepContext = {
  clock: Clock;
  secrets: Secrets;
  /** The start of every link; used in batches with links. */
  publicUrl: string;
};
