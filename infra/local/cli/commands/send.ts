// `dossier send`: sends answers to a service and says what came back. A request that gets no answer is sent again, once made.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type * as z from "zod";
import type { createdSchema, problemSchema } from "../../../../functions/api/dossier-schemas.ts";
import type { HelpLanguage } from "../../../../functions/text/text.ts";
import { WrongInput } from "../wrong-input.ts";
import { readSource } from "../read-source.ts";
import { unreadable, type Fault } from "../reports/dossier-report.ts";

export type SendOptions = {
  to: string;
  retentionDays?: string;
  factor?: string;
  oneTime?: true;
  language?: HelpLanguage;
  json?: true;
};

/** Waits before the second, third and fourth try. */
const pausesMs = [500, 2000, 5000];

export async function send(source: string, options: SendOptions): Promise<void> {
  const language = options.language ?? "fr";
  const wrong = (faults: Fault[]) => new WrongInput(faults, source, language, options.json);
  const read = await readSource(source);
  if (!read.ok) throw wrong([unreadable(read.reason, language)]);
  const reply = await post(addressOf(options), read.text, language);
  const text = await reply.text();
  if (reply.status === 201) {
    process.stdout.write(options.json ? `${text}\n` : reportOf(JSON.parse(text) as z.output<typeof createdSchema>));
    return;
  }
  if (reply.headers.get("content-type")?.startsWith("application/problem+json") !== true) {
    throw new Error(`${options.to} answered ${reply.status}, and not as this service does.`);
  }
  if (reply.status >= 500) throw new Error(`the service answered ${reply.status}: ${text}`);
  throw wrong(faultsOf(JSON.parse(text) as z.output<typeof problemSchema>));
}

function addressOf({ to, retentionDays, factor, oneTime, language }: SendOptions): URL {
  const url = new URL("/api/dossiers", to);
  const given = { retentionDays, factor, language, oneTime: oneTime === true ? "true" : undefined };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** The same key each time: however often it is sent, one dossier is made. */
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
      if (pause === undefined) throw new Error(`no answer from ${url.origin}`, { cause: error });
    }
    await wait(pause);
  }
}

function reportOf(made: z.output<typeof createdSchema>): string {
  const { factor, documents } = made;
  const lines = [
    `Link:           ${made.link}`,
    `Without script: ${made.linkWithoutScript}`,
    `Until:          ${made.expiresAt}`,
    ...(factor === undefined
      ? []
      : [`It asks for:    ${factor.kind === "code" ? `the code ${factor.code}` : "the birth date"}`]),
    `Id:             ${made.id}`,
    `Owner’s secret: ${made.ownerSecret} (shown once; it revokes and deletes)`,
    "",
    ...documents.map(({ title, pages, bytes }) => `- ${title} (${pages} p., ${Math.ceil(bytes / 1000)} KB)`),
    ...made.warnings.map(({ message }) => `! ${message}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** A refusal that names no place is a fault of the whole. */
const faultsOf = ({ code, title, detail = "", problems = [] }: z.output<typeof problemSchema>): Fault[] =>
  problems.length === 0
    ? [{ code, path: [], message: `${title}. ${detail}` }]
    : problems.map((problem) => ({ ...problem, path: problem.path === "" ? [] : [problem.path] }));
