// `dossier send`: sends answers to a service and reports its reply.
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { createdSchema } from "../../../../functions/api/dossier-schemas.ts";
import { senderHeader } from "../../../../functions/api/sender.ts";
import type { Language } from "../../../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { WrongInput } from "../wrong-input.ts";
import { spokenFor, terminalLanguage } from "../help.ts";
import { readSource } from "../read-source.ts";
import { momentHere } from "../reports/moment.ts";
import { addressBelow, otherService, parsed, Refused, request } from "../service-client.ts";
import { labelled, sourceIssue, type Issue } from "../reports/issues.ts";

export type SendOptions = {
  to: string;
  retentionDays?: string;
  factor?: string;
  oneTime?: true;
  fillable?: true;
  sender?: string;
  language?: Language;
  json?: true;
};

const { id, link, linkWithoutScript, ownerSecret, expiresAt, factor } = createdSchema.shape;

/** What is printed of a reply. A later version of the service may say more. */
const madeSchema = z.object({
  id,
  link,
  linkWithoutScript,
  ownerSecret,
  expiresAt,
  factor,
  documents: z.array(z.object({ title: z.string(), pages: z.int(), bytes: z.int() })),
  warnings: z.array(z.object({ message: z.string() })),
});
type Made = z.output<typeof madeSchema>;

export async function send(source: string, options: SendOptions): Promise<void> {
  const { to, json } = options;
  const language = options.language ?? terminalLanguage();
  const wrong = (issues: Issue[]) => new WrongInput(issues, source, language, json);
  const read = await readSource(source);
  if (!read.ok) throw wrong([sourceIssue(read.reason, "answers", language)]);
  // Every attempt sends the same key, so that only one dossier is made.
  const headers = { "content-type": "application/json", "idempotency-key": randomUUID(), ...senderOf(options) };
  const init = { method: "POST", headers, body: read.text };
  const reply = await request(to, addressOf(options), init, language).catch((error: unknown) => {
    throw error instanceof Refused ? wrong(error.issues) : error;
  });
  const made = parsed(reply.text, madeSchema);
  if (reply.status !== 201 || made === undefined) throw otherService(to, reply.status, language);
  process.stdout.write(json ? `${reply.text}\n` : reportOf(made, spokenFor(language)));
}

/** In a header, so that no address holds it. */
const senderOf = ({ sender }: SendOptions): Record<string, string> =>
  sender === undefined ? {} : { [senderHeader]: encodeURIComponent(sender) };

const asked = (flag: true | undefined): "true" | undefined => (flag === true ? "true" : undefined);

function addressOf({ to, retentionDays, factor, oneTime, fillable, language }: SendOptions): URL {
  const url = addressBelow(to, "api/dossiers");
  const given = { retentionDays, factor, language, oneTime: asked(oneTime), fillable: asked(fillable) };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

function reportOf(made: Made, language: Language): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const { factor, documents } = made;
  const facts: [label: MessageKey, value: string | undefined][] = [
    ["cli.send.link", made.link],
    ["cli.send.linkWithoutScript", made.linkWithoutScript],
    ["cli.send.expiresAt", momentHere(made.expiresAt, language)],
    [
      "cli.send.verification",
      factor && (factor.kind === "code" ? text("cli.send.code", { code: factor.code }) : text("cli.send.birthDate")),
    ],
    ["cli.send.id", made.id],
    ["cli.send.ownerSecret", text("cli.send.secretShownOnce", { secret: made.ownerSecret })],
  ];
  const factsOf = ({ title, pages, bytes }: (typeof documents)[number]): Values => ({
    title,
    pages: message("cli.count.pages", { count: pages }),
    size: message("cli.send.size", { count: Math.ceil(bytes / 1000) }),
  });
  const lines = [
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : [labelled(text(label), value, language)])),
    "",
    ...documents.map((document) => `- ${text("cli.send.document", factsOf(document))}`),
    ...made.warnings.map((warning) => `! ${warning.message}`),
  ];
  return `${lines.join("\n")}\n`;
}
