// The calls of the page, with how one is made again once what it lacked is loaded.
export { calls, memory } from "./calls.ts";
export { withNeeded } from "./needed.ts";
