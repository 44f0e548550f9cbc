// `dossier serve`: starts the service, makes one example dossier through its API, and prints the addresses.
import example from "../../../../test/examples/refugee-first-hosted-married.json";
import type { Created } from "../../../../functions/api/dossier-schemas.ts";
import { originSecretHeader } from "../../../../functions/aws/config.ts";
import { message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { terminalLanguage } from "../help.ts";
import { labelled } from "../reports/issues.ts";
import { isLoopback } from "../../service/local-account.ts";
import { loadBundle, startService, type Service } from "../../service/serve.ts";
import { serviceEngine } from "../../service/service-engine.ts";

export type ServeOptions = { data: string; host: string; port: number; storePort: number; example: boolean };

const print = (...lines: string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);
const text = (key: MessageKey, values?: Values): string => say(message(key, values), terminalLanguage());
const line = (label: MessageKey, value: string): string => labelled(text(label), value, terminalLanguage());

/** Runs until a signal stops it. */
export async function serve(options: ServeOptions): Promise<void> {
  // The log line of each request would hide the links. POWERTOOLS_LOG_LEVEL=INFO shows it.
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "WARN";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  // The warning is about later versions of the SDK than the pinned one.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const stopped = untilStopped();
  const service = await startService({
    ...options,
    loadHandler: loadBundle,
    engine: serviceEngine(),
    onFault: (error) => warn(text("cli.serve.failed", { name: error instanceof Error ? error.name : typeof error })),
  });
  print(
    line("cli.serve.service", service.url),
    line("cli.serve.api", `${service.url}/api/openapi.json`),
    line("cli.serve.objects", service.objects),
  );
  if (!isLoopback(options.host)) {
    warn(`\n${text("cli.serve.exposed")}`);
  }
  if (options.example) await showExample(service);
  print("", text("cli.serve.stop"));
  await stopped;
  print("", text("cli.serve.stopping"));
  await service.close();
}

/** The first signal stops cleanly; the second exits at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

async function showExample({ url }: Service): Promise<void> {
  const secret = process.env["ORIGIN_SECRET"];
  const reply = await fetch(`${url}/api/dossiers?retentionDays=1&language=fr`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(secret === undefined ? {} : { [originSecretHeader]: secret }) },
    body: JSON.stringify(example),
  });
  if (reply.status !== 201) {
    warn(text("cli.serve.exampleFailed", { status: reply.status, reply: await reply.text() }));
    return;
  }
  const made = (await reply.json()) as Created;
  const all = made.otherFiles.find(({ kind }) => kind === "all");
  print(
    "",
    text("cli.serve.exampleMade", { documents: message("cli.count.documents", { count: made.documents.length }) }),
    line("cli.serve.exampleLink", made.link),
    line("cli.serve.exampleLinkWithoutScript", made.linkWithoutScript),
    line("cli.serve.exampleAll", all?.url ?? ""),
  );
}
