// The note to whoever is shown a certificate or a receipt and does not know it: what it proves, with codes to the texts.
import type { NoteReader } from "../../answers/answers.ts";
import { certificateRights, sourcesOfRights } from "../../law/certificates/certificate-rights.ts";
import { no, notMissed, type Eligibility, yes } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import { sources, type SourceCode } from "../../law/sources.ts";
import { message } from "../../text/message.ts";
import { document } from "../document.ts";
import { shortSources } from "../parts/cited-sources.ts";
import { fromFacts, type KnownFacts } from "../parts/facts.ts";
import { ownerOf, personView } from "../parts/person.ts";

export const rightsNote = document({
  id: "rights-note",
  fileName: "note-document-provisoire",
  signer: "nobody",
  language: "official",
  decide,
  ...fromFacts(fill),
});

const readers: Readonly<Record<NoteReader, string>> = {
  employer: "l’employeur",
  landlord: "le bailleur",
  "family-benefits": "la caisse d’allocations familiales",
  "health-insurance": "l’assurance maladie",
};
const anyReader = "l’employeur, le bailleur, la CAF, l’assurance maladie";

/** The address of an official page with the text, printed as a code to scan; null where it is not quoted. */
const codeOf = (code: SourceCode, isQuoted: boolean): string | null => (isQuoted ? sources[code].url : null);

function fill({ answers, protection, isFamilyMember, asksFor }: KnownFacts) {
  const own = isFamilyMember ? "family" : protection;
  const rights = certificateRights(answers, own);
  const { kinds, saysWork, saysSocial } = rights;
  const { kind, noteFor, expiresOn } = answers.procedure?.attestation ?? {};
  const isKnown = kind !== undefined;
  const certificates = kinds.map((one) => ({
    isExtension: one === "extension",
    isReceipt: one === "receipt",
    saysWork,
    isFirst: asksFor === "first-application",
    isRenewal: asksFor !== null && asksFor !== "first-application",
    isOwnRefugee: own === "refugee",
    isOwnSubsidiary: own === "subsidiary-protection",
    /** Whether their first receipt allows work was read nowhere. */
    isFamilyOfSubsidiary: isFamilyMember && protection === "subsidiary-protection",
  }));
  return {
    // The number of the asylum file is nobody’s business who reads this.
    owner: ownerOf({ identity: answers.identity, foreignerNumber: answers.foreignerNumber }),
    person: personView(answers.identity),
    foreignerNumber: answers.foreignerNumber ?? null,
    reader: noteFor === undefined ? anyReader : readers[noteFor],
    /** YYYY-MM-DD */
    expiresOn: expiresOn ?? null,
    /** Null where the kind is not known: each is then there with a box. */
    certificate: (isKnown && certificates[0]) || null,
    certificates,
    saysSocial,
    isRefugee: own === "refugee",
    isSubsidiary: own === "subsidiary-protection",
    /** Where every kind is quoted there is no room for more than their own codes. */
    codes: {
      certificates: codeOf("TEL", kind !== "receipt"),
      receipt: codeOf("RCP", !isKnown || kind === "receipt"),
      work: codeOf("LEG4", isKnown && saysWork),
      social: codeOf("OFP4", isKnown && saysSocial),
    },
    sources: shortSources(sourcesOfRights(rights)),
  };
}

function decide(facts: Facts): Eligibility {
  const { answers, protection, isFamilyMember, today } = facts;
  const { attestation } = answers.procedure;
  if (isTooYoungForPermit(facts)) return no(["RI-DCEM"], message("decisions.rights-note.too-young"));
  if (attestation === undefined) return notMissed([], message("decisions.rights-note.none"));
  const { expiresOn, noteFor } = attestation;
  const expires = { day: expiresOn };
  if (expiresOn < today) return notMissed(["TEL", "RCP"], message("decisions.rights-note.over", { expires }));
  const cited = sourcesOfRights(certificateRights(answers, isFamilyMember ? "family" : protection));
  if (noteFor === undefined) return yes("offered", cited, message("decisions.rights-note.running", { expires }));
  const reader = message(`labels.choices.note-for.${noteFor}`);
  return yes("offered", cited, message("decisions.rights-note.asked", { expires, reader }));
}
