// The commands about many dossiers at once: the model file, the check of a file, the batch.
import { InvalidArgumentError, Option, type Command } from "commander";
import type { HelpLanguage } from "../../../../functions/text/text.ts";
import type { BatchOptions } from "./batch.ts";
import type { CheckOptions } from "./check.ts";
import { day, json, language, only, readPath } from "../cli-options.ts";

const fileArgument = ["<file>", "XLSX or CSV file with a row for each person, or - for standard input"] as const;
const reportLanguage = () => language().default(undefined, "fr");
const dayOfBatch = () => day().default(undefined, "today in Paris");

export function addBatchCommands(program: Command): void {
  program
    .command("model")
    .description("write the file to fill in: its columns, what each is for, one example")
    .addOption(new Option("--xlsx", "as an Excel workbook (the usual)").conflicts("csv"))
    .addOption(new Option("--csv", "as CSV"))
    .option("--out <file>", "the file to write (default: named after what it is)", readPath)
    .addOption(reportLanguage())
    .action(async (options: { csv?: true; out?: string; language?: HelpLanguage }) => {
      const { writeModel } = await import("./template.ts");
      await writeModel(options);
    });

  program
    .command("check")
    .description("say what a batch would make of a file, and all that is wrong in it; nothing is made")
    .argument(...fileArgument)
    .option("--annotate <copy>", "write a copy of the file in which each wrong row says what to correct", readPath)
    .addOption(only())
    .addOption(dayOfBatch())
    .addOption(reportLanguage())
    .addOption(json())
    .action(async (file: string, options: CheckOptions & { annotate?: string }) => {
      const { check } = await import("./check.ts");
      await check(file, options);
    });

  program
    .command("batch")
    .description("make the dossiers of all rows of a file, as archives and print files")
    .argument(...fileArgument)
    .requiredOption("--out <folder>", "folder for the files", readPath)
    .option("--valid-only", "make the rows that are right, where others are wrong")
    .addOption(new Option("--jobs <number>", "threads (default: the cores of this machine)").argParser(readJobs))
    .option("--resume", "go on with the batch that was interrupted in this folder")
    .addOption(only())
    .addOption(dayOfBatch())
    .addOption(reportLanguage())
    .addOption(json())
    .action(async (file: string, options: BatchOptions) => {
      const { batch } = await import("./batch.ts");
      await batch(file, options);
    });
}

function readJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d{1,3}$/.test(text) || jobs < 1 || jobs > 256) throw new InvalidArgumentError("Expected 1 to 256 threads.");
  return jobs;
}
