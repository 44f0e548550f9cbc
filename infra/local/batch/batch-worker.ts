// The program of a pool's thread: runs the steps of a batch that the pool sends.
import { runStep } from "./run-step.ts";
import { serveTasks } from "./serve-tasks.ts";

serveTasks(runStep);
