// `dossier send unlock`, `revoke`, `delete` and `openings`: what the sender of a dossier may do with it, by the owner's secret.
import { accessLogSchema } from "../../../../functions/api/dossier-schemas.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { terminalLanguage } from "../help.ts";
import { readSource } from "../read-source.ts";
import { momentHere } from "../reports/moment.ts";
import { addressBelow, otherService, parsed, Refused, request } from "../service-client.ts";
import { WrongInput } from "../wrong-input.ts";

export type OwnerOptions = { to: string; secret: string; language?: Language; json?: true };

export type OwnerAct = keyof typeof acts;

const acts = {
  unlock: { method: "POST", path: "/unlock" },
  revoke: { method: "POST", path: "/revoke" },
  delete: { method: "DELETE", path: "" },
  openings: { method: "GET", path: "/openings" },
} as const;

export async function actAsOwner(act: OwnerAct, id: string, options: OwnerOptions): Promise<void> {
  const { to, json } = options;
  const language = options.language ?? terminalLanguage();
  const { method, path } = acts[act];
  const url = addressBelow(to, `api/dossiers/${encodeURIComponent(id)}${path}`);
  const authorization = `Bearer ${await secretOf(options, language)}`;
  const reply = await request(to, url, { method, headers: { authorization } }, language).catch((error: unknown) => {
    throw error instanceof Refused ? new WrongInput(error.issues, id, language, json) : error;
  });
  if (act !== "openings") {
    process.stdout.write(json ? `${JSON.stringify({ id, [participles[act]]: true })}\n` : done(act, language));
    return;
  }
  const log = parsed(reply.text, accessLogSchema);
  if (log === undefined) throw otherService(to, reply.status, language);
  process.stdout.write(json ? `${reply.text}\n` : openingsReport(log.openings, language));
}

/** The name of what is so from now on, in JSON. */
const participles = { unlock: "unlocked", revoke: "revoked", delete: "deleted" } as const;

const done = (act: keyof typeof participles, language: Language): string =>
  `${say(message(`cli.send.done.${act}`), language)}\n`;

/** `-` reads it from standard input, so that it stands in no list of processes and no history of commands. */
async function secretOf({ secret }: OwnerOptions, language: Language): Promise<string> {
  if (secret !== "-") return secret;
  const read = await readSource("-");
  const text = read.ok ? read.text.trim() : "";
  if (text !== "") return text;
  const issue = { code: "no-secret", path: [], message: say(message("cli.send.noSecret"), language) };
  throw new WrongInput([issue], "-", language);
}

function openingsReport(
  openings: readonly { at: string; outcome: string; file?: string | undefined }[],
  language: Language,
): string {
  if (openings.length === 0) return `${say(message("cli.send.neverOpened"), language)}\n`;
  const lines = openings.map(({ at, outcome, file }) =>
    say(
      message("cli.send.opening", {
        moment: momentHere(at, language),
        outcome: message(`cli.send.outcomes.${outcome as "opened"}`),
        file: file === undefined ? "" : { next: message("cli.send.fileOpened", { file }) },
      }),
      language,
    ),
  );
  return `${lines.join("\n")}\n`;
}
