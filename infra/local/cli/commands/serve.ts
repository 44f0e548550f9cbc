// `dossier serve`: starts the service, makes one example dossier through its API, and says where everything is.
import example from "../../../../test/examples/refugee-first-hosted-married.json";
import type { Created } from "../../../../functions/api/dossier-schemas.ts";
import { originSecretHeader } from "../../../../functions/aws/config.ts";
import { isLoopback } from "../../service/local-account.ts";
import { loadBundle, startService, type Service } from "../../service/serve.ts";
import { serviceEngine } from "../../service/service-engine.ts";

export type ServeOptions = { data: string; host: string; port: number; storePort: number; example: boolean };

const say = (...lines: string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);

/** Runs until it is told to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  // One line a request is for AWS; here it would drown the links. POWERTOOLS_LOG_LEVEL=INFO brings it back.
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "WARN";
  process.env["POWERTOOLS_METRICS_DISABLED"] ??= "true";
  // It is about later versions of the SDK than the one that is pinned here; nothing for who starts the service to do.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const stopped = untilStopped();
  const service = await startService({
    ...options,
    loadHandler: loadBundle,
    engine: serviceEngine(),
    onFault: (error) => void process.stderr.write(`Fault: ${error instanceof Error ? error.name : "unknown"}\n`),
  });
  say(`Service: ${service.url}`, `API:     ${service.url}/api/openapi.json`, `Objects: ${service.objects}`);
  if (!isLoopback(options.host)) {
    process.stderr.write(
      "\nWARNING: whoever reaches this machine reaches the service and its object store, without encryption.\n" +
        "Use it on a network that you trust, for tests only; unset HOST to keep it to this machine.\n" +
        "Batches, which have no accounts here, are refused meanwhile.\n",
    );
  }
  if (options.example) await showExample(service);
  say("", "Ctrl-C ends it.");
  await stopped;
  say("", "Ending: what is under way is finished first.");
  await service.close();
}

/** The first signal ends cleanly; a second one ends at once. */
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
    process.stderr.write(`The example dossier was not made: ${reply.status} ${await reply.text()}\n`);
    return;
  }
  const made = (await reply.json()) as Created;
  const all = made.otherFiles.find(({ kind }) => kind === "all");
  say(
    "",
    `An example dossier, of a person that does not exist: ${made.documents.length} documents`,
    `Its link, as a person gets it:   ${made.link}`,
    `The same without JavaScript:     ${made.linkWithoutScript}`,
    `All of it in one PDF (5 minutes): ${all?.url ?? ""}`,
  );
}
