// What a centre, a hotel or the body that keeps the person's mail attests, on paper of its own: header, stamp and signatory are theirs.
import { notMissed, procedureName, type Eligibility, yes } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { SourceCode } from "../../law/sources.ts";
import { supportingDocumentsPage } from "../../law/status-sources.ts";
import { message } from "../../text/message.ts";
import { document } from "../document.ts";
import { fromFacts, placeOf, type KnownFacts } from "../parts/facts.ts";
import { addressView, ownerOf, personView } from "../parts/person.ts";

export const bodyAttestation = document({
  id: "body-attestation",
  fileName: "attestation-etablissement",
  signer: "body",
  language: "official",
  decide,
  ...fromFacts(fill),
});

function fill({ answers }: KnownFacts) {
  const kind = answers.housing?.kind;
  const { name, number } = placeOf(answers);
  return {
    // The body need not learn that the person has a file at Ofpra.
    owner: ownerOf({ identity: answers.identity, foreignerNumber: answers.foreignerNumber }),
    isCentre: kind === "centre",
    isHotel: kind === "hotel",
    isDomiciliation: kind === "domiciliation",
    place: name ?? null,
    number: number ?? null,
    address: addressView(answers.address),
    person: personView(answers.identity),
    /** The certificate of domiciliation names them itself. */
    mayHaveChildren: kind !== "domiciliation" && (answers.children === undefined || answers.children.length > 0),
    /** YYYY-MM-DD: of the certificate of domiciliation */
    certificateDate: (kind === "domiciliation" && answers.housing?.proofOfAddress?.date) || null,
  };
}

function decide(facts: Facts): Eligibility {
  const { kind } = facts.answers.housing;
  switch (kind) {
    case "own-name":
    case "hosted":
      return notMissed([], message("decisions.body-attestation.lives-elsewhere"));
    case "domiciliation":
      // The certificate has an official form, which no letter takes the place of.
      return yes(
        "offered",
        ["DOMI", "CNLE", supportingDocumentsPage[facts.protection]],
        message("decisions.body-attestation.domiciliation"),
      );
    case "centre":
    case "hotel":
      return ofHome(kind, facts);
  }
}

function ofHome(kind: "centre" | "hotel", facts: Facts): Eligibility {
  const cited: SourceCode[] = kind === "hotel" ? ["SP-DOM", "ANX10"] : ["SP-DOM", "RI"];
  if (isTooYoungForPermit(facts))
    return yes("offered", ["SP-PS", "SP-DOM", "RI-DCEM"], message("decisions.body-attestation.for-travel-document"));
  if (facts.hasFiled) return yes("offered", cited, message("decisions.body-attestation.filed"));
  if (facts.isApplication || facts.asksFor === "address-change")
    return yes("recommended", cited, message(`decisions.body-attestation.${kind}`));
  const procedure = procedureName(facts.asksFor);
  return yes("offered", cited, message("decisions.body-attestation.if-asked-for", { procedure }));
}
