// Calls the worker of the desk.
import { newEngine } from "../engine.ts";
import type { DeskCalls } from "./protocol.ts";

export const { call, callTelling, interrupt, stop: stopWorker } = newEngine<DeskCalls>();
