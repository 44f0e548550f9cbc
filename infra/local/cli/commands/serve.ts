// `dossier serve`: starts the service, makes one example dossier through its API, and prints the addresses.
import example from "../../../../test/examples/refugee-first-hosted-married.json";
import type { Created } from "../../../../functions/api/dossier-schemas.ts";
import { originSecretHeader } from "../../../../functions/aws/config.ts";
import { message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { terminalLanguage } from "../help.ts";
import { labelled } from "../reports/issues.ts";
import { CommandExit, exitCodes } from "../exit.ts";
import { isLoopback, isLoopbackUrl } from "../../service/local-account.ts";
import { bundledPage, hasBundles, loadBundle, startService, type Service } from "../../service/serve.ts";
import { serviceEngine } from "../../service/service-engine.ts";
import { StartError } from "../../service/start-error.ts";

export type ServeOptions = { data: string; host: string; port: number; storePort: number; example: boolean };

const print = (...lines: string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);
const text = (key: MessageKey, values?: Values): string => say(message(key, values), terminalLanguage());
const line = (label: MessageKey, value: string): string => labelled(text(label), value, terminalLanguage());

/** Runs until a signal stops it. What keeps it from starting is said as an exit, with what to do. */
export async function serve(options: ServeOptions): Promise<void> {
  // The log line of each request would hide the links. POWERTOOLS_LOG_LEVEL=INFO shows it.
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "WARN";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  // The warning is about later versions of the SDK than the pinned one.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const stop = openStop();
  try {
    const service = await start(options);
    try {
      const made = options.example ? await makeExample(service) : undefined;
      if (made !== undefined) {
        // The pages of this machine show it; a public address has visitors who take it for theirs.
        if (isLoopbackUrl(service.publicUrl)) process.env["DOSSIER_EXAMPLE_LINK"] = made.link;
        printExample(made);
      }
      print(
        line("cli.serve.service", service.url),
        ...(service.publicUrl === service.url ? [] : [line("cli.serve.publicAddress", service.publicUrl)]),
        line("cli.serve.desk", `${service.url}/desk.html`),
        line("cli.serve.api", `${service.url}/api/openapi.json`),
        line("cli.serve.objects", service.objects),
      );
      if (!isLoopback(options.host)) warn(`\n${text("cli.serve.exposed")}`);
      print("", text("cli.serve.stop"));
      await stop.asked;
      print("", text("cli.serve.stopping"));
    } finally {
      await service.close();
    }
  } finally {
    stop.end();
  }
}

async function start(options: ServeOptions): Promise<Service> {
  try {
    if (!hasBundles()) throw new StartError("not-built");
    return await startService({
      ...options,
      loadHandler: loadBundle,
      page: bundledPage(),
      engine: serviceEngine(),
      onFault: (error) => warn(text("cli.serve.failed", { name: error instanceof Error ? error.name : typeof error })),
    });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new CommandExit("wrong", `${text(`cli.serve.refused.${error.code}`, error.values)}\n`);
  }
}

/** The first signal asks to stop; the second exits at once. */
function openStop(): { asked: Promise<void>; end(): void } {
  let ask = (): void => undefined;
  let isAsked = false;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const stop = () => {
    if (isAsked) process.exit(exitCodes.interrupted);
    isAsked = true;
    ask();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return { asked, end: () => void process.off("SIGINT", stop).off("SIGTERM", stop) };
}

/** Through the API, as anybody would; undefined where it failed, which is said. */
async function makeExample({ url }: Service): Promise<Created | undefined> {
  const secret = process.env["ORIGIN_SECRET"];
  const reply = await fetch(`${url}/api/dossiers?retentionDays=1&language=fr`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(secret === undefined ? {} : { [originSecretHeader]: secret }) },
    body: JSON.stringify(example),
  });
  if (reply.status === 201) return (await reply.json()) as Created;
  warn(text("cli.serve.exampleFailed", { status: reply.status, reply: await reply.text() }));
  return undefined;
}

/** The person's link comes first and alone: it is what one clicks. */
function printExample(made: Created): void {
  const all = made.otherFiles.find(({ kind }) => kind === "all");
  print(
    made.link,
    "",
    text("cli.serve.exampleMade", { documents: message("cli.count.documents", { count: made.documents.length }) }),
    line("cli.serve.exampleLinkWithoutScript", made.linkWithoutScript),
    line("cli.serve.exampleAll", all?.url ?? ""),
    "",
  );
}
