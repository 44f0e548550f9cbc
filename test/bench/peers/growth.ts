// How the cost of our papers grows, and how far it is above what no engine can do without: `npm run bench:growth`.
// Option: --dossiers N, how many one process makes one after another (10,000 when absent).
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { bundleProgram } from "./build.ts";

const { values: options } = parseArgs({ options: { dossiers: { type: "string", default: "10000" } } });
const { path } = await bundleProgram("growth-measures");
const { status } = spawnSync(process.execPath, ["--expose-gc", path, options.dossiers], { stdio: "inherit" });
process.exitCode = status ?? 1;
