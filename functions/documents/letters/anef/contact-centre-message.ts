// The message to the contact centre of the ANEF site: for its form, or to be read out on the telephone.
import { no, yes, type Eligibility } from "../../../law/eligibility.ts";
import type { Facts } from "../../../law/facts.ts";
import type { BlockedFiling } from "../../../law/filing/blocked-filing.ts";
import { dayOfWeek, message } from "../../../text/message.ts";
import { document } from "../../document.ts";
import { blockedFilingView, onceBlocked } from "../../parts/blocked-filing.ts";
import { fromFacts } from "../../parts/facts.ts";
import { letterView } from "../../parts/letter.ts";
import { maxMessageLength } from "../../parts/short-text.ts";

/** More would not fit the form: the log that is attached has all. */
const maxTold = 3;

export const contactCentreMessage = document({
  id: "contact-centre-message",
  fileName: "message-centre-contact",
  signer: "nobody",
  language: "official",
  shortTextLength: maxMessageLength,
  decide: onceBlocked(decide),
  ...fromFacts((facts) => {
    const view = blockedFilingView(facts);
    return {
      ...letterView(facts),
      ...view,
      attemptCount: view.attempts.length,
      toldAttempts: view.attempts.slice(-maxTold),
    };
  }),
});

function decide(_: Facts, { contactCentre }: BlockedFiling): Eligibility {
  if (contactCentre === undefined)
    return yes("recommended", ["RI", "ARR"], message("decisions.contact-centre-message.first"));
  if (contactCentre.answer === "certificate")
    return no(["RI"], message("decisions.contact-centre-message.certificate"));
  const asked = dayOfWeek(contactCentre.askedOn);
  return yes("offered", ["RI", "ARR"], message("decisions.contact-centre-message.again", { asked }));
}
