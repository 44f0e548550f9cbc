// The pages that say no: what happened, and what the holder of the link can do next.
import type { Refuse } from "../../api/problem-json.ts";
import { refusals, type RefusalCode } from "../../api/http-problems.ts";
import { type HelpLanguage, told } from "../../text/text.ts";
import { htmlReply, pageTexts } from "./render.ts";

export type RefusalReason = keyof (typeof pageTexts)["fr"]["refusals"];

const statusOf: Record<RefusalReason, number> = {
  unknown: 404,
  expired: 410,
  ended: 410,
  "already-opened": 410,
  locked: 423,
  "visit-over": 410,
  "no-such-file": 404,
  "no-such-address": 404,
  unreadable: 400,
  unavailable: 503,
  busy: 429,
  fault: 500,
};

type More = { requestId?: string; status?: number; headers?: Readonly<Record<string, string>> };

export function refusalPage(reason: RefusalReason, language: HelpLanguage, more: More = {}): Response {
  const { title, why, next } = told(pageTexts, language).refusals[reason];
  const { requestId = "", status = statusOf[reason], headers = {} } = more;
  return htmlReply("refusal", { why, next, requestId }, { language, title, status, headers });
}

/** Refusals that are the same for programs and for people, as a page. */
export const refuseWithPage: Refuse = ({ code, headers }, { language, requestId }) => {
  const { status } = refusals[code];
  const isFault = status === 500;
  return refusalPage(reasonOf(code), language, { status, headers, ...(isFault ? { requestId } : {}) });
};

function reasonOf(code: RefusalCode): RefusalReason {
  const { status } = refusals[code];
  if (status === 500) return "fault";
  if (status === 503) return "unavailable";
  if (status === 429) return "busy";
  return status === 404 || status === 405 || status === 403 ? "no-such-address" : "unreadable";
}
