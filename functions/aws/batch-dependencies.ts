// What the handlers of batches use of the world. Apart from the others', which do without the client of Step Functions.
import { config } from "./config.ts";
import { deployed, type BatchDependencies } from "./dependencies.ts";
import { openStateMachine, type StateMachine } from "./step-functions.ts";

let opened: StateMachine | undefined;

/** Of a deployed function. Throws where a variable of the environment is missing. */
export const deployedWithMachine = (): BatchDependencies => ({
  ...deployed(),
  machine: (opened ??= openStateMachine(config().bucket)),
});
