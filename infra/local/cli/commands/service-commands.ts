// The commands about the service: run it on this machine, send answers to one.
import { retentionDays } from "../../../../functions/api/limits.ts";
import { InvalidArgumentError, Option, type Command } from "commander";
import { helpLanguages } from "../../../../functions/text/text.ts";
import type { SendOptions } from "./send.ts";
import type { ServeOptions } from "./serve.ts";

export function addServiceCommands(program: Command): void {
  program
    .command("serve")
    .description("run the service on this machine: API, links and an object store on a folder")
    .addOption(new Option("--data <folder>", "folder of the object store").env("DOSSIER_DATA").default("data"))
    .addOption(
      new Option("--host <address>", "address to listen at").env("HOST").default("127.0.0.1", "this machine only"),
    )
    .addOption(new Option("--port <number>", "port of the service").env("PORT").argParser(readPort).default(8080))
    .addOption(
      new Option("--store-port <number>", "port of the object store")
        .env("DOSSIER_STORE_PORT")
        .argParser(readPort)
        .default(0, "a free one"),
    )
    .option("--no-example", "make no example dossier")
    .action(async (options: ServeOptions) => {
      const { serve } = await import("./serve.ts");
      await serve(options);
    });

  program
    .command("send")
    .description("send answers to a service, and print the link that it gives")
    .argument("<answers>", "file with the answers (JSON), or - for standard input")
    .requiredOption("--to <url>", "address of the service, for example http://localhost:8080", readUrl)
    .option("--retention-days <days>", `days until it is deleted, ${retentionDays.least} to ${retentionDays.most}`)
    .addOption(new Option("--factor <kind>", "what the link asks for besides itself").choices(["birth-date", "code"]))
    .option("--one-time", "the link opens only once")
    .addOption(new Option("--language <code>", "language of what explains and of messages").choices(helpLanguages))
    .addOption(new Option("--json", "print the reply of the service as it is, for programs"))
    .action(async (source: string, options: SendOptions) => {
      const { send } = await import("./send.ts");
      await send(source, options);
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("Expected a port, 0 to 65535.");
  return port;
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("Expected an address, for example http://localhost:8080.");
  }
  return text;
}
