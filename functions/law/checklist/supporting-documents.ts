// Checklist, supporting documents to gather: for whom each is, where it goes, how long it is valid.
import { isCorrection, leavesCardAsItIs } from "../civil-status.ts";
import { needsRecentProof } from "../deadlines/windows.ts";
import { inDossier } from "../situation.ts";
import {
  all,
  any,
  application,
  change,
  couple,
  familyMember,
  first,
  housing,
  mayHaveCard,
  not,
  procedure,
  protectedPerson,
  protection,
  renewal,
  route,
  type Condition,
} from "../conditions.ts";
import { contractException } from "../special-cases/citizenship.ts";
import { filesOnPaper } from "../filing/blocked-filing.ts";
import type { ChecklistRow } from "./row.ts";
import { message } from "../../text/message.ts";
import { civilStatusPaperRows } from "./civil-status.ts";
import { familyLink, mayBeOutsideReunification, mayHaveComeByReunification, ownReunification } from "./ties.ts";
import { papersGivenRows } from "./waiting.ts";

/** Less than 3 months for a new card after some changes of civil status. */
const validityOfProof = { usual: "under-6-months", recent: "under-3-months" } as const;

// Requests for which a new card is printed: they need a photo.
const newCard = all(
  any(application, procedure("loss", "theft", "damage", "civil-status-change")),
  any(application, not(leavesCardAsItIs)),
);

// Since 2 January 2025 the form comes with the decision and is sent back by those who are or were in a union (Ofpra).
const formComesWithDecision: Condition = ({ answers: { decision, concordance } }) =>
  decision?.date !== undefined && decision.date >= "2025-01-02" && concordance?.birthCertificate !== "received";

export const formToSendBack = all(
  first,
  protectedPerson,
  couple("married", "civil-union", "divorced"),
  formComesWithDecision,
);

// On these routes no certificate of concordance is issued.
const needsCertificate = not(
  route("prefecture-corrects", "rectification", "foreign-papers-only", "no-identity-mention"),
);

const supportingDocuments = { anef: "anef-supporting-documents", prefecture: "prefecture-file" } as const;
const proofOfAddress = { anef: "anef-proof-of-address", prefecture: "prefecture-file" } as const;

