// The reminder about the commitment contract, in the language of the person: for every request for a permit, first or renewed
// (R. 412-1 to R. 412-3).
import type { ProcedureKind } from "../answers/answers.ts";
import { fullName } from "../answers/french.ts";
import { leavesCardAsItIs } from "../law/civil-status.ts";
import { no, procedureName, type Eligibility, yes } from "../law/eligibility.ts";
import { isTooYoungForPermit } from "../law/permit-age.ts";
import type { Facts } from "../law/facts.ts";
import { sources } from "../law/sources.ts";
import { contractException, isOfEconomicArea } from "../law/special-cases/citizenship.ts";
import { message, sentences } from "../text/message.ts";
import { document } from "./document.ts";
import { listSources } from "./parts/cited-sources.ts";
import { fromFacts } from "./parts/facts.ts";
import { isBilingual } from "./parts/french.ts";

export const commitmentReminder = document({
  id: "commitment-reminder",
  fileName: "rappel-contrat-engagement",
  signer: "nobody",
  language: "help",
  decide,
  ...fromFacts(({ answers, channel }, language) => ({
    name: fullName(answers.identity ?? {}) ?? null,
    /** Titles are there twice, and are to fit on the same page. */
    isBilingual: isBilingual(language),
    /** A stateless person has no request online. */
    atPrefectureOnly: channel === "prefecture",
    contractPage: sources.MIN2.url,
    sourceList: listSources(["LEG3", "TRI2", "MIN2", "RI"], language),
  })),
});

function decide(facts: Facts): Eligibility {
  if (isTooYoungForPermit(facts)) return no(["RI-DCEM", "TRI2"], message("decisions.commitment-reminder.too-young"));
  const { couple } = facts.answers;
  const eligibility = byProcedure(facts);
  if (facts.isApplication && facts.hasFiled)
    return yes("offered", eligibility.sources, message("decisions.commitment-reminder.filed"));
  if (eligibility.strength !== "required") return eligibility;
  const because = (name: "optional" | "optional-for-their-family" | "optional-for-other-permits") =>
    sentences(eligibility.reason, message(`decisions.commitment-reminder.${name}`));
  const exception = contractException(facts.nationalities);
  if (exception === "optional") return yes("recommended", eligibility.sources, because("optional"));
  const spouse = couple.kind === "married" ? couple.spouse : undefined;
  if (isOfEconomicArea(spouse?.nationalities))
    return yes("recommended", eligibility.sources, because("optional-for-their-family"));
  if (exception === undefined) return eligibility;
  return yes("required", eligibility.sources, because("optional-for-other-permits"));
}

function byProcedure(facts: Facts): Eligibility {
  const kind: ProcedureKind = facts.asksFor;
  switch (kind) {
    case "first-application":
    case "renewal":
      return yes("required", ["TRI2", "LEG3", "SP-CE"], message(`decisions.commitment-reminder.${kind}`));
    case "civil-status-change":
      if (leavesCardAsItIs(facts)) return no(["TRI2"], message("decisions.commitment-reminder.declared-only"));
      return yes("offered", ["TRI2"], message(`decisions.commitment-reminder.${kind}`));
    case "address-change":
    case "loss":
    case "theft":
    case "damage":
      return no(["TRI2"], message("decisions.commitment-reminder.not-asked-for", { procedure: procedureName(kind) }));
  }
}
