// The hosting attestation: only for a person hosted by a private person, who signs it (annexe 10 of the CESEDA).
import type { ProcedureKind } from "../answers/answers.ts";
import { no, notMissed, procedureName, type Eligibility, yes } from "../law/eligibility.ts";
import { isTooYoungForPermit } from "../law/permit-age.ts";
import type { Facts } from "../law/facts.ts";
import { supportingDocumentsPage } from "../law/status-sources.ts";
import { message } from "../text/message.ts";
import { document } from "./document.ts";
import { fromFacts, type KnownFacts } from "./parts/facts.ts";
import { addressView, ownerOf, personView } from "./parts/person.ts";

export const hostingAttestation = document({
  id: "hosting-attestation",
  fileName: "attestation-hebergement",
  signer: "host",
  language: "official",
  decide,
  ...fromFacts(fill),
});

function fill({ answers, age }: KnownFacts) {
  const hosted = answers.housing?.kind === "hosted" ? answers.housing : undefined;
  const host = hosted?.host;
  const contact = [host?.phone, host?.email].filter((part) => part !== undefined).join(", ");
  return {
    // The host need not learn that the guest has a file at Ofpra.
    owner: ownerOf({ identity: answers.identity, foreignerNumber: answers.foreignerNumber }),
    host: personView(host),
    hostAddress: addressView(host?.address),
    guest: personView(answers.identity),
    /** YYYY-MM-DD */
    since: hosted?.since ?? null,
    isFree: hosted?.freeOfCharge === true,
    relation: host?.relation ?? null,
    /** The answers do not say where the children live: the host names them by hand. */
    mayHaveChildren: answers.children === undefined || answers.children.length > 0,
    /** Phone and e-mail of the host */
    contact: contact || null,
    /**
     * Age under which the proof of address is asked for, in words: annexe 10 for a permit; a child too young for one asks
     * for a travel document.
     */
    proofAge: isTooYoungForPermit({ age }) ? "trois mois" : "six mois",
  };
}

function decide(facts: Facts): Eligibility {
  const { housing } = facts.answers;
  // Never the attestation of a private person in place of what a hotel, a centre or a town's social service writes.
  switch (housing.kind) {
    case "own-name":
      return no(["SP-DOM", "ANX10"], message("decisions.hosting-attestation.own-name"));
    // What they attest themselves is in the dossier.
    case "hotel":
      return notMissed(["SP-DOM", "ANX10"], message("decisions.hosting-attestation.hotel"));
    case "centre":
      return notMissed(["SP-DOM"], message("decisions.hosting-attestation.centre"));
    case "domiciliation":
      return notMissed(
        ["RI", supportingDocumentsPage[facts.protection]],
        message("decisions.hosting-attestation.domiciliation"),
      );
    case "hosted":
      if (isTooYoungForPermit(facts))
        return yes(
          "offered",
          ["SP-PS", "SP-DOM", "RI-DCEM"],
          message("decisions.hosting-attestation.for-travel-document"),
        );
      return facts.hasFiled
        ? yes("offered", ["ANX10", "SP-DOM"], message("decisions.hosting-attestation.filed"))
        : whenHosted(facts.asksFor);
  }
}

function whenHosted(kind: ProcedureKind): Eligibility {
  switch (kind) {
    case "first-application":
    case "renewal":
    case "address-change":
      return yes("required", ["ANX10", "SP-DOM", "RI"], message("decisions.hosting-attestation.host-signs"));
    case "loss":
    case "theft":
    case "damage":
    case "civil-status-change": {
      const reason = message("decisions.hosting-attestation.if-asked-for", { procedure: procedureName(kind) });
      return yes("offered", ["SP-DOM"], reason);
    }
  }
}
