// The letters about a refusal by silence: the request, the refusal, what is enclosed; none where there is no such refusal.
import { frenchDay } from "../../answers/french.ts";
import { impliedRefusalOf, type ImpliedRefusal } from "../../law/deadlines/implied-refusal.ts";
import { reasonsAskedInTime, silenceDates } from "../../law/deadlines/windows.ts";
import type { Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { document } from "../document.ts";
import { fromFacts, type KnownFacts } from "./facts.ts";
import { decisionCopyOf, letterView } from "./letter.ts";

/** `decide`: once there is a refusal. */
export const refusalLetter = <const Id extends string>({
  decide,
  ...named
}: {
  id: Id;
  fileName: string;
  decide: (s: Facts, refusal: ImpliedRefusal) => Eligibility;
}) =>
  document({
    ...named,
    signer: "applicant",
    isSignedWithMinor: true,
    language: "official",
    decide: (s) => {
      const refusal = impliedRefusalOf(s);
      return "included" in refusal ? refusal : decide(s, refusal);
    },
    ...fromFacts(view),
  });

const proofOfFiling = {
  anef: "confirmation du dépôt de la demande",
  prefecture: "récépissé ou autre preuve du dépôt de la demande",
  unknown: "preuve du dépôt de la demande",
};

function view(facts: KnownFacts) {
  const { answers, protection, isFamilyMember, channel, asksFor } = facts;
  const request = answers.procedure?.request ?? {};
  const { filedOn, number } = request;
  const askedOn = reasonsAskedInTime(request) ?? null;
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
