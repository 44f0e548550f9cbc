// Asks the service for a link, and for what its owner may do with it. Nothing here is called before the person asks.
import type { Created } from "../../functions/api/dossier-schemas.ts";
import type { AccessOutcome, FactorKind } from "../../functions/api/kinds.ts";
import type { AnswersSoFar } from "../../functions/questions/answer-set.ts";
import type { Language } from "../../functions/text/languages.ts";

/** What is kept of a link for the visit, and nowhere else. */
export type OwnLink = { id: string; link: string; ownerSecret: string; code: string | undefined; expiresAt: string };

export type Owner = Pick<OwnLink, "id" | "ownerSecret">;

export type LinkOptions = {
  days: number;
  factor: "none" | Extract<FactorKind, "code">;
  /** What the papers leave open can be typed. */
  isFillable: boolean;
};

export type Opening = { at: string; outcome: AccessOutcome };

/** `title` and `detail` are the service's own words, in the language that was asked for; empty where it said none. */
export type Refusal = {
  kind: "no-network" | "busy" | "unavailable" | "answers" | "over" | "unknown" | "other";
  problems: readonly { path: string; message: string }[];
  title: string;
  detail: string;
};

export type Replied<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

const maxWaitMs = 90_000;

/** The last request and its key: sent again after an interruption, it gives the same dossier and not a second one. */
let tried = { request: "", key: "" };

export async function makeLink(
  answers: AnswersSoFar,
  { days, factor, isFillable }: LinkOptions,
  language: Language,
): Promise<Replied<OwnLink>> {
  const query = new URLSearchParams({ retentionDays: String(days), factor, language });
  if (isFillable) query.set("fillable", "true");
  const body = JSON.stringify(answers);
  const request = `${String(query)}\n${body}`;
  if (tried.request !== request) tried = { request, key: newKey() };
  const reply = await ask(`dossiers?${String(query)}`, language, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": tried.key },
    body,
  });
  if (!reply.ok) {
    // What that key made is over: the next request is a new one.
    if (reply.refusal.kind === "over") tried = { request: "", key: "" };
    return reply;
  }
  tried = { request: "", key: "" };
  const { id, link, ownerSecret, factor: asked, expiresAt } = reply.value as Created;
  return {
    ok: true,
    value: { id, link, ownerSecret, code: asked?.kind === "code" ? asked.code : undefined, expiresAt },
  };
}

/** Gives back the tries of the code. */
export const unlockLink = (owner: Owner, language: Language): Promise<Replied<unknown>> =>
  ask(`dossiers/${encodeURIComponent(owner.id)}/unlock`, language, { method: "POST", headers: asOwner(owner) });

export const eraseLink = (owner: Owner, language: Language): Promise<Replied<unknown>> =>
  ask(`dossiers/${encodeURIComponent(owner.id)}`, language, { method: "DELETE", headers: asOwner(owner) });

export async function listOpenings(owner: Owner, language: Language): Promise<Replied<readonly Opening[]>> {
  const reply = await ask(`dossiers/${encodeURIComponent(owner.id)}/openings`, language, { headers: asOwner(owner) });
  return reply.ok ? { ok: true, value: (reply.value as { openings: Opening[] }).openings } : reply;
}

const asOwner = ({ ownerSecret }: Owner) => ({ authorization: `Bearer ${ownerSecret}` });

type Asked = Omit<RequestInit, "headers"> & { headers: Readonly<Record<string, string>> };

async function ask(path: string, language: Language, init: Asked): Promise<Replied<unknown>> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), maxWaitMs);
  try {
    const reply = await fetch(new URL(`api/${path}`, document.baseURI), {
      ...init,
      headers: { ...init.headers, "accept-language": language },
      cache: "no-store",
      credentials: "same-origin",
      signal: cut.signal,
    });
    const value = (await reply.json().catch(() => undefined)) as unknown;
    if (reply.status === 204) return { ok: true, value: undefined };
    // A page that stands between the device and the network answers 200 too, and no JSON.
    if (reply.ok && value !== undefined) return { ok: true, value };
    return { ok: false, refusal: refusalOf(reply.ok ? 502 : reply.status, value) };
  } catch {
    return { ok: false, refusal: { kind: "no-network", problems: [], title: "", detail: "" } };
  } finally {
    clearTimeout(timer);
  }
}

const kinds: Readonly<Record<number, Refusal["kind"]>> = {
  401: "unknown",
  404: "unknown",
  410: "over",
  422: "answers",
  429: "busy",
};

function refusalOf(status: number, value: unknown): Refusal {
  const said = (typeof value === "object" && value !== null ? value : {}) as Partial<Refusal>;
  const { title = "", detail = "", problems = [] } = said;
  const kind = status >= 500 ? "unavailable" : (kinds[status] ?? "other");
  // A key that was used for other answers names no answer: it is no fault of the person.
  return { kind: kind === "answers" && problems.length === 0 ? "other" : kind, problems, title, detail };
}

/** 128 random bits. `crypto.randomUUID` is not there where a page is served without TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
