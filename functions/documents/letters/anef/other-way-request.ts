// The letter that asks the prefecture to register a request which the ANEF site does not take (CESEDA, R. 431-2).
import { no, yes, type Eligibility } from "../../../law/eligibility.ts";
import type { Facts } from "../../../law/facts.ts";
import type { BlockedFiling } from "../../../law/filing/blocked-filing.ts";
import type { SourceCode } from "../../../law/sources.ts";
import { dayOfWeek, message, sentences } from "../../../text/message.ts";
import { document } from "../../document.ts";
import { blockedFilingCopies, blockedFilingView, onceBlocked } from "../../parts/blocked-filing.ts";
import { fromFacts } from "../../parts/facts.ts";
import { letterView } from "../../parts/letter.ts";
import { rightsAtRisk } from "../../parts/rights-at-risk.ts";

export const otherWayRequest = document({
  id: "other-way-request",
  fileName: "lettre-depot-impossible",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide: onceBlocked(decide),
  ...fromFacts((facts) => {
    const view = blockedFilingView(facts);
    return {
      ...letterView(facts),
      ...view,
      atRisk: rightsAtRisk(facts.answers).atRisk,
      enclosures: blockedFilingCopies(facts, [
        view.centreCertifies
          ? "attestation du centre de contact citoyen"
          : "échanges avec le centre de contact citoyen",
      ]),
    };
  }),
});

const sources: SourceCode[] = ["PAP", "ARR", "RI"];

function decide(s: Facts, { contactCentre, otherWayAskedOn }: BlockedFiling): Eligibility {
  // Of declarations about a card, the text says nothing.
  if (!s.isApplication) return no(["PAP"], message("decisions.other-way-request.change"));
  if (contactCentre === undefined) return no(sources, message("decisions.other-way-request.centre-first"));
  if (otherWayAskedOn !== undefined)
    return no(["PAP"], message("decisions.other-way-request.asked", { asked: dayOfWeek(otherWayAskedOn) }));
  const { answer = "waiting", askedOn } = contactCentre;
  return yes(
    answer === "waiting" ? "offered" : "recommended",
    sources,
    sentences(
      message(`decisions.other-way-request.${answer}`, { asked: dayOfWeek(askedOn) }),
      message("decisions.other-way-request.how"),
    ),
  );
}