export const supportingDocumentRows: ChecklistRow[] = [
  ...papersGivenRows,
  {
    id: "protection-decision",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(application, protectedPerson, protection("refugee", "subsidiary-protection")),
    sources: ["SP-R", "SP-PS", "RI"],
  },
  {
    id: "stateless-decision",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(application, protectedPerson, protection("stateless")),
    sources: ["SP-AP", "RI"],
  },
  {
    id: "relative-decision",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(application, familyMember),
    sources: ["SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "current-permit",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(mayHaveCard, procedure("renewal", "address-change", "damage", "civil-status-change")),
    sources: ["RI-REN", "RI-CHG"],
  },
  {
    id: "police-report",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(mayHaveCard, procedure("theft")),
    sources: ["SP-VOL"],
  },
  {
    id: "concordance-certificate",
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "after-concordance",
    when: all(mayHaveCard, procedure("civil-status-change"), isCorrection, protectedPerson, needsCertificate),
    sources: ["RI", "OFP1"],
  },
  ...civilStatusPaperRows,
  {
    id: "birth-certificate-later",
    section: "papers",
    condition: "first-protected-person",
    when: all(first, protectedPerson),
    sources: ["SP-PS", "SP-AP", "ALP", "OFP2"],
  },
  {
    id: "birth-certificate",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(any(renewal, all(mayHaveCard, procedure("civil-status-change"))), protectedPerson),
    sources: ["RI-REN", "RI", "OFP2"],
  },
  {
    id: "marriage-certificate",
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: all(renewal, protectedPerson, couple("married")),
    sources: ["RI-REN"],
  },
  {
    id: "family-identity",
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "first-family-member",
    when: all(first, familyMember),
    sources: ["SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "family-birth-certificate",
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "first-family-member",
    when: all(first, familyMember),
    sources: ["SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "family-link",
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "first-family-member",
    when: all(first, familyMember),
    sources: ["SP-R", "SP-PS", "SP-AP"],
    values: familyLink,
  },
  {
    id: "common-life",
    from: { document: "shared-life-months" },
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "first-couple-outside-reunification",
    when: all(first, familyMember, mayBeOutsideReunification("spouse", "civil-partner")),
    variant: ownReunification,
    sources: ["SP-R"],
  },
  {
    id: "entry-visa",
    section: "papers",
    box: true,
    where: supportingDocuments,
    condition: "first-by-reunification",
    when: all(first, familyMember, mayHaveComeByReunification()),
    variant: ownReunification,
    sources: ["SP-PS"],
  },
  {
    id: "medical-certificate",
    section: "papers",
    box: true,
    afterFiling: true,
    where: supportingDocuments,
    condition: "first-by-reunification",
    when: all(first, familyMember, mayHaveComeByReunification()),
    variant: ownReunification,
    sources: ["SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "commitment-contract",
    handedIn: "original",
    from: { contract: "commitment-reminder" },
    links: ["cir"],
    section: "papers",
    box: true,
    where: { anef: "anef-supporting-documents-proof-of-address", prefecture: "prefecture-file-or-online" },
    condition: "application",
    when: inDossier("commitment-reminder", "required", "recommended"),
    sources: ["TRI2", "LEG3", "MIN2", "RI", "SP-CE"],
    // Signing is optional for some nationalities.
    why: (s) => {
      const isOptional = s !== undefined && inDossier("commitment-reminder", "recommended")(s);
      const isOwn = isOptional && contractException(s.nationalities) === "optional";
      return message(
        `checklist.rows.commitment-contract.why.${isOwn ? "optional" : isOptional ? "optional-for-family" : "required"}`,
      );
    },
  },
  {
    id: "commitment-contract-in-reserve",
    section: "papers",
    when: inDossier("commitment-reminder", "offered"),
    sources: ["TRI2"],
  },
  {
    id: "non-polygamy-required",
    handedIn: "original",
    from: { document: "non-polygamy-statement" },
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: inDossier("non-polygamy-statement", "required"),
    sources: ["SP-R", "SP-PS", "SP-AP", "RI"],
  },
  {
    id: "non-polygamy-recommended",
    handedIn: "original",
    from: { document: "non-polygamy-statement" },
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: inDossier("non-polygamy-statement", "recommended"),
    sources: ["SP-R", "SP-PS", "SP-AP", "RI"],
  },
  {
    id: "non-polygamy-asked-for",
    handedIn: "original",
    from: { document: "non-polygamy-statement" },
    section: "papers",
    box: true,
    where: supportingDocuments,
    when: inDossier("non-polygamy-statement", "offered"),
    sources: ["SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "address-in-reserve",
    section: "papers",
    when: all(change, not(procedure("address-change")), not(needsRecentProof)),
    sources: ["RI-CHG"],
  },
  {
    id: "address-under-3-months",
    section: "papers",
    condition: "card-after-civil-status-change",
    when: all(change, needsRecentProof),
    sources: ["SP-EC"],
  },
  {
    id: "address-for-travel",
    section: "papers",
    box: true,
    when: not(mayHaveCard),
    sources: ["SP-PS", "SP-DOM"],
    values: ({ answers }) => ({ papers: message(`checklist.values.address.${answers.housing.kind}`) }),
  },
  {
    id: "address-own-name",
    provesAddress: true,
    section: "papers",
    box: true,
    where: proofOfAddress,
    validity: validityOfProof,
    when: all(mayHaveCard, housing("own-name")),
    sources: ["SP-DOM", "ANX10", "RI", "SCR"],
  },
  {
    id: "host-attestation",
    handedIn: "original",
    from: { document: "hosting-attestation" },
    section: "papers",
    box: true,
    where: proofOfAddress,
    condition: "hosted",
    when: all(mayHaveCard, housing("hosted")),
    sources: ["SP-DOM", "ANX10", "RI"],
  },
  {
    id: "host-identity",
    from: "host",
    section: "papers",
    box: true,
    where: proofOfAddress,
    condition: "hosted",
    when: all(mayHaveCard, housing("hosted")),
    sources: ["SP-DOM", "ANX10", "RI"],
  },
  {
    id: "host-address",
    provesAddress: true,
    from: "host",
    section: "papers",
    box: true,
    where: proofOfAddress,
    validity: validityOfProof,
    condition: "hosted",
    when: all(mayHaveCard, housing("hosted")),
    sources: ["SP-DOM", "ANX10", "RI", "SCR"],
  },
  {
    id: "address-hotel",
    provesAddress: true,
    from: { document: "body-attestation" },
    section: "papers",
    box: true,
    where: proofOfAddress,
    when: all(mayHaveCard, housing("hotel")),
    sources: ["SP-DOM", "ANX10"],
  },
  {
    id: "address-centre",
    provesAddress: true,
    from: { document: "body-attestation" },
    section: "papers",
    box: true,
    where: proofOfAddress,
    validity: validityOfProof,
    when: all(mayHaveCard, housing("centre")),
    sources: ["SP-DOM", "RI"],
  },
  {
    id: "address-domiciliation",
    provesAddress: true,
    section: "papers",
    box: true,
    where: proofOfAddress,
    when: all(mayHaveCard, housing("domiciliation")),
    sources: ["RI", "SP-R", "SP-PS", "SP-AP"],
  },
  {
    id: "e-photo",
    handedIn: "original",
    from: "photo",
    links: ["e-photo"],
    section: "papers",
    box: true,
    where: "anef-form",
    when: all(newCard, mayHaveCard, not(filesOnPaper)),
    sources: ["SP-R", "SP-PS", "RI", "PHO"],
  },
  {
    id: "paper-photos",
    handedIn: "original",
    from: "photo",
    section: "papers",
    box: true,
    where: "prefecture-file",
    when: all(newCard, mayHaveCard, filesOnPaper),
    sources: ["SP-AP", "ANX10"],
  },
  {
    id: "sworn-translation",
    section: "papers",
    condition: "any-request",
    when: mayHaveCard,
    sources: ["ANX10"],
  },
  {
    id: "other-papers",
    section: "papers",
    box: true,
    condition: "any-request",
    when: mayHaveCard,
    sources: ["AN2"],
  },
  {
    id: "ofpra-form",
    section: "papers",
    box: true,
    afterFiling: true,
    when: formToSendBack,
    sources: ["OFP2"],
  },
];
