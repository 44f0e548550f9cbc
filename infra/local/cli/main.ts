#!/usr/bin/env node
// The program `dossier`: runs the command that its arguments name.
import { runCli } from "./cli.ts";

// Whoever reads the output may stop before its end, as `dossier --help | head` does. Without the progress a batch goes on.
for (const [output, end] of [
  [process.stdout, () => process.exit()],
  [process.stderr, () => undefined],
] as const) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    end();
  });
}

process.exitCode = await runCli(process.argv.slice(2));
