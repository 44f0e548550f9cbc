// Who rectifies a wrong act of Ofpra: Ofpra its own clerical errors (Civil code, 99-2), the prosecutor or a judge in Paris the others.
import type { Answers } from "../../answers/answers.ts";
import { message } from "../../text/message.ts";
import { isOrWasMarried } from "../civil-status.ts";
import { no, notMissed, type Eligibility } from "../eligibility.ts";
import type { Facts } from "../facts.ts";

export type Act = "birth-certificate" | "marriage-certificate";

export type RectificationRoute =
  | "no-error"
  /** Only the protected person has acts of Ofpra. */
  | "family-member"
  /** Whether it is a clerical error is not told. */
  | "kind-unknown"
  | "ofpra"
  | "prosecutor";

/** The acts of Ofpra that have an error. */
export function wrongActs({ concordance, couple }: Pick<Partial<Answers>, "concordance" | "couple">): Act[] {
  const acts: Act[] = [];
  if (concordance?.birthCertificate === "has-an-error") acts.push("birth-certificate");
  if (concordance?.marriageCertificateError === true && isOrWasMarried(couple)) acts.push("marriage-certificate");
  return acts;
}

export function rectificationRoute({
  answers,
  isFamilyMember,
}: Pick<Facts, "answers" | "isFamilyMember">): RectificationRoute {
  if (wrongActs(answers).length === 0) return "no-error";
  if (isFamilyMember) return "family-member";
  const isClerical = answers.concordance?.clericalError;
  return isClerical === undefined ? "kind-unknown" : isClerical ? "ofpra" : "prosecutor";
}

/** Of a document about a wrong act, where nobody is asked to rectify one, or it is not known who. */
export function withoutRectification(route: Exclude<RectificationRoute, "ofpra" | "prosecutor">): Eligibility {
  if (route === "no-error") return notMissed([], message("decisions.clerical-error-letter.no-error"));
  return no(["OFP2", "RI-ERR"], message(`decisions.clerical-error-letter.${route}`));
}
