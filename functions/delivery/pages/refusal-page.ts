// The pages of a refused link: what happened, and what its holder can do next.
import type { ProblemWriter } from "../../api/problem-json.ts";
import { httpStatusOf, type HttpProblemCode } from "../../api/http-problems.ts";
import type { Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { htmlReply, type Resent } from "./render.ts";

/** The words are `pages.refusals.<reason>`. */
const statusOf = {
  unknown: 404,
  expired: 410,
  ended: 410,
  "already-opened": 410,
  locked: 423,
  "visit-over": 410,
  "no-such-file": 404,
  "no-such-address": 404,
  unreadable: 400,
  doubled: 400,
  unavailable: 503,
  busy: 429,
  fault: 500,
} as const;

export type RefusalReason = keyof typeof statusOf;

type More = {
  requestId?: string;
  /** What came several times. */
  names?: readonly string[];
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** What is sent again to read the page in another language. */
  again?: Readonly<Record<string, string>> | undefined;
  resent?: Resent | undefined;
};

export function refusalPage(reason: RefusalReason, language: Language, more: More = {}): Response {
  const { requestId = "", names = [], status = statusOf[reason], headers = {}, again, resent } = more;
  const values = { names: { list: names, type: "separated" } } as const;
  const words = (part: "why" | "next") => say(message(`pages.refusals.${reason}.${part}`, values), language);
  return htmlReply(
    "refusal",
    { why: words("why"), next: words("next"), requestId },
    { language, title: message(`pages.refusals.${reason}.title`), status, headers, again, resent },
  );
}

/** Refusals that are the same for programs and for people, as a page. */
export const replyWithProblemPage: ProblemWriter = ({ code, problems, headers }, { language, requestId, again }) => {
  const status = httpStatusOf[code];
  const isFault = status === 500;
  const names = problems.map(({ path }) => path);
  return refusalPage(reasonOf(code), language, {
    status,
    headers,
    again,
    resent: again === undefined ? resentOf(reasonOf(code), names) : undefined,
    names,
    ...(isFault ? { requestId } : {}),
  });
};

/** More would not be read. */
const maxResentNames = 20;

/** What was refused is not known; what is refused for the same reason has the same page in another language. */
function resentOf(reason: RefusalReason, names: readonly string[]): Resent | undefined {
  if (reason === "unreadable") return { fields: [["again", "1"]], enctype: "text/plain" };
  if (reason !== "doubled") return undefined;
  return {
    fields: names.slice(0, maxResentNames).flatMap((name) => ["1", "2"].map((value) => [name, value] as const)),
  };
}

function reasonOf(code: HttpProblemCode): RefusalReason {
  if (code === "doubled-field") return "doubled";
  const status = httpStatusOf[code];
  if (status === 500) return "fault";
  if (status === 503) return "unavailable";
  if (status === 429) return "busy";
  return status === 404 || status === 405 || status === 403 ? "no-such-address" : "unreadable";
}
