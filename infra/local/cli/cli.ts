// The command line as a function of its arguments: answers in, PDFs out, on one machine.
import { CommanderError, type Command } from "commander";
import { version } from "../../../package.json";
import { answersJsonSchema } from "../../../functions/answers/answers.ts";
import { documentIds, type DocumentId } from "../../../functions/documents/table.ts";
import type { Language } from "../../../functions/text/languages.ts";
import { message } from "../../../functions/text/message.ts";
import { say } from "../../../functions/text/say.ts";
import { addBatchCommands } from "./commands/batch-commands.ts";
import {
  also,
  fillable,
  json,
  language,
  only,
  readDocumentId,
  readPath,
  today,
  value,
  repeated,
} from "./cli-options.ts";
import { CommandExit, exitCodes, type ExitReason } from "./exit.ts";
import { help, setTerminalLanguage, spokenFor, terminalLanguage, type Environment } from "./help.ts";
import { LocalisedCommand } from "./localised-command.ts";
import { addServiceCommands } from "./commands/service-commands.ts";
import { openPool, type OpenPool } from "../batch/batch-pool.ts";

const answersArgument = () => [`<${value("answers")}>`, help("cli.help.arguments.answers")] as const;
const languageOfAnswers = () => language().default(undefined, help("cli.help.defaults.answersLanguage"));

const exitCodeLines = () =>
  Object.entries(exitCodes)
    .toSorted(([, one], [, other]) => one - other)
    .map(([reason, code]) => `  ${String(code).padEnd(5)}${help(`cli.help.exitCodes.${reason as ExitReason}`)}`);

/**
 * Runs one command and gives its exit code. It writes to standard output and standard error. `pool` runs the steps of a
 * batch: by default in threads.
 */
export async function runCli(
  args: readonly string[],
  { pool = openPool, environment = process.env }: { pool?: OpenPool; environment?: Environment } = {},
): Promise<number> {
  setTerminalLanguage(args, environment);
  try {
    await newProgram(pool).parseAsync(args, { from: "user" });
    return exitCodes.made;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed the error; asking for help is not one.
      return error.exitCode === 0 ? exitCodes.made : exitCodes.wrong;
    }
    if (error instanceof CommandExit) {
      (error.toStdout ? process.stdout : process.stderr).write(error.report);
      return exitCodes[error.reason];
    }
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${say(message("cli.unexpected", { reason }), terminalLanguage())}\n`);
    return exitCodes.unexpected;
  }
}

function newProgram(pool: OpenPool): Command {
  const program = new LocalisedCommand("dossier")
    .description(help("cli.help.program"))
    .version(version, "-v, --version", help("cli.help.words.version"))
    .addOption(language())
    .helpCommand(`help ${help("cli.help.words.anyCommand")}`, help("cli.help.words.helpOption"))
    .enablePositionalOptions()
    .addHelpText(
      "after",
      `
${help("cli.help.documents", { ids: documentIds.join(", ") })}

${help("cli.help.exitCodes.title")}
${exitCodeLines().join("\n")}

${help("cli.help.examples")}
  dossier ask answers.json
  dossier make answers.json --out out
  dossier make answers.json --only hosting-attestation,ofpra-letter --language en
  dossier blank non-polygamy-statement --out statement.pdf
  dossier model --xlsx --out people.xlsx
  dossier batch people.xlsx --out papers`,
    )
    .showHelpAfterError(help("cli.help.afterError"))
    .exitOverride();

  program
    .command("make")
    .description(help("cli.help.commands.make"))
    .argument(...answersArgument())
    .option(`--out <${value("folder")}>`, help("cli.help.options.out"), readPath, "out")
    .option("--replace", help("cli.help.options.replace"))
    .addOption(only())
    .addOption(also())
    .addOption(fillable())
    .addOption(today())
    .addOption(languageOfAnswers())
    .addOption(json())
    .action(
      async (
        source: string,
        options: {
          out: string;
          replace?: true;
          only?: DocumentId[];
          also?: DocumentId[];
          fillable?: true;
          today: string;
          language?: Language;
          json?: true;
        },
      ) => {
        const { make } = await import("./commands/dossier.ts");
        await make(source, options);
      },
    );

  program
    .command("ask")
    .description(help("cli.help.commands.ask"))
    .argument(`<${value("answers")}>`, help("cli.help.arguments.newAnswers"))
    .addOption(today())
    .addOption(language())
    .action(async (file: string, options: { today: string; language?: Language }) => {
      const { ask } = await import("./commands/ask.ts");
      await ask(file, options);
    });

  program
    .command("blank")
    .description(help("cli.help.commands.blank"))
    .argument(
      `<${value("document")}>`,
      help("cli.help.arguments.document", { ids: documentIds.join(", ") }),
      readDocumentId,
    )
    .option(
      `--out <${value("file")}>`,
      `${help("cli.help.options.blankOut")} (${help("cli.help.words.default", { value: help("cli.help.defaults.documentName") })})`,
      readPath,
    )
    .addOption(fillable())
    .addOption(today())
    .addOption(languageOfAnswers())
    .action(async (id: DocumentId, options: { out?: string; fillable?: true; today: string; language?: Language }) => {
      const { blank } = await import("./commands/dossier.ts");
      await blank(id, options);
    });

  program
    .command("explain")
    .description(help("cli.help.commands.explain"))
    .argument(...answersArgument())
    .addOption(today())
    .addOption(languageOfAnswers())
    .addOption(json())
    .action(async (source: string, options: { today: string; language?: Language; json?: true }) => {
      const { explain } = await import("./commands/dossier.ts");
      await explain(source, options);
    });

  program
    .command("schema")
    .description(help("cli.help.commands.schema"))
    .action(() => {
      process.stdout.write(`${JSON.stringify(answersJsonSchema(), null, 2)}\n`);
    });

  addBatchCommands(program, pool);
  addServiceCommands(program);
  refuseDoubledOptions(program);
  program.hook("preAction", (_, command) => {
    const asked = (command.getOptionValue("language") ?? program.getOptionValue("language")) as Language | undefined;
    command.setOptionValue("language", asked);
    // These make papers of it; the others only speak, in the language that has the words of the terminal.
    if (asked === undefined || ["make", "explain", "blank", "send"].includes(command.name())) return;
    command.setOptionValue("language", spokenFor(asked));
  });
  return program;
}

/** Commander would take the last value and say nothing. */
function refuseDoubledOptions(program: Command): void {
  const given = new Map<string, number>();
  const watch = (command: Command): void => {
    for (const option of command.options) {
      if (option.variadic || repeated.has(option.name())) continue;
      command.on(`option:${option.name()}`, () => given.set(option.flags, (given.get(option.flags) ?? 0) + 1));
    }
    for (const inner of command.commands) watch(inner);
  };
  watch(program);
  program.hook("preAction", (_, command) => {
    const doubled = [...given].filter(([, count]) => count > 1).map(([flags]) => flags.split(/[ ,]/)[0]!);
    if (doubled.length > 0)
      command.error(
        help("cli.help.wrong.error", { text: help("cli.help.doubledOptions", { names: doubled.join(", ") }) }),
      );
  });
}
