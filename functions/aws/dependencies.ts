// What handlers use of the world: given to them, so that tests give a store in memory and a clock of their own.
import { config, type Config } from "./config.ts";
import { theStore } from "./open-store.ts";
import { nodeSecrets, type Secrets } from "./secrets.ts";
import type { StateMachine } from "./step-functions.ts";
import type { Store } from "./store.ts";

export type Clock = () => Date;

export type Dependencies = { store: Store; clock: Clock; secrets: Secrets; config: Config };

export type BatchDependencies = Dependencies & { machine: StateMachine };

export const systemClock: Clock = () => new Date();

/** Of a deployed function. Throws where a variable of the environment is missing. */
export const deployed = (): Dependencies => ({
  store: theStore(),
  clock: systemClock,
  secrets: nodeSecrets,
  config: config(),
});
