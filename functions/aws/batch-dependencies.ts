// What the handlers of batches use of the world. Apart from the others', which do without the client of Step Functions.
import { config } from "./config.ts";
import { deployed, type BatchDependencies } from "./dependencies.ts";
import { openStateMachine, type StateMachine } from "./step-functions.ts";

let opened: StateMachine | undefined;
const open = (): StateMachine => (opened ??= openStateMachine(config().bucket));

/** Opened at its first use: functions that only read or write objects are not told of any machine. */
const machine: StateMachine = {
  start: async (operation, ref) => open().start(operation, ref),
  stop: async (operation, ref) => open().stop(operation, ref),
  isUnderWay: async (operation, ref) => open().isUnderWay(operation, ref),
};

/** Of a deployed function. Throws where a variable of the environment is missing. */
export const deployedWithMachine = (): BatchDependencies => ({ ...deployed(), machine });
