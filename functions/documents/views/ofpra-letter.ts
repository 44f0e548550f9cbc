// View of the letter that asks Ofpra for the certificate of concordance.
import type { Answers, Difference, Protection } from "../../answers/answers.ts";
import { addressLines, personView, type PersonView } from "../parts/person.ts";
import { mailAddress, type Facts } from "../parts/facts.ts";

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
  /** Who may have decided, where the answers do not say who did: « Ofpra ou CNDA » */
  possibleAuthors: string;
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

const papers: Record<Exclude<Difference["otherPaper"], "foreign-paper">, { name: string; copy: string }> = {
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
  "other-french-paper": {
    name: "Autre document français",
    copy: "autre document français cité dans le tableau",
  },
};

// On appeal the CNDA decides for refugees and subsidiary protection, the administrative court for stateless persons.
const possibleAuthors: Record<Protection, string> = {
  refugee: "Ofpra ou CNDA",
  "subsidiary-protection": "Ofpra ou CNDA",
  stateless: "Ofpra ou juge administratif",
};

const statelessDecisionCopy = "décision reconnaissant la qualité d’apatride (première page)";

const birthCertificateCopy = "certificat de naissance établi par l’Ofpra";

const emptyRow = [
  "mention qui diffère",
  "mention du certificat de naissance de l’Ofpra",
  "mention de l’autre document",
  "nom de l’autre document",
];

export function ofpraLetterView({ answers, protection, isFamilyMember, isMinor }: Facts): OfpraLetterView {
  const { identity, representative, decision, concordance } = answers;
  // Ofpra's certificate is about papers of French authorities. A foreign paper has no place in a letter about them, and a
  // copy of one could be taken for a sign of ties with the authorities of the country that the person fled.
  const differences = (concordance?.differences ?? []).flatMap(({ otherPaper, ...difference }) =>
    otherPaper === "foreign-paper" ? [] : [{ ...difference, otherPaper }],
  );
  const own = isFamilyMember ? null : protection;
  const decisionCopy = own === "stateless" ? statelessDecisionCopy : papers["protection-decision"].copy;
  const { address, careOf } = mailAddress(answers);
  const copies = differences.map(({ otherPaper }) =>
    otherPaper === "protection-decision" ? decisionCopy : papers[otherPaper].copy,
  );
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
    possibleAuthors: own === null ? "Ofpra, CNDA ou juge administratif" : possibleAuthors[own],
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
    emptyRows: differences.length === 0 ? Array.from({ length: 3 }, () => emptyRow) : [],
    enclosures: [...new Set([birthCertificateCopy, decisionCopy, ...copies])],
    signatureLabel: isMinor ? "Signature du représentant légal" : "Signature",
  };
}
