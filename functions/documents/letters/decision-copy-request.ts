// The letter that asks Ofpra for a copy of a decision that is lost: Ofpra gives one by post only.
import { no, notMissed, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { message, sentences } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts } from "../parts/facts.ts";
import { letterView } from "../parts/letter.ts";

export const decisionCopyRequest = document({
  id: "decision-copy-request",
  fileName: "demande-copie-decision",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts((facts) => ({
    ...letterView(facts),
    enclosures: ["titre de séjour, attestation ou récépissé (les deux faces)"],
  })),
});

function decide({ answers: { decision }, isFamilyMember }: Facts): Eligibility {
  if (decision?.copyLost !== true) return notMissed([], message("decisions.decision-copy-request.not-lost"));
  if (isFamilyMember) return no([], message("decisions.decision-copy-request.family-member"));
  // Ofpra's page is about decisions of Ofpra.
  if (decision.by === "cnda" || decision.by === "court")
    return no([], message("decisions.decision-copy-request.of-a-court"));
  return yes(
    "recommended",
    ["OFP7"],
    sentences(
      message("decisions.decision-copy-request.lost"),
      decision.by === undefined ? message("decisions.decision-copy-request.author-unknown") : undefined,
    ),
  );
}
