// The letter that asks the prefecture for the reasons of a refusal by silence (CRPA, L. 232-4), only while they can be asked for.
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { afterCautiousDay, whyLetter, type ImpliedRefusal } from "../../law/deadlines/implied-refusal.ts";
import { reasonsDue, silenceDates } from "../../law/deadlines/windows.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { refusalLetter } from "../parts/refusal-letter.ts";

export const reasonsRequest = refusalLetter({
  id: "reasons-request",
  fileName: "lettre-motifs-refus-implicite",
  decide,
});

function decide(s: Facts, refusal: ImpliedRefusal): Eligibility {
  const { filedOn, reasonsAskedOn } = refusal;
  if (reasonsAskedOn !== undefined) {
    const values = { asked: dayOfWeek(reasonsAskedOn), due: dayOfWeek(reasonsDue(reasonsAskedOn)) };
    return no(["MOT"], message("decisions.reasons-request.already-asked", values));
  }
  const { challengeBefore } = silenceDates(filedOn);
  if (s.today > challengeBefore) return no(["CJA", "MOT", "CE1"], afterCautiousDay(challengeBefore));
  const asks = message("decisions.reasons-request.asks");
  return {
    ...yes("recommended", ["SIL", "CE1", "MOT", "AVO"], whyLetter(s, refusal, asks, challengeBefore)),
    sendBefore: challengeBefore,
  };
}
