// The commands for many dossiers at once: `model`, `check` and `batch`.
import { InvalidArgumentError, Option, type Command } from "commander";
import { choicesOf, labelsOf } from "../../../../functions/spreadsheet/columns/choices.ts";
import { cellReader } from "../../../../functions/spreadsheet/reading/cells.ts";
import { columnOf, type SharedKinds } from "../../../../functions/spreadsheet/template/usual-columns.ts";
import { officialLanguage } from "../../../../functions/text/languages.ts";
import { markedChoices } from "../../../../functions/api/batch-schemas.ts";
import { printOrders } from "../../../../functions/lists/report.ts";
import { help } from "../help.ts";
import type { LocalisedCommand } from "../localised-command.ts";
import type { OpenPool } from "../../batch/batch-pool.ts";
import type { BatchOptions } from "./batch.ts";
import type { CheckOptions } from "./check.ts";
import type { ModelOptions } from "./template.ts";
import {
  encoding,
  choice,
  day,
  fillable,
  json,
  language,
  mappingOptions,
  only,
  readPath,
  value,
} from "../cli-options.ts";

const fileArgument = () => [`<${value("file")}>`, help("cli.help.arguments.sheet")] as const;
const reportLanguage = () => language().default(undefined, officialLanguage);
const marked = () => choice(new Option(`--marked <${value("kind")}>`, help("cli.help.options.marked")), markedChoices);
const printBy = () =>
  choice(new Option(`--print-by <${value("order")}>`, help("cli.help.options.printBy")), printOrders);
const dayOfBatch = () => day().default(undefined, help("cli.help.defaults.today"));

export function addBatchCommands(program: Command, pool: OpenPool): void {
  program
    .command("model")
    .description(help("cli.help.commands.model"))
    .addOption(new Option("--xlsx", help("cli.help.options.xlsx")).conflicts("csv"))
    .addOption(new Option("--csv", help("cli.help.options.csv")))
    .option(
      `--out <${value("file")}>`,
      `${help("cli.help.options.modelOut")} (${help("cli.help.words.default", { value: help("cli.help.defaults.modelName") })})`,
      readPath,
    )
    .option("--replace", help("cli.help.options.replaceFile"))
    .addOption(sharedKind("procedure"))
    .addOption(sharedKind("housing"))
    .addOption(reportLanguage())
    .action(async (options: ModelOptions, command: LocalisedCommand) => {
      const { procedure, housing } = options;
      for (const name of ["procedure", "housing"] as const) {
        if ((procedure ?? housing) !== undefined && options[name] === undefined)
          command.missingMandatoryOptionValue(sharedKind(name));
      }
      const { writeModel } = await import("./template.ts");
      await writeModel(options);
    });

  const check = program
    .command("check")
    .description(help("cli.help.commands.check"))
    .argument(`<${value("file")}>`, help("cli.help.arguments.checked"))
    .option(`--annotate <${value("copy")}>`, help("cli.help.options.annotate"), readPath)
    .option("--replace", help("cli.help.options.replaceFile"))
    .option("--hidden", help("cli.help.options.hidden"))
    .option("--without-names", help("cli.help.options.withoutNames"))
    .addOption(marked())
    .addOption(encoding())
    .addOption(only())
    .addOption(dayOfBatch())
    .addOption(reportLanguage())
    .addOption(json())
    .action(async (file: string, options: CheckOptions & { annotate?: string; replace?: true }) => {
      const commands = await import("./check.ts");
      await commands.check(file, options);
    });

  const batch = program
    .command("batch")
    .description(help("cli.help.commands.batch"))
    .argument(...fileArgument())
    .requiredOption(`--out <${value("folder")}>`, help("cli.help.options.out"), readPath)
    .option("--valid-only", help("cli.help.options.validOnly"))
    .addOption(
      new Option(
        `--jobs <${value("number")}>`,
        `${help("cli.help.options.jobs")} (${help("cli.help.words.default", { value: help("cli.help.defaults.cores") })})`,
      ).argParser(readJobs),
    )
    .option("--resume", help("cli.help.options.resume"))
    .option("--hidden", help("cli.help.options.hidden"))
    .option("--without-names", help("cli.help.options.withoutNames"))
    .addOption(marked())
    .addOption(encoding())
    .addOption(only())
    .addOption(fillable())
    .addOption(printBy())
    .addOption(dayOfBatch())
    .addOption(reportLanguage())
    .addOption(json())
    .action(async (file: string, options: BatchOptions) => {
      const commands = await import("./batch.ts");
      await commands.batch(file, options, pool);
    });

  for (const command of [check, batch]) for (const option of mappingOptions()) command.addOption(option);
}

/** What all people of a short model have in common, by its name in the schema or by any word that a sheet may have for it. */
function sharedKind(name: keyof SharedKinds): Option {
  const column = columnOf(`${name}.kind`);
  const choices = labelsOf(choicesOf(column.leaves[0]));
  const read = cellReader(column);
  return new Option(`--${name} <${value("kind")}>`, help(`cli.help.options.${name}`, { choices })).argParser((text) => {
    const reading = read({ kind: "text", text });
    if (reading?.ok === true) return reading.value;
    throw new InvalidArgumentError(help("cli.help.expected.choice", { choices }));
  });
}

const maxThreads = 256;

function readJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d{1,3}$/.test(text) || jobs < 1 || jobs > maxThreads)
    throw new InvalidArgumentError(help("cli.help.expected.threads", { max: maxThreads }));
  return jobs;
}
