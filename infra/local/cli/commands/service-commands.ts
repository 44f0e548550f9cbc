// The commands for the service: `serve` and `send`.
import { retentionDays } from "../../../../functions/api/limits.ts";
import { InvalidArgumentError, Option, type Command } from "commander";
import { choice, fillable, json, language, value } from "../cli-options.ts";
import { help } from "../help.ts";
import type { LocalisedCommand } from "../localised-command.ts";
import type { OwnerOptions } from "./owner.ts";
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

  const sending = program
    .command("send")
    .description(help("cli.help.commands.send"))
    .argument(`<${value("answers")}>`, help("cli.help.arguments.answers"))
    .addOption(serviceAddress())
    .option(
      `--retention-days <${value("days")}>`,
      help("cli.help.options.retentionDays", { min: retentionDays.min, max: retentionDays.max }),
    )
    .addOption(
      choice(new Option(`--factor <${value("kind")}>`, help("cli.help.options.factor")), ["birth-date", "code"]),
    )
    .option("--one-time", help("cli.help.options.oneTime"))
    .option(`--sender <${value("name")}>`, help("cli.help.options.sender"))
    .addOption(fillable())
    .addOption(language())
    .addOption(new Option("--json", help("cli.help.options.rawReply")))
    .action(async (source: string, options: Partial<SendOptions>, command: LocalisedCommand) => {
      const { to } = options;
      // Commander would ask the commands below for it too, which have one of their own.
      if (to === undefined) return command.missingMandatoryOptionValue(serviceAddress());
      const { send } = await import("./send.ts");
      await send(source, { ...options, to });
    });

  for (const act of ["unlock", "revoke", "delete", "openings"] as const) {
    sending
      .command(act)
      .description(help(`cli.help.commands.${act}`))
      .argument(`<${value("id")}>`, help("cli.help.arguments.dossierId"))
      .addOption(serviceAddress().makeOptionMandatory())
      .addOption(
        new Option(`--secret <${value("secret")}>`, help("cli.help.options.secret"))
          .env("DOSSIER_OWNER_SECRET")
          .makeOptionMandatory(),
      )
      .addOption(language())
      .addOption(json())
      .action(async (id: string, options: OwnerOptions) => {
        const { actAsOwner } = await import("./owner.ts");
        await actAsOwner(act, id, options);
      });
  }
}

const serviceAddress = () =>
  new Option(`--to <${value("address")}>`, help("cli.help.options.to", { example: exampleUrl })).argParser(readUrl);

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
