#!/usr/bin/env node
// The program `dossier`: runs the command that its arguments name.
import { runCli } from "./cli.ts";

process.exitCode = await runCli(process.argv.slice(2));
