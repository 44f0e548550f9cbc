// View of the letter that asks Ofpra for the certificate of concordance.
import type { Answers, Difference } from "../answers.ts";
import { addressLines, personView, type PersonView } from "./person.ts";
import { mailAddress, type Facts } from "./facts.ts";

export type OfpraLetterView = {
  /** The person whose papers differ. */
  person: PersonView;
  /** Who signs: the person, or whoever represents them while they are a minor. */
  sender: PersonView;
  forMinor: boolean;
  addressLines: string[];
  phone: string | null;
  email: string | null;
  ofpraNumber: string | null;
  foreignerNumber: string | null;
  isRefugee: boolean;
  isSubsidiary: boolean;
  isStateless: boolean;
  /** « de l’Ofpra » */
  decidedBy: string | null;
  /** YYYY-MM-DD */
  decidedOn: string | null;
  decisionReference: string | null;
  differences: { item: string; onBirthCertificate: string; onOtherPaper: string; otherPaper: string }[];
  /** All differences are with one paper. */
  isSinglePaper: boolean;
  /** Rows left for the pen; each cell by the name of what is written in it. */
  emptyRows: string[][];
  enclosures: string[];
  signatureLabel: string;
};

const decidedBy: Record<NonNullable<Answers["decision"]>["by"], string> = {
  ofpra: "de l’Ofpra",
  cnda: "de la Cour nationale du droit d’asile",
  court: "de la juridiction administrative",
};

const items: Record<Difference["item"], string> = {
  "family-name": "Nom de naissance",
  "usual-name": "Nom d’usage",
  "given-names": "Prénoms",
  gender: "Sexe",
  "birth-date": "Date de naissance",
  "birth-place": "Lieu de naissance",
  "birth-country": "Pays de naissance",
  nationality: "Nationalité",
  parents: "Parents",
  "marital-status": "Situation matrimoniale",
};

const papers: Record<Difference["otherPaper"], { name: string; copy: string }> = {
  "asylum-application-certificate": {
    name: "Attestation de demande d’asile",
    copy: "attestation de demande d’asile",
  },
  "extension-certificate": {
    name: "Attestation de prolongation d’instruction",
    copy: "attestation de prolongation d’instruction",
  },
  receipt: { name: "Récépissé", copy: "récépissé" },
  "residence-permit": { name: "Titre de séjour", copy: "titre de séjour (les deux faces)" },
  "protection-decision": {
    name: "Décision de protection",
    copy: "décision accordant la protection (première page)",
  },
  "travel-document": { name: "Titre de voyage", copy: "titre de voyage (page d’identité)" },
  "foreign-paper": { name: "Document étranger", copy: "document étranger cité dans le tableau" },
  "other-french-paper": {
    name: "Autre document français",
    copy: "autre document français cité dans le tableau",
  },
};

const birthCertificateCopy = "certificat de naissance établi par l’Ofpra";

const emptyRow = [
  "mention qui diffère",
  "mention du certificat de naissance de l’Ofpra",
  "mention de l’autre document",
  "nom de l’autre document",
];

export function ofpraLetterView({ answers, protection, isFamilyMember, isMinor }: Facts): OfpraLetterView {
  const { identity, representative, decision, concordance } = answers;
  const differences = concordance?.differences ?? [];
  const own = isFamilyMember ? null : protection;
  const { address, careOf } = mailAddress(answers);
  const copies = differences.map((difference) => papers[difference.otherPaper].copy);
  if (copies.length === 0) copies.push("chaque document cité dans le tableau (les deux faces)");
  return {
    person: personView(identity),
    sender: personView(isMinor ? representative : identity),
    forMinor: isMinor,
    addressLines: addressLines(address, careOf),
    phone: answers.contact?.phone ?? null,
    email: answers.contact?.email ?? null,
    ofpraNumber: answers.ofpraNumber ?? null,
    foreignerNumber: answers.foreignerNumber ?? null,
    isRefugee: own === "refugee",
    isSubsidiary: own === "subsidiary-protection",
    isStateless: own === "stateless",
    decidedBy: decision === undefined ? null : decidedBy[decision.by],
    decidedOn: decision?.date ?? null,
    decisionReference: decision?.reference ?? null,
    differences: differences.map((difference) => ({
      item: items[difference.item],
      onBirthCertificate: difference.onBirthCertificate,
      onOtherPaper: difference.onOtherPaper,
      otherPaper: papers[difference.otherPaper].name,
    })),
    isSinglePaper: new Set(differences.map(({ otherPaper }) => otherPaper)).size === 1,
    emptyRows: differences.length === 0 ? Array.from({ length: 4 }, () => emptyRow) : [],
    enclosures: [...new Set([birthCertificateCopy, papers["protection-decision"].copy, ...copies])],
    signatureLabel: isMinor ? "Signature du représentant légal" : "Signature",
  };
}
