// The commands for the service: `serve` and `send`.
import { retentionDays } from "../../../../functions/api/limits.ts";
import { InvalidArgumentError, Option, type Command } from "commander";
import { choice, language, value } from "../cli-options.ts";
import { help } from "../help.ts";
import type { SendOptions } from "./send.ts";
import type { ServeOptions } from "./serve.ts";

const exampleUrl = "http://localhost:8080";

export function addServiceCommands(program: Command): void {
  program
    .command("serve")
    .description(help("cli.help.commands.serve"))
    .addOption(
      new Option(`--data <${value("folder")}>`, help("cli.help.options.data")).env("DOSSIER_DATA").default("data"),
    )
    .addOption(
      new Option(`--host <${value("address")}>`, help("cli.help.options.host"))
        .env("HOST")
        .default("127.0.0.1", help("cli.help.defaults.thisMachine")),
    )
    .addOption(
      new Option(`--port <${value("number")}>`, help("cli.help.options.port"))
        .env("PORT")
        .argParser(readPort)
        .default(8080),
    )
    .addOption(
      new Option(`--store-port <${value("number")}>`, help("cli.help.options.storePort"))
        .env("DOSSIER_STORE_PORT")
        .argParser(readPort)
        .default(0, help("cli.help.defaults.freePort")),
    )
    .option("--no-example", help("cli.help.options.noExample"))
    .addOption(language())
    .action(async (options: ServeOptions) => {
      const { serve } = await import("./serve.ts");
      await serve(options);
    });

  program
    .command("send")
    .description(help("cli.help.commands.send"))
    .argument(`<${value("answers")}>`, help("cli.help.arguments.answers"))
    .requiredOption(`--to <${value("address")}>`, help("cli.help.options.to", { example: exampleUrl }), readUrl)
    .option(
      `--retention-days <${value("days")}>`,
      help("cli.help.options.retentionDays", { min: retentionDays.min, max: retentionDays.max }),
    )
    .addOption(
      choice(new Option(`--factor <${value("kind")}>`, help("cli.help.options.factor")), ["birth-date", "code"]),
    )
    .option("--one-time", help("cli.help.options.oneTime"))
    .addOption(language())
    .addOption(new Option("--json", help("cli.help.options.rawReply")))
    .action(async (source: string, options: SendOptions) => {
      const { send } = await import("./send.ts");
      await send(source, options);
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError(help("cli.help.expected.port"));
  return port;
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError(help("cli.help.expected.address", { example: exampleUrl }));
  }
  return text;
}
