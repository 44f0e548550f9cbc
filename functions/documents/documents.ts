// The documents: what each is, who signs it, in which order they are printed, and for whom they are made.
import { decideCommitmentReminder } from "./decisions/commitment-reminder.ts";
import { decideHostingAttestation } from "./decisions/hosting-attestation.ts";
import { decideNonPolygamyStatement } from "./decisions/non-polygamy-statement.ts";
import { decideOfpraLetter } from "./decisions/ofpra-letter.ts";
import { type Verdict, yes } from "../law/document-decision.ts";
import type { Situation } from "../law/situation.ts";
import type { Text } from "../text/text.ts";

/** In print order. */
export const documentIds = [
  "cover-sheet",
  "commitment-reminder",
  "non-polygamy-statement",
  "hosting-attestation",
  "ofpra-letter",
  "checklist",
] as const;

export type DocumentId = (typeof documentIds)[number];

export type Signer = "nobody" | "applicant" | "host";

export type DocumentKind = { title: Text; signer: Signer; decide: (s: Situation) => Verdict };

export type DocumentDecision = Verdict & { id: DocumentId };

export const documentKinds: Readonly<Record<DocumentId, DocumentKind>> = {
  "cover-sheet": {
    title: { fr: "Page de garde", en: "Cover sheet" },
    signer: "nobody",
    decide: () =>
      yes("recommended", [], {
        fr: "Elle dit dans quel ordre sont les documents, qui signe chacun et ce qui reste à écrire à la main.",
        en: "It says in which order the documents are, who signs each, and what is left to write by hand.",
      }),
  },
  "commitment-reminder": {
    title: { fr: "Rappel sur le contrat d’engagement", en: "Reminder about the commitment contract" },
    signer: "nobody",
    decide: decideCommitmentReminder,
  },
  "non-polygamy-statement": {
    title: {
      fr: "Déclaration sur l’honneur de non-polygamie",
      en: "Sworn statement of non-polygamy",
    },
    signer: "applicant",
    decide: decideNonPolygamyStatement,
  },
  "hosting-attestation": {
    title: { fr: "Attestation d’hébergement", en: "Hosting attestation" },
    signer: "host",
    decide: decideHostingAttestation,
  },
  "ofpra-letter": {
    title: {
      fr: "Lettre à l’Ofpra : certificat de concordance",
      en: "Letter to Ofpra: certificate of concordance",
    },
    signer: "applicant",
    decide: decideOfpraLetter,
  },
  checklist: {
    title: { fr: "Liste de contrôle personnelle", en: "Personal checklist" },
    signer: "nobody",
    decide: () =>
      yes("recommended", [], {
        fr: "Elle réunit les papiers, les étapes, les dates et les frais qui concernent votre demande.",
        en: "It brings together the papers, the steps, the dates and the fees of your request.",
      }),
  },
};

/** Every document in print order, made or not, each with its reason. */
export function decideDocuments(situation: Situation): DocumentDecision[] {
  return documentIds.map((id) => Object.assign({ id }, documentKinds[id].decide(situation)));
}
