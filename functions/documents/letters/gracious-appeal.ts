// The gracious appeal against a refusal by silence (CRPA, L. 411-2), only while it surely comes in the time for the court.
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { afterCautiousDay, impliedRefusalOf, whyLetter } from "../../law/deadlines/implied-refusal.ts";
import { appealBefore } from "../../law/deadlines/windows.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts } from "../parts/facts.ts";
import { refusalLetterView } from "../parts/refusal-letter.ts";

export const graciousAppeal = document({
  id: "gracious-appeal",
  fileName: "recours-gracieux",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts(refusalLetterView),
});

function decide(s: Facts): Eligibility {
  const refusal = impliedRefusalOf(s);
  if ("included" in refusal) return refusal;
  const { filedOn, reasonsAskedOn } = refusal;
  const before = appealBefore(filedOn, reasonsAskedOn);
  if (s.today > before && reasonsAskedOn !== undefined) {
    const values = { asked: dayOfWeek(reasonsAskedOn), date: dayOfWeek(before) };
    return no(["GRA", "MOT", "CE2"], message("decisions.gracious-appeal.reasons-asked", values));
  }
  if (s.today > before) return no(["CJA", "GRA", "CE1"], afterCautiousDay(before));
  const asks = message("decisions.gracious-appeal.asks");
  return {
    ...yes("offered", ["SIL", "CE1", "GRA", "AVO"], whyLetter(s, refusal, asks, before)),
    sendBefore: before,
  };
}
