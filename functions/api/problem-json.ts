// A refusal as programs read it: problem+json, RFC 9457.
import { type HelpLanguage, told } from "../text/text.ts";
import { refusals, type Refused } from "./http-problems.ts";

/** Writes a refusal: as problem+json for programs, as a page for people. */
export type Refuse = (refused: Refused, call: { language: HelpLanguage; requestId: string }) => Response;

export const refuseWithProblem: Refuse = ({ code, problems, headers }, { language, requestId }) => {
  const { status, title, detail } = refusals[code];
  const body = {
    type: `urn:dossier-generator:problem:${code}`,
    title: told(title, language),
    status,
    code,
    ...(code === "bug" ? {} : { detail: told(detail, language) }),
    ...(problems.length === 0 ? {} : { problems }),
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "content-language": language, ...headers },
  });
};
