// The complaint to the Defender of Rights about a blocked filing: facts, days, steps taken; only after a step with the administration.
import { no, yes, type Eligibility } from "../../../law/eligibility.ts";
import type { Facts } from "../../../law/facts.ts";
import type { BlockedFiling } from "../../../law/filing/blocked-filing.ts";
import { message, sentences } from "../../../text/message.ts";
import { document } from "../../document.ts";
import { blockedFilingCopies, blockedFilingView, onceBlocked } from "../../parts/blocked-filing.ts";
import { fromFacts } from "../../parts/facts.ts";
import { letterView } from "../../parts/letter.ts";
import { rightsAtRisk } from "../../parts/rights-at-risk.ts";

export const rightsDefenderNote = document({
  id: "rights-defender-note",
  fileName: "reclamation-defenseur-des-droits",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide: onceBlocked(decide),
  ...fromFacts((facts) => {
    const view = blockedFilingView(facts);
    const events = eventsOf(view);
    return {
      ...letterView(facts),
      ...view,
      atRisk: rightsAtRisk(facts.answers).atRisk,
      events,
      /** For what came since, or for all where nothing is known. */
      emptyRows: Array.from({ length: events.length === 0 ? 5 : 2 }, (_, index) => index),
      enclosures: blockedFilingCopies(facts, [
        ...(view.centreAskedOn === null ? [] : ["échanges avec le centre de contact citoyen"]),
        ...(view.otherWayAskedOn === null ? [] : ["lettre à la préfecture, preuve d’envoi et réponse"]),
      ]),
    };
  }),
});

type View = ReturnType<typeof blockedFilingView>;
type Attempt = View["attempts"][number];

/** YYYY-MM-DD; `attempt` is null where it is one of the steps taken. */
type Event = { on: string; isFirst: boolean; attempt: Attempt | null; isCentre: boolean };

/** The first and the last attempt, and whom the person asked, in the order of their days. */
function eventsOf({ firstAttempt, lastAttempt, isSingleAttempt, centreAskedOn, otherWayAskedOn }: View): Event[] {
  const tried = (attempt: Attempt | null, isFirst: boolean): Event[] =>
    attempt === null ? [] : [{ on: attempt.triedOn, isFirst, attempt, isCentre: false }];
  const asked = (on: string | null, isCentre: boolean): Event[] =>
    on === null ? [] : [{ on, isFirst: false, attempt: null, isCentre }];
  return [
    ...(isSingleAttempt ? [] : tried(firstAttempt, true)),
    ...tried(lastAttempt, false),
    ...asked(centreAskedOn, true),
    ...asked(otherWayAskedOn, false),
  ].toSorted((one, other) => one.on.localeCompare(other.on));
}

function decide(_: Facts, { contactCentre, otherWayAskedOn }: BlockedFiling): Eligibility {
  if (contactCentre === undefined && otherWayAskedOn === undefined)
    return no(["DDD", "DDD-DEC"], message("decisions.rights-defender-note.steps-first"));
  return yes(
    "offered",
    ["DDD", "DDD-DEC", "DDD-SP", "DDD-ADR"],
    sentences(message("decisions.rights-defender-note.made"), message("decisions.rights-defender-note.how")),
  );
}
