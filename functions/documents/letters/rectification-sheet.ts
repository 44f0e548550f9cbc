// The data sheet for the public prosecutor in Paris about an error that Ofpra does not rectify itself. It pleads nothing.
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { rectificationRoute, withoutRectification } from "../../law/certificates/rectification.ts";
import { message, sentences } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts } from "../parts/facts.ts";
import { letterView } from "../parts/letter.ts";
import { wrongActView } from "../parts/wrong-act.ts";

export const rectificationSheet = document({
  id: "rectification-sheet",
  fileName: "fiche-rectification",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts((facts) => ({ ...letterView(facts), ...wrongActView(facts) })),
});

function decide(facts: Facts): Eligibility {
  const route = rectificationRoute(facts);
  if (route === "ofpra") return no(["OFP2", "CIV992"], message("decisions.rectification-sheet.clerical"));
  if (route !== "prosecutor") return withoutRectification(route);
  return yes(
    "recommended",
    ["OFP2", "RI-ERR", "CIV991", "CPC46", "CPC48"],
    sentences(message("decisions.rectification-sheet.other-error"), message("decisions.rectification-sheet.where")),
  );
}
