// The declaration that a permit is lost, for the request of a new one. A theft is declared to the police, not here.
import { no, notMissed, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import { message } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts, homeView } from "../parts/facts.ts";
import { letterView } from "../parts/letter.ts";

export const lossDeclaration = document({
  id: "loss-declaration",
  fileName: "declaration-perte",
  signer: "applicant",
  language: "official",
  decide,
  ...fromFacts((facts) => {
    const { currentPermit } = facts.answers.procedure ?? {};
    return {
      ...letterView(facts),
      address: homeView(facts.answers),
      isDomiciled: facts.answers.housing?.kind === "domiciliation",
      permitNumber: currentPermit?.number ?? null,
      /** YYYY-MM-DD */
      permitEnds: currentPermit?.expiresOn ?? null,
    };
  }),
});

function decide(facts: Facts): Eligibility {
  const { kind } = facts.answers.procedure;
  if (kind === "theft") return no(["SP-VOL"], message("decisions.loss-declaration.theft"));
  if (kind !== "loss") return notMissed([], message("decisions.loss-declaration.not-lost"));
  if (isTooYoungForPermit(facts)) return no(["RI-DCEM"], message("decisions.loss-declaration.too-young"));
  return facts.hasFiled
    ? yes("offered", ["MOS"], message("decisions.loss-declaration.filed"))
    : yes("recommended", ["MOS", "RI"], message("decisions.loss-declaration.lost"));
}
