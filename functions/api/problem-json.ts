// A refusal as programs read it: problem+json, RFC 9457.
import type { Language } from "../text/languages.ts";
import { say } from "../text/say.ts";
import { httpStatusOf, problemMessages, type HttpProblem } from "./http-problems.ts";

/** Writes a refusal: as problem+json for programs, as a page for people. */
export type ProblemWriter = (
  problem: HttpProblem,
  call: { language: Language; requestId: string; again?: Readonly<Record<string, string>> },
) => Response;

export const replyWithProblem: ProblemWriter = ({ code, problems, headers }, { language, requestId }) => {
  const status = httpStatusOf[code];
  const { title, detail } = problemMessages(code);
  const body = {
    type: `urn:dossier-generator:problem:${code}`,
    title: say(title, language),
    status,
    code,
    ...(code === "bug" ? {} : { detail: say(detail, language) }),
    ...(problems.length === 0 ? {} : { problems }),
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "content-language": language, ...headers },
  });
};
