// The letter to the prefecture about a permit or travel document that is wrong beside a right birth certificate.
import type { ConcordanceRoute } from "../../law/concordance-route.ts";
import { isOfIdentity } from "../../law/concordance-route.ts";
import { no, notMissed, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { SourceCode } from "../../law/sources.ts";
import { message, sentences } from "../../text/message.ts";
import { document } from "../document.ts";
import { birthCertificateCopy, differencesView } from "../parts/differences.ts";
import { fromFacts, type KnownFacts } from "../parts/facts.ts";
import { letterView } from "../parts/letter.ts";

export const cardCorrectionLetter = document({
  id: "card-correction-letter",
  fileName: "lettre-titre-a-corriger",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts(fill),
});

function fill(facts: KnownFacts) {
  const { concordance, procedure } = facts.answers;
  const { papers, paperNames, copies, table, isSinglePaper } = differencesView(concordance);
  return {
    ...letterView(facts),
    ...table,
    isSinglePaper,
    /** « titre de séjour, récépissé » */
    toCorrect: paperNames.join(", ") || null,
    /** Of the travel document no number is asked for; a blank has lines for the permit. */
    isPermitWrong: papers.length === 0 || papers.includes("residence-permit"),
    permitNumber: procedure?.currentPermit?.number ?? null,
    /** YYYY-MM-DD, as the other days */
    permitEnds: procedure?.currentPermit?.expiresOn ?? null,
    /** Not asked for by pen: the correction may be asked for by this letter alone. */
    requestNumber: procedure?.request?.number ?? null,
    filedOn: procedure?.request?.filedOn ?? null,
    enclosures: [birthCertificateCopy, ...copies],
  };
}

type Route = Exclude<ConcordanceRoute, "prefecture-corrects" | "letter">;

/** Where the way is another one, which the letter to Ofpra and the checklist tell. */
const otherRoutes = {
  "nothing-to-do": ["no-error", []],
  "foreign-papers-only": ["no-error", []],
  "no-identity-mention": ["no-error", []],
  "family-member": ["family-member", ["OFP1"]],
  "certificate-received": ["certificate-received", ["RI"]],
  "wait-for-birth-certificate": ["wait", ["OFP1"]],
  rectification: ["rectification", ["RI-ERR", "OFP2"]],
} as const satisfies Record<Route, readonly [reason: string, sources: readonly SourceCode[]]>;

function decide(facts: Facts): Eligibility {
  const { answers, concordanceRoute: route, channel, hasFiled, isApplication } = facts;
  const { differences } = answers.concordance ?? {};
  if (route === "letter") {
    const key = differences === undefined ? "not-compared" : "other-papers-too";
    return notMissed(["RI-ERR", "OFP1"], message(`decisions.card-correction-letter.${key}`));
  }
  if (route !== "prefecture-corrects") {
    const [reason, sources] = otherRoutes[route];
    return notMissed([...sources], message(`decisions.card-correction-letter.${reason}`));
  }
  // A child has no permit that could be wrong, but may have a travel document.
  if (isTooYoungForPermit(facts) && !differences!.some(({ otherPaper }) => otherPaper === "travel-document"))
    return no(["RI-DCEM"], message("decisions.loss-declaration.too-young"));
  const isDeclared = hasFiled && !isApplication;
  return yes(
    isDeclared ? "offered" : "recommended",
    ["RI-ERR"],
    sentences(
      message("decisions.card-correction-letter.wrong"),
      message(`decisions.card-correction-letter.${isDeclared ? "declared" : channel}`),
      differences!.every(isOfIdentity) ? undefined : message("decisions.ofpra-letter.only-identity"),
    ),
  );
}
