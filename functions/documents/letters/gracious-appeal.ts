// The gracious appeal against a refusal by silence (CRPA, L. 411-2), only while it surely comes in the time for the court.
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { afterCautiousDay, whyLetter, type ImpliedRefusal } from "../../law/deadlines/implied-refusal.ts";
import { appealBefore } from "../../law/deadlines/windows.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { refusalLetter } from "../parts/refusal-letter.ts";

export const graciousAppeal = refusalLetter({
  id: "gracious-appeal",
  fileName: "recours-gracieux",
  decide,
});

function decide(s: Facts, refusal: ImpliedRefusal): Eligibility {
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
