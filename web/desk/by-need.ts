// The calls of the desk, with how one is made again once what it lacked is loaded.
export { callsIn } from "./calls.ts";
export { withNeeded } from "../worker/needed.ts";
