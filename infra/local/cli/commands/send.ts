// `dossier send`: sends answers to a service and reports its reply. A request that gets no answer is sent again.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { createdSchema, problemSchema } from "../../../../functions/api/dossier-schemas.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message, type MessageKey, type Values } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { WrongInput } from "../wrong-input.ts";
import { readSource } from "../read-source.ts";
import { labelled, sourceIssue, type Issue } from "../reports/issues.ts";

export type SendOptions = {
  to: string;
  retentionDays?: string;
  factor?: string;
  oneTime?: true;
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

const { code, title, detail } = problemSchema.shape;
const refusalSchema = z.object({
  code,
  title,
  detail,
  problems: z.array(z.object({ code: z.string(), path: z.string(), message: z.string() })).optional(),
});

/** Waits before the second, third and fourth attempt. */
const pausesMs = [500, 2000, 5000];

export async function send(source: string, options: SendOptions): Promise<void> {
  const language = options.language ?? officialLanguage;
  const wrong = (issues: Issue[]) => new WrongInput(issues, source, language, options.json);
  const read = await readSource(source);
  if (!read.ok) throw wrong([sourceIssue(read.reason, "answers", language)]);
  const failed = (code: "otherService" | "serviceFailed", values: Values) =>
    new Error(say(message(`cli.send.${code}`, values), language));
  const reply = await post(addressOf(options), read.text, language);
  const text = await reply.text();
  const other = failed("otherService", { address: options.to, status: reply.status });
  if (reply.status === 201) {
    const made = parsed(text, madeSchema);
    if (made === undefined) throw other;
    process.stdout.write(options.json ? `${text}\n` : reportOf(made, language));
    return;
  }
  if (reply.headers.get("content-type")?.startsWith("application/problem+json") !== true) throw other;
  if (reply.status >= 500) throw failed("serviceFailed", { status: reply.status, reply: text });
  const refusal = parsed(text, refusalSchema);
  if (refusal === undefined) throw other;
  throw wrong(issuesOf(refusal, language));
}

/** Undefined if the text is not of this form. */
function parsed<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function addressOf({ to, retentionDays, factor, oneTime, language }: SendOptions): URL {
  const url = new URL("/api/dossiers", to);
  const given = { retentionDays, factor, language, oneTime: oneTime === true ? "true" : undefined };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** Every attempt sends the same key, so that only one dossier is made. */
async function post(url: URL, body: string, language: string): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    "accept-language": language,
    "idempotency-key": randomUUID(),
  };
  for (let attempt = 0; ; attempt++) {
    const pause = pausesMs[attempt];
    try {
      const reply = await fetch(url, { method: "POST", headers, body });
      if (pause === undefined || (reply.status !== 503 && reply.status !== 429)) return reply;
    } catch (error) {
      if (pause === undefined)
        throw new Error(say(message("cli.send.noAnswer", { address: url.origin }), language), { cause: error });
    }
    await wait(pause);
  }
}

function reportOf(made: Made, language: Language): string {
  const text = (key: MessageKey, values?: Values) => say(message(key, values), language);
  const { factor, documents } = made;
  const facts: [label: MessageKey, value: string | undefined][] = [
    ["cli.send.link", made.link],
    ["cli.send.linkWithoutScript", made.linkWithoutScript],
    ["cli.send.expiresAt", made.expiresAt],
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

/** A refusal without a list of problems is one issue of the whole request. */
const issuesOf = (
  { code, title, detail = "", problems = [] }: z.output<typeof refusalSchema>,
  language: Language,
): Issue[] =>
  problems.length === 0
    ? [{ code, path: [], message: say(message("cli.send.refused", { title, detail }), language) }]
    : problems.map((problem) => ({ ...problem, path: problem.path === "" ? [] : [problem.path] }));
