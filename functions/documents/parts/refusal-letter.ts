// What the letters about a refusal by silence say: the request, the refusal, what is enclosed.
import { frenchDay } from "../../answers/french.ts";
import { areReasonsAskedInTime, silenceDates } from "../../law/deadlines/windows.ts";
import type { KnownFacts } from "./facts.ts";
import { decisionCopyOf, letterView } from "./letter.ts";

const proofOfFiling = {
  anef: "confirmation du dépôt de la demande",
  prefecture: "récépissé ou autre preuve du dépôt de la demande",
  unknown: "preuve du dépôt de la demande",
};

export function refusalLetterView(facts: KnownFacts) {
  const { answers, protection, isFamilyMember, channel, asksFor } = facts;
  const { filedOn, number, reasonsAskedOn } = answers.procedure?.request ?? {};
  const askedOn =
    filedOn !== undefined && reasonsAskedOn !== undefined && areReasonsAskedInTime(filedOn, reasonsAskedOn)
      ? reasonsAskedOn
      : null;
  const isRenewal = asksFor === "renewal";
  return {
    ...letterView(facts),
    /** YYYY-MM-DD, as the other days */
    filedOn: filedOn ?? null,
    requestNumber: number ?? null,
    refusedOn: filedOn === undefined ? null : silenceDates(filedOn).refusedOn,
    isFirst: asksFor === "first-application",
    isRenewal,
    /** R. 424-1 is about the first card of a refugee. */
    isCardDue: asksFor === "first-application" && !isFamilyMember && protection === "refugee",
    /** In time, so that they may have been given. */
    reasonsAskedOn: askedOn,
    enclosures: [
      proofOfFiling[channel ?? "unknown"],
      ...(isFamilyMember ? [] : [decisionCopyOf(protection)]),
      ...(isRenewal ? ["titre de séjour (les deux faces)"] : []),
      ...(askedOn === null ? [] : [`lettre du ${frenchDay(askedOn)} qui demande les motifs, avec la preuve d’envoi`]),
    ],
  };
}
