// What the steps of a batch use of the world besides the store.
import type { Clock } from "../aws/dependencies.ts";
import type { Secrets } from "../aws/secrets.ts";

export type StepContext = {
  clock: Clock;
  secrets: Secrets;
  /** What links begin with; used where a batch has links. */
  publicUrl: string;
};
