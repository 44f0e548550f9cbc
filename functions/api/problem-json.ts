// A refusal as programs read it: problem+json, RFC 9457.
import type { Language } from "../text/languages.ts";
import { say } from "../text/say.ts";
import { refusalStatus, refusalWords, type Refused } from "./http-problems.ts";

/** Writes a refusal: as problem+json for programs, as a page for people. */
export type Refuse = (refused: Refused, call: { language: Language; requestId: string }) => Response;

export const refuseWithProblem: Refuse = ({ code, problems, headers }, { language, requestId }) => {
  const status = refusalStatus[code];
  const { title, detail } = refusalWords(code);
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
