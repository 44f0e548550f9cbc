// The differences between the birth certificate made by Ofpra and other papers, as a table of a letter and copies to enclose.
import type { Answers, Difference } from "../../answers/answers.ts";
import { isOfIdentity } from "../../law/concordance-route.ts";
import { decisionCopyOf } from "./letter.ts";

export const items: Record<Difference["item"], string> = {
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

type FrenchPaper = Exclude<Difference["otherPaper"], "foreign-paper">;

/** Without a copy, the decision, whose copy is named after the protection. */
export const papers: Record<FrenchPaper, { name: string; copy?: string }> = {
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
  "protection-decision": { name: "Décision de protection" },
  "travel-document": { name: "Titre de voyage", copy: "titre de voyage (page d’identité)" },
  "other-french-paper": {
    name: "Autre document français",
    copy: "autre document français cité dans le tableau",
  },
};

export const birthCertificateCopy = "certificat de naissance de l’Ofpra";

/** A date in the order of French papers: `1990-03-05` as `05/03/1990`. */
export const asOnPapers = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");

const emptyRow = [
  "mention qui diffère",
  "mention du certificat de naissance de l’Ofpra",
  "mention de l’autre document",
  "nom de l’autre document",
];

/**
 * Differences of identity with French papers, for the partial `differences`. A foreign paper has no place in a letter about
 * them, and a copy of one could be taken for a sign of ties with the authorities of the country that the person fled.
 */
export function differencesView(concordance: Answers["concordance"], decisionCopy = decisionCopyOf(null)) {
  const differences = (concordance?.differences ?? [])
    .filter(isOfIdentity)
    .flatMap(({ otherPaper, ...difference }) =>
      otherPaper === "foreign-paper" ? [] : [{ ...difference, otherPaper }],
    );
  const named = [...new Set(differences.map(({ otherPaper }) => otherPaper))];
  return {
    /** Each once, in the order of the table. */
    papers: named,
    /** « titre de séjour » */
    paperNames: named.map((paper) => papers[paper].name.toLowerCase()),
    /** What is copied of each; of the table that is filled in by hand, in words. */
    copies:
      named.length === 0
        ? ["chaque document cité dans le tableau (les deux faces)"]
        : named.map((paper) => papers[paper].copy ?? decisionCopy),
    table: {
      differences: differences.map((difference) => ({
        item: items[difference.item],
        onBirthCertificate: asOnPapers(difference.onBirthCertificate),
        onOtherPaper: asOnPapers(difference.onOtherPaper),
        otherPaper: papers[difference.otherPaper].name,
      })),
      /** Rows to fill in by hand; each cell is named after what is written in it. */
      emptyRows: differences.length === 0 ? Array.from({ length: 3 }, () => emptyRow) : [],
    },
    /** All differences are with one paper. */
    isSinglePaper: named.length === 1,
  };
}
