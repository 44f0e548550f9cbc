// `npm run dossier`: builds what the command needs, then runs it where the person is, who may be in another folder.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { bringUpToDate } from "./parts.ts";

const args = process.argv.slice(2);
await bringUpToDate("dossier");
if (args.includes("serve")) for (const part of ["functions", "web"] as const) await bringUpToDate(part);

// npm runs scripts in the folder of the package, and says where it was called.
const cwd = process.env["INIT_CWD"] ?? process.cwd();
const command = spawn(process.execPath, [resolve("dist/dossier.mjs"), ...args], { stdio: "inherit", cwd });
// A terminal sends them to the command too, other programs only to this one.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void (process.stdin.isTTY || command.kill(signal)));
}
command.on("exit", (code, signal) => {
  if (signal === null) process.exitCode = code ?? 1;
  else process.kill(process.pid, signal);
});
