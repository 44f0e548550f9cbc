// A request that the ANEF site does not let somebody file: the attempts, and the help that was asked for.
import type { Answers } from "../../answers/answers.ts";
import { message } from "../../text/message.ts";
import { all, any, application, atPrefecture, mayHaveCard, notFiled, online, type Condition } from "../conditions.ts";
import { notMissed, type Eligibility } from "../eligibility.ts";
import type { Facts } from "../facts.ts";

type Procedure = Answers["procedure"];
export type Attempt = NonNullable<Procedure["attempts"]>[number];

export type BlockedFiling = {
  /** In the order of their days. */
  attempts: readonly Attempt[];
  contactCentre: Procedure["contactCentre"];
  /** YYYY-MM-DD */
  otherWayAskedOn: string | undefined;
};

/** R. 431-2: the contact centre certifies that the site cannot take the request, and the prefecture registers it instead. */
export const filesInPlaceOfSite: Condition = all(
  application,
  online,
  notFiled,
  ({ answers }) => answers.procedure.contactCentre?.answer === "certificate",
);

/** Papers are handed in at a counter. */
export const filesOnPaper = any(atPrefecture, filesInPlaceOfSite);

/** Where this request is filed; what the law says of its kind, such as its time limits, goes by `channel`. */
export const filedAt = (s: Facts): Facts["channel"] => (filesOnPaper(s) ? "prefecture" : "anef");

/** In the order of their days, whatever order they were written in. */
export const attemptsInOrder = (attempts: readonly Attempt[] = []): readonly Attempt[] =>
  attempts.toSorted((one, other) => one.triedOn.localeCompare(other.triedOn));

/** What stops the filing, or why no document about it is made. */
export function blockedFilingOf(s: Facts): BlockedFiling | Eligibility {
  const { contactCentre, otherWayAskedOn, attempts: given } = s.answers.procedure;
  const attempts = attemptsInOrder(given);
  // Whatever was tried: nobody of whom this holds is asked about attempts.
  if (!online(s)) return notMissed(["SP-AP"], message("decisions.blocked-filing.at-prefecture"));
  if (!mayHaveCard(s)) return notMissed(["RI-DCEM"], message("decisions.blocked-filing.too-young"));
  if (s.hasFiled) return notMissed([], message("decisions.blocked-filing.filed"));
  if (attempts.length === 0) return notMissed([], message("decisions.blocked-filing.none"));
  return { attempts, contactCentre, otherWayAskedOn };
}
