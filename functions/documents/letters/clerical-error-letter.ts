// The letter that asks Ofpra to rectify a clerical error in an act that it made; never to send a first act.
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { rectificationRoute, withoutRectification } from "../../law/certificates/rectification.ts";
import { message, sentences } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts } from "../parts/facts.ts";
import { letterView } from "../parts/letter.ts";
import { hasRowsToWrite, wrongActView } from "../parts/wrong-act.ts";

export const clericalErrorLetter = document({
  id: "clerical-error-letter",
  fileName: "lettre-erreur-materielle",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts((facts) => ({ ...letterView(facts), ...wrongActView(facts) })),
});

function decide(facts: Facts): Eligibility {
  const route = rectificationRoute(facts);
  if (route === "prosecutor") return no(["OFP2", "RI-ERR"], message("decisions.clerical-error-letter.not-clerical"));
  if (route !== "ofpra") return withoutRectification(route);
  return yes(
    "recommended",
    ["OFP2", "RI-ERR", "CIV992"],
    sentences(
      message("decisions.clerical-error-letter.clerical"),
      hasRowsToWrite(facts.answers) ? message("decisions.clerical-error-letter.by-hand") : undefined,
    ),
  );
}
