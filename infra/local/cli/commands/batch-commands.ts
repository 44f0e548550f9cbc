// The commands about many dossiers at once: the model file, the check of a file, the batch.
import { InvalidArgumentError, Option, type Command } from "commander";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { help } from "../help.ts";
import type { BatchOptions } from "./batch.ts";
import type { CheckOptions } from "./check.ts";
import { day, json, language, only, readPath } from "../cli-options.ts";

const fileArgument = ["<file>", help("arguments.sheet")] as const;
const reportLanguage = () => language().default(undefined, officialLanguage);
const dayOfBatch = () => day().default(undefined, help("defaults.today"));

export function addBatchCommands(program: Command): void {
  program
    .command("model")
    .description(help("commands.model"))
    .addOption(new Option("--xlsx", help("options.xlsx")).conflicts("csv"))
    .addOption(new Option("--csv", help("options.csv")))
    .option("--out <file>", `${help("options.modelOut")} (default: ${help("defaults.modelName")})`, readPath)
    .addOption(reportLanguage())
    .action(async (options: { csv?: true; out?: string; language?: Language }) => {
      const { writeModel } = await import("./template.ts");
      await writeModel(options);
    });

  program
    .command("check")
    .description(help("commands.check"))
    .argument(...fileArgument)
    .option("--annotate <copy>", help("options.annotate"), readPath)
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
    .description(help("commands.batch"))
    .argument(...fileArgument)
    .requiredOption("--out <folder>", help("options.out"), readPath)
    .option("--valid-only", help("options.validOnly"))
    .addOption(
      new Option("--jobs <number>", `${help("options.jobs")} (default: ${help("defaults.cores")})`).argParser(readJobs),
    )
    .option("--resume", help("options.resume"))
    .addOption(only())
    .addOption(dayOfBatch())
    .addOption(reportLanguage())
    .addOption(json())
    .action(async (file: string, options: BatchOptions) => {
      const { batch } = await import("./batch.ts");
      await batch(file, options);
    });
}

const maxThreads = 256;

function readJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d{1,3}$/.test(text) || jobs < 1 || jobs > maxThreads)
    throw new InvalidArgumentError(help("expected.threads", { max: maxThreads }));
  return jobs;
}
