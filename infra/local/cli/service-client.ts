// Requests to a service, in the language of the person; one that gets no answer is sent again.
import { CommandExit } from "./exit.ts";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { problemSchema } from "../../../functions/api/dossier-schemas.ts";
import type { Language } from "../../../functions/text/languages.ts";
import { message } from "../../../functions/text/message.ts";
import { say } from "../../../functions/text/say.ts";
import type { Issue } from "./reports/issues.ts";

/** Waits before the second, third and fourth attempt. */
const pausesMs = [500, 2000, 5000];

export type Reply = { status: number; text: string };

/** What the service refuses, as a person can fix it. */
export class Refused extends Error {
  readonly issues: Issue[];
  constructor(issues: Issue[]) {
    super("The service refused the request.");
    this.issues = issues;
  }
}

const { code, title, detail } = problemSchema.shape;
const refusalSchema = z.object({
  code,
  title,
  detail,
  problems: z.array(z.object({ code: z.string(), path: z.string(), message: z.string() })).optional(),
});

/** An address below that of the service, which may have a path of its own: `https://host/prefix/api/…`. */
export function addressBelow(service: string, path: string): URL {
  const base = new URL(service);
  base.pathname = `${base.pathname.replace(/\/+$/, "")}/`;
  base.search = base.hash = "";
  return new URL(path, base);
}

/** Undefined if the text is not of this form. */
export function parsed<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** It answered, and not as this service does. */
export const otherService = (service: string, status: number, language: Language): Error =>
  new Error(say(message("cli.send.otherService", { address: service, status }), language));

/** The reply to a request that was granted. Throws Refused, or an error that says what is wrong with the service. */
export async function request(
  service: string,
  url: URL,
  init: { method: string; headers?: Record<string, string>; body?: string },
  language: Language,
): Promise<Reply> {
  const reply = await send(
    service,
    url,
    { ...init, headers: { "accept-language": language, ...init.headers } },
    language,
  );
  const text = await reply.text();
  if (reply.ok) return { status: reply.status, text };
  const other = otherService(service, reply.status, language);
  if (reply.headers.get("content-type")?.startsWith("application/problem+json") !== true) throw other;
  if (reply.status >= 500)
    throw new Error(say(message("cli.send.serviceFailed", { status: reply.status, reply: text }), language));
  const refusal = parsed(text, refusalSchema);
  if (refusal === undefined) throw other;
  throw new Refused(issuesOf(refusal, language));
}

async function send(service: string, url: URL, init: RequestInit, language: Language): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const pause = pausesMs[attempt];
    try {
      const reply = await fetch(url, init);
      if (pause === undefined || (reply.status !== 503 && reply.status !== 429)) return reply;
    } catch (error) {
      if (pause === undefined) throw noAnswer(service, language, error);
    }
    await wait(pause);
  }
}

function noAnswer(address: string, language: Language, cause: unknown): CommandExit {
  const exit = new CommandExit("wrong", `${say(message("cli.send.noAnswer", { address }), language)}\n`);
  exit.cause = cause;
  return exit;
}

/** A refusal without a list of problems is one issue of the whole request. */
const issuesOf = (
  { code, title, detail = "", problems = [] }: z.output<typeof refusalSchema>,
  language: Language,
): Issue[] =>
  problems.length === 0
    ? [{ code, path: [], message: say(message("cli.send.refused", { title, detail }), language) }]
    : problems.map((problem) => ({ ...problem, path: problem.path === "" ? [] : [problem.path] }));
