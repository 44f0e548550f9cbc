// The letter that asks Ofpra for the certificate of concordance: only once the triage has shown that it is the right way.
import { isOfIdentity, type ConcordanceRoute } from "../law/concordance-route.ts";
import { no, procedureName, type Eligibility, yes } from "../law/eligibility.ts";
import { isTooYoungForPermit } from "../law/permit-age.ts";
import type { Facts } from "../law/facts.ts";
import type { SourceCode } from "../law/sources.ts";
import { message, sentences, type Message } from "../text/message.ts";
import { document } from "./document.ts";
import { birthCertificateCopy, differencesView } from "./parts/differences.ts";
import { fromFacts, type KnownFacts } from "./parts/facts.ts";
import { decisionCopyOf, letterView } from "./parts/letter.ts";

export const ofpraLetter = document({
  id: "ofpra-letter",
  fileName: "lettre-ofpra",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts(fill),
});

function fill(facts: KnownFacts) {
  const decisionCopy = decisionCopyOf(facts.isFamilyMember ? null : facts.protection);
  const { copies, table, isSinglePaper } = differencesView(facts.answers.concordance, decisionCopy);
  return {
    ...letterView(facts),
    ...table,
    isSinglePaper,
    enclosures: [...new Set([birthCertificateCopy, decisionCopy, ...copies])],
  };
}

function decide(facts: Facts): Eligibility {
  const { procedure, concordance } = facts.answers;
  const route = facts.concordanceRoute;
  if (route !== "letter") return withoutLetter(route, facts);
  if (isTooYoungForPermit(facts)) return no(["OFP1"], message("decisions.ofpra-letter.too-young"));
  const isCivilStatusChange = procedure.kind === "civil-status-change";
  if (!facts.isApplication && !isCivilStatusChange)
    return no(["OFP1"], message("decisions.ofpra-letter.not-needed", { procedure: procedureName(procedure.kind) }));
  const differences = concordance?.differences ?? [];
  const hasForeign = differences.some(
    (difference) => isOfIdentity(difference) && difference.otherPaper === "foreign-paper",
  );
  return yes(
    "recommended",
    ["OFP1", "RI", "RI-ERR"],
    sentences(
      message("decisions.ofpra-letter.papers-differ"),
      isCivilStatusChange ? message("decisions.ofpra-letter.before-the-change") : undefined,
      concordance?.differences === undefined ? message("decisions.ofpra-letter.by-hand") : undefined,
      hasForeign ? message("decisions.ofpra-letter.without-foreign-papers") : undefined,
      differences.every(isOfIdentity) ? undefined : message("decisions.ofpra-letter.only-identity"),
      ...otherMentions(facts),
    ),
  );
}

type OtherRoute = Exclude<ConcordanceRoute, "letter">;

const sourcesOf: Record<OtherRoute, SourceCode[]> = {
  "nothing-to-do": [],
  "family-member": ["ANX10"],
  "certificate-received": ["RI", "OFP1"],
  "wait-for-birth-certificate": ["OFP1", "OFP2"],
  rectification: ["OFP2", "RI-ERR"],
  "prefecture-corrects": ["RI-ERR"],
  "foreign-papers-only": ["OFP1", "ALP"],
  "no-identity-mention": ["OFP1", "OFP2", "RI-CHG"],
};

/** What differs and has a way of its own, which is named. */
function otherMentions({ answers: { concordance }, channel }: Facts): Message[] {
  const differences = concordance?.differences ?? [];
  const others = (["marital-status", "nationality"] as const).filter((item) =>
    differences.some((difference) => difference.item === item),
  );
  const where = message(`decisions.ofpra-letter.at.${channel}`);
  return others.map((item) => message(`decisions.ofpra-letter.other-mention.${item}`, { where }));
}

function withoutLetter(route: OtherRoute, facts: Facts): Eligibility {
  const { channel } = facts;
  const asksPrefecture = route === "certificate-received" || route === "prefecture-corrects";
  const values = asksPrefecture ? { where: message(`decisions.ofpra-letter.at.${channel}`) } : undefined;
  const reason = message(`decisions.ofpra-letter.route.${route}`, values);
  const isOnOtherRoute = route === "no-identity-mention" || route === "prefecture-corrects";
  return no(sourcesOf[route], isOnOtherRoute ? sentences(reason, ...otherMentions(facts)) : reason);
}
